"""`nhipcau reread`: documents that an older engine read are read again; what differs waits for people."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nhipcau.cli.differences import shown, what_differs
from nhipcau.cli.installation import open_installation
from nhipcau.cli.intake import INTERRUPTED
from nhipcau.cli.progress import ProgressBar
from nhipcau.cli.readers import add_reader_arguments, readers_for
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import sentence

if TYPE_CHECKING:
    from nhipcau.flows.reread import RereadOutcome
    from nhipcau.ground.actor import Actor


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--all", action="store_true", help="mọi văn bản mà bộ máy đọc cũ đã đọc")
    what.add_argument("--waiting", action="store_true", help="chỉ liệt kê những chỗ đang chờ người chọn")
    what.add_argument(
        "--take-unjudged", action="store_true", help="lấy bản đọc mới ở mọi việc trên bảng chưa ai xác nhận (cần --as)"
    )
    what.add_argument("documents", nargs="*", default=[], metavar="VĂN_BẢN", help="số thứ tự trong sổ, hoặc số ký hiệu")
    parser.add_argument("--dry-run", action="store_true", help="chỉ cho biết sẽ khác gì, không ghi gì")
    parser.add_argument("--as", dest="username", metavar="TÀI_KHOẢN", help="làm thay tài khoản này")
    add_reader_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """1 if any file could not be read again, or any document was not found."""
    open_installation()
    from nhipcau.agencies.actors import the_installation
    from nhipcau.agencies.selectors import actor_named

    actor = actor_named(arguments.username, channel="cli") if arguments.username else the_installation()
    if arguments.waiting:
        return _list_waiting(actor)
    if arguments.take_unjudged:
        return _take_unjudged(actor)
    return _reread(actor, arguments)


def _reread(actor: Actor, arguments: argparse.Namespace) -> int:
    from nhipcau.documents.selectors.rereading import count_old_readings_for, old_readings_for
    from nhipcau.flows.reread import reread

    wanted = None if arguments.all else _documents(actor, arguments.documents)
    total = count_old_readings_for(actor, document_ids=wanted)
    originals = old_readings_for(actor, document_ids=wanted)
    counted: Counter[str] = Counter()
    try:
        with readers_for(arguments, files=total) as readers, ProgressBar(total=total, label="Đọc lại") as progress:
            for one in reread(actor=actor, originals=originals, readers=readers, dry_run=arguments.dry_run):
                counted.update(
                    files=1,
                    refused=one.refusal is not None,
                    carried=one.carried,
                    disagreements=one.disagreements,
                    found=one.found,
                )
                progress.line(f"{one.filename}: {_told(one)}")
                progress.step()
    except KeyboardInterrupt:
        left = total - counted["files"]
        sys.stdout.write(f"{_summary(counted)}\nĐã dừng; còn {left} tệp. Chạy lại lệnh này để đọc tiếp.\n")
        return INTERRUPTED
    if not total:
        sys.stdout.write("Không còn văn bản nào do bộ máy đọc cũ đọc.\n")
        return 0
    sys.stdout.write(_summary(counted) + ("; chưa ghi gì (--dry-run)\n" if arguments.dry_run else "\n"))
    return 1 if counted["refused"] else 0


def _documents(actor: Actor, words: Sequence[str]) -> list[int]:
    """By the number in the register, or by number and symbol as printed."""
    from nhipcau.documents.selectors import DocumentFilters, document_for, documents_for

    found: list[int] = []
    for word in words:
        if word.isdigit():
            found.append(document_for(actor, int(word)).row.id)
            continue
        same = [row.id for row in documents_for(actor, filters=DocumentFilters(code=word), size=200).rows]
        if not same:
            raise Refusal("document.not_found")
        found += same
    return found


def _told(one: RereadOutcome) -> str:
    if one.refusal is not None:
        return f"{one.refusal.code}: {sentence(one.refusal)}"
    words = [f"{one.documents} văn bản"]
    if one.carried:
        words.append(f"giữ {one.carried} ý của người")
    if one.found:
        words.append(f"{one.found} việc mới thấy")
    if one.disagreements:
        words.append(f"{one.disagreements} chỗ chờ người chọn")
    return ", ".join(words)


def _summary(counted: Counter[str]) -> str:
    return (
        f"{counted['files'] - counted['refused']} tệp đã đọc lại, {counted['refused']} tệp không đọc lại được, "
        f"giữ {counted['carried']} ý của người, {counted['found']} việc mới thấy, "
        f"{counted['disagreements']} chỗ chờ người chọn"
    )


def _list_waiting(actor: Actor) -> int:
    """A line for each: number, document, what it is about, what stands, what was read anew."""
    from nhipcau.documents.selectors.disagreements import disagreements_for

    number = 1
    while True:
        page = disagreements_for(actor, page=number, size=200)
        for row in page.rows:
            versions = "" if row.kind == "divided" else f": {shown(row.kept)} → {shown(row.read)}"
            sys.stdout.write(f"{row.id}\t{row.document_label}\t{what_differs(row)}{versions}\n")
        if page.next is None:
            sys.stdout.write(f"{page.total} chỗ chờ người chọn\n")
            return 0
        number = page.next


def _take_unjudged(actor: Actor) -> int:
    from nhipcau.flows.reread import take_what_nobody_judged

    if actor.account_id is None:
        raise Refusal("document.person_must_choose")
    taken, refused = take_what_nobody_judged(actor=actor)
    sys.stdout.write(f"{taken} chỗ đã lấy bản đọc mới, {refused} chỗ còn phải có người xem\n")
    return 0
