"""The changed values that a correction offers: what it says was printed, and where the corrected paper says that.

Nothing is changed by itself: each place leads to the form in which a person corrects the value, by the words offered.
"""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.documents.correcting import corrections_in
from nhipcau.documents.models import Amendment
from nhipcau.documents.selectors.amending import amended_paper_for
from nhipcau.documents.selectors.register import document_for
from nhipcau.documents.selectors.review import values_for_review
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Place:
    """A value of the corrected paper that says what was printed, by its pointer and the key of its name."""

    pointer: str
    label: str


@dataclass(frozen=True, slots=True)
class OfferedCorrection:
    document_id: int
    printed: str
    corrected: str
    places: tuple[Place, ...]


def corrections_offered_for(viewer: Actor, amendment_id: int) -> tuple[OfferedCorrection, ...]:
    """None where the correction is known by its line alone, or says nothing in quotation marks."""
    paper = amended_paper_for(viewer, amendment_id)
    if paper.kind != Amendment.Kind.CORRECTED or paper.older_id is None or paper.newer_id is None:
        return ()
    try:
        newer = document_for(viewer, paper.newer_id)
        sheet = values_for_review(viewer, paper.older_id)
    except Refusal:
        return ()
    values = [value for group in sheet.groups for value in group.values if isinstance(value.value, str)]
    return tuple(
        OfferedCorrection(
            document_id=paper.older_id,
            printed=pair.printed,
            corrected=pair.corrected,
            places=tuple(
                Place(value.pointer, value.label) for value in values if _says(str(value.value), pair.printed)
            ),
        )
        for pair in corrections_in(newer.text[newer.start : newer.end])
    )


def _says(value: str, words: str) -> bool:
    return " ".join(words.split()).casefold() in " ".join(value.split()).casefold()
