"""`nhipcau backup FILE`: the whole installation in one archive, with a check sum for every part."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from nhipcau.cli.installation import open_installation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("archive", type=Path, metavar="TỆP")


def run(arguments: argparse.Namespace) -> int:
    open_installation()
    from nhipcau.foundation.backup import backup

    manifest = backup(arguments.archive)
    sys.stdout.write(f"{arguments.archive}: {manifest.summary()}\n")
    return 0
