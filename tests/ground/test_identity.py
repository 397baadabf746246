"""A cited number keeps its identity under respelling, and never takes another's."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.ground.identity import Identity, Sameness, canonical_code, issuer_family, party_term, same_document

TYPES = st.sampled_from(["CT", "QĐ", "KH", "NQ", "CV", "TTr", "CTr", "HD"])
ORGANS = st.sampled_from(["TW", "TU", "UBND", "TTg", "VPTU", "SNgV", "LHHN", "BĐNTW"])
NUMBERS = st.integers(1, 99999)


@st.composite
def respelt(draw: st.DrawFn, number: int, type_: str, organ: str) -> str:
    """One code as somebody might have typed it."""
    zeros = "0" * draw(st.integers(0, 2))
    dash = draw(st.sampled_from(["-", "–", "‑", "−"]))
    slash = draw(st.sampled_from(["/", "⁄"]))
    gap = draw(st.sampled_from(["", " ", "\u00a0", "\n"]))
    party = draw(st.booleans())
    first, second = (dash, slash) if party else (slash, dash)
    code = f"{zeros}{number}{gap}{first}{gap}{type_}{second}{gap}{organ}"
    code = code.replace("Đ", draw(st.sampled_from(["Đ", "Ð", "Ɖ"])))
    return draw(st.sampled_from([code, code.lower(), code.upper(), f"**{code}**"]))


@given(data=st.data(), number=NUMBERS, type_=TYPES, organ=ORGANS)
def test_a_cited_number_keeps_its_identity_under_respelling(
    data: st.DataObject, number: int, type_: str, organ: str
) -> None:
    assert canonical_code(data.draw(respelt(number, type_, organ))) == canonical_code(f"{number}-{type_}/{organ}")


@given(data=st.data(), first=NUMBERS, second=NUMBERS, type_=TYPES, organ=ORGANS)
def test_different_digits_are_never_one_code(
    data: st.DataObject, first: int, second: int, type_: str, organ: str
) -> None:
    codes = {canonical_code(data.draw(respelt(n, type_, organ))) for n in (first, second)}
    assert len(codes) == len({first, second})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("666/2015/QĐ-UBND", "666/QĐ-UBND"),
        ("74/UBND-KH", "74/KH-UBND"),
        ("12/HD-LHHN", "12/HĐ-LHHN"),
        ("30/NQ-CP", "30c/NQ-CP"),
        ("456-CV/TU", "465-CV/TU"),
        ("41/2013/QĐ-TTg", "41/2018/QĐ-TTg"),
    ],
)
def test_what_differs_in_meaning_differs_in_code(one: str, other: str) -> None:
    assert canonical_code(one) != canonical_code(other)


@pytest.mark.parametrize("misread", ["38-CTÍTW", "38-CT/1W", "O38-CT/TW", "38-ct/tw"])
def test_a_misread_code_is_still_that_code(misread: str) -> None:
    assert canonical_code(misread) == canonical_code("38-CT/TW")


DIRECTIVE = canonical_code("38-CT/TW")
DECREE = canonical_code("80/2020/NĐ-CP")


def cited(
    code: str = DIRECTIVE, on: date | None = None, term: str | None = None, issuer: str | None = None
) -> Identity:
    return Identity(code=code, dated=on, issuer=issuer, term=term)


def compare(one: Identity, other: Identity, *, cited_on: date | None = date(2020, 4, 8)) -> Sameness:
    return same_document(cited=one, held=other, cited_on=cited_on)


OF_2019 = cited(on=date(2019, 9, 19))
OF_2009 = cited(on=date(2009, 9, 7))


def test_the_same_code_of_the_same_day_is_the_same_document() -> None:
    assert compare(OF_2019, OF_2019) is Sameness.SAME


def test_a_number_given_again_in_another_term_is_another_document() -> None:
    assert compare(OF_2019, OF_2009) is Sameness.DIFFERENT


def test_an_undated_central_number_needs_its_term() -> None:
    assert compare(cited(), OF_2019) is Sameness.UNSURE
    assert compare(cited(term="XII"), OF_2019) is Sameness.SAME
    assert compare(cited(term="X"), OF_2019) is Sameness.DIFFERENT


def test_nothing_is_joined_with_a_document_issued_after_the_citing_one() -> None:
    assert compare(cited(term="XIII"), cited(on=date(2024, 7, 30))) is Sameness.DIFFERENT


def test_a_bare_number_is_never_sure() -> None:
    assert compare(cited("38"), OF_2019) is Sameness.UNSURE
    assert compare(cited("39"), OF_2019) is Sameness.DIFFERENT


def test_a_national_normative_code_is_unique_without_its_date() -> None:
    assert compare(cited(DECREE), cited(DECREE, on=date(2020, 4, 1))) is Sameness.SAME


def test_two_provinces_number_alike_without_meaning_one_document() -> None:
    code = canonical_code("12/KH-UBND")
    here = cited(code, issuer=issuer_family("Ủy ban nhân dân tỉnh Bình Hải", code))
    there = cited(code, issuer=issuer_family("UBND tỉnh Bình Sơn", code))
    assert compare(here, there) is Sameness.DIFFERENT


def test_a_provincial_committee_and_its_standing_board_are_one_family() -> None:
    assert issuer_family("Tỉnh ủy Bình Hải", "1298/QĐ/TU") == issuer_family(
        "Ban Thường vụ Tỉnh ủy Bình Hải", "1298/QĐ/TU"
    )


@pytest.mark.parametrize(
    ("on", "term"), [(date(2019, 9, 19), "XII"), (date(2011, 7, 6), "XI"), (date(2022, 1, 5), "XIII")]
)
def test_the_term_follows_from_the_day(on: date, term: str) -> None:
    assert party_term(on) == term
