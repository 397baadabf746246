"""`nhipcau intake PATH…`: files and folders into the register, for one agency, with a line per file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from nhipcau.cli.installation import open_installation
from nhipcau.cli.progress import ProgressBar
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import sentence


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="tệp hoặc thư mục")
    parser.add_argument("--as", dest="username", required=True, metavar="TÀI KHOẢN", help="nhập thay tài khoản này")


def run(arguments: argparse.Namespace) -> int:
    open_installation()
    from nhipcau.agencies.selectors import actor_named
    from nhipcau.flows.intake import take_in

    actor = actor_named(arguments.username, channel="cli")
    files = list(_files(arguments.paths))
    refused = 0
    with ProgressBar(total=len(files), label="Nạp văn bản") as progress:
        for path in files:
            try:
                outcome = take_in(actor=actor, filename=path.name, content=path.read_bytes())
                progress.line(f"{path}: {outcome.summary()}")
            except Refusal as refusal:
                refused += 1
                progress.line(f"{path}: {refusal.code}: {sentence(refusal)}")
            except OSError as error:
                refused += 1
                progress.line(f"{path}: không mở được tệp ({error.strerror})")
            progress.step()
    sys.stdout.write(f"{len(files) - refused} tệp đã nạp, {refused} tệp bị từ chối\n")
    return 1 if refused else 0


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(inner for inner in path.rglob("*") if inner.is_file() and not inner.name.startswith("."))
        else:
            yield path
