"""`nhipcau watch --once`: what lies in the folder is taken in, a line per file, and the exit code tells of refusals."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import OperationalError

from nhipcau.cli import watch
from nhipcau.cli.main import main
from nhipcau.documents.models import Document
from nhipcau.ground.refusal import Refusal
from tests.world import World, account_of, plan


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "PAUSE", 0.05)
    monkeypatch.setattr(watch.signal, "signal", lambda *_: None)


def watched(world: World, folder: Path) -> int:
    username = account_of(world.actors["clerk"]).username
    return main(["watch", str(folder), "--as", username, "--patience", "0.1", "--once"])


def test_a_folder_of_good_files_is_a_success(world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(world.file_of(plan()))
    assert watched(world, tmp_path) == 0
    assert "a.txt: 1 văn bản (12/KH-UBND)" in capsys.readouterr().out
    assert (tmp_path / "da-nhan" / "a.txt").exists()
    assert Document.objects.count() == 1


def test_a_refused_file_is_told_and_makes_the_exit_code_one(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(b"?")
    assert watched(world, tmp_path) == 1
    assert "a.txt: reading.empty: Tệp không có chữ nào." in capsys.readouterr().out


def test_an_account_that_is_not_there_is_refused_at_once(world: World, tmp_path: Path) -> None:
    assert main(["watch", str(tmp_path), "--as", "khong-co", "--once"]) == 1
    assert not (tmp_path / "da-nhan").exists()


def test_an_account_that_is_closed_meanwhile_takes_in_nothing_more(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from nhipcau.agencies import selectors

    (tmp_path / "a.txt").write_bytes(world.file_of(plan()))
    answers = iter([world.actors["clerk"]])

    def closed(username: str, *, channel: str) -> object:
        try:
            return next(answers)
        except StopIteration:
            raise Refusal("account.not_found", username=username) from None

    monkeypatch.setattr(selectors, "actor_named", closed)
    assert main(["watch", str(tmp_path), "--as", "x", "--patience", "0.1", "--once"]) == 1
    assert (tmp_path / "a.txt").exists()
    assert "Không tìm thấy tài khoản" in capsys.readouterr().out


def test_a_database_that_is_away_for_a_moment_loses_no_file(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from nhipcau.flows import containers

    (tmp_path / "a.txt").write_bytes(world.file_of(plan()))
    true, tries = containers.take_in, iter([OperationalError("database is locked")])

    def busy(**words: object) -> object:
        for error in tries:
            raise error
        return true(**words)  # type: ignore[arg-type]

    monkeypatch.setattr(containers, "take_in", busy)
    username = account_of(world.actors["clerk"]).username
    main(["watch", str(tmp_path), "--as", username, "--patience", "0", "--once"])
    assert "database is locked" in capsys.readouterr().out
    assert watched(world, tmp_path) == 0
    assert (tmp_path / "da-nhan" / "a.txt").exists()
