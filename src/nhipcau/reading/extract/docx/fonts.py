"""Words of a DOCX that are set in fonts of an older alphabet (.VnTime, VNI-Times), given as Unicode run by run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from lxml import etree

from nhipcau.reading.extract.docx.styles import Styles, font_in, value_of
from nhipcau.reading.extract.legacy import Alphabet, alphabet_of_font, alphabets, is_written_in
from nhipcau.reading.extract.packed import child, local_name

# The letter ư of TCVN3 is the soft hyphen of Word, which keeps it as a sign of its own.
_SOFT_HYPHEN = "\xad"


class OldFonts:
    """Knows the font of the run that is being read. Files without an old font pay nothing."""

    def __init__(self, root: etree._Element, *, styles: Styles, sheets: Iterable[etree._Element | None]) -> None:
        self._styles = styles
        self._fonts: list[str] = []
        named = {
            str(font)
            for sheet in (root, *sheets)
            if sheet is not None
            for fonts in sheet.iter("{*}rFonts")
            for font in fonts.attrib.values()
        }
        self._any = any(alphabet_of_font(font) for font in named)
        self._believed = self._tried(root) if self._any else frozenset()

    @contextmanager
    def of(self, run: etree._Element) -> Iterator[None]:
        if not self._any:
            yield
            return
        self._fonts.append(self._font_of(run))
        yield
        self._fonts.pop()

    def shown(self, words: str) -> str:
        """Words of the present run as its font shows them."""
        alphabet = self._alphabet()
        return words if alphabet is None else alphabet.in_font(words, self._fonts[-1])

    @property
    def soft_hyphen(self) -> str:
        """Nothing, but in a font where it is a letter."""
        return _SOFT_HYPHEN if self._alphabet() is not None else ""

    def _alphabet(self) -> Alphabet | None:
        alphabet = alphabet_of_font(self._fonts[-1]) if self._fonts else None
        return alphabet if alphabet is not None and alphabet.name in self._believed else None

    def _tried(self, root: etree._Element) -> frozenset[str]:
        """The alphabets but for those in which the words that are set in their fonts make no sense."""
        words: dict[str, list[str]] = defaultdict(list)
        for paragraph in root.iter("{*}p"):
            for run in paragraph.iter("{*}r"):
                alphabet = alphabet_of_font(self._font_of(run))
                if alphabet is not None:
                    words[alphabet.name] += map(_written, run)
            for written in words.values():
                written.append("\n")
        disproved = {
            one.name for one in alphabets() if one.name in words and not is_written_in("".join(words[one.name]), one)
        }
        return frozenset(one.name for one in alphabets()) - disproved

    def _font_of(self, run: etree._Element) -> str:
        properties = child(run, "rPr")
        own = font_in(child(properties, "rFonts"))
        if own:
            return own
        paragraph = next(run.iterancestors("{*}p"), None)
        style = value_of(child(paragraph, "pPr"), "pStyle")
        run_style = value_of(properties, "rStyle")
        return self._styles.font_of(*([run_style] if run_style else []), style)


def _written(element: etree._Element) -> str:
    name = local_name(element)
    if name == "t":
        return element.text or ""
    return _SOFT_HYPHEN if name == "softHyphen" else ""
