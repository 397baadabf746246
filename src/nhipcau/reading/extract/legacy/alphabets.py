"""Alphabets of the time before Unicode (TCVN3, VNI, VISCII, VPS): from the letters in the file to those it shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from nhipcau.reading.lexicon import Words, load

_LETTERS = re.compile(r"[^\W\d_]+")
# Fonts give these glyphs for two letters of TCVN3, and so do the text layers of PDFs made with them; beside a letter
# they are no minus and no dot.
_LOST_GLYPHS = re.compile(r"(?<=[^\W\d_])[\u2212\u2219]|[\u2212\u2219](?=[^\W\d_])")
# Neither "Số: 12/KH-UBND" nor a lone word is a heading in capitals.
_NO_HEADING = re.compile(r"[\d:]|^\W*\w*\W*$")
_LONGEST_HEADING = 1_000
_FOUND_GLYPHS = {"\u2212": "\xad", "\u2219": "\xb7"}


@dataclass(frozen=True, slots=True)
class Alphabet:
    name: str
    letters: dict[str, str] = field(repr=False)
    pattern: re.Pattern[str] = field(repr=False)
    font: re.Pattern[str] | None
    capital_font: re.Pattern[str] | None

    def shown(self, text: str) -> str:
        """What a reader with the right fonts sees. Composed letters stay as they are."""
        if self.capital_font is not None:
            text = _LOST_GLYPHS.sub(lambda glyph: _FOUND_GLYPHS[glyph.group()], text)
        shown = unicodedata.normalize("NFC", self.pattern.sub(self._letter, text))
        return _with_capitals(shown) if self.capital_font is not None else shown

    def _letter(self, met: re.Match[str]) -> str:
        """Two letters that are no pair are shown one by one."""
        written = met.group()
        return self.letters.get(written) or "".join(self.letters.get(one, one) for one in written)

    def in_font(self, text: str, font: str) -> str:
        """As `shown`; a font of capitals shows small letters as capitals."""
        shown = self.shown(text)
        return shown.upper() if self.capital_font is not None and self.capital_font.search(font) else shown


@cache
def alphabets() -> tuple[Alphabet, ...]:
    known = load("legacy_alphabets")
    return tuple(_alphabet(name, words) for name, words in known.items() if isinstance(words, dict))


@cache
def alphabet_of_font(font: str) -> Alphabet | None:
    """The alphabet that every text set in this font is written in."""
    return next((one for one in alphabets() if one.font is not None and one.font.match(font)), None)


def _alphabet(name: str, words: dict[str, Words]) -> Alphabet:
    pairs = [pair.split("=") for pair in str(words.get("pairs", "")).split()]
    pairs += [[chr(int(pair[:2], 16)), pair[3:]] for pair in str(words.get("bytes", "")).split()]
    letters = {unicodedata.normalize("NFC", written): unicodedata.normalize("NFC", shown) for written, shown in pairs}
    font, capital_font = words.get("font"), words.get("capital_font")
    return Alphabet(
        name=name,
        letters=letters,
        pattern=_pattern(letters),
        font=re.compile(str(font)) if font else None,
        capital_font=re.compile(str(capital_font)) if capital_font else None,
    )


def _pattern(letters: Iterable[str]) -> re.Pattern[str]:
    """Classes of letters: an alternative for each pair would be tried at every letter of the text."""
    pairs = [written for written in letters if len(written) == 2]
    single = f"[{re.escape(''.join(written for written in letters if len(written) == 1))}]"
    first, second = ("".join(sorted({pair[at] for pair in pairs})) for at in (0, 1))
    return re.compile(f"[{re.escape(first)}][{re.escape(second)}]|{single}" if pairs else single)


def _with_capitals(text: str) -> str:
    """ "CộNG HOà", "Uỷ BAN": a marked letter among capitals is one; the alphabet has no sign for it."""
    return "\n".join(_line_with_capitals(line) if len(line) < _LONGEST_HEADING else line for line in text.split("\n"))


def _line_with_capitals(line: str) -> str:
    """A word is judged by itself or, where it has one capital only, by the words that touch it."""
    if not _NO_HEADING.search(line) and all(_is_loud(word) is not False for word in _LETTERS.findall(line)):
        return line.upper()
    words = list(_LETTERS.finditer(line))
    loud = [_is_loud(word.group()) for word in words]
    touching = [not line[one.end() : other.start()].strip() for one, other in pairwise(words)]
    parts, at = [], 0
    for number, word in enumerate(words):
        beside = [loud[number - 1]] if number and touching[number - 1] else []
        beside += [loud[number + 1]] if number + 1 < len(words) and touching[number] else []
        if loud[number] or (loud[number] is None and beside and all(beside)):
            parts += [line[at : word.start()], word.group().upper()]
            at = word.end()
    return "".join(parts) + line[at:]


def _is_loud(word: str) -> bool | None:
    """Whether a word is written in capitals; None where its only capital may be that of a name ("Uỷ")."""
    plain = [letter for letter in word if letter.isascii()]
    if any(letter.islower() for letter in plain):
        return False
    return True if len(plain) > 1 else None
