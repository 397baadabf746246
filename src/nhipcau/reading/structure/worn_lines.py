"""Lines of a scan as they stood on paper: empty ones between all of them left out, sentences that a seal tore whole."""

from __future__ import annotations

from itertools import pairwise

from nhipcau.reading.structure.lines import Line

_SPACED_FROM, _LEAST_SPACED, _SPACED, _WRAPPED = 12, 5, 0.8, 0.15
"""Lines of a text; lines that go on with a sentence behind an empty one, their share of all that go on, and of all."""


def as_on_paper(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return _without_spacing(_with_torn_sentences(lines) if any(line.is_row for line in lines) else lines)


def _with_torn_sentences(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A sentence that a seal tore apart, so that it looks like the cells of a row, is no table of one row."""
    whole = list(lines)
    for at in range(1, len(lines) - 1):
        before, line, after = lines[at - 1 : at + 2]
        alone = line.is_row and not (before.is_row or after.is_row or line.words[0] == "\t")
        goes_on = line.starts_low and not before.is_closed
        if alone and (goes_on or (after.starts_low and not line.is_closed and after.gap == 0)):
            whole[at] = line._replace(is_row=False, words=line.words.replace("\t", " "))
    return tuple(whole)


def _without_spacing(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Recognition may put an empty line behind every line of the page: then it says nothing of paragraphs."""
    if len(lines) < _SPACED_FROM or lines[1].gap == lines[2].gap == 0:
        return lines
    # "a)" begins low and goes on with nothing.
    going_on = [b.gap for a, b in pairwise(lines) if b.starts_low and b.words[:2].isalpha() and not a.is_closed]
    spaced = sum(gap > 0 for gap in going_on)
    if spaced < max(_LEAST_SPACED, _WRAPPED * len(lines), _SPACED * len(going_on)):
        return lines
    return tuple([line._replace(gap=line.gap - 1) if line.gap else line for line in lines])
