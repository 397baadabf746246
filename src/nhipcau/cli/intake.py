"""`nhipcau intake PATH…`: files and folders of any size into the register, for one agency, with a line per file."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from nhipcau.cli.installation import open_installation
from nhipcau.cli.progress import ProgressBar
from nhipcau.cli.readers import add_reader_arguments, readers_for
from nhipcau.ground.sentences import sentence

if TYPE_CHECKING:
    from nhipcau.flows.folder import FileOutcome

INTERRUPTED = 130
"""The exit code of a command that was stopped with Ctrl-C."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="ĐƯỜNG_DẪN", help="tệp hoặc thư mục")
    parser.add_argument("--as", dest="username", required=True, metavar="TÀI_KHOẢN", help="nhập thay tài khoản này")
    parser.add_argument("--again", action="store_true", help="thử lại cả những tệp lần trước bị từ chối")
    parser.add_argument("--report", type=Path, metavar="TỆP", help="ghi kết quả từng tệp ra TỆP (.csv hoặc .jsonl)")
    add_reader_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """1 if any file is left that was refused, in this run or an earlier one."""
    open_installation()
    from nhipcau.agencies.selectors import actor_named
    from nhipcau.cli.intake_report import IntakeReport, state_of
    from nhipcau.flows.folder import files_in, take_in_folders

    actor = actor_named(arguments.username, channel="cli")
    total = sum(1 for _ in files_in(arguments.paths))
    counted: Counter[str] = Counter()
    files = 0
    try:
        with ExitStack() as open_things:
            report = open_things.enter_context(IntakeReport(arguments.report)) if arguments.report else None
            progress = open_things.enter_context(ProgressBar(total=total, label="Nạp văn bản"))
            readers = open_things.enter_context(readers_for(arguments, files=total, tell=progress.tell))
            for one in take_in_folders(actor=actor, paths=arguments.paths, readers=readers, again=arguments.again):
                counted[state_of(one)] += 1
                if report is not None:
                    report.tell(one)
                if not (one.earlier and one.refusal is None):
                    progress.line(_line(one))
                if one.opens:
                    files += 1
                    progress.step()
    except KeyboardInterrupt:
        sys.stdout.write(f"{_summary(counted)}\nĐã dừng; còn {total - files} tệp. Chạy lại lệnh này để nạp tiếp.\n")
        return INTERRUPTED
    sys.stdout.write(f"{_summary(counted)}\n")
    return 1 if counted["refused"] else 0


def _line(one: FileOutcome) -> str:
    if one.refusal is not None:
        before = " (lần trước)" if one.earlier else ""
        return f"{one.name}: {one.refusal.code}{before}: {sentence(one.refusal)}"
    assert one.outcome is not None
    return f"{one.name}: {one.outcome.summary()}"


def _summary(counted: Counter[str]) -> str:
    words = [f"{counted['taken']} tệp nạp mới"]
    if counted["known"]:
        words.append(f"{counted['known']} tệp đã có trong sổ")
    if counted["taken_before"]:
        words.append(f"{counted['taken_before']} tệp đã nạp từ lần trước")
    words.append(f"{counted['refused']} tệp bị từ chối")
    if counted["refused"]:
        words.append("thêm --again để thử lại các tệp bị từ chối")
    return ", ".join(words)
