"""Verdicts laid over a reading: pure, places keep their numbers, what was read stays as it was."""

from __future__ import annotations

import copy
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.documents.pointers import value_at, values_of
from nhipcau.documents.rules import Judgement, VerdictKind, apply_verdicts, check_value
from nhipcau.documents.shape import ReadDocument
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.as_json import reading_as_json
from nhipcau.reading.types import SourceKind
from tests.world import Cited, Ordered, plan, write

TEXT = "x" * 400


def reading() -> ReadDocument:
    paper = plan(
        references=(Cited(code="38-CT/TW", issuer="Ban Bí thư"),),
        duties=(Ordered("một", lead=("A", "B")), Ordered("hai", lead=("C",))),
    )
    _, read = write([paper], kind=SourceKind.OFFICIAL, mark="")
    documents = cast(list[Any], reading_as_json(read)["documents"])
    return cast(ReadDocument, documents[0])


def laid(*verdicts: Judgement) -> ReadDocument:
    return apply_verdicts(reading(), verdicts, text=TEXT)


def test_a_rejected_duty_leaves_the_others_at_their_places() -> None:
    now = laid(Judgement("/duties/0", VerdictKind.REJECTED))
    assert now["duties"][0] is None
    assert value_at(now, "/duties/1/lead/0") == "C"


def test_a_correction_inside_a_rejected_duty_does_nothing() -> None:
    now = laid(Judgement("/duties/0", VerdictKind.REJECTED), Judgement("/duties/0/lead/0", VerdictKind.CORRECTED, "Z"))
    assert now["duties"][0] is None


def test_a_part_of_an_added_duty_can_be_corrected_in_whatever_order_it_was_said() -> None:
    duty = check_value(pointer="/duties/2", value={"span": [0, 4], "lead": ["A"]})
    now = laid(
        Judgement("/duties/2/lead/0", VerdictKind.CORRECTED, "Z"), Judgement("/duties/2", VerdictKind.ADDED, duty)
    )
    assert value_at(now, "/duties/2/lead/0") == "Z"


def test_a_corrected_value_quotes_the_words_a_person_marked() -> None:
    now = laid(Judgement("/title", VerdictKind.CORRECTED, "đúng", [[0, 3]]))
    assert now["evidence"]["/title"] == {"quote": "xxx", "spans": [[0, 3]], "rule": "person", "confidence": 1.0}


@given(
    st.lists(
        st.tuples(
            st.sampled_from([value.pointer for value in values_of(reading())]),
            st.sampled_from(list(VerdictKind)),
        ),
        max_size=8,
        unique_by=lambda pair: pair[0],
    ),
    st.randoms(),
)
def test_the_order_of_verdicts_does_not_matter_and_the_reading_is_untouched(pairs: list, random) -> None:  # type: ignore[no-untyped-def, type-arg]
    read = reading()
    before = copy.deepcopy(read)
    verdicts = [Judgement(pointer, kind, value_at(read, pointer)) for pointer, kind in pairs]
    shuffled = list(verdicts)
    random.shuffle(shuffled)
    assert apply_verdicts(read, verdicts, text=TEXT) == apply_verdicts(read, shuffled, text=TEXT)
    assert read == before


def test_every_value_with_evidence_can_be_judged() -> None:
    read = reading()
    assert set(read["evidence"]) <= {value.pointer for value in values_of(read)}


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/date", "2026-02-30"),
        ("/date", 5),
        ("/title", "  "),
        ("/duties/0/nature", "wish"),
        ("/duties/0/due", {"kind": "someday"}),
        ("/duties/0/due", {"kind": "date", "date": "31/12/2026"}),
        ("/duties/5", {"lead": ["A"]}),
        ("/references/3", {"relation": "cites"}),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(pointer: str, value: Any) -> None:
    with pytest.raises(Refusal) as refused:
        check_value(pointer=pointer, value=value)
    assert refused.value.code == "document.value_wrong_kind"


def test_a_place_that_is_none_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        check_value(pointer="/evidence/0", value="x")
    assert refused.value.code == "document.no_such_value"
