"""LibreOffice at work for one file: a profile of its own, no macros, no links, no network, little time and memory."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import threading
from importlib.resources import files
from pathlib import Path

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.office.room import room_for

SECONDS = 50
MEMORY = 3 * 2**30
LARGEST_FILE = 300_000_000
PACKAGE = "libreoffice-writer-nogui"
_FORMAT = "docx:MS Word 2007 XML"
# LibreOffice ends with these where it has just made its profile and wants to be started again.
_AGAIN = (79, 81)
_STARTS = 3
# Linux: a network and a user of its own; the word to be ended with whoever started it.
_NEW_NETWORK = 0x40000000
_NEW_USER = 0x10000000
_END_WITH_PARENT = 1
# A second converter would only make both slow: each takes a whole core and some hundred megabytes.
_ONE_AT_A_TIME = threading.Lock()


def program() -> Path | None:
    """The program itself where the starter beside it can be gone round: it answers to signals at once."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        return None
    starter = Path(found).resolve()
    return itself if (itself := starter.with_name("soffice.bin")).exists() else starter


def as_docx(data: bytes, *, ending: str, kind: str, source_filter: str) -> bytes:
    """The file as a DOCX. Nothing of it is left when this returns."""
    office = program()
    if office is None:
        raise Refusal("reading.no_converter", kind=kind, package=PACKAGE)
    with _ONE_AT_A_TIME, room_for(len(data)) as room:
        source = room / f"van-ban.{ending}"
        source.write_bytes(data)
        made = room / "out" / "van-ban.docx"
        _convert(office, source, into=made.parent, source_filter=source_filter)
        if not made.exists():
            raise Refusal("reading.broken", kind=kind)
        return made.read_bytes()


def _convert(office: Path, source: Path, *, into: Path, source_filter: str) -> None:
    room = source.parent
    profile = room / "profile"
    (profile / "user").mkdir(parents=True)
    settings = (files(__package__) / "settings.xcu").read_bytes()
    (profile / "user" / "registrymodifications.xcu").write_bytes(settings)
    words = [str(office), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]
    words += ["--nodefault", "--nolockcheck", f"--infilter={source_filter}"]
    words += ["--convert-to", _FORMAT, "--outdir", str(into), str(source)]
    for _ in range(_STARTS):
        if _run(words, room=room) not in _AGAIN:
            return


def _run(words: list[str], *, room: Path) -> int:
    # Nothing of our own environment: it may name a proxy, a desktop or somebody's folder.
    own = {"HOME": str(room), "TMPDIR": str(room), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    running = subprocess.Popen(  # noqa: S603 – a program of this machine, and no word of the file
        words,
        cwd=room,
        env=own,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        # Readers have one thread: nothing can hold a lock across the fork.
        preexec_fn=_shut_in,
    )
    try:
        return running.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise Refusal("reading.too_slow", seconds=SECONDS) from None
    finally:
        _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """The whole group: a starter that is ended alone leaves the program behind."""
    if running.poll() is None:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def _shut_in() -> None:
    """In the new process: limits, no network where the machine lets us take it away, and never alone."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    library = ctypes.CDLL(None)
    library.unshare(_NEW_USER | _NEW_NETWORK)
    library.prctl(_END_WITH_PARENT, signal.SIGKILL)
