"""One scanned page: made level, its tables found, its words read and put in their places on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from nhipcau.reading.extract.blocks import is_letterhead
from nhipcau.reading.extract.ocr.cells import words_of_cells
from nhipcau.reading.extract.ocr.inks import inks_of, without_grain
from nhipcau.reading.extract.ocr.labels import with_labels
from nhipcau.reading.extract.ocr.levels import without_levels
from nhipcau.reading.extract.ocr.likeness import is_arrival_stamp, is_syllable
from nhipcau.reading.extract.ocr.rules import table_lines, without_lines
from nhipcau.reading.extract.ocr.stamps import stamped_lines
from nhipcau.reading.extract.ocr.straight import skew_of, turned
from nhipcau.reading.extract.ocr.strokes import counted
from nhipcau.reading.extract.ocr.tesseract import Word, scattered_words
from nhipcau.reading.extract.ocr.upright import quarter_turns, reads_well, turned_by
from nhipcau.reading.extract.pdf.sheet import Character, RawPage, Rectangle, Scan, Shape

_POINTS = 72
# Strokes of a signature and specks are read as signs that Tesseract itself hardly believes.
_JUNK = 0.45
_SPECK = 0.6
_READ = 0.75
"""Of a word that is taken to be part of the page, not of a stamp."""
_MARKS = 0.3
"""In heights of a line: how far tone marks and tails reach out of it."""
_DOUBLED = re.compile(r"(?<=[QNCHT])[ĐÐ]{2}(?=[-/])")
_RESPELT = 0.8
_BULLETS = "-–—+*•·o"
_SURE_OF_RED = 0.85
_WORDS_IN_RED = 4


def recognised(page: RawPage, *, is_first: bool) -> RawPage:
    """The page with what its picture says among its characters and ruled lines."""
    if page.scan is None:
        return page
    scan, read = page.scan, _read(page.scan)
    if not reads_well(read.words) and (turns := quarter_turns(scan)):
        scan = turned_by(scan, turns)
        page = replace(page, shape=Shape(page.shape.height, page.shape.width)) if turns % 2 else page
        read = _read(scan)
    begins = is_first or any(is_letterhead(line) for line in _lines(read.words))
    # Of a slanting stamp the level reading may show one word: where stamps are looked at closely it is not asked.
    stamps = list(_stamps(read)) if begins else _lines(read.in_red)
    placed = _Placing(scan)
    return replace(
        page,
        characters=(*page.characters, *placed.characters(read.words)),
        drawn=(*page.drawn, *(placed.line(line) for line in read.lines)),
        stamps="\n".join(stamps),
        skew=read.skew,
        scan=None,
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """A picture made level and what was found in it, in its pixels."""

    skew: float
    dpi: float
    wiped: Image.Image
    red: Image.Image | None
    lines: tuple[Rectangle, ...]
    words: list[Word]
    in_red: list[Word]

    def leftover(self) -> Image.Image:
        """The ink that no words of the page account for."""
        printed = without_levels(list(_grouped(filter(_is_read, self.words))))
        return without_lines(self.wiped, [_all_of(word) for word in printed], dpi=self.dpi)


def _read(scan: Scan) -> _Read:
    inks = inks_of(scan.picture)
    skew = skew_of(inks.dark)
    level = turned(without_grain(inks.dark), skew)
    across, down = table_lines(level, dpi=scan.dpi)
    wiped = without_lines(level, (*across, *down), dpi=scan.dpi)
    words = list(_without_junk(scattered_words(wiped, dpi=scan.dpi)))
    leftover = without_lines(wiped, [_all_of(word) for word in words], dpi=scan.dpi)
    words = with_labels(list(_grouped(words)), picture=wiped, leftover=leftover, dpi=scan.dpi)
    words = [counted(word, wiped) for word in words]
    words = words_of_cells(wiped, across=across, down=down, words=words, dpi=scan.dpi)
    red = turned(inks.red, skew) if inks.red is not None else None
    in_red = scattered_words(red, dpi=scan.dpi) if red is not None else []
    return _Read(
        skew=skew,
        dpi=scan.dpi,
        wiped=wiped,
        red=red,
        lines=(*across, *down),
        words=[*words, *_printed_in_red(in_red)],
        in_red=in_red,
    )


def _stamps(read: _Read) -> Iterator[str]:
    for ink in (read.leftover(), read.red):
        if ink is not None:
            yield from stamped_lines(ink, dpi=read.dpi)


def _all_of(word: Word) -> Rectangle:
    """The word with its marks above and below the line."""
    left, top, right, bottom = word.box
    room = _MARKS * (bottom - top)
    return Rectangle(left - room / 2, top - room, right + room / 2, bottom + room)


def _is_read(word: Word) -> bool:
    return word.sure > _READ


def _respelt(word: Word) -> Word:
    """The stroke of Đ is read as a letter of its own at times; no type of document is written with two (QĐ, NĐ, CĐ)."""
    text = _DOUBLED.sub("Đ", word.text)
    return word if text == word.text else replace(word, text=text, sure=min(word.sure, _RESPELT))


def _without_junk(words: Sequence[Word]) -> Iterator[Word]:
    """A line that holds nothing but signs hardly believed is a signature; a lone doubtful word is kept and shown."""
    for line in _grouped(words):
        if not all(_is_junk(word) for word in line):
            yield from (_respelt(word) for word in line if not _is_speck(word))


def _is_junk(word: Word) -> bool:
    letters = re.sub(r"[\W_]+", "", word.text)
    return word.sure < _JUNK and not any(map(str.isdigit, letters)) and not is_syllable(letters)


def _is_speck(word: Word) -> bool:
    return word.sure < _SPECK and word.text not in _BULLETS and not any(map(str.isalnum, word.text))


def _printed_in_red(words: Sequence[Word]) -> list[Word]:
    """Letterheads are printed in red at times; seals give broken words, and the mail room's stamp says what it is."""
    kept = []
    for line in _grouped(words):
        text = " ".join(word.text for word in line)
        sure = sum(word.sure for word in line) / len(line)
        syllables = sum(is_syllable(re.sub(r"[\W_]+", "", word.text)) for word in line)
        if syllables >= _WORDS_IN_RED and sure >= _SURE_OF_RED and not is_arrival_stamp(text):
            kept += line
    return kept


def _lines(words: Sequence[Word]) -> list[str]:
    return [" ".join(word.text for word in line) for line in _grouped(words)]


def _grouped(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words that follow each other on one line, as Tesseract gave them."""
    line: list[Word] = []
    for word in words:
        if line and (word.box.top, word.box.bottom) != (line[-1].box.top, line[-1].box.bottom):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


class _Placing:
    """From pixels of the picture to points of the page."""

    def __init__(self, scan: Scan) -> None:
        self._place = scan.place
        self._across = (scan.place.right - scan.place.left) / scan.picture.width
        self._down = (scan.place.bottom - scan.place.top) / scan.picture.height

    def box(self, box: Rectangle) -> Rectangle:
        left, top = self._place.left, self._place.top
        return Rectangle(
            left + box.left * self._across,
            top + box.top * self._down,
            left + box.right * self._across,
            top + box.bottom * self._down,
        )

    def line(self, line: Rectangle) -> Rectangle:
        """Without thickness: a line that is not quite level is taken at its middle."""
        box = self.box(line)
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        if box.right - box.left > box.bottom - box.top:
            return Rectangle(box.left, y, box.right, y)
        return Rectangle(x, box.top, x, box.bottom)

    def characters(self, words: Iterable[Word]) -> Iterator[Character]:
        """Each word's box shared out evenly among its signs, and a space behind it."""
        for word in words:
            box = self.box(word.box)
            wide = (box.right - box.left) / len(word.text)
            for number, sign in enumerate(word.text):
                left = box.left + number * wide
                yield Character(sign, Rectangle(left, box.top, left + wide, box.bottom), word.sure)
            yield Character(" ", box)
