"""What the foundation promises: entries stand, a GET writes nothing, originals and backups come back whole."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from nhipcau.agencies.models import Agency
from nhipcau.foundation import audit, audit_guard, clock, jobs, storage
from nhipcau.foundation.models import AuditEntry
from nhipcau.foundation.pages import page_of
from nhipcau.foundation.readonly import ReadOnlyOnGet, WriteDuringReadError, table_written
from nhipcau.ground.actor import Actor
from tests.world import World

ACTOR = Actor(account_id=7, name="Lan", agency_id=None)


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_refuses_to_change_or_remove_an_entry(db: None, act: str) -> None:
    audit_guard.install(connection)
    entry = audit.record(ACTOR, "test.done", None)
    rows = AuditEntry.objects.filter(pk=entry.pk)
    with pytest.raises(DatabaseError, match="neither changed nor removed"), transaction.atomic():
        rows.update(act="x") if act == "update" else rows.delete()
    assert AuditEntry.objects.get(pk=entry.pk).act == "test.done"


def test_an_entry_is_part_of_its_act(db: None) -> None:
    class BreakError(Exception):
        pass

    with pytest.raises(BreakError), transaction.atomic():
        audit.record(ACTOR, "test.done", None)
        raise BreakError
    assert not AuditEntry.objects.exists()


def test_an_entry_says_who_what_when_and_where(db: None) -> None:
    agency = Agency.objects.create()
    with clock.standing_at(datetime(2026, 5, 1, 2, tzinfo=UTC)):
        audit.record(ACTOR, "agency.made", agency, name="A", ids=(1, 2))
        assert clock.today().isoformat() == "2026-05-01"
    entry = AuditEntry.objects.get()
    assert (entry.account_name, entry.act, entry.object_kind, entry.object_id) == (
        "Lan",
        "agency.made",
        "agency",
        agency.pk,
    )
    assert entry.facts == {"name": "A", "ids": [1, 2]}


def answer(method: str, work: object) -> HttpResponse:
    def view(_request: HttpRequest) -> HttpResponse:
        work()  # type: ignore[operator]
        return HttpResponse("ok")

    return ReadOnlyOnGet(view)(RequestFactory().generic(method, "/"))


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_get_that_would_change_a_business_row_fails(db: None, method: str) -> None:
    with pytest.raises(WriteDuringReadError), transaction.atomic():
        answer(method, Agency.objects.create)
    assert not Agency.objects.exists()


def test_a_get_may_keep_its_session_and_read_everything(db: None) -> None:
    def work() -> None:
        Session.objects.create(session_key="a", session_data="", expire_date=clock.now())
        list(Agency.objects.all())

    assert answer("GET", work).status_code == 200


def test_a_post_writes(db: None) -> None:
    answer("POST", Agency.objects.create)
    assert Agency.objects.count() == 1


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ('INSERT INTO "agencies_agency" VALUES (1)', "agencies_agency"),
        ("INSERT OR IGNORE INTO documents_named (a) VALUES (1)", "documents_named"),
        ('UPDATE "execution_task" SET a = 1', "execution_task"),
        ('  DELETE FROM "documents_citation"', "documents_citation"),
        ("WITH x AS (SELECT 1) INSERT INTO a_b SELECT * FROM x", "a_b"),
        ("/* note */ UPDATE a_b SET c = 1", "a_b"),
        ("TRUNCATE a_b", "a_b"),
        ("SELECT 1 FROM \"a\" WHERE b = 'UPDATE x SET y'", None),
        ("SAVEPOINT s", None),
        ("PRAGMA foreign_keys", None),
        ("WITH RECURSIVE s(id) AS (SELECT 1) SELECT * FROM s", None),
    ],
)
def test_which_table_a_statement_writes_to(sql: str, table: str | None) -> None:
    assert table_written(sql) == table


def test_bytes_are_kept_under_their_sum_and_once(world: World) -> None:
    first, second = storage.put(b"van ban"), storage.put(b"van ban")
    assert first == second == hashlib.sha256(b"van ban").hexdigest()
    assert storage.get(first) == b"van ban"


def test_new_bytes_go_again_when_their_act_fails(world: World) -> None:
    with pytest.raises(ZeroDivisionError), storage.kept(b"moi", is_wanted=lambda _sha256: False) as sha256:
        _ = 1 // 0
    assert not default_storage.exists(storage.path_of(sha256))


@pytest.mark.parametrize("before", [True, False])
def test_bytes_that_others_need_stay(world: World, before: bool) -> None:
    if before:
        storage.put(b"cu")
    with pytest.raises(ZeroDivisionError), storage.kept(b"cu", is_wanted=lambda _sha256: not before) as sha256:
        _ = 1 // 0
    assert storage.get(sha256) == b"cu"


def test_a_job_tells_how_far_it_is_and_how_it_ended(db: None) -> None:
    job = jobs.start_job(kind="intake", actor=ACTOR, total=2)
    jobs.begin(job.pk)
    jobs.advance(job.pk, done=1, note="a.txt", outcome={"file": "a.txt"})
    jobs.finish(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.note) == ("running", 1, "a.txt")
    jobs.advance(job.pk, done=1)
    jobs.finish(job.pk)
    jobs.fail(job.pk, note="too late")
    job.refresh_from_db()
    assert (job.state, job.outcome) == ("done", {"lines": [{"file": "a.txt"}]})


def test_waiting_files_are_given_out_once_and_named_by_nobody(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.DATA_DIR = tmp_path
    names = jobs.stage(5, [("../../etc/passwd", b"1"), ("b", b"2")])
    assert list(jobs.staged(5, names)) == [("../../etc/passwd", b"1"), ("b", b"2")]
    assert list(jobs.staged(5, names)) == []
    assert list((tmp_path / "waiting" / "5").iterdir()) == []


def test_a_page_past_the_end_is_the_last_page(db: None) -> None:
    Agency.objects.bulk_create([Agency() for _ in range(5)])
    page = page_of(Agency.objects.all(), number=9, size=2)
    assert (page.number, page.pages, page.first_row, page.last_row, page.next) == (3, 3, 5, 5, None)
