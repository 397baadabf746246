"""Words of an ODT that are set in fonts of an older alphabet (.VnTime, VNI-Times), given as Unicode."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from nhipcau.reading.extract.legacy import Alphabet, alphabet_of_font, is_written_in, needs_fonts
from nhipcau.reading.extract.odt.styles import Styles


class OldFonts:
    """Knows the font of the words that are being read."""

    def __init__(self, content: etree._Element, *, styles: Styles) -> None:
        self._styles = styles
        self._fonts: list[str] = [""]
        self._content = content
        self._believed: dict[str, bool] = {}

    @contextmanager
    def of(self, style: str | None, *, family: str) -> Iterator[None]:
        self._fonts.append(self._styles.font_of(style, family=family) or self._fonts[-1])
        yield
        self._fonts.pop()

    def shown(self, words: str) -> str:
        alphabet = alphabet_of_font(self._fonts[-1])
        if alphabet is None or not self._is_believed(alphabet):
            return words
        return alphabet.in_font(words, self._fonts[-1])

    def _is_believed(self, alphabet: Alphabet) -> bool:
        """People also set Unicode in old fonts: the lines that could be written in the alphabet decide."""
        if alphabet.name not in self._believed:
            paragraphs = ("".join(map(str, one.itertext())) for one in self._content.iter("{*}p", "{*}h"))
            self._believed[alphabet.name] = is_written_in("\n".join(filter(needs_fonts, paragraphs)), alphabet)
        return self._believed[alphabet.name]
