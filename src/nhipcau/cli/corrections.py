"""`nhipcau corrections export DIR`: what people corrected becomes cases for the engine's tests."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from nhipcau.cli.installation import open_installation
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import sentence
from nhipcau.writing.cases import Case, case_name, expected, gold

if TYPE_CHECKING:
    from nhipcau.documents.selectors.corrections import CorrectedFile

PURPOSE = "kiểm thử bộ máy đọc"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=["export"], metavar="export", help="xuất ra thư mục")
    parser.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="nơi ghi các ca kiểm thử")
    parser.add_argument(
        "--as", dest="username", required=True, metavar="TÀI_KHOẢN", help="chỉ những gì tài khoản xem được"
    )
    parser.add_argument("--purpose", default=PURPOSE, metavar="LỜI", help="xuất để làm gì; được ghi vào nhật ký")


def run(arguments: argparse.Namespace) -> int:
    """Originals and their `.expected.toml` into `files/`, the same for the scorer into `gold/`. 1 if one is missing."""
    open_installation()
    from nhipcau.agencies.selectors import actor_named
    from nhipcau.documents.selectors.corrections import corrected_files_for
    from nhipcau.documents.services.corrections import record_export

    actor = actor_named(arguments.username, channel="cli")
    written: list[int] = []
    files = refused = 0
    for one in corrected_files_for(actor):
        try:
            name = _write(one, arguments.folder)
        except Refusal as refusal:
            refused += 1
            sys.stdout.write(f"{one.filename}: {refusal.code}: {sentence(refusal)}\n")
            continue
        files += 1
        written += one.document_ids
        sys.stdout.write(f"{name}: {one.corrected} chỗ người đã sửa, {one.undecided} chỗ chưa ai xem\n")
    if written:
        record_export(actor=actor, document_ids=written, purpose=arguments.purpose)
    if not files and not refused:
        sys.stdout.write(
            "Chưa có chỗ nào người đã sửa trong những văn bản tài khoản này xem được: không có gì để xuất.\n"
            "Mở một văn bản, sửa hoặc bỏ chỗ máy đọc sai, rồi chạy lại lệnh này.\n"
        )
        return 0
    sys.stdout.write(f"{files} tệp đã xuất vào {arguments.folder}\n")
    return 1 if refused else 0


def _write(one: CorrectedFile, folder: Path) -> str:
    content = one.content()
    name = case_name(document=one.documents[0], sha256=one.sha256)
    files, answers = folder / "files", folder / "gold"
    files.mkdir(parents=True, exist_ok=True)
    answers.mkdir(exist_ok=True)
    case = Case(
        file=f"{name}{_suffix(one.filename)}",
        source_kind=one.source_kind,
        text=one.text,
        documents=one.documents,
        remarks=(
            f"Theo ý kiến của người: {one.corrected} chỗ đã sửa; {one.undecided} chỗ chưa ai xem, ghi như máy đọc.",
            "Dùng để kiểm thử bộ máy đọc; tên người ký là của văn bản, không dùng vào việc khác.",
        ),
    )
    (files / case.file).write_bytes(content)
    (files / f"{name}.expected.toml").write_text(expected(case), encoding="utf-8")
    (answers / f"{name}.json").write_text(gold(case), encoding="utf-8")
    return case.file


def _suffix(filename: str) -> str:
    """By which the engine and people know the kind of a file; nothing else of the name it came under is used."""
    found = re.search(r"\.[a-z0-9]{1,5}$", filename.casefold())
    return found[0] if found else ""
