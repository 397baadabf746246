"""Word files whose words are set in fonts of an older alphabet: each run as its font shows it."""

from __future__ import annotations

import pytest

from nhipcau.ground.refusal import Refusal
from nhipcau.reading import read
from nhipcau.reading.extract import extract
from tests.reading.extract.made_docx import raw
from tests.reading.extract.made_legacy import written
from tests.reading.extract.made_odt import odt
from tests.reading.extract.made_odt import p as odt_p
from tests.reading.extract.made_pdf import pdf_in_font, pdf_of

WORDS = "Sở Ngoại vụ chủ trì, phối hợp với các đơn vị liên quan"


def run(words: str, *, font: str = "", style: str = "") -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""
    styled = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f'<w:r><w:rPr>{styled}{fonts}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def p(*runs: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{''.join(runs)}</w:p>"


def text(*paragraphs: str, styles: str = "") -> str:
    return extract(raw("".join(paragraphs), **({"styles": styles} if styles else {})), "x").text.strip()


@pytest.mark.parametrize(("font", "alphabet"), [(".VnTime", "tcvn3"), (".VnArial", "tcvn3"), ("VNI-Times", "vni")])
def test_a_run_is_read_as_its_font_shows_it(font: str, alphabet: str) -> None:
    assert text(p(run(written(WORDS, alphabet), font=font))) == WORDS


def test_runs_of_both_kinds_may_stand_in_one_paragraph() -> None:
    assert (
        text(p(run("Hà Nam: "), run(written(WORDS, "tcvn3"), font=".VnTime"), run(" – á, à")))
        == f"Hà Nam: {WORDS} – á, à"
    )


def test_a_font_of_capitals_shows_capitals() -> None:
    words = run(written("Cộng hòa xã hội chủ nghĩa", "tcvn3"), font=".VnTimeH")
    assert text(p(words)) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"


def test_the_font_may_come_from_styles_and_from_what_is_usual_in_the_file() -> None:
    fonts = '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'
    by_style = f'<w:style w:type="paragraph" w:styleId="A">{fonts}</w:style>'
    usual = f"<w:docDefaults><w:rPrDefault>{fonts}</w:rPrDefault></w:docDefaults>"
    old = written(WORDS, "tcvn3")
    assert text(p(run(old), style="A"), styles=by_style) == WORDS
    assert text(p(run(old, style="A")), styles=by_style) == WORDS
    assert text(p(run(old)), styles=usual) == WORDS


def test_the_soft_hyphen_of_word_is_a_letter_in_these_fonts_only() -> None:
    def hyphened(font: str) -> str:
        return p(f'<w:r><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:t>n</w:t><w:softHyphen/><w:t>íc</w:t></w:r>')

    assert text(hyphened(".VnTime")) == "nước"
    assert text(hyphened("Arial")) == "níc"


def test_unicode_that_was_left_in_an_old_font_stays_unicode() -> None:
    assert text(p(run(WORDS, font=".VnTime")), p(run("Hà Nội, Sóc Trăng, bác sĩ", font=".VnTime"))) == (
        f"{WORDS}\nHà Nội, Sóc Trăng, bác sĩ"
    )


@pytest.mark.parametrize(
    ("words", "font", "alphabet"),
    [
        ("Mật", ".VnTimeH", "tcvn3"),
        ("Tối mật", ".VnTimeH", "tcvn3"),
        ("TUYỆT MẬT", "VNI-Times", "vni"),
        ("TỐI MẬT", ".VnTime", "tcvn3"),
    ],
)
def test_a_secret_mark_in_an_old_font_is_seen(words: str, font: str, alphabet: str) -> None:
    mark = p(run(written(words, alphabet), font=font))
    with pytest.raises(Refusal, match=r"reading\.secret"):
        read(raw(p(run("UBND")) + mark + p(run(written(WORDS, alphabet), font=font))), "a.docx")


def test_an_odt_set_in_old_fonts_is_read_as_they_show_it() -> None:
    styles = "".join(
        f'<style:style style:name="{name}" style:family="{family}">'
        f'<style:text-properties style:font-name="{font}"/></style:style>'
        for name, family, font in (("A", "paragraph", ".VnTime"), ("B", "text", "Arial"), ("C", "text", ".VnTimeH"))
    )
    unicode, heading = "<text:span text:style-name='B'>á, à</text:span>", written("kế hoạch", "tcvn3")
    capitals = f"<text:span text:style-name='C'>{heading}</text:span>"
    body = odt_p(f"{written(WORDS, 'tcvn3')} {unicode} {capitals}", "text:style-name='A'")
    assert extract(odt(body, automatic=styles), "x").text.strip() == f"{WORDS} á, à KẾ HOẠCH"


def test_a_pdf_made_with_old_fonts_is_read_and_keeps_its_boxes() -> None:
    words = "Sở Ngoại vụ chủ trì, phối hợp với các đơn vị"
    source = extract(pdf_of(written(words, "vni")), "x")
    assert source.text.strip() == words
    assert [source.words(span) for span, _ in source.boxes] == [words]


@pytest.mark.parametrize(
    ("font", "shown"),
    [
        (".VnTime", "Tối mật, thủ tướng nhà nước được ưu tiên, Số: 12/KH-UBND - lập-tự"),
        ("ABCDEF+.VnTimeH", "TỐI MẬT, THỦ TƯỚNG NHÀ NƯỚC ĐƯỢC ƯU TIÊN, SỐ: 12/KH-UBND - LẬP-TỰ"),
    ],
)
def test_a_pdf_that_names_its_old_fonts_is_read_letter_by_letter(font: str, shown: str) -> None:
    words = written("Tối mật, thủ tướng nhà nước được ưu tiên, Số: 12/KH-UBND - lập-tự", "tcvn3")
    assert extract(pdf_in_font(words, font), "x").text.strip() == shown


def test_a_secret_mark_in_a_font_of_capitals_is_seen_in_a_pdf() -> None:
    with pytest.raises(Refusal, match=r"reading\.secret"):
        read(pdf_in_font(written("mật", "tcvn3"), ".VnTimeH"), "a.pdf")
