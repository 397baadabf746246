"""Words of a document that may be damaged: a list of them, and their marks in its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from nhipcau.documents.selectors import DocumentSheet
from nhipcau.documents.selectors.odd import ProposedRepair
from nhipcau.web.parts.marks import Mark
from nhipcau.web.ways import way_to
from nhipcau.web.wording import REPAIR_REASONS, said


@dataclass(frozen=True, slots=True)
class RepairLine:
    """`url` leads to the words in the text; the words around them are whole."""

    url: str
    before: str
    quote: str
    after: str
    proposed: str
    message: str


def repair_lines(sheet: DocumentSheet) -> tuple[RepairLine, ...]:
    reader = way_to("document", sheet.row.id)
    return tuple(
        RepairLine(
            url=f"{reader}#{_ident(number)}",
            before=_whole_after_cut(repair.before),
            quote=repair.quote,
            after=_whole_before_cut(repair.after),
            proposed=repair.proposed,
            message=said(REPAIR_REASONS, repair.reason) if repair.reason in REPAIR_REASONS else repair.message,
        )
        for number, repair in enumerate(sheet.repairs)
    )


def marks_of_repairs(repairs: Sequence[ProposedRepair]) -> list[Mark]:
    return [
        Mark(
            ident=_ident(number),
            start=repair.start,
            end=repair.end,
            note=_("có thể là “%(words)s”") % {"words": repair.proposed},
        )
        for number, repair in enumerate(repairs)
    ]


def _ident(number: int) -> str:
    return f"worn-{number}"


def _whole_after_cut(words: str) -> str:
    """The first word may have been cut, and one that was not is no loss."""
    _first, space, rest = words.partition(" ")
    return f"… {rest}" if space else words


def _whole_before_cut(words: str) -> str:
    rest, space, _last = words.rpartition(" ")
    return f"{rest} …" if space else words
