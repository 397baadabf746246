"""Corrections leave as cases: the engine's own tests and scorer can run them, and only what the actor sees leaves."""

from __future__ import annotations

import argparse
import json
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nhipcau.cli import corrections
from nhipcau.documents.models import Document
from nhipcau.flows.review import add_value, correct_value, reject_value
from nhipcau.foundation.models import AuditEntry
from nhipcau.reading.types import Due, DueKind
from tests.world import Cited, Ordered, World, account_of, plan

FIRST = Ordered("Sở Y tế khám bệnh cho đoàn khách.", lead=("Sở Ngoại vụ",))
SECOND = Ordered("không phải một việc", lead=("Sở Y tế",))
THIRD = Ordered(
    "Sở Ngoại vụ báo cáo.",
    lead=("Sở Ngoại vụ",),
    due=Due(kind=DueKind.DATE, text="trước 1/6/2026", on=date(2026, 6, 1), strict=True),
)


@pytest.fixture(autouse=True)
def open_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corrections, "open_installation", lambda: None)


@pytest.fixture
def document(world: World) -> Document:
    """A lead corrected and one added, a duty and a reference rejected."""
    references = (Cited(code="9-CT/TU"), replace(Cited(code="7-CT/TU"), date=date(2025, 1, 2)))
    document = world.register(plan(references=references, duties=(FIRST, SECOND, THIRD)))
    for act, told in (
        (correct_value, {"pointer": "/duties/0/lead/0", "value": "Sở Y tế"}),
        (add_value, {"into": "/duties/0/lead", "value": "Sở Tài chính"}),
        (reject_value, {"pointer": "/duties/1"}),
        (reject_value, {"pointer": "/references/0"}),
    ):
        document.refresh_from_db()
        act(actor=world.actors["clerk"], document_id=document.pk, version=document.version, **told)  # type: ignore[operator]
    return document


def export(world: World, folder: Path, *, by: str = "clerk") -> int:
    parser = argparse.ArgumentParser()
    corrections.add_arguments(parser)
    username = account_of(world.actors[by]).username
    return corrections.run(parser.parse_args(["export", str(folder), "--as", username]))


def one(folder: Path, pattern: str) -> Path:
    (found,) = folder.rglob(pattern)
    return found


def test_the_file_leaves_byte_for_byte_with_what_people_say_it_says(
    world: World, document: Document, tmp_path: Path
) -> None:
    assert export(world, tmp_path / "out") == 0
    assert document.original is not None
    assert one(tmp_path / "out", "*.txt").read_bytes() == document.original.text.encode()
    told = tomllib.loads(one(tmp_path / "out", "*.expected.toml").read_text(encoding="utf-8"))
    (meant,) = told["documents"]
    assert told["files"] == [one(tmp_path / "out", "*.txt").name]
    assert (meant["code"], meant["date"], meant["title_begins"]) == (
        "12/KH-UBND",
        date(2026, 3, 2),
        "công tác đối ngoại nhân dân",
    )
    assert meant["references"] == [{"code": "7-CT/TU", "date": date(2025, 1, 2), "relation": "implements"}]
    assert [duty["lead"] for duty in meant["duties"]] == [["Sở Y tế", "Sở Tài chính"], ["Sở Ngoại vụ"]]
    assert meant["duties"][1]["due"] == {"kind": "date", "date": date(2026, 6, 1), "strict": True}


def test_the_scorer_finds_spans_without_gaps(world: World, document: Document, tmp_path: Path) -> None:
    export(world, tmp_path / "out")
    gold = json.loads(one(tmp_path / "out", "*.json").read_text(encoding="utf-8"))
    assert document.original is not None
    text = document.original.text
    duties = gold["documents"][0]["duties"]
    assert [text[slice(*duty["span"])].split("\n")[0] for duty in duties] == [FIRST.words, THIRD.words]
    assert gold["file"] == one(tmp_path / "out", "*.txt").name


def test_the_same_register_gives_the_same_files(world: World, document: Document, tmp_path: Path) -> None:
    for name in ("one", "two"):
        export(world, tmp_path / name)
    contents = [
        {path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    ]
    assert contents[0] == contents[1] and len(contents[0]) == 3


def test_a_document_that_nobody_corrected_stays(world: World, tmp_path: Path) -> None:
    world.register(plan())
    assert export(world, tmp_path / "out") == 0 and not (tmp_path / "out").exists()


def test_nobody_takes_out_what_they_may_not_see(world: World, document: Document, tmp_path: Path) -> None:
    export(world, tmp_path / "out", by="administrator")
    assert not (tmp_path / "out").exists()


def test_a_document_of_the_file_that_came_with_another_file_before_is_told_too(world: World, tmp_path: Path) -> None:
    world.register(plan(2))
    cover = world.register(plan(1, title="cong tac"), plan(2))
    correct_value(
        actor=world.actors["clerk"],
        document_id=cover.pk,
        version=cover.version,
        pointer="/title",
        value="công tác hữu nghị",
    )
    export(world, tmp_path / "out")
    gold = json.loads(one(tmp_path / "out", "*.json").read_text(encoding="utf-8"))
    assert [document["code"] for document in gold["documents"]] == ["1/KH-UBND", "2/KH-UBND"]


def test_the_log_says_who_took_what_out_and_what_for(world: World, document: Document, tmp_path: Path) -> None:
    export(world, tmp_path / "out")
    entry = AuditEntry.objects.get(act="corrections.exported")
    assert (entry.account_name, entry.facts) == (
        "Clerk",
        {"documents": [document.pk], "purpose": corrections.PURPOSE},
    )


def test_where_nobody_corrected_anything_the_command_says_what_to_do(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world.register(plan())
    assert export(world, tmp_path / "out") == 0
    assert "sửa hoặc bỏ chỗ máy đọc sai, rồi chạy lại lệnh này" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()
