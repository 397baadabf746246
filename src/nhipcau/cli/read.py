"""`nhipcau read FILE…`: what the files say, as JSON lines, as their reading text, or as a table of duties."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from nhipcau.cli.duty_table import duty_table
from nhipcau.cli.progress import ProgressBar
from nhipcau.ground.plain import Json
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import sentence
from nhipcau.reading import Member, Reading, members, read
from nhipcau.reading.as_json import reading_as_json
from nhipcau.reading.extract import Limits, extract
from nhipcau.reading.secrecy import require_unclassified

Tell = Callable[[int], None]
"""Hears how many pages were read from pictures so far."""
# What is printed for one file: its bytes and name in, lines out, without the last line end. Each may refuse.
Printer = Callable[[bytes, str, Tell], str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="TỆP", help="tệp hoặc thư mục")
    shape = parser.add_mutually_exclusive_group()
    for name, summary in (
        ("json", "mỗi tệp một dòng JSON (mặc định khi ghi ra tệp)"),
        ("text", "văn bản đọc được, nơi mọi vị trí trỏ vào"),
        ("table", "bảng nhiệm vụ (mặc định trên màn hình)"),
    ):
        shape.add_argument(f"--{name}", dest="shape", action="store_const", const=name, help=summary)


def run(arguments: argparse.Namespace) -> int:
    """1 if any file was refused; all files are read first."""
    shape = arguments.shape or ("table" if sys.stdout.isatty() else "json")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    files = list(_files(arguments.files))
    refused = 0
    with ProgressBar(total=len(files), label="Đọc") as progress:
        for name, path in files:
            for member in _members(path, name):
                try:
                    progress.line(_printed(member, shape=shape, tell=partial(progress.tell, member.name)))
                except Refusal as refusal:
                    refused += 1
                    _tell(refusal, name=member.name, shape=shape, progress=progress)
            progress.step()
    return 1 if refused else 0


def _files(paths: list[Path]) -> Iterator[tuple[str, Path]]:
    """Name and path of each file; a folder is walked in order, hidden and lock files left aside."""
    for path in paths:
        if not path.is_dir():
            yield path.name, path
            continue
        for inside in sorted(path.rglob("*")):
            relative = inside.relative_to(path)
            if inside.is_file() and not any(part.startswith((".", "~$")) for part in relative.parts):
                yield relative.as_posix(), inside


def _bytes_of(path: Path) -> bytes:
    """Never more than one byte over the limit, however large the file."""
    try:
        with path.open("rb") as file:
            return file.read(Limits().size + 1)
    except OSError as error:
        raise Refusal("reading.no_file") from error


def _members(path: Path, name: str) -> Iterator[Member]:
    """The file itself, or each file in it where it is an archive or a mail."""
    try:
        yield from members(_bytes_of(path), name)
    except Refusal as refusal:
        yield Member(name, refusal)


def _printed(member: Member, *, shape: str, tell: Tell) -> str:
    if isinstance(member.content, Refusal):
        raise member.content
    return _PRINTERS[shape](member.content, member.name, tell)


def _as_json(data: bytes, name: str, tell: Tell) -> str:
    return _json_line(reading_as_json(read(data, name, tell=tell)))


def _as_text(data: bytes, name: str, tell: Tell) -> str:
    source = extract(data, name, tell=tell)
    require_unclassified(source)
    return source.text.removesuffix("\n")


def _as_table(data: bytes, name: str, tell: Tell) -> str:
    reading: Reading = read(data, name, tell=tell)
    return duty_table(reading)


def _json_line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _tell(refusal: Refusal, *, name: str, shape: str, progress: ProgressBar) -> None:
    words = sentence(refusal)
    if shape == "json":
        progress.line(_json_line({"file": name, "refusal": {"code": refusal.code, "message": words}}))
    else:
        sys.stderr.write(f"{name}: {words}\n")


_PRINTERS: dict[str, Printer] = {"json": _as_json, "text": _as_text, "table": _as_table}
