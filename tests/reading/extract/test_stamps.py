"""The secrecy mark on scans: level or askew, red or black, framed or spaced; met before other pages are read."""

from __future__ import annotations

import pytest
from PIL import Image

from nhipcau.ground.refusal import Refusal
from nhipcau.reading import read
from nhipcau.reading.extract import extract
from nhipcau.reading.extract.ocr.language import language_folder
from tests.reading.extract.made_scans import HEAD, INK, RED, pdf_of_scans, png_of, printed, scanned, sealed, stamped

pytestmark = pytest.mark.skipif(language_folder() is None, reason="needs tesseract-ocr-vie")


DPI = 150
SHORT = (
    """
#set page(height: 110mm)
"""
    + HEAD
    + """
#v(4cm)
#align(center)[*KẾ HOẠCH* \\ *Công tác đối ngoại nhân dân năm 2026*]
"""
)
UNDER_THE_NUMBER = (0.16, 0.45)
BESIDE_THE_TITLE = (0.16, 0.62)
"""On a short page: more than half of the way down."""
PALE = (110, 110, 115)


def marked(
    words: str,
    *,
    slant: float,
    colour: tuple[int, int, int] = RED,
    grey: bool = False,
    framed: bool = True,
    at: tuple[float, float] = UNDER_THE_NUMBER,
) -> Image.Image:
    page = stamped(printed(SHORT, dpi=DPI)[0], words, slant=slant, colour=colour, framed=framed, at=at, size=33)
    page = scanned(page, noise=10)
    return page.convert("L") if grey else page


@pytest.mark.parametrize(
    ("words", "slant", "colour", "grey"),
    [
        ("MẬT", 0, RED, False),
        ("MẬT", 12, RED, False),
        ("MẬT", -8, INK, True),
        ("TỐI MẬT", -20, RED, True),
        ("TỐI MẬT", 5, INK, False),
        ("TUYỆT MẬT", 20, RED, False),
        ("TUYỆT MẬT", -12, INK, True),
        ("M Ậ T", 0, RED, True),
    ],
)
def test_a_stamped_level_is_refused(words: str, slant: float, colour: tuple[int, int, int], grey: bool) -> None:
    require_refused(marked(words, slant=slant, colour=colour, grey=grey))


@pytest.mark.parametrize(
    ("words", "slant"), [("M Ậ T", 0), ("MẬT", -10), ("TUYỆT MẬT", 5), ("T Ố I  M Ậ T", -5), ("TỐI MẬT", 10)]
)
def test_a_level_far_down_a_short_page_is_refused(words: str, slant: float) -> None:
    require_refused(marked(words, slant=slant, colour=PALE, grey=True, at=BESIDE_THE_TITLE))


@pytest.mark.parametrize(
    ("words", "slant", "colour"),
    [("M   Ậ   T", 0, RED), ("M   Ậ   T", -5, INK), ("T Ố I   M Ậ T", 5, PALE), ("TỐI MẬT", -15, RED)],
)
def test_a_level_without_a_frame_is_refused_however_it_is_spaced(
    words: str, slant: float, colour: tuple[int, int, int]
) -> None:
    require_refused(marked(words, slant=slant, colour=colour, framed=False))


def require_refused(page: Image.Image) -> None:
    with pytest.raises(Refusal) as refused:
        read(png_of(page, dpi=DPI), "a.png")
    assert refused.value.code == "reading.secret"


@pytest.mark.parametrize(
    ("words", "slant", "framed"),
    [
        ("BẢO MẬT", 0, True),
        ("BẢO MẬT", 12, True),
        ("B Ả O   M Ậ T", -5, False),
        ("MẬT THIẾT", -8, True),
        ("MẶT TRẬN", 5, False),
        ("Bí thư", 8, True),
        ("HỎA TỐC", 0, True),
        ("ĐẾN", 12, True),
    ],
)
def test_other_stamps_and_seals_are_no_marks(words: str, slant: float, framed: bool) -> None:
    page = sealed(marked(words, slant=slant, framed=framed))
    assert "KẾ HOẠCH" in read(png_of(page, dpi=DPI), "a.png").text


def test_pages_behind_a_marked_one_are_not_read() -> None:
    heard: list[int] = []
    pages = [marked("MẬT", slant=8), *2 * [printed(SHORT, dpi=DPI)[0]]]
    with pytest.raises(Refusal, match=r"reading\.secret"):
        extract(pdf_of_scans(pages, dpi=DPI), "a", tell=heard.append)
    assert heard == [1]


def test_stamps_are_no_part_of_the_text() -> None:
    assert "241" not in read(png_of(marked("ĐẾN SỐ 241", slant=0), dpi=DPI), "a.png").text
