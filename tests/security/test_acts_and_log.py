"""An act and its entry stand or fall together: what cannot be logged is not done, on the disk neither."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from nhipcau.agencies import services as directory
from nhipcau.agencies.models import AccountToken
from nhipcau.documents.models import Document, Verdict
from nhipcau.execution.models import Task
from nhipcau.execution.services import finish_task, reopen_task, start_task
from nhipcau.flows import review
from nhipcau.flows.collectives import name_group, take_back_group
from nhipcau.flows.directory import settle_as_agency, settle_as_new_agency, settle_as_no_agency, take_back_settling
from nhipcau.flows.intake import take_in
from nhipcau.foundation import audit, audit_guard
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import AccountRole
from tests.security.conftest import Papers
from tests.world import PROVINCE, World, account_of, plan


class NoLogError(Exception):
    """The log cannot be written."""


def rows() -> dict[str, list[tuple[object, ...]]]:
    """All rows of the business, table by table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("foundation_job", "django_", "axes_")):
                continue
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
            found[table] = cursor.fetchall()
    return found


Act = Callable[[World, Papers], object]


def judged(name: str, **more: object) -> Act:
    def act(world: World, papers: Papers) -> object:
        document = Document.objects.get(pk=papers.document.pk)
        given = {"document_id": document.pk, "version": document.version, **more}
        return getattr(review, name)(actor=world.actors["clerk"], **given)

    return act


def undone(world: World, papers: Papers) -> object:
    document = Document.objects.get(pk=papers.document.pk)
    batch = Verdict.objects.get(document=document, pointer="/place").batch
    return review.undo(actor=world.actors["clerk"], document_id=document.pk, version=document.version, batch=batch)


def worked(service: Callable[..., object]) -> Act:
    def act(world: World, papers: Papers) -> object:
        task = Task.objects.get(pk=papers.task.pk)
        return service(actor=world.actors["health"], task_id=task.pk, version=task.version)

    return act


def told(service: Callable[..., object], *, by: str = "administrator", **more: object) -> Act:
    def act(world: World, papers: Papers) -> object:
        filled = {name: value(world, papers) if callable(value) else value for name, value in more.items()}
        return service(actor=world.actors[by], **filled)

    return act


def account(name: str) -> Callable[[World, Papers], object]:
    return lambda world, _papers: account_of(world.actors[name]).pk


def agency(short: str) -> Callable[[World, Papers], object]:
    return lambda world, _papers: world.agencies[short]


def waiting(_world: World, papers: Papers) -> object:
    return papers.name.pk


def open_set(_world: World, papers: Papers) -> object:
    return papers.group


def named(world: World, _papers: Papers) -> object:
    return [world.agencies["foreign"]]


def taken_in(world: World, _papers: Papers) -> object:
    return take_in(actor=world.actors["clerk"], filename="a.txt", content=world.file_of(plan(99)))


def recognised(world: World, papers: Papers) -> object:
    assert papers.document.original is not None
    content = papers.document.original.text.encode()
    return take_in(actor=world.actors["foreign"], filename="a.txt", content=content)


DAY = date(2026, 5, 1)
ROLES = [AccountRole.CLERK]
FRESH = "mot-mat-khau-moi-2026"
# In this order each finds the world as the one before has left it.
ACTS: dict[str, Act] = {
    "taken in": taken_in,
    "recognised": recognised,
    "confirmed": judged("confirm_value", pointer="/place"),
    "undone": undone,
    "corrected": judged("correct_value", pointer="/title", value="tên khác"),
    "added": judged("add_value", into="/duties/0/coordinators", value="Sở Ngoại vụ"),
    "rejected": judged("reject_value", pointer="/place"),
    "confirmed all": judged("confirm_all_but_doubtful"),
    "started": worked(start_task),
    "finished": worked(finish_task),
    "reopened": worked(reopen_task),
    "name set aside": told(settle_as_no_agency, name_id=waiting),
    "name made": told(settle_as_new_agency, name_id=waiting, family="state", level="unit"),
    "name matched": told(settle_as_agency, name_id=waiting, agency_id=agency("foreign")),
    "name taken back": told(take_back_settling, name_id=waiting),
    "group named": told(name_group, by="national", group_id=open_set, agency_ids=named),
    "group taken back": told(take_back_group, by="national", group_id=open_set),
    "agency made": told(directory.make_agency, name="Sở Nội vụ", family="state", level="department", locality=PROVINCE),
    "agency renamed": told(
        directory.rename_agency, agency_id=agency("health"), name="Sở Sức khỏe", valid_from=DAY, basis="QĐ"
    ),
    "agency moved": told(
        directory.move_agency, agency_id=agency("health"), parent_id=agency("office"), valid_from=DAY, basis="QĐ"
    ),
    "account made": told(
        directory.create_account, username="moi", full_name="Mới", roles=ROLES, agency=agency("health")
    ),
    "roles set": told(directory.set_roles, account_id=account("health"), roles=[AccountRole.OFFICER]),
    "password issued": told(directory.issue_one_time_password, account_id=account("health")),
    "password changed": told(directory.change_own_password, by="health", account_id=account("health"), password=FRESH),
    "token issued": told(directory.issue_token, account_id=account("foreign"), name="x", days=1),
    "token revoked": told(
        directory.revoke_token, key=lambda _world, papers: AccountToken.objects.get(name="sổ điện tử").key
    ),
    "account closed": told(directory.deactivate_account, account_id=account("health")),
}


def test_every_act_leaves_its_entry_and_what_cannot_be_logged_is_not_done(
    world: World, papers: Papers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise NoLogError

    for name, act in ACTS.items():
        before, files = rows(), sorted(tmp_path.rglob("*"))
        with monkeypatch.context() as closed:
            closed.setattr(audit, "record", refuse)
            with pytest.raises(NoLogError), transaction.atomic():
                act(world, papers)
        assert rows() == before, name
        assert [path for path in sorted(tmp_path.rglob("*")) if path not in files and path.is_file()] == [], name
        entries = AuditEntry.objects.count()
        act(world, papers)
        assert AuditEntry.objects.count() > entries, name


def test_every_service_that_others_may_call_is_among_the_acts() -> None:
    """A new act is proved here as well."""
    known = {
        "confirm_value", "undo", "correct_value", "add_value", "reject_value", "confirm_all_but_doubtful"
    }  # fmt: skip
    atomic = {name: found for name, found in vars(review).items() if getattr(found, "__wrapped__", None)}
    public = {name for name, found in atomic.items() if found.__module__ == review.__name__}
    assert public == known


def test_an_entry_is_not_written_over_nor_emptied_with_its_table(db: None) -> None:
    audit_guard.install(connection)
    entry = AuditEntry.objects.create(at="2026-01-01T00:00Z", account_name="x", channel="web", act="a", object_kind="")
    columns = "id, at, account_name, channel, act, object_kind, facts"
    values = f"{entry.pk}, '2026-01-01', 'y', 'web', '{uuid4()}', '', '{{}}'"
    attacks = (
        [f"INSERT OR REPLACE INTO foundation_auditentry ({columns}) VALUES ({values})"]
        if connection.vendor == "sqlite"
        else [
            "TRUNCATE foundation_auditentry",
            f"INSERT INTO foundation_auditentry ({columns}) VALUES ({values}) ON CONFLICT (id) DO UPDATE SET act = 'b'",
        ]
    )
    for attack in attacks:
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(attack)
    assert AuditEntry.objects.get().act == "a"
