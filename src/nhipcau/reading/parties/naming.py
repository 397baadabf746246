"""Names of the grammar as values of parties: each once, with its words, rule and confidence."""

from __future__ import annotations

from nhipcau.reading.names import Name, as_found
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found
from nhipcau.reading.words import fold


def found(source: Source, name: Name, *, rule: str = "party.partner", sure: float = 1.0) -> Found[str]:
    plain = as_found(source, name, confidence=sure)
    return Found(value=plain.value, spans=plain.spans, rule=rule, confidence=plain.confidence)


def meant(source: Source, name: Found[str]) -> str:
    """What rules compare: the words of a worn text without their damage. The value stays as printed."""
    return " ".join(" ".join(source.shadow[span.start : span.end] for span in name.spans).split())


def once(names: tuple[Found[str], ...], *, without: tuple[Found[str], ...] = ()) -> tuple[Found[str], ...]:
    """Each name the first time it is met, and none that already leads."""
    if not names or (len(names) == 1 and not without):
        return names
    seen = {fold(name.value) for name in without}
    kept = []
    for name in names:
        if fold(name.value) not in seen:
            seen.add(fold(name.value))
            kept.append(name)
    return tuple(kept)
