"""`nhipcau`: one command, one file per subcommand. Commands that need the database load Django only when called."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from nhipcau.cli import read as read_command


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="nhipcau", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    read_command.register(commands)
    arguments = parser.parse_args(argv)
    run = arguments.run
    return int(run(arguments))


if __name__ == "__main__":
    sys.exit(main())
