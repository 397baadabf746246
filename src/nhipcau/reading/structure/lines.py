"""The lines of a body without what belongs to the page: running heads, page numbers, rulers, stamps."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from nhipcau.reading.lexicon import any_of, load, strings
from nhipcau.reading.types import Span

_WORDS = load("structure")
_NOISE = any_of(_WORDS["noise"])
_RUNNING_HEAD = any_of(_WORDS["running_head"])
_BARE_NUMBER = re.compile(r"^-?\s*\d{1,3}\s*-?$")
_MIDDLE = 15
"""Spaces before a number that is set in the middle of the page."""
_HANGING = frozenset(strings(_WORDS["hanging"]))
_CELL_BREAK = re.compile(r"(?<=\S)[ ]*(?:\t|\s\|\s|\s\|$)")
_LAST_WORD = re.compile(r"(\w+)\W*$")
_ENDS = ".;:!?…"
_PERIOD_WORD = re.compile(r"(?<!\w)(?:tháng|năm|quý)$")
_LEAST_WRAPPED = 0.2
"""Share of lines broken inside a sentence from which a text counts as hard-wrapped."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words, trimmed. `gap` counts the empty or left-out lines before it."""

    span: Span
    words: str
    gap: int
    after_page: bool = False
    """A page ended between the line before and this one."""
    opens: bool | None = None
    """Printed as the first line of a paragraph, or as a further one; None where nothing tells."""

    @property
    def is_row(self) -> bool:
        return bool(_CELL_BREAK.search(self.words))

    @property
    def is_closed(self) -> bool:
        return self.words.rstrip("”\"')/ ").endswith(tuple(_ENDS))

    @property
    def hangs(self) -> bool:
        """No sentence can end here."""
        if self.words.isupper() or self.words.endswith((")", "”", '"')):
            return False
        last = _LAST_WORD.search(self.words)
        ends_low = last is not None and last.group(1).lower() in _HANGING
        return self.words.endswith(",") or (not self.is_closed and ends_low)

    @property
    def starts_low(self) -> bool:
        first = next((c for c in self.words if c.isalpha()), "")
        return bool(first) and first.islower() and not self.words[0].isdigit()

    @property
    def starts_high(self) -> bool:
        first = next((c for c in self.words if c.isalpha()), "")
        return first.isupper()


def cut_lines(*, text: str, shadow: str, within: Span) -> tuple[Line, ...]:
    lines: list[Line] = []
    repeated = _running_heads(shadow[within.start : within.end])
    gap, after_page, offset = 0, False, within.start
    raws = shadow[within.start : within.end].split("\n")
    for number, raw in enumerate(raws):
        start = offset
        offset += len(raw) + 1
        words = raw.strip()
        if not words:
            gap += 1
            after_page = after_page or "\f" in text[start:offset]
            continue
        stands_apart = gap > 0 and not "".join(raws[number + 1 : number + 2]).strip()
        if _is_noise(words, repeated=repeated, after_page=after_page, gap=gap) or (
            stands_apart and _is_page_number(raw, words)
        ):
            gap += 1
            after_page = True
            continue
        at = start + len(raw) - len(raw.lstrip())
        inner = text[at : at + len(words)].count("\t")
        if "\t" in text[start:at] and (inner >= 2 or (inner == 1 and bool(lines) and lines[-1].is_row)):
            # An empty first cell: its TAB keeps the row's columns in step.
            at, words = text.index("\t", start), shadow[text.index("\t", start) : at + len(words)]
        # The plain twin shows a TAB as a space: the words are taken from the text, where cells can still be told apart.
        kept = text[at : at + len(words)] if "\t" in text[at : at + len(words)] else words
        lines.append(Line(span=Span(at, at + len(words)), words=kept, gap=gap, after_page=after_page))
        gap, after_page = 0, False
    return tuple(lines)


def _running_heads(text: str) -> frozenset[str]:
    """Lines that come again on page after page and differ only in the page number."""
    masked = Counter(re.sub(r"\d+", "#", line.strip()).lower() for line in text.split("\n"))
    return frozenset(
        line for line, times in masked.items() if times >= 3 and "#" in line and len(line) > 12 and line[:1].isalpha()
    )


def _is_noise(words: str, *, repeated: frozenset[str], after_page: bool, gap: int) -> bool:
    if _NOISE.match(words) or _RUNNING_HEAD.match(words):
        return True
    if _BARE_NUMBER.match(words):
        return after_page or gap >= 2
    masked = re.sub(r"\d+", "#", words).lower()
    return masked in repeated and masked.startswith(("trang", "công báo", "page"))


def _is_page_number(raw: str, words: str) -> bool:
    """A number set in the middle of the page, between empty lines."""
    return bool(_BARE_NUMBER.match(words)) and len(raw) - len(raw.lstrip()) >= _MIDDLE


def is_wrapped(lines: tuple[Line, ...]) -> bool:
    """The text was broken at the width of a page, so that a line's end says nothing about a paragraph's end."""
    pairs = [(a, b) for a, b in pairwise(lines) if not (a.is_row or b.is_row)]
    broken = sum(1 for a, b in pairs if not a.is_closed and b.starts_low and b.gap == 0)
    return bool(pairs) and broken / len(pairs) >= _LEAST_WRAPPED


def width_of(lines: tuple[Line, ...]) -> int:
    """The length that nine lines in ten do not pass: the measure of the page in a hard-wrapped text."""
    lengths = sorted(len(line.words) for line in lines)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def goes_on(before: Line, line: Line, *, wrapped: bool, width: int) -> bool:
    """The line continues the sentence or paragraph of the line before. Labels are looked at elsewhere."""
    if before.words.isupper() and line.words.isupper() and not before.is_closed:
        return line.gap == 0
    long_before = len(before.words) >= 0.8 * width
    if line.opens and (before.is_closed or not (line.starts_low or before.hangs)):
        return False
    if _PERIOD_WORD.search(before.words) and line.words[:1].isdigit():
        return True
    if before.words.endswith(";") and line.starts_low and line.gap == 0 and long_before:
        return True
    if before.is_closed:
        full = long_before or line.opens is False
        return wrapped and line.gap == 0 and full and not before.words.endswith(":")
    if line.starts_low:
        return True
    if before.hangs:
        return not line.is_row
    if not wrapped or (not line.starts_high and not line.words[:1].isdigit() and line.words[:1] not in '(“"'):
        return wrapped and line.gap == 0
    return line.gap == 0 and len(before.words) >= 0.72 * width and not before.words.isupper()
