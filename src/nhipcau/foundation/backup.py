"""The whole installation in one archive and back: database, originals, a manifest with the SHA-256 of every part.

The database is copied as one consistent moment (SQLite's backup interface, `pg_dump`); originals never change, so that
copying them afterwards is safe. Sessions survive neither, because the secret key stays on its machine.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from django.core.files.storage import default_storage
from django.db import connection

import nhipcau
from nhipcau.foundation import clock
from nhipcau.foundation.storage import path_of
from nhipcau.ground.refusal import Refusal

MANIFEST = "manifest.json"
_CHUNK = 1 << 20
_KINDS = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds. `parts` are all its files except this list itself."""

    made: str
    version: str
    database: str  # "sqlite" | "postgresql"
    parts: tuple[Part, ...]

    def summary(self) -> str:
        originals = len(self.parts) - 1
        megabytes = sum(part.size for part in self.parts) / 1_000_000
        return f"cơ sở dữ liệu và {originals} tệp gốc, {megabytes:.1f} MB, lập lúc {self.made}"


def backup(target: Path) -> Manifest:
    """Writes the archive beside its name first: a broken off backup never looks like a good one."""
    if target.exists():
        raise Refusal("backup.target_exists", path=str(target))
    unfinished = target.with_name(f"{target.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent) as folder, tarfile.open(unfinished, "w") as archive:
            dump = Path(folder) / _KINDS[connection.vendor]
            _dump_sqlite(dump) if connection.vendor == "sqlite" else _dump_postgresql(dump)
            parts = [_add(archive, dump.name, dump)]
            parts += [_add_original(archive, name) for name in sorted(_originals())]
            manifest = Manifest(
                made=clock.now().isoformat(timespec="seconds"),
                version=nhipcau.__version__,
                database=connection.vendor,
                parts=tuple(parts),
            )
            _add_bytes(archive, MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode())
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def restore(archive: Path, *, check_only: bool) -> Manifest:
    """Checks every part against the manifest; then, unless only checking, fills an installation that is still empty."""
    manifest = check(archive)
    if _version(manifest.version) > _version(nhipcau.__version__):
        raise Refusal("backup.newer_version", made=manifest.version, here=nhipcau.__version__)
    if check_only:
        return manifest
    if manifest.database != connection.vendor:
        raise Refusal("backup.other_database", made=manifest.database, here=connection.vendor)
    _require_empty()
    dump = _KINDS[manifest.database]
    with tarfile.open(archive, "r:") as held:
        # The database last: a restore that breaks off leaves nothing that would start as if it were whole.
        for part in sorted(manifest.parts, key=lambda one: one.name == dump):
            source = _open(held, part.name)
            if part.name == dump:
                _restore_database(source, manifest.database)
            else:
                default_storage.save(part.name.removeprefix("originals/"), io.BytesIO(source.read()))
    return manifest


def check(archive: Path) -> Manifest:
    """Refuses an archive that is not whole."""
    try:
        with tarfile.open(archive, "r:") as held:
            manifest = _manifest(held)
            if not _is_sound(manifest, held.getmembers()):
                raise Refusal("backup.damaged", path=str(archive))
            for part in manifest.parts:
                if _digest(_open(held, part.name)) != part.sha256:
                    raise Refusal("backup.damaged", path=str(archive))
    except (OSError, tarfile.TarError, KeyError, ValueError, TypeError, AttributeError, RecursionError) as broken:
        raise Refusal("backup.damaged", path=str(archive)) from broken
    return manifest


def _dump_sqlite(target: Path) -> None:
    # A connection of its own sees what is committed and, under WAL, waits for no writer.
    source = sqlite3.connect(f"file:{connection.settings_dict['NAME']}?mode=ro", uri=True)
    copy = sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()


def _dump_postgresql(target: Path) -> None:
    _run_postgresql("pg_dump", "--format=custom", "--no-owner", f"--file={target}", *_address())


def _restore_database(source: IO[bytes], kind: str) -> None:
    if kind == "sqlite":
        connection.close()
        with Path(connection.settings_dict["NAME"]).open("wb") as file:
            shutil.copyfileobj(source, file, _CHUNK)
        return
    with tempfile.NamedTemporaryFile(suffix=".pgdump") as dump:
        shutil.copyfileobj(source, dump, _CHUNK)
        dump.flush()
        _run_postgresql("pg_restore", "--no-owner", "--clean", "--if-exists", "--exit-on-error", *_address(), dump.name)


def _address() -> list[str]:
    known = connection.settings_dict
    words = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"], "password": known["PASSWORD"]}
    told = {name: value for name, value in {**words, "dbname": known["NAME"]}.items() if value}
    # As one connection string: on the command line of another program a password would be seen by all.
    return [
        f"--dbname={' '.join(f'{name}={_quoted(str(value))}' for name, value in told.items() if name != 'password')}"
    ]


def _run_postgresql(program: str, *arguments: str) -> None:
    path = shutil.which(program) or next(map(str, sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))), None)
    if path is None:
        raise Refusal("backup.program_missing", program=program)
    password = str(connection.settings_dict["PASSWORD"] or "")
    done = subprocess.run(  # noqa: S603 – our own arguments
        [path, *arguments], env={"PGPASSWORD": password, "PATH": "/usr/bin:/bin"}, capture_output=True, check=False
    )
    if done.returncode:
        raise Refusal("backup.program_failed", program=program, why=done.stderr.decode(errors="replace")[-500:])


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _require_empty() -> None:
    """Nothing is overwritten: what is to be restored goes where nothing is yet."""
    if any(_originals()):
        raise Refusal("backup.not_empty")
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        if path.exists() and path.stat().st_size:
            raise Refusal("backup.not_empty")
        path.parent.mkdir(parents=True, exist_ok=True)
        return
    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            raise Refusal("backup.not_empty")


def _originals(folder: str = "") -> Iterator[str]:
    if folder == "" and not default_storage.exists(""):
        return
    folders, files = default_storage.listdir(folder)
    yield from (f"{folder}{name}" for name in files)
    for inner in folders:
        yield from _originals(f"{folder}{inner}/")


def _add(archive: tarfile.TarFile, name: str, path: Path) -> Part:
    with path.open("rb") as file:
        digest = _digest(file)
    archive.add(path, arcname=name, recursive=False)
    return Part(name=name, size=path.stat().st_size, sha256=digest)


def _add_original(archive: tarfile.TarFile, name: str) -> Part:
    with default_storage.open(name) as file:
        content: bytes = file.read()
    _add_bytes(archive, f"originals/{name}", content)
    return Part(name=f"originals/{name}", size=len(content), sha256=hashlib.sha256(content).hexdigest())


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    archive.addfile(member, io.BytesIO(content))


def _manifest(held: tarfile.TarFile) -> Manifest:
    told = json.loads(_open(held, MANIFEST).read())
    if not all(isinstance(told[word], str) for word in ("made", "version", "database")):
        raise ValueError(MANIFEST)
    return Manifest(**{**told, "parts": tuple(Part(**part) for part in told["parts"])})


def _open(held: tarfile.TarFile, name: str) -> IO[bytes]:
    file = held.extractfile(name)
    if file is None:
        raise KeyError(name)
    return file


def _is_sound(manifest: Manifest, members: list[tarfile.TarInfo]) -> bool:
    """One database, originals under their own sums, plain files each once: the archive comes from outside."""
    names = sorted(part.name for part in manifest.parts)
    if sorted(member.name for member in members) != sorted([*names, MANIFEST]):
        return False
    if len(set(names)) < len(names) or not all(member.isreg() for member in members):
        return False
    dump = _KINDS[manifest.database]
    others = [part for part in manifest.parts if part.name != dump]
    return len(others) == len(names) - 1 and all(part.name == f"originals/{path_of(part.sha256)}" for part in others)


def _version(words: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", words))


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := file.read(_CHUNK):
        digest.update(block)
    return digest.hexdigest()
