"""`nhipcau restore FILE [--check]`: back from an archive, or only whether it could be."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from nhipcau.cli.installation import open_installation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("archive", type=Path, metavar="TỆP")
    parser.add_argument("--check", action="store_true", help="chỉ kiểm tra, không đổi gì")


def run(arguments: argparse.Namespace) -> int:
    open_installation()
    from nhipcau.foundation.backup import restore

    manifest = restore(arguments.archive, check_only=arguments.check)
    done = "nguyên vẹn" if arguments.check else "đã phục hồi"
    sys.stdout.write(f"{arguments.archive}: {done}: {manifest.summary()}\n")
    return 0
