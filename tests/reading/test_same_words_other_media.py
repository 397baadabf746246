"""The same document says the same, whatever it is printed on and wherever its lines are broken."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from nhipcau.reading.engine import read
from nhipcau.reading.types import DifficultyChannel, Document, Duty, Found, Reading

SAMPLES = Path(__file__).resolve().parents[2] / "src/nhipcau/data/samples"
MANNERS = Path(__file__).parent / "manners"
Told = tuple[object, ...]
SPELT: dict[str, Callable[[str], str]] = {
    "the tone mark on the other vowel": lambda text: re.sub("ủy", "uỷ", re.sub("Ủy", "Uỷ", text)),
    "long dashes before items": lambda text: re.sub(r"(?m)^- ", "– ", text),
    "line ends of another system": lambda text: text.replace("\n", "\r\n"),
    "spaces at line ends": lambda text: re.sub(r"(?m)(?<=\S)$", "  ", text),
    "no empty lines": lambda text: re.sub(r"\n[ \t]*\n+", "\n", text),
}


@cache
def reading_of(file: str) -> Reading:
    return read(text_of(file), file)


def text_of(file: str) -> bytes:
    return next(path for folder in (SAMPLES, MANNERS) for path in folder.rglob(file)).read_bytes()


def texts(*, with_columns: bool) -> list[str]:
    paths = [*sorted(SAMPLES.rglob("*.txt")), *sorted(MANNERS.glob("*.txt"))]
    return [path.name for path in paths if with_columns or b"\t" not in path.read_bytes()]


def pairs_of_files() -> list[tuple[str, str]]:
    pairs = []
    for path in sorted(SAMPLES.rglob("*.expected.toml")):
        first, *others = tomllib.loads(path.read_text(encoding="utf-8"))["files"]
        pairs += [(first, other) for other in others]
    return pairs


@pytest.mark.parametrize(("first", "other"), pairs_of_files())
def test_the_forms_of_a_sample_are_read_alike(first: str, other: str) -> None:
    assert told_by(reading_of(other)) == told_by(reading_of(first))


@pytest.mark.parametrize("width", [72, 84])
@pytest.mark.parametrize("file", texts(with_columns=False))
def test_lines_broken_at_the_width_of_a_page_change_nothing(file: str, width: int) -> None:
    whole = reading_of(file)
    broken = read(wrapped(whole.text, width=width).encode(), file)
    assert told_by(broken) == told_by(whole)


@pytest.mark.parametrize("spelling", SPELT)
@pytest.mark.parametrize("file", texts(with_columns=True))
def test_other_habits_of_typing_change_nothing(file: str, spelling: str) -> None:
    typed = SPELT[spelling](text_of(file).decode())
    assert told_by(read(typed.encode(), file)) == told_by(reading_of(file))


def wrapped(text: str, *, width: int) -> str:
    return "\n".join(
        "\n".join(textwrap.wrap(line, width, break_on_hyphens=False, break_long_words=False)) or line
        for line in text.split("\n")
    )


def told_by(reading: Reading) -> list[Told]:
    return [part for document in reading.documents for part in parts_of(document, reading.text)]


def parts_of(document: Document, text: str) -> list[Told]:
    header = document.header
    names = ("type", "code", "issuer", "parent_issuer", "place", "date", "title", "urgency")
    signed = header.signatory and (shown(header.signatory.position), shown(header.signatory.name))
    return [
        *((name, shown(getattr(header, name))) for name in names),
        ("to", *map(shown, header.addressees), "copies", *map(shown, header.recipients), "signed", signed),
        *(
            ("cites", shown(one.type), shown(one.code), shown(one.date), shown(one.title), one.relation.value)
            for one in document.references
        ),
        *(duty_told(duty, text) for duty in document.duties),
        ("difficulties", channel_told(document.difficulty_channel, text)),
        ("transmits", document.transmits),
    ]


def duty_told(duty: Duty, text: str) -> Told:
    parties = duty.parties
    due = duty.due and (duty.due.value.kind, duty.due.value.on, duty.due.value.month, duty.due.value.day)
    return (
        *("duty", duty.section, duty.nature.value, folded(text[duty.span.start : duty.span.end]), due),
        *("lead", *map(shown, parties.lead), "with", *map(shown, parties.coordinators)),
        *("asked", *map(shown, parties.requested), "to", shown(parties.report_to), *map(shown, parties.via)),
    )


def channel_told(channel: DifficultyChannel | None, text: str) -> Told | None:
    if channel is None:
        return None
    return (folded(text[channel.span.start : channel.span.end]), *map(shown, channel.via), shown(channel.to))


def shown(found: Found[str] | object | None) -> str | None:
    return None if found is None else folded(str(getattr(found, "value", found)))


def folded(words: str) -> str:
    """Letters and signs alone: spaces and Markdown marks are of the medium, dashes and tone marks of the typist."""
    return re.sub(r"[\s*#]+", "", words).replace("–", "-").replace("Uỷ", "Ủy").replace("uỷ", "ủy")
