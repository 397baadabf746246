"""The fonts are made once, are small, and know every Vietnamese letter."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from nhipcau.web.assets import SUBSETS, build_fonts

VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
CONSONANTS = "bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX"
TONES = "\u0300\u0301\u0303\u0309\u0323"


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("fonts")
    assert build_fonts(target)
    return target


def test_fonts_are_made_once(fonts: Path) -> None:
    assert not build_fonts(fonts)


def test_a_font_that_was_lost_is_made_again(fonts: Path) -> None:
    (fonts / SUBSETS[1].name).unlink()
    assert build_fonts(fonts)


def test_the_vietnamese_font_leaves_room_in_a_page_of_300_kilobytes(fonts: Path) -> None:
    assert (fonts / "inter-vi.woff2").stat().st_size < 60_000


def test_the_vietnamese_font_knows_every_letter_with_every_tone(fonts: Path) -> None:
    known = TTFont(fonts / "inter-vi.woff2").getBestCmap()
    toned = {unicodedata.normalize("NFC", letter + tone) for letter in VOWELS for tone in ("", *TONES)}
    wanted = toned | set(CONSONANTS) | set(TONES) | set("0123456789₫–—“”…→·")
    assert {letter for letter in wanted if ord(letter) not in known} == set()


def test_the_font_keeps_tabular_figures_and_the_three_weights(fonts: Path) -> None:
    font = TTFont(fonts / "inter-vi.woff2")
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    weights = [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font["fvar"].axes]
    assert "tnum" in features
    assert weights == [("wght", 400, 600)]


def test_the_stylesheet_asks_for_each_font_exactly_by_what_it_holds(repository: Path) -> None:
    css = (repository / "src/nhipcau/web/static/css/base.css").read_text(encoding="utf-8")
    faces = re.findall(r'fonts/(\S+?)"\).*?unicode-range: ([^;]+);', css, re.DOTALL)
    ranged = {name: {code for part in said.split(",") for code in _codes(part.strip())} for name, said in faces}
    held = {s.name: {code for first, last in s.ranges for code in range(first, last + 1)} for s in SUBSETS}
    assert ranged["inter-vi.woff2"] == held["inter-vi.woff2"]
    assert ranged["inter-ext.woff2"] == held["inter-ext.woff2"] - held["inter-vi.woff2"]


def _codes(part: str) -> range:
    first, _, last = part.removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)
