"""Pages saved from law portals: one file with all its parts, or a bare page, in the encodings browsers write."""

from __future__ import annotations

import quopri
import unicodedata

import pytest

from nhipcau.ground.refusal import Refusal
from nhipcau.reading import read
from nhipcau.reading.extract import extract
from nhipcau.reading.types import SourceKind
from tests.reading.extract.refusals import refusal_of

WORDS = "Sở Ngoại vụ chủ trì, phối hợp với các cơ quan liên quan thực hiện Kế hoạch này."
PAGE = (
    "<html><head><title>Kế hoạch</title>{meta}</head><body><nav>Trang chủ</nav>"
    "<div>Số hiệu: 12/KH-UBND</div><div>Loại văn bản: Kế hoạch</div><div>Ngày ban hành: 02/3/2026</div>"
    "<div>Tình trạng: Đang cập nhật</div>"
    "<table><tr><td>UBND TỈNH BÌNH HẢI</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>"
    f"<p>KẾ HOẠCH</p><p>{WORDS}</p></body></html>"
)
HEAD = "From: <Saved by Blink>\nSnapshot-Content-Location: https://cong.binhhai.example/12\nSubject: {subject}\n"
RELATED = 'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="-x-"{more}\n\n'


def part(page: str, *, charset: str = "", encoding: str = "utf-8", more: str = "") -> str:
    named = f'; charset="{charset}"' if charset else ""
    written = quopri.encodestring(page.encode(encoding)).decode("ascii")
    return f"---x-\nContent-Type: text/html{named}\nContent-Transfer-Encoding: quoted-printable\n{more}\n{written}\n"


def saved(*parts: str, subject: str = "Ke hoach", more: str = "") -> bytes:
    picture = "---x-\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
    return (HEAD.format(subject=subject) + RELATED.format(more=more) + "".join(parts) + picture + "---x---\n").encode()


def test_a_saved_page_is_the_page_without_its_pictures_and_menus() -> None:
    source = extract(saved(part(PAGE.format(meta=""), charset="utf-8")), "x")
    assert source.media_type == "multipart/related"
    assert WORDS in source.text
    assert "Trang chủ" not in source.text


def test_a_saved_page_of_a_portal_is_known_as_one() -> None:
    reading = read(saved(part(PAGE.format(meta=""))), "ke-hoach.mhtml")
    assert reading.source_kind is SourceKind.PORTAL
    (document,) = reading.documents
    assert reading.text[document.span.start :].startswith("UBND TỈNH BÌNH HẢI")


def test_the_encoding_its_part_names_goes_before_what_the_page_says() -> None:
    meta = '<meta charset="windows-1258">'
    assert WORDS in extract(saved(part(PAGE.format(meta=meta), charset="utf-8")), "x").text


def test_a_page_that_names_its_own_encoding_is_believed() -> None:
    page = part(PAGE.format(meta='<meta charset="utf-16">'), charset="utf-16", encoding="utf-16")
    assert WORDS in extract(saved(page), "x").text


def test_the_page_that_was_saved_comes_before_its_frames() -> None:
    start = part(PAGE.format(meta=""), more="Content-ID: <b>\n")
    page = saved(part("<html><body>Quảng cáo</body></html>"), start, more='; start="<b>"')
    source = extract(page, "x")
    assert WORDS in source.text and "Quảng cáo" not in source.text
    assert "Quảng cáo" in source.aside


def test_a_page_that_only_holds_a_frame_is_read_in_the_frame() -> None:
    source = extract(saved(part("<html><body>Cổng thông tin</body></html>"), part(PAGE.format(meta=""))), "x")
    assert WORDS in source.text


@pytest.mark.parametrize(
    "page",
    [
        saved(part(PAGE.format(meta="")), subject="MẬT"),
        saved(part(PAGE.format(meta="")), part("<html><body><p>TỐI MẬT</p></body></html>")),
    ],
)
def test_a_mark_beside_the_page_refuses_it(page: bytes) -> None:
    with pytest.raises(Refusal, match=r"reading\.secret"):
        read(page, "a.mht")


def test_a_saved_page_without_a_page_is_empty() -> None:
    assert refusal_of(saved()) == "reading.empty"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1258"])
def test_a_bare_page_is_read_in_its_encoding(encoding: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding.removesuffix("-sig")}">'
    page = PAGE.format(meta=meta)
    if encoding == "windows-1258":
        # This encoding writes the tone marks of most letters as signs of their own.
        page = "".join(_in_1258(letter) for letter in unicodedata.normalize("NFC", page))
    assert WORDS in extract(page.encode(encoding), "x").text


def _in_1258(letter: str) -> str:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
        rest = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
        return rest + "".join(tones)
    return letter
