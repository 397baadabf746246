"""The command that reads again: which documents, what it tells, what waits."""

from __future__ import annotations

import argparse

import pytest

from nhipcau.cli import reread
from nhipcau.cli.readers import readers_for
from nhipcau.documents.models import ReadingRun
from nhipcau.flows.review import correct_value
from nhipcau.ground.refusal import Refusal
from tests.world import World, account_of, plan

OLD = "0.0+00000000"


@pytest.fixture(autouse=True)
def open_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reread, "open_installation", lambda: None)


def command(*words: str) -> int:
    parser = argparse.ArgumentParser()
    reread.add_arguments(parser)
    return reread.run(parser.parse_args([*words]))


def older(world: World) -> None:
    """What is in the register was read by an older edition."""
    ReadingRun.objects.update(engine_version=OLD)


def test_every_old_reading_is_read_again_once(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.register(plan())
    older(world)
    assert command("--all", "--processes", "1") == 0
    assert "1 tệp đã đọc lại" in capsys.readouterr().out
    assert command("--all") == 0
    assert "Không còn văn bản nào" in capsys.readouterr().out


def test_a_document_is_named_by_its_place_in_the_register_or_its_number(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    first = world.register(plan(1))
    world.register(plan(2))
    older(world)
    assert command(str(first.pk), "--dry-run", "--processes", "1") == 0
    assert command("2/KH-UBND", "--dry-run", "--processes", "1") == 0
    told = capsys.readouterr().out
    assert told.count("1 tệp đã đọc lại") == 2 and told.count("chưa ghi gì") == 2
    assert ReadingRun.objects.count() == 2


def test_a_number_nobody_holds_is_told(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        command("99/KH-UBND")
    assert refused.value.code == "document.not_found"


def test_what_waits_for_people_is_listed(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    document = world.register(plan(title="cong tac"))
    correct_value(
        actor=world.actors["clerk"],
        document_id=document.pk,
        version=document.version,
        pointer="/title",
        value="công tác đối ngoại",
    )
    older(world)
    command("--all", "--processes", "1")
    capsys.readouterr()
    assert command("--waiting") == 0
    told = capsys.readouterr().out
    assert "không còn thấy trích yếu: “công tác đối ngoại” → không có" in told and "chỗ chờ người chọn" in told


def test_nobody_unnamed_takes_the_newer_reading_for_the_board(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        command("--take-unjudged")
    assert refused.value.code == "document.person_must_choose"
    assert command("--take-unjudged", "--as", account_of(world.actors["clerk"]).username) == 0


def test_at_least_one_process_reads() -> None:
    parser = argparse.ArgumentParser()
    reread.add_arguments(parser)
    with pytest.raises(SystemExit):
        parser.parse_args(["--all", "--processes", "0"])
    assert readers_for(parser.parse_args(["--all"]), files=0) is not None
