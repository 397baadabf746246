"""What the reading found odd in one document: its warnings, damaged words with what they may have been, faint words."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.documents.models import Document

# So many letters on either side let a person judge a word without looking it up.
_AROUND = 40


@dataclass(frozen=True, slots=True)
class ProposedRepair:
    """`before`, `quote` and `after` stand in the text one after the other; `proposed` may have stood for `quote`."""

    start: int
    end: int
    before: str
    quote: str
    after: str
    proposed: str
    reason: str
    message: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FaintWord:
    """A word read from a picture that may be wrong, and how sure it is (0–1)."""

    start: int
    end: int
    confidence: float


def warnings_of(document: Document) -> tuple[tuple[str, str], ...]:
    """Code and sentence; of this document alone where the file holds several."""
    if document.run is None:
        return ()
    found = []
    for warning in document.run.reading.get("warnings", []):
        span = warning.get("span")
        if span is None or document.start <= span[0] < document.end:
            found.append((warning["code"], warning["message"]))
    return tuple(found)


def repairs_of(document: Document) -> tuple[ProposedRepair, ...]:
    """In order of the text. Only words of this document are shown around them."""
    if document.run is None or document.original is None:
        return ()
    text = document.original.text
    return tuple(
        ProposedRepair(
            start=start,
            end=end,
            before=text[max(document.start, start - _AROUND) : start],
            quote=repair["quote"],
            after=text[end : min(document.end, end + _AROUND)],
            proposed=repair["proposed"],
            reason=repair["reason"],
            message=repair["message"],
            confidence=repair["confidence"],
        )
        for repair in document.run.reading.get("repairs", [])
        for start, end in [repair["span"]]
        if document.start <= start < document.end
    )


def faint_words_of(document: Document) -> tuple[FaintWord, ...]:
    """In order of the text; none where the run was read before faint words were kept."""
    if document.run is None:
        return ()
    return tuple(
        FaintWord(start=start, end=end, confidence=word["confidence"])
        for word in document.run.reading.get("faint", [])
        for start, end in [word["span"]]
        if document.start <= start and end <= document.end
    )
