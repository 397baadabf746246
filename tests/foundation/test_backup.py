"""A backup is whole, is noticed when it is not, overwrites nothing, and gives everything back."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from nhipcau.foundation import backup as backups
from nhipcau.foundation import storage
from nhipcau.foundation.backup import backup, check, restore
from nhipcau.ground.refusal import Refusal
from tests.world import World


@pytest.fixture
def archive(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A backup with one original; the database is left to the test that runs a whole installation."""
    for dump in ("_dump_sqlite", "_dump_postgresql"):
        monkeypatch.setattr(backups, dump, lambda target: target.write_bytes(b"rows"))
    storage.put(b"van ban")
    backup(tmp_path / "b.tar")
    return tmp_path / "b.tar"


def code_of(archive: Path, *, check_only: bool) -> str:
    with pytest.raises(Refusal) as refused:
        restore(archive, check_only=check_only)
    return refused.value.code


def test_a_backup_lists_the_database_and_every_original(archive: Path) -> None:
    assert [part.size for part in check(archive).parts] == [4, 7]


def test_a_backup_never_overwrites_another(archive: Path) -> None:
    with pytest.raises(Refusal) as refused:
        backup(archive)
    assert refused.value.code == "backup.target_exists"


def test_a_broken_off_backup_leaves_no_file(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(target: Path) -> None:
        raise OSError("disk full")

    for dump in ("_dump_sqlite", "_dump_postgresql"):
        monkeypatch.setattr(backups, dump, fail)
    with pytest.raises(OSError, match="disk full"):
        backup(tmp_path / "b.tar")
    assert list(tmp_path.glob("b.tar*")) == []


@pytest.mark.parametrize("part", [0, 1])
def test_a_changed_part_is_noticed(archive: Path, part: int) -> None:
    with tarfile.open(archive) as held:
        place = held.getmembers()[part].offset_data
    data = bytearray(archive.read_bytes())
    data[place] ^= 1
    archive.write_bytes(data)
    assert code_of(archive, check_only=True) == "backup.damaged"


def test_a_cut_archive_is_noticed(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:1500])
    assert code_of(archive, check_only=True) == "backup.damaged"


def test_something_else_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "b.tar").write_bytes(b"not a tar")
    assert code_of(tmp_path / "b.tar", check_only=True) == "backup.damaged"


def test_nothing_is_restored_over_data(archive: Path) -> None:
    assert code_of(archive, check_only=False) == "backup.not_empty"


FILL = """
from nhipcau.cli.installation import open_installation
open_installation()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from nhipcau.agencies.actors import the_installation
from nhipcau.flows.intake import take_in
take_in(actor=the_installation(), filename="a.txt", content="Sở Ngoại vụ chủ trì.".encode())
from pathlib import Path
from nhipcau.foundation.backup import backup
backup(Path("b.tar"))
"""
REFILL = """
from nhipcau.cli.installation import open_installation
open_installation()
from pathlib import Path
from nhipcau.foundation.backup import restore
restore(Path("b.tar"), check_only=False)
from nhipcau.agencies.actors import the_installation
from nhipcau.documents.selectors import documents_for, original_for
row = documents_for(the_installation()).rows[0]
print(original_for(the_installation(), row.id).content.decode())
"""


def run(script: str, *, folder: Path, name: str) -> str:
    environment = {**os.environ, "DATA_DIR": str(folder / name), "DATABASE_URL": ""}
    environment["DJANGO_SETTINGS_MODULE"] = "nhipcau.config.settings"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_empty_installation_gets_everything_back(tmp_path: Path) -> None:
    run(FILL, folder=tmp_path, name="old")
    assert run(REFILL, folder=tmp_path, name="new") == "Sở Ngoại vụ chủ trì.\n"
