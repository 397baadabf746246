"""Rows added in words kept from before are the rows that Django would have written."""

from __future__ import annotations

from datetime import date

import pytest
import pytest_django
from django.db import IntegrityError, transaction

from nhipcau.documents.models import Document, Indexed
from nhipcau.foundation import adding, clock
from nhipcau.foundation.models import Job, ListEntry
from tests.rows import STARTED, running_job

NumQueries = pytest_django.DjangoAssertNumQueries
pytestmark = pytest.mark.django_db


def entry(key: str) -> ListEntry:
    since = date(2026, 11, 1) if key == "b" else None
    return ListEntry(list="x", key=key, left_out=key == "a", source="s", valid_from=since, at=STARTED)


def papers(*codes: str) -> list[Document]:
    return adding.add(Document(state=Document.State.PLACEHOLDER, code=code, registered=clock.now()) for code in codes)


def worded(document: Document, head: str, *, edition: int = 1) -> Indexed:
    return Indexed(document=document, edition=edition, code_key="", head=head, body="", accents="")


@pytest.mark.parametrize("number", [1, 2, 5, 120])
def test_rows_come_back_as_they_were_given(number: int, django_assert_num_queries: NumQueries) -> None:
    for _ in range(2):
        jobs = [running_job(place) for place in range(number)]
        if number < 100:
            with django_assert_num_queries(1):
                adding.add(jobs)
        else:
            adding.add(jobs)
        assert len({one.pk for one in jobs}) == number
        for place, one in enumerate(jobs):
            row = Job.objects.get(pk=one.pk)
            assert (row.account_id, row.total, row.note) == (place or None, place, f"Thẻ {place}%s\t\\N")
            assert row.outcome == {"lines": ["Ủy ban nhân dân", None, {"số": place}]}
            assert (row.state, row.started, row.ended, row.done) == (Job.State.RUNNING, STARTED, None, 0)
            assert row.created is not None


def test_days_and_yes_and_no_are_kept() -> None:
    adding.add([entry("a"), entry("b")])
    adding.add([entry("c")])
    told = list(ListEntry.objects.order_by("key").values_list("key", "left_out", "valid_from", "content"))
    assert told == [("a", True, None, {}), ("b", False, date(2026, 11, 1), {}), ("c", False, None, {})]


def test_an_added_row_is_saved_again_by_its_key(django_assert_num_queries: NumQueries) -> None:
    (one,) = adding.add([running_job(1)])
    one.note = "sửa"
    with django_assert_num_queries(1):
        one.save()
    assert Job.objects.get().note == "sửa"


def test_of_nothing_nothing_is_asked(django_assert_num_queries: NumQueries) -> None:
    with django_assert_num_queries(0):
        assert adding.add([]) == []
        adding.add_unless_there([])


def test_a_row_that_is_there_stays_or_is_written_over() -> None:
    first, second = papers("1-CT/TW", "2-CT/TW")
    adding.add_unless_there([worded(first, "một")])
    adding.add_unless_there([worded(first, "khác"), worded(second, "hai")])
    assert dict(Indexed.objects.values_list("document_id", "head")) == {first.pk: "một", second.pk: "hai"}
    rows = [worded(first, "ba", edition=2), worded(second, "bốn", edition=2)]
    adding.add_or_replace(rows, by=("document",), columns=("head",))
    assert set(Indexed.objects.values_list("head", "edition")) == {("ba", 1), ("bốn", 1)}


def test_what_the_database_forbids_is_not_written_and_takes_the_act_with_it() -> None:
    wrong = running_job(1)
    wrong.state = "unknown"
    with pytest.raises(IntegrityError), transaction.atomic():
        adding.add([running_job(1)])
        adding.add([wrong])
    assert not Job.objects.exists()
