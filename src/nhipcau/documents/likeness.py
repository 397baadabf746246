"""Whether a placeholder may be a held document, and how alike the two look. Pure: no database, no clock, no Django.

What looks alike is only proposed: which document is meant a person says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import fold, write_out

LIKELY = 0.5
"""From here on a placeholder is proposed unasked."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one document; empty where nothing is."""

    id: int
    is_held: bool
    is_press: bool
    type: str
    canonical_code: str
    issuer_key: str
    issuer: str
    date: date | None
    title: str


def check_may_be(*, placeholder: Known, text: Known, cite_each_other: bool) -> None:
    """Refuses what cannot be: the text of another type, a press item, a document that cites what it is said to be."""
    if placeholder.id == text.id:
        raise Refusal("document.itself")
    if placeholder.is_held:
        raise Refusal("document.text_held")
    if not text.is_held:
        raise Refusal("document.no_original")
    if text.is_press:
        raise Refusal("document.press_is_no_text")
    if _other_type(placeholder, text):
        raise Refusal("document.other_type", cited=placeholder.type, held=text.type)
    if cite_each_other:
        raise Refusal("document.cites_itself")


def likeness(*, placeholder: Known, text: Known) -> float:
    """From 0, certainly another, to 1. Only what the placeholder tells is weighed."""
    if _other_type(placeholder, text) or _other_date(placeholder, text):
        return 0.0
    parts = [
        (0.2, 1.0 if placeholder.type else None),
        (0.2, 1.0 if placeholder.issuer_key == text.issuer_key else 0.0),
        (0.2, _shared(placeholder.issuer, text.issuer)),
        (0.4, _shared(placeholder.title, text.title)),
        (0.6, _same_code(placeholder, text)),
        (0.3, 1.0 if placeholder.date else None),
    ]
    told = [(weight, value) for weight, value in parts if value is not None]
    return sum(weight * value for weight, value in told) / sum(weight for weight, _ in told)


def _other_type(placeholder: Known, text: Known) -> bool:
    return bool(placeholder.type and text.type and placeholder.type != text.type)


def _other_date(placeholder: Known, text: Known) -> bool:
    return bool(placeholder.date and text.date and placeholder.date != text.date)


def _same_code(placeholder: Known, text: Known) -> float | None:
    """The number counts most; the same number with another symbol is half as telling."""
    if not placeholder.canonical_code:
        return None
    if placeholder.canonical_code == text.canonical_code:
        return 1.0
    number = placeholder.canonical_code.partition("/")[0]
    return 0.5 if number == text.canonical_code.partition("/")[0] else 0.0


def _shared(cited: str, held: str) -> float | None:
    """How many of the words of the shorter both have; None where the placeholder says nothing."""
    few, many = set(fold(write_out(cited)).split()), set(fold(write_out(held)).split())
    if not few:
        return None
    return len(few & many) / min(len(few), len(many)) if many else 0.0
