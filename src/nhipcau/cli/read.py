"""`nhipcau read FILE…`: what the files say, as JSON lines, as their reading text, or as a table of duties."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from nhipcau.reading.as_json import reading_as_json
from nhipcau.reading.engine import read


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("read", help="đọc tệp, không lưu gì")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", dest="shape", action="store_const", const="json")
    shape.add_argument("--text", dest="shape", action="store_const", const="text")
    shape.add_argument("--table", dest="shape", action="store_const", const="table")
    parser.set_defaults(run=run, shape="table")


def run(arguments: argparse.Namespace) -> int:
    for path in arguments.files:
        reading = read(path.read_bytes(), path.name)
        sys.stdout.write(json.dumps(reading_as_json(reading), ensure_ascii=False) + "\n")
    return 0
