"""The lines of a body without what belongs to the page: running heads, page numbers, rulers, stamps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache, partial
from itertools import pairwise
from typing import NamedTuple

from nhipcau.reading.lexicon import any_of, load, strings
from nhipcau.reading.source import Source
from nhipcau.reading.structure.begins import ByBegin
from nhipcau.reading.types import Span

_WORDS = load("structure")
_NOISE = any_of([*strings(_WORDS["noise"]), *strings(_WORDS["running_head"])])
_NOISE_WORDS = strings(_WORDS["noise_words"])
_NOISE_SIGNS = str(_WORDS["noise_signs"])
_NOISE_NUMBER = re.compile(r"\d{1,3}(?:[\s-]|$)")


def _may_be_noise(begin: str) -> bool:
    """By the four characters that begin a line: a number alone, signs, or signs before words that stand in noise."""
    rest = begin.lower().lstrip(_NOISE_SIGNS + " \t")
    return (
        not rest
        or _NOISE_NUMBER.match(rest) is not None
        or rest.startswith(_NOISE_WORDS)
        or any(word.startswith(rest) for word in _NOISE_WORDS)
    )


_MAY_BE_NOISE = ByBegin(_may_be_noise)
_IS_LOW = ByBegin(lambda first: first.islower() if first.isalpha() else False if first.isdigit() else None)
"""Of a line's first character; None where a letter behind it tells."""
_HEAD_OF_PAGE = re.compile(r"trang|công báo|page", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_BARE_NUMBER = re.compile(r"^-?\s*\d{1,3}\s*-?$")
_FULL = 0.9
"""Of the measure: a line that leaves no room for another word."""
_FOOT = 5
"""Lines behind a bare number within which the mark of the page's end makes it a page number."""
_MIDDLE = 15
"""Spaces before a number that is set in the middle of the page."""
_HANGING = frozenset(strings(_WORDS["hanging"]))
_WHOLE_TERMS = strings(_WORDS["whole_terms"])
_CELL_BREAK = re.compile(r"(?<=\S)[ ]*(?:\t|\s\|\s|\s\|$)")
_LAST_WORD_BACKWARDS = re.compile(r"\W*(\w+)")
_ENDS = (".", ";", ":", "!", "?", "…")
_ENDS_ALONE = frozenset(_ENDS)
_CLOSING = "”\"')/ "
_PERIOD_WORD = re.compile(r"(?<!\w)(?:tháng|năm|quý)$")
_LEAST_WRAPPED = 0.2
"""Share of lines broken inside a sentence from which a text counts as hard-wrapped."""


class Line(NamedTuple):
    """A line with words, trimmed. `gap` counts the empty or left-out lines before it."""

    span: Span
    words: str
    gap: int
    after_page: bool = False
    """A page ended between the line before and this one."""
    opens: bool | None = None
    """Printed as the first line of a paragraph, or as a further one; None where nothing tells."""
    is_row: bool = False
    is_closed: bool = False
    """A sentence ends with it, or a part of one."""
    starts_low: bool = False

    @property
    def hangs(self) -> bool:
        """No sentence can end here."""
        words = self.words
        if words.endswith((")", "”", '"')) or words.isupper():
            return False
        if words.endswith(","):
            return True
        hangs = not self.is_closed and _last_word(words).lower() in _HANGING
        return hangs and not words.lower().endswith(_WHOLE_TERMS)

    @property
    def starts_high(self) -> bool:
        return _first_letter(self.words).isupper()


_line, _span = partial(tuple.__new__, Line), partial(tuple.__new__, Span)
"""The constructors of named tuples without their detour: a text has as many lines as little else."""


def begins_later(line: Line, *, at: int) -> Line:
    """The same line from a later place in the text on."""
    words = line.words[at - line.span.start :]
    return line._replace(span=Span(at, line.span.end), words=words, starts_low=_starts_low(words))


def _starts_low(words: str) -> bool:
    first = words[0]
    if first.isalpha():
        return first.islower()
    return _first_letter(words).islower() and not first.isdigit()


def in_one_line(words: str) -> str:
    """White space folded to single spaces: nearly all words stand so already, or lack it only at line ends."""
    flat = words.replace("\n", " ")
    # A space is the only white space that is printable.
    if "  " in flat or not flat.isprintable():
        return " ".join(flat.split())
    return flat.strip(" ")


def _first_letter(words: str) -> str:
    for letter in words:
        if letter.isalpha():
            return letter
    return ""


def _last_word(words: str) -> str:
    """Looked for from behind: from the front every word would be tried for the last."""
    last = words.rpartition(" ")[2]
    if last.isalpha():
        return last
    met = _LAST_WORD_BACKWARDS.match(words[::-1])
    return met[1][::-1] if met else ""


def cut_lines(source: Source, within: Span) -> tuple[Line, ...]:
    text, shadow = source.text, source.shadow
    lines: list[Line] = []
    raws = shadow[within.start : within.end].split("\n")
    heads_of_pages = cache(partial(_running_heads, raws))
    has_tabs, has_feeds, has_stars = (text.find(mark, *within) >= 0 for mark in ("\t", "\f", "* "))
    may_be_rows = has_tabs or shadow.find("|", *within) >= 0
    gap, after_page, start, after = 0, False, within.start, within.start
    for number, raw in enumerate(raws):
        start = after
        after += len(raw) + 1
        words = raw.strip()
        if not words:
            gap += 1
            after_page = after_page or (has_feeds and text.find("\f", start, after) >= 0)
            continue
        if _MAY_BE_NOISE[words[:4]] and (
            (_BARE_NUMBER.match(words) and _is_page_number(raws, number, gap=gap, after_page=after_page))
            or _is_noise(words, heads_of_pages)
        ):
            gap += 1
            after_page = True
            continue
        first, last = words[0], words[-1]
        at = start if words is raw else start + raw.index(first)
        end = at + len(words)
        if has_tabs and text.find("\t", start, end) >= 0:
            after_row = bool(lines) and lines[-1].is_row
            at, words = _with_tabs(text[start:end], start=start, at=at, words=words, after_row=after_row)
            first, last = first if first.isalpha() else words[0], words[-1]
        elif has_stars and at > start and text[at - 1].isspace() and text[start:at].strip() == "*":
            # The plain twin leaves stars out as marks of emphasis; one before a space is a bullet.
            at = text.index("*", start)
            words = "*" + shadow[at + 1 : end]
            first = first if first.isalpha() else "*"
        is_row = may_be_rows and ("\t" in words or "|" in words) and bool(_CELL_BREAK.search(words))
        is_closed = last in _ENDS_ALONE or (last in _CLOSING and words.rstrip(_CLOSING).endswith(_ENDS))
        starts_low = _starts_low(words) if (is_low := _IS_LOW[first]) is None else is_low
        lines.append(_line((_span((at, end)), words, gap, after_page, None, is_row, is_closed, starts_low)))
        gap, after_page = 0, False
    return tuple(lines)


def _with_tabs(printed: str, *, start: int, at: int, words: str, after_row: bool) -> tuple[int, str]:
    """Where the line begins, and its words from the text: the plain twin shows a TAB as a space like any other."""
    inner = printed.count("\t", at - start)
    if "\t" in printed[: at - start] and (inner >= 2 or (inner == 1 and after_row)):
        # An empty first cell: its TAB keeps the row's columns in step.
        first = printed.index("\t")
        return start + first, printed[first:]
    return at, printed[at - start :] if inner else words


def _running_heads(raws: list[str]) -> frozenset[str]:
    """Lines that come again on page after page and differ only in the page number."""
    masked = Counter(_masked(words) for raw in raws if _HEAD_OF_PAGE.match(words := raw.strip()))
    return frozenset(line for line, times in masked.items() if times >= 3 and "#" in line and len(line) > 12)


def _masked(words: str) -> str:
    return _DIGITS.sub("#", words).lower()


def _is_noise(words: str, heads_of_pages: Callable[[], frozenset[str]]) -> bool:
    return bool(_NOISE.match(words)) or bool(_HEAD_OF_PAGE.match(words) and _masked(words) in heads_of_pages())


def _is_page_number(raws: list[str], number: int, *, gap: int, after_page: bool) -> bool:
    """A bare number after a page's end or far below a line; or in the middle of the page, between empty lines."""
    if after_page or gap >= 2:
        return True
    if gap > 0 and _NOISE.match(next((raw.strip() for raw in raws[number + 1 : number + _FOOT] if raw.strip()), " ")):
        return True
    indent = len(raws[number]) - len(raws[number].lstrip())
    return gap > 0 and indent >= _MIDDLE and not "".join(raws[number + 1 : number + 2]).strip()


def is_wrapped(lines: tuple[Line, ...]) -> bool:
    """The text was broken at the width of a page, so that a line's end says nothing about a paragraph's end."""
    pairs = broken = 0
    for before, line in pairwise(lines):
        if before.is_row or line.is_row:
            continue
        pairs += 1
        if line.starts_low and line.gap == 0 and not before.is_closed:
            broken += 1
    return pairs > 0 and broken / pairs >= _LEAST_WRAPPED


def width_of(lines: tuple[Line, ...]) -> int:
    """The length that nine lines in ten do not pass: the measure of the page in a hard-wrapped text."""
    lengths = sorted([len(line.words) for line in lines])
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def goes_on(before: Line, line: Line, *, wrapped: bool, width: int) -> bool:
    """The line continues the sentence or paragraph of the line before. Labels are looked at elsewhere."""
    if before.is_closed:
        return _goes_on_behind_an_end(before, line, wrapped=wrapped, width=width)
    if line.starts_low and not line.opens:
        return True
    if before.words.isupper() and line.words.isupper():
        return line.gap == 0
    if line.gap == 0 and not line.is_row and _is_open_bracket(before):
        return not line.opens
    if line.opens and not (line.starts_low or before.hangs):
        return False
    first, last = line.words[0], before.words[-1]
    if first.isdigit() and _PERIOD_WORD.search(before.words[-len("tháng") - 1 :]):
        return True
    if line.gap <= 1 and last in "-/" and first.isalpha() and before.words[-2:-1].isdigit():
        return True  # A number whose symbol stands on the next line or page: "38-" / "CT/TW".
    if line.starts_low:
        return True
    if before.hangs:
        return not line.is_row
    if not wrapped or (not line.starts_high and not first.isdigit() and first not in '(“"'):
        return wrapped and line.gap == 0
    if line.gap > 0 and not (line.after_page and last.isalpha() and first.isalpha()):
        return False
    # Over a page's end only a line that filled the page goes on: a heading left alone at the foot is shorter.
    least = 0.72 if line.gap == 0 else _FULL
    return len(before.words) >= least * width and not before.words.isupper()


def _goes_on_behind_an_end(before: Line, line: Line, *, wrapped: bool, width: int) -> bool:
    if line.gap == 0:
        if not line.is_row and _is_open_bracket(before):
            return not line.opens
    elif not wrapped:
        return False
    if line.opens:
        return False
    last = before.words[-1]
    if last == ";" and line.starts_low and _goes_over(before, line, width=width, wrapped=wrapped):
        return True
    full = wrapped and line.gap == 0 and last != ":"
    return full and (len(before.words) >= 0.8 * width or line.opens is False)


def _is_open_bracket(line: Line) -> bool:
    """No sentence ends inside a bracket."""
    words = line.words
    return "(" in words and words.rfind("(") > words.rfind(")")


def _goes_over(before: Line, line: Line, *, width: int, wrapped: bool) -> bool:
    """To the next line; over the blank line of a page's end only where the line filled the page."""
    if line.gap == 0:
        return len(before.words) >= 0.8 * width
    return line.gap == 1 and wrapped and not line.opens and len(before.words) >= _FULL * width
