"""The secrecy mark on scans: level or askew, red or black, framed or spaced; met before other pages are read."""

from __future__ import annotations

import pytest
from PIL import Image

from nhipcau.ground.refusal import Refusal
from nhipcau.reading import read
from nhipcau.reading.extract import extract
from nhipcau.reading.extract.ocr.language import language_folder
from tests.reading.extract.made_scans import INK, RED, pdf_of_scans, png_of, printed, scanned, sealed, stamped

pytestmark = pytest.mark.skipif(language_folder() is None, reason="needs tesseract-ocr-vie")


def marked(words: str, *, slant: float, colour: tuple[int, int, int] = RED, grey: bool = False) -> Image.Image:
    page = scanned(stamped(printed()[0], words, slant=slant, colour=colour), noise=10)
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
    with pytest.raises(Refusal) as refused:
        read(png_of(marked(words, slant=slant, colour=colour, grey=grey)), "a.png")
    assert refused.value.code == "reading.secret"


@pytest.mark.parametrize(
    ("words", "slant"), [("BẢO MẬT", 0), ("BẢO MẬT", 12), ("MẬT THIẾT", -8), ("Bí thư", 8), ("HỎA TỐC", 0), ("ĐẾN", 12)]
)
def test_other_stamps_and_seals_are_no_marks(words: str, slant: float) -> None:
    assert "KẾ HOẠCH" in read(png_of(sealed(marked(words, slant=slant))), "a.png").text


def test_pages_behind_a_marked_one_are_not_read() -> None:
    heard: list[int] = []
    pages = [marked("MẬT", slant=8), printed()[0], printed()[0]]
    with pytest.raises(Refusal, match=r"reading\.secret"):
        extract(pdf_of_scans(pages), "a", tell=heard.append)
    assert heard == [1]


def test_stamps_are_no_part_of_the_text() -> None:
    assert "241" not in read(png_of(marked("ĐẾN SỐ 241", slant=0)), "a.png").text
