"""An archive to restore from comes from outside: nothing in it is believed."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

import nhipcau
from nhipcau.foundation.backup import check, restore
from nhipcau.foundation.storage import path_of
from nhipcau.ground.refusal import Refusal

ORIGINAL = b"van ban"
PLACE = f"originals/{path_of(hashlib.sha256(ORIGINAL).hexdigest())}"
WHOLE = {"database.sqlite3": b"rows", PLACE: ORIGINAL}


def member(name: str, **fields: Any) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def archive(
    folder: Path,
    *,
    held: dict[str, bytes] = WHOLE,
    told: dict[str, bytes] | None = None,
    extra: tuple[tarfile.TarInfo, ...] = (),
    mode: str = "w",
    **manifest: Any,
) -> Path:
    """What a forger makes: members `held`, a list that tells `told`, further members as they are."""
    listed = told if told is not None else held
    parts = [{"name": n, "size": len(c), "sha256": hashlib.sha256(c).hexdigest()} for n, c in listed.items()]
    words = {"made": "2026-01-01", "version": nhipcau.__version__, "database": "sqlite", "parts": parts} | manifest
    path = folder / "b.tar"
    with tarfile.open(path, mode) as made:  # type: ignore[call-overload]
        for name, content in {**held, "manifest.json": json.dumps(words).encode()}.items():
            made.addfile(member(name, size=len(content)), io.BytesIO(content))
        for one in extra:
            made.addfile(one)
    return path


def code_of(path: Path) -> str:
    with pytest.raises(Refusal) as refused:
        restore(path, check_only=True)
    return refused.value.code


def test_a_whole_archive_is_sound(tmp_path: Path) -> None:
    assert len(check(archive(tmp_path)).parts) == 2


@pytest.mark.parametrize(
    "name", ["../x", "/etc/x", "originals/../../x", "static/page.js", "secret.key", "originals/ab/cd/x", PLACE + "/x"]
)
def test_a_part_stands_nowhere_but_in_its_own_place(tmp_path: Path, name: str) -> None:
    assert code_of(archive(tmp_path, held={**WHOLE, name: ORIGINAL})) == "backup.damaged"


def test_a_link_is_no_part(tmp_path: Path) -> None:
    links = [member("x", type=kind, linkname="/etc/passwd") for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE)]
    for link in (*links, member("x", type=tarfile.DIRTYPE), member("x", type=tarfile.FIFOTYPE)):
        assert code_of(archive(tmp_path, extra=(link,))) == "backup.damaged"
        assert code_of(archive(tmp_path, extra=(link,), told={**WHOLE, "x": b""})) == "backup.damaged"


def test_a_part_comes_once(tmp_path: Path) -> None:
    assert code_of(archive(tmp_path, extra=(member(PLACE),))) == "backup.damaged"


@pytest.mark.parametrize("missing", list(WHOLE))
def test_a_part_that_is_listed_is_there(tmp_path: Path, missing: str) -> None:
    left = {name: content for name, content in WHOLE.items() if name != missing}
    assert code_of(archive(tmp_path, held=left, told=WHOLE)) == "backup.damaged"


def test_an_archive_without_a_database_is_no_backup(tmp_path: Path) -> None:
    assert code_of(archive(tmp_path, held={PLACE: ORIGINAL})) == "backup.damaged"


def test_an_original_is_what_its_place_says(tmp_path: Path) -> None:
    assert code_of(archive(tmp_path, held={**WHOLE, PLACE: b"khac"})) == "backup.damaged"


@pytest.mark.parametrize(
    "wrong", [{"parts": None}, {"parts": [1]}, {"database": "oracle"}, {"more": 1}, {"version": 7}]
)
def test_a_list_of_another_shape_is_no_list(tmp_path: Path, wrong: dict[str, Any]) -> None:
    assert code_of(archive(tmp_path, **wrong)) == "backup.damaged"


def test_a_compressed_archive_is_not_ours(tmp_path: Path) -> None:
    assert code_of(archive(tmp_path, mode="w:gz")) == "backup.damaged"


def test_an_archive_of_a_newer_version_waits_for_the_upgrade(tmp_path: Path) -> None:
    assert code_of(archive(tmp_path, version="99.0")) == "backup.newer_version"
