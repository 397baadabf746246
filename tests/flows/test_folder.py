"""A folder of any size: gone on with where it stopped, refused files told and left alone, nothing in twice."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from nhipcau.documents.models import Document, FolderFile, Original
from nhipcau.flows.folder import FileOutcome, files_in, take_in_folders
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.crew import Answer, Sheet
from nhipcau.reading.told import Told
from tests.world import Ordered, World, plan

K = TypeVar("K")
SECRET = "UBND TỈNH BÌNH HẢI\nTỐI MẬT\nSố: 05/KH-UBND\nKẾ HOẠCH\n".encode()


class Readers:
    """Reads what the world has written; counts the files it was asked to read."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.read: list[str] = []

    def answers(self, sheets: Iterable[Sheet[K]]) -> Iterator[tuple[Sheet[K], Answer]]:
        for sheet in sheets:
            yield sheet, None if sheet.data is None else self._answer(sheet.data, sheet.name)

    def _answer(self, data: bytes, name: str) -> Answer:
        self.read.append(name)
        if data == SECRET:
            return Refusal("reading.secret")
        found = (reading for reading in self.world.readings.values() if reading.text.encode() == data)
        return next((Told.of(reading) for reading in found), Refusal("reading.empty"))


@pytest.fixture
def readers(world: World) -> Readers:
    return Readers(world)


@pytest.fixture
def folder(world: World, tmp_path: Path) -> Path:
    """Three plans, one of them further down, and a file that is none."""
    place = tmp_path / "to" / "2026"
    place.mkdir(parents=True)
    for number, path in enumerate(("to/a.txt", "to/b.txt", "to/2026/c.txt"), start=1):
        content = world.file_of(plan(number, duties=(Ordered(f"việc {number}", lead=("Sở Y tế",)),)))
        (tmp_path / path).write_bytes(content)
    (place / "trong.txt").write_bytes(b"")
    (tmp_path / "to" / ".an").write_bytes(b"x")
    (tmp_path / "to" / "~$a.docx").write_bytes(b"x")
    return tmp_path / "to"


def run(world: World, readers: Readers, *paths: Path, by: str = "clerk", again: bool = False) -> list[FileOutcome]:
    return list(take_in_folders(actor=world.actors[by], paths=paths, readers=readers, again=again))


def told(lines: Iterable[FileOutcome]) -> dict[str, str]:
    return {one.name: one.refusal.code if one.refusal else one.outcome.state if one.outcome else "" for one in lines}


def test_every_file_of_the_folder_comes_in_and_each_failure_is_told(
    world: World, readers: Readers, folder: Path
) -> None:
    assert told(run(world, readers, folder)) == {
        "a.txt": "taken",
        "b.txt": "taken",
        "2026/c.txt": "taken",
        "2026/trong.txt": "reading.empty",
    }
    assert Document.objects.filter(state="held").count() == 3


def test_hidden_files_and_locks_of_word_processors_are_left_aside(folder: Path) -> None:
    assert [file.path for file in files_in([folder])] == ["a.txt", "b.txt", "2026/c.txt", "2026/trong.txt"]


def test_a_second_run_reads_nothing_again(world: World, readers: Readers, folder: Path) -> None:
    run(world, readers, folder)
    readers.read.clear()
    lines = run(world, readers, folder)
    assert readers.read == [] and all(one.earlier for one in lines)
    assert told(lines)["2026/trong.txt"] == "reading.empty"


def test_what_was_refused_is_tried_again_on_wish_and_nothing_else(world: World, readers: Readers, folder: Path) -> None:
    run(world, readers, folder)
    readers.read.clear()
    run(world, readers, folder, again=True)
    assert readers.read == ["trong.txt"]


def test_a_file_that_has_changed_since_is_read(world: World, readers: Readers, folder: Path) -> None:
    run(world, readers, folder)
    (folder / "2026" / "trong.txt").write_bytes(world.file_of(plan(9)))
    assert told(run(world, readers, folder))["2026/trong.txt"] == "taken"


def test_an_interrupted_run_is_gone_on_with(world: World, readers: Readers, folder: Path) -> None:
    going = take_in_folders(actor=world.actors["clerk"], paths=[folder], readers=readers)
    next(going)
    going.close()  # type: ignore[attr-defined]
    readers.read.clear()
    run(world, readers, folder)
    assert "a.txt" not in readers.read
    assert Document.objects.filter(state="held").count() == 3


def test_what_was_taken_without_a_note_is_known_by_its_bytes(world: World, readers: Readers, folder: Path) -> None:
    run(world, readers, folder)
    FolderFile.objects.all().delete()
    readers.read.clear()
    lines = told(run(world, readers, folder))
    assert lines["a.txt"] == "known" and readers.read == ["trong.txt"]
    assert Original.objects.count() == 3


def test_the_same_bytes_under_two_names_come_in_once(world: World, readers: Readers, folder: Path) -> None:
    (folder / "a (1).txt").write_bytes((folder / "a.txt").read_bytes())
    assert sorted(told(run(world, readers, folder)).values()) == ["known", "reading.empty", "taken", "taken", "taken"]


def test_another_agency_takes_the_same_folder_in_for_itself(world: World, readers: Readers, folder: Path) -> None:
    run(world, readers, folder)
    assert told(run(world, readers, folder, by="health"))["a.txt"] == "known"


def test_a_file_that_is_named_itself_is_taken_however_it_went_before(
    world: World, readers: Readers, folder: Path
) -> None:
    run(world, readers, folder)
    assert told(run(world, readers, folder / "a.txt")) == {"a.txt": "known"}


def test_of_a_secret_file_nothing_is_noted(world: World, readers: Readers, folder: Path) -> None:
    (folder / "ke-hoach-kin.txt").write_bytes(SECRET)
    assert told(run(world, readers, folder))["ke-hoach-kin.txt"] == "reading.secret"
    assert not FolderFile.objects.filter(path__contains="kin").exists()
    assert AuditEntry.objects.filter(act="file.refused", facts__code="reading.secret").count() == 1


def test_an_archive_is_done_when_its_last_member_is(world: World, readers: Readers, folder: Path) -> None:
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("d.txt", world.file_of(plan(7)))
        archive.writestr("e.txt", world.file_of(plan(8)))
    lines = told(run(world, readers, folder))
    assert (lines["z.zip/d.txt"], lines["z.zip/e.txt"]) == ("taken", "taken")
    assert FolderFile.objects.get(path="z.zip").state == "taken"
    assert told(run(world, readers, folder))["z.zip"] == ""


def test_who_may_not_take_files_in_is_told_before_any_is_read(world: World, readers: Readers, folder: Path) -> None:
    with pytest.raises(Refusal) as refused:
        run(world, readers, folder, by="inspector")
    assert refused.value.code == "document.take_in_not_allowed" and readers.read == []


def test_a_file_that_is_gone_by_then_costs_no_other(world: World, readers: Readers, folder: Path) -> None:
    (folder / "b.txt").unlink()
    os.symlink(folder / "nowhere", folder / "b.txt")
    lines = told(run(world, readers, folder))
    assert lines["b.txt"] == "reading.no_file" and lines["a.txt"] == "taken"
