"""Words of a PDF that was made with fonts of an older alphabet, given as Unicode; the boxes stay.

Old programs write the names of fonts openly: then each letter is told by its font. Where they are packed away, all
words together tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nhipcau.reading.extract.legacy import alphabet_of_font, needs_fonts, old_alphabet_of
from nhipcau.reading.extract.pdf.runs import Row
from nhipcau.reading.repairs.syllables import is_syllable

OLD_FONT_NAME = re.compile(rb"/(?:[A-Z]{6}\+)?(?:\.|#2[eE])Vn[A-Z]")
# "ABCDEF+": the font was embedded in part (ISO 32000-1, 9.6.4).
_SUBSET = re.compile(r"^[A-Z]{6}\+")

# The encoding of Windows has a hyphen where TCVN3 has the letter ư, and the PDF does not say which was meant. Until the
# words are whole, a sign that no text holds (a noncharacter of Unicode) stands there.
_HYPHEN_OR_LETTER = "\ufdd0"
_UNSURE_WORD = re.compile(rf"[^\W\d_]*{_HYPHEN_OR_LETTER}[^\W\d_]+|[^\W\d_]+{_HYPHEN_OR_LETTER}")


def shown_in_font(sign: str, font: str) -> str:
    """One letter as its font shows it. VNI sets tones as letters of their own: its words are told together."""
    name = _SUBSET.sub("", font)
    alphabet = alphabet_of_font(name)
    if alphabet is None or alphabet.capital_font is None:
        return sign
    return _HYPHEN_OR_LETTER if sign == "-" else alphabet.in_font(sign, name)


def _told_apart(text: str) -> str:
    """A sign that makes a syllable of the letters around it is the letter; anywhere else it is a hyphen."""

    def shown(word: re.Match[str]) -> str:
        letter = "Ư" if word.group().isupper() else "ư"
        whole = word.group().replace(_HYPHEN_OR_LETTER, letter)
        return whole if is_syllable(whole.lower()) else word.group().replace(_HYPHEN_OR_LETTER, "-")

    return _UNSURE_WORD.sub(shown, text).replace(_HYPHEN_OR_LETTER, "-")


def in_unicode(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of all pages; told from all their words together, as no line has enough of them."""
    if any(_HYPHEN_OR_LETTER in run.text for rows in pages for row in rows for run in row):
        pages = [[tuple(replace(run, text=_told_apart(run.text)) for run in row) for row in rows] for rows in pages]
    alphabet = old_alphabet_of("\n".join(run.text for rows in pages for row in rows for run in row))
    if alphabet is None:
        return [list(rows) for rows in pages]
    return [
        [
            tuple(replace(run, text=alphabet.shown(run.text)) if needs_fonts(run.text) else run for run in row)
            for row in rows
        ]
        for rows in pages
    ]
