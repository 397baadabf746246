"""Rows written many at once are the rows that would have been saved one by one."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from nhipcau.foundation import bulk
from nhipcau.foundation.models import Job
from tests.rows import STARTED, running_job

pytestmark = pytest.mark.django_db


def test_rows_come_back_as_they_were_given() -> None:
    jobs = [running_job(number) for number in range(3)]
    bulk.insert(jobs)
    saved = running_job(2)
    saved.save()
    for number, job in enumerate(jobs):
        row = Job.objects.get(pk=job.pk)
        assert (row.account_id, row.total, row.note) == (number or None, number, f"Thẻ {number}%s\t\\N")
        assert row.outcome == {"lines": ["Ủy ban nhân dân", None, {"số": number}]}
        assert (row.state, row.started, row.ended, row.done) == (Job.State.RUNNING, STARTED, None, 0)
        assert row.created is not None
    assert Job.objects.filter(outcome=saved.outcome, note=saved.note, started=STARTED).count() == 2


def test_a_row_saved_afterwards_has_a_key_of_its_own() -> None:
    jobs = [running_job(number) for number in range(5)]
    bulk.insert(jobs)
    later = Job.objects.create(kind="intake")
    bulk.insert([running_job(9)])
    assert later.pk not in {job.pk for job in jobs}
    assert Job.objects.count() == 7


def test_nothing_is_written_for_nothing() -> None:
    bulk.insert([])
    assert not Job.objects.exists()


def test_what_the_database_forbids_is_written_by_no_way() -> None:
    wrong = running_job(1)
    wrong.state = "unknown"
    with pytest.raises(IntegrityError):
        bulk.insert([wrong])
