"""TCVN3, VNI, VISCII, VPS, Vietnamese Windows: given as Unicode; Unicode text stays as it is."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.reading.extract import extract
from nhipcau.reading.extract.legacy import alphabet_of_font, modern
from tests.reading.extract.made_legacy import PLAN, written
from tests.reading.extract.refusals import refusal_of

SYLLABLES = sorted({word for word in PLAN.lower().replace(",", " ").split() if word.isalpha()})
ALPHABETS = ("tcvn3", "vni", "viscii", "vps")
SMALL_FIRST = PLAN.replace("Ủy", "ủy")


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_a_text_in_an_older_alphabet_is_read_as_unicode(alphabet: str) -> None:
    expected = SMALL_FIRST if alphabet == "tcvn3" else PLAN
    assert extract(written(PLAN, alphabet).encode("latin-1"), "x").text == expected


@pytest.mark.parametrize("alphabet", ["tcvn3", "vni"])
def test_letters_of_old_fonts_that_were_saved_as_unicode_are_read_as_what_the_fonts_show(alphabet: str) -> None:
    expected = SMALL_FIRST if alphabet == "tcvn3" else PLAN
    assert extract(written(PLAN, alphabet).encode(), "x").text == expected


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(SYLLABLES), min_size=8, max_size=40), alphabet=st.sampled_from(ALPHABETS))
def test_any_words_there_and_back_are_the_same(words: list[str], alphabet: str) -> None:
    text = f"kế hoạch {' '.join(words)} của tỉnh"
    assert extract(written(text, alphabet).encode("latin-1"), "x").text == text


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(SYLLABLES), max_size=40), noise=st.text("µ®©¬\xad «»½ Ñøæö", max_size=6))
def test_unicode_text_is_left_as_it_is(words: list[str], noise: str) -> None:
    text = f"Kế hoạch của tỉnh được thực hiện {' '.join(words)} {noise}"
    assert modern(text) == text


@pytest.mark.parametrize(
    "text", ["© 2026 Nhịp Cầu ® ©", "Größe, Öl, Äpfel und Übung: schön, natürlich", "5 µm ± 2 µm, 3 µm", "œuvre à côté"]
)
def test_other_languages_and_signs_are_left_as_they_are(text: str) -> None:
    assert modern(text) == text


def test_lines_in_both_alphabets_may_stand_in_one_file() -> None:
    old = written("sở ngoại vụ chủ trì, phối hợp với các đơn vị liên quan thực hiện", "tcvn3")
    assert modern(f"Kế hoạch\n{old}") == "Kế hoạch\nsở ngoại vụ chủ trì, phối hợp với các đơn vị liên quan thực hiện"


@pytest.mark.parametrize(
    "line",
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BỘ Y TẾ", "Ủ KẾ HOẠCH", "Số: 12/KH-UBND", "Sở Y tế", "Bộ Y tế và UBND"],
)
def test_capitals_of_a_heading_are_capitals_again(line: str) -> None:
    text = f"{line}\nthực hiện kế hoạch của tỉnh được giao"
    assert extract(written(text, "tcvn3").encode("latin-1"), "x").text == text


def test_glyphs_that_old_fonts_lend_to_two_letters_are_letters_beside_letters() -> None:
    text = (
        written("Thủ tướng, nhà nước xã hội chủ nghĩa 5 \u2212 3", "tcvn3")
        .replace("\xad", "\u2212")
        .replace("\xb7", "\u2219")
    )
    assert modern(text) == "Thủ tướng, nhà nước xã hội chủ nghĩa 5 \u2212 3"


def test_the_code_page_of_vietnamese_windows_is_read() -> None:
    parts = unicodedata.normalize("NFD", PLAN)
    for letter in "ăâêôơư":
        for one in (letter, letter.upper()):
            parts = parts.replace(unicodedata.normalize("NFD", one), one)
    assert extract(_reordered(parts).encode("cp1258"), "x").text == PLAN


def _reordered(text: str) -> str:
    """A dot below comes before a hat in Unicode's own order, after it in this code page."""
    for letter in "âăêôơưÂĂÊÔƠƯ":
        bare, hat = unicodedata.normalize("NFD", letter)
        text = text.replace(f"{bare}\u0323{hat}", f"{letter}\u0323")
    return text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_text_saved_as_wide_unicode_is_read(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert extract(mark + PLAN.encode(encoding), "x").text == PLAN


def test_bytes_that_no_alphabet_makes_vietnamese_are_no_text() -> None:
    assert refusal_of("déjà vu, garçon, élève naïf, où, forêt".encode("latin-1")) == "reading.not_text"


@pytest.mark.parametrize("alphabet", ["tcvn3", "vni"])
def test_a_page_set_in_old_fonts_is_read_too(alphabet: str) -> None:
    page = f"<html><head><meta charset=windows-1252></head><body><pre>{written(PLAN, alphabet)}</pre></body></html>"
    expected = SMALL_FIRST if alphabet == "tcvn3" else PLAN
    assert extract(page.encode("cp1252"), "x").text == expected


@pytest.mark.parametrize(
    ("font", "name"), [(".VnTime", "tcvn3"), (".VnArialH", "tcvn3"), ("VNI-Times", "vni"), ("Vni", ""), ("Times", "")]
)
def test_fonts_tell_their_alphabet(font: str, name: str) -> None:
    found = alphabet_of_font(font)
    assert (found.name if found else "") == name


@pytest.mark.shared
def test_no_labelled_text_is_changed(shared: Path) -> None:
    texts = sorted((shared / "reading" / "texts").glob("*.txt"))
    composed = [unicodedata.normalize("NFC", path.read_text(encoding="utf-8")) for path in texts]
    assert [path.name for path, text in zip(texts, composed, strict=True) if modern(text) != text] == []
