"""Whatever the bytes are, extraction answers with a text or with a refusal."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import sentence
from nhipcau.reading.extract import extract
from tests.reading.extract.made_docx import raw
from tests.reading.extract.made_pdf import pdf_of
from tests.reading.extract.refusals import refusal_of

DOCX = raw(
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Nơi nhận:</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>',
    numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)
PAGE = "<html><body><table><tr><td colspan=2>Một</table><ol start=9><li>Hai<p>Ba".encode()
STARTS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<html>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<!DOCTYPE html><p>",
]
FAST = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def answer_to(data: bytes) -> str:
    try:
        return extract(data, "x").text
    except Refusal as refusal:
        return sentence(refusal)


@FAST
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=2000))
def test_any_bytes_get_a_text_or_a_refusal(start: bytes, rest: bytes) -> None:
    assert answer_to(start + rest)


@FAST
@given(text=st.text(max_size=500), tag=st.sampled_from(["p", "table", "td", "li", "ol", "b", "div"]))
def test_any_page_gets_a_text_or_a_refusal(text: str, tag: str) -> None:
    assert answer_to(f"<html><{tag}>{text}</{tag}>{text}".encode())


@FAST
@given(
    whole=st.sampled_from([DOCX, PAGE, pdf_of("Một #pagebreak() Hai")]),
    at=st.floats(0, 1),
    patch=st.binary(min_size=1, max_size=40),
    cut=st.booleans(),
)
def test_any_damage_gets_a_text_or_a_refusal(*, whole: bytes, at: float, patch: bytes, cut: bool) -> None:
    place = int(at * len(whole))
    rest = b"" if cut else whole[place + len(patch) :]
    assert answer_to(whole[:place] + patch + rest)


def test_a_text_of_countless_shards_of_lines_is_refused_by_name() -> None:
    assert refusal_of(b"a)\n" * 150_000) == "reading.too_many_lines"


def test_many_lines_of_ordinary_length_are_read() -> None:
    text = "Các cơ quan, đơn vị phối hợp thực hiện.\n" * 60_000
    assert extract(text.encode(), "a.txt").text == text
