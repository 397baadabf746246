"""Questions whose words are kept: every answer is asked for anew, and each viewer's question is its own."""

from __future__ import annotations

from datetime import date

import pytest
import pytest_django
from django.db.models import QuerySet

from nhipcau.documents.models import Document
from nhipcau.foundation import clock
from nhipcau.foundation.prepared import MOST_GIVEN, Prepared

NumQueries = pytest_django.DjangoAssertNumQueries
pytestmark = pytest.mark.django_db


def registered(*codes: str) -> list[int]:
    return [
        Document.objects.create(state=Document.State.PLACEHOLDER, code=code, registered=clock.now()).pk
        for code in codes
    ]


def coded(beginning: str, *ids: int) -> QuerySet[Document, tuple[int, str, object]]:
    found = Document.objects.filter(pk__in=ids, code__startswith=beginning)
    return found.order_by("pk").values_list("pk", "code", "registered")


def test_it_answers_as_the_question_itself_does() -> None:
    ids = registered("1-CT/TW", "2-CT/TW", "1/KH-UBND")
    prepared = Prepared(coded)
    for given in (ids, ids[:2], ids[1:], ids[::-1]):
        assert prepared.rows(*given, told=("1",)) == list(coded("1", *given))
    assert prepared.rows(*ids, told=("2",)) == list(coded("2", *ids))


def test_what_has_changed_since_is_told() -> None:
    (one,) = registered("1-CT/TW")
    prepared = Prepared(coded)
    assert len(prepared.rows(one, told=("1",))) == 1
    Document.objects.filter(pk=one).update(code="5-CT/TW")
    assert prepared.rows(one, told=("1",)) == []


def test_the_question_is_written_once_and_asked_each_time(django_assert_num_queries: NumQueries) -> None:
    written: list[str] = []

    def noted(who: str, document_id: int) -> QuerySet[Document, tuple[int]]:
        written.append(who)
        return Document.objects.filter(pk=document_id).values_list("pk")

    ids = registered("1-CT/TW", "2-CT/TW")
    prepared = Prepared(noted)
    with django_assert_num_queries(3):
        found = [prepared.rows(one, told=(who,)) for who, one in (("a", ids[0]), ("a", ids[1]), ("b", ids[1]))]
    assert found == [[(ids[0],)], [(ids[1],)], [(ids[1],)]]
    assert written == ["a", "b"]


def test_of_nothing_nothing_is_asked(django_assert_num_queries: NumQueries) -> None:
    with django_assert_num_queries(0):
        assert Prepared(coded).rows(told=("1",)) == []


def test_more_rows_than_stand_on_a_page_are_found_too() -> None:
    ids = registered(*(f"1{number}-CT/TW" for number in range(MOST_GIVEN + 3)))
    assert [pk for pk, _code, _at in Prepared(coded).rows(*ids, told=("1",))] == ids


def dated(code: str, day: date, *ids: int) -> QuerySet[Document, tuple[int]]:
    return Document.objects.filter(code=code, date=day, pk__in=ids).order_by("pk").values_list("pk")


def test_words_and_days_are_given_as_numbers_are() -> None:
    ids = registered("1-CT/TW", "2-CT/TW", "%s' \ue0001")
    Document.objects.filter(pk__in=ids[1:]).update(date=date(2026, 11, 11))
    prepared = Prepared(dated)
    for code, day in (
        ("1-CT/TW", date(2026, 11, 11)),
        ("2-CT/TW", date(2026, 11, 11)),
        ("%s' \ue0001", date(2026, 11, 11)),
    ):
        assert prepared.rows(code, day, *ids) == list(dated(code, day, *ids))
    assert prepared.rows("2-CT/TW", date(2026, 11, 12), *ids) == []


def test_what_is_given_may_be_compared_only_as_it_is() -> None:
    def beginning(words: str) -> QuerySet[Document, tuple[int]]:
        return Document.objects.filter(code__startswith=words).values_list("pk")

    with pytest.raises(ValueError, match="as it is"):
        Prepared(beginning).rows("1-CT")


def test_what_the_database_says_is_never_written_into_a_kept_question() -> None:
    ids = registered("1-CT/TW", "2-CT/TW")

    def told_by_the_database(document_id: int) -> QuerySet[Document, tuple[int]]:
        known = list(Document.objects.filter(code="1-CT/TW").values_list("pk", flat=True))
        return Document.objects.filter(pk__in=known).exclude(pk=document_id).values_list("pk")

    with pytest.raises(RuntimeError, match="a question is written that is kept"):
        Prepared(told_by_the_database).rows(ids[1])
    assert Document.objects.filter(pk=ids[1]).exists()
