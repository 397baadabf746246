"""A machine that stops in the middle leaves nothing half done and no file about."""

from __future__ import annotations

from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from nhipcau.documents.models import Document, Original
from nhipcau.execution.models import Task
from nhipcau.flows import intake
from nhipcau.flows.intake import take_in
from nhipcau.flows.many import take_in_many
from nhipcau.flows.staged import take_in_chunk
from nhipcau.foundation import jobs
from nhipcau.foundation.models import AuditEntry, Job
from tests.world import Ordered, World, plan

PAPER = plan(duties=(Ordered("Sở Y tế chủ trì", lead=("Sở Y tế",)),))


class PowerCutError(BaseException):
    """Nothing catches it, as nothing catches a power cut."""


@pytest.fixture
def arriving(world: World, settings: Settings, tmp_path: Path) -> Path:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "arriving"
    (tmp_path / "arriving").mkdir()
    return tmp_path / "arriving"


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("step", ["record_reading", "record_citations", "record_duties", "propose_tasks"])
def test_an_intake_cut_off_at_any_step_leaves_nothing(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def cut(**_: object) -> None:
        raise PowerCutError

    entries = AuditEntry.objects.count()
    monkeypatch.setattr(intake, step, cut)
    with pytest.raises(PowerCutError):
        take_in(actor=world.actors["clerk"], filename="a.txt", content=world.file_of(PAPER))
    assert not any(kind.objects.exists() for kind in (Original, Document, Task))
    assert AuditEntry.objects.count() == entries
    assert files(tmp_path) == []


def test_what_was_being_read_when_the_machine_stopped_has_failed_and_its_files_are_gone(
    world: World, arriving: Path, tmp_path: Path
) -> None:
    cut = take_in_many(actor=world.actors["clerk"], files=[("a.txt", b"1"), ("b.txt", b"2")])
    DBTaskResult.objects.update(status="RUNNING")
    jobs.begin(cut.pk)
    waits = take_in_many(actor=world.actors["clerk"], files=[("c.txt", world.file_of(PAPER))])
    (arriving / "x.upload").write_bytes(b"half")
    jobs.end_interrupted()
    assert [Job.objects.get(pk=job.pk).state for job in (cut, waits)] == ["failed", "waiting"]
    assert {path.parent.name for path in files(tmp_path)} == {str(waits.pk)}
    account = world.actors["clerk"].account_id or 0
    take_in_chunk(job_id=waits.pk, account_id=account, names=["000000"], channel="web")
    assert Document.objects.filter(state="held").count() == 1
