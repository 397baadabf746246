"""Families made from each kind of citation: a change of spelling keeps the identity, a change of digits never does."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.ground.identity import Identity, Sameness, canonical_code, same_document
from nhipcau.reading.engine import read
from nhipcau.reading.references import read_references
from nhipcau.reading.source import Source
from nhipcau.reading.types import Header, Reference, Span

Read = Callable[..., tuple[Reference, ...]]
Respell = Callable[[str], str]

KINDS = [
    ("Chỉ thị", "38-CT/TW"),
    ("Quy định", "03-QĐi/TW"),
    ("Hướng dẫn", "02-HD/BĐNTW"),
    ("Công văn", "6073-CV/VPTU"),
    ("Kế hoạch", "3935/KH-UBND"),
    ("Công văn", "2076/SYT-VP"),
    ("Quyết định", "17/2015/QĐ-UBND"),
    ("Quyết định", "41/2013/QĐ-TTg"),
    ("Thông tư liên tịch", "02/2009/TTLT-BNG-BNV"),
    ("Nghị quyết", "1686/NQ-UBTVQH15"),
    ("Nghị quyết", "66.4/2025/NQ-CP"),
    ("Tờ trình", "259/TTr-SNgV"),
    ("Quy chế", "01/QCPH/UBND-UBMTTQ"),
]
NUMBER_WORDS = [" số ", " ", " số: ", " số : ", " số:", " số", " số\n", "\nsố ", " Số ", "  số  ", " (số ", " SỐ "]
DATES = [
    " ngày 12/3/2019",
    ", ngày 12/3/2019",
    " ngày 12/03/2019",
    " ngày 12-3-2019",
    " ngày 12.3.2019",
    " ngày 12 tháng 3 năm 2019",
    " ngày 12 tháng 03 năm 2019",
    "\nngày 12 tháng 3\nnăm 2019",
    " (12/3/2019)",
    " ngay 12/3/2019",
]
RESPELLINGS: dict[str, Respell] = {
    "as printed": lambda code: code,
    "spaces round the first joint": lambda code: (
        code.replace("-", " - ", 1) if "/" not in code[:6] else code.replace("/", " / ", 1)
    ),
    "a space before the hyphen": lambda code: code.replace("-", " -"),
    "a space behind the hyphen": lambda code: code.replace("-", "- "),
    "a space before the first joint": lambda code: (
        code.replace("/", " /", 1) if "/" in code[:6] else code.replace("-", " -", 1)
    ),
    "a space behind the slashes": lambda code: code.replace("/", "/ "),
    "an en dash": lambda code: code.replace("-", "–"),
    "a hyphen that does not break": lambda code: code.replace("-", "‑"),
    "a minus sign": lambda code: code.replace("-", "−"),
    "a fraction slash": lambda code: code.replace("/", "⁄"),
    "a division slash": lambda code: code.replace("/", "∕"),
    "Eth for Đ": lambda code: code.replace("Đ", "Ð"),
    "African D for Đ": lambda code: code.replace("Đ", "Ɖ"),
    "a line break behind the last joint": lambda code: "-\n".join(code.rsplit("-", 1)) if "-" in code else code,
    "a space of no width": lambda code: code.replace("/", "/\u200b"),
    "bold": lambda code: f"**{code}**",
    "italic number": lambda code: code.replace(code.split("/")[0], f"*{code.split('/')[0]}* ", 1),
}


def sentence(cited: str) -> str:
    return f"Các sở, ban, ngành nghiên cứu {cited} của Ban Chỉ đạo tỉnh Bình Hải; báo cáo kết quả."


@pytest.mark.parametrize(("kind", "respelling"), list(itertools.product(KINDS, RESPELLINGS)))
def test_a_cited_number_keeps_its_identity_under_respelling(
    references: Read, kind: tuple[str, str], respelling: str
) -> None:
    word, code = kind
    (found,) = references(sentence(f"{word} số {RESPELLINGS[respelling](code)} ngày 12/3/2019"))
    assert found.code and canonical_code(found.code.value) == canonical_code(code)
    assert found.date and found.date.value == date(2019, 3, 12)


@pytest.mark.parametrize(("kind", "number_word"), list(itertools.product(KINDS, NUMBER_WORDS)))
def test_the_word_before_the_number_may_be_glued_doubled_or_missing(
    references: Read, kind: tuple[str, str], number_word: str
) -> None:
    word, code = kind
    (found,) = references(sentence(f"{word}{number_word}{code} ngày 12/3/2019"))
    assert found.code and found.type and found.date
    assert (found.code.value, found.type.spans[0]) == (code, Span(30, 30 + len(word)))


@pytest.mark.parametrize(("kind", "dated"), list(itertools.product(KINDS, DATES)))
def test_a_date_is_read_in_each_of_its_styles(references: Read, kind: tuple[str, str], dated: str) -> None:
    word, code = kind
    (found,) = references(sentence(f"{word} số {code}{dated}"))
    assert found.date and found.date.value == date(2019, 3, 12)


@pytest.mark.parametrize("case", [str.lower, str.upper, str.title, str.capitalize])
@pytest.mark.parametrize("kind", KINDS)
def test_the_type_word_may_be_written_large_or_small(
    references: Read, kind: tuple[str, str], case: Callable[[str], str]
) -> None:
    word, code = kind
    (found,) = references(sentence(f"{case(word)} số {code} ngày 12/3/2019"))
    assert found.code and found.code.value == code


@pytest.mark.parametrize("kind", KINDS)
def test_spaces_that_do_not_break_and_letters_in_two_parts_change_nothing(kind: tuple[str, str]) -> None:
    word, code = kind
    text = sentence(f"{word} số {code} ngày 12 tháng 3 năm 2019")
    plain = read(text.encode(), "a.txt").documents[0].references
    hard = read(text.replace(" ", "\u00a0").encode(), "a.txt").documents[0].references
    parted = read(unicodedata.normalize("NFD", text).encode(), "a.txt").documents[0].references
    assert [(r.code, r.date, r.spans) for r in hard] == [(r.code, r.date, r.spans) for r in plain]
    assert [(r.code, r.date, r.spans) for r in parted] == [(r.code, r.date, r.spans) for r in plain]


PARTY = ["38-CT/TW", "1298-QĐ/TU", "02-HD/BĐNTW", "6073-CV/VPTU"]


@pytest.mark.parametrize("code", PARTY)
def test_a_party_number_in_the_state_pattern_is_the_same_paper(references: Read, code: str) -> None:
    number, kind, organ = code.replace("/", "-").split("-")
    (found,) = references(
        sentence(f"Văn bản số {code} ngày 12/3/2019; Văn bản số {number}/{kind}-{organ} ngày 12/3/2019")
    )
    assert found.forms == (code, f"{number}/{kind}-{organ}")


# (as printed, as meant)
DAMAGED = [
    ("Quyết định số 41/2013/QD-TTg", "41/2013/QĐ-TTg"),
    ("Nghị định số 80/2020/ND-CP", "80/2020/NĐ-CP"),
    ("Nghi dinh so 80/2020/ND-CP", "80/2020/NĐ-CP"),
    ("Nghị định số 8 0/2020/NĐ-CP", "80/2020/NĐ-CP"),
    ("Chỉ thị số 3 8-CT/TW", "38-CT/TW"),
    ("Chỉ thị số 38-CTÍTW", "38-CT/TW"),
    ("Chỉ thị số 38-CT/1W", "38-CT/TW"),
    ("Chỉ thị số 38-CT/T W", "38-CT/TW"),
    ("Chỉ thị số 38-CTTW", "38-CT/TW"),
    ("Chỉ thị số 38CT/TW", "38-CT/TW"),
    ("Chỉ thị số O4-CT/TW", "04-CT/TW"),
    ("Chỉ thị số l2-CT/TW", "12-CT/TW"),
    ("Chỉ thị số I2-CT/TW", "12-CT/TW"),
    ("Kế hoạch số 1O5/KH-UBND", "105/KH-UBND"),
    ("Kế hoạch số 12/KHUBND", "12/KH-UBND"),
    ("Kế hoạch số 12KH/UBND", "12-KH/UBND"),
    ("Nghị định số 30/2020/NĐ CP", "30/2020/NĐ-CP"),
    ("Thông tư số 01/2011/TT BNV", "01/2011/TT-BNV"),
    ("Nghị định số 30/2020/NĐ-GP", "30/2020/NĐ-CP"),
    ("Quyết định số 56/2006/QĐ-TTE", "56/2006/QĐ-TTg"),
    ("Quyết định số 56/2006/QĐ-TTEg", "56/2006/QĐ-TTg"),
    ("Nghị quyết số 119/2025/UBTVQHI5", "119/2025/UBTVQH15"),
]


@pytest.mark.parametrize(("printed", "meant"), DAMAGED)
def test_a_damaged_number_is_found_as_a_guess_and_its_words_are_kept(
    references: Read, printed: str, meant: str
) -> None:
    text = sentence(f"{printed} ngày 12/3/2019")
    (found,) = references(text)
    assert found.code
    assert (found.code.value, found.code.rule, found.confidence < 0.8) == (meant, "references.code.repaired", True)
    assert printed.endswith("".join(text[s.start : s.end] for s in found.code.spans))


ORGANS = ["-CT/TW", "/KH-UBND", "/2015/QĐ-TTg", "/SNgV-VP", "-KH/TU"]


@settings(max_examples=80, deadline=None)
@given(number=st.integers(10, 99_999), organ=st.sampled_from(ORGANS), swapped=st.integers(0, 3))
def test_two_numbers_of_the_same_digits_never_merge(number: int, organ: str, swapped: int) -> None:
    digits = list(str(number))
    at = swapped % (len(digits) - 1)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    other = "".join(digits)
    if other.startswith("0") or other == str(number):
        return
    text = f"Văn bản số {number}{organ} ngày 01/02/2015 và Văn bản số {other}{organ} ngày 01/02/2015."
    found = read_references(Source(text=text, media_type="text/plain"), Span(0, len(text)), Header())
    assert [one.code and one.code.value for one in found] == [f"{number}{organ}", f"{other}{organ}"]


def test_a_bare_number_never_means_a_paper_of_later_days() -> None:
    cited = Identity(code="38")
    held = Identity(code="38/CT/TW", dated=date(2024, 7, 30), issuer="TW")
    assert same_document(cited=cited, held=held, cited_on=date(2020, 3, 12)) is Sameness.DIFFERENT
