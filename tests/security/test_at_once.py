"""Several people at the same moment: one document, one verdict, nobody's work written over.

In processes and a database of their own, because what is tested are the locks between transactions.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection

from nhipcau.foundation import storage
from tests.world import World

START = """
import json, sys, threading
from nhipcau.cli.installation import open_installation
open_installation()
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
from nhipcau.agencies.actors import actor_for, the_installation
from nhipcau.agencies.names.naming import Locality
from nhipcau.agencies.services import create_account, make_agency
from nhipcau.documents.models import Document, Original, Verdict
from nhipcau.flows.intake import take_in
from nhipcau.flows.review import correct_value
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import AccountRole
from nhipcau.ground.refusal import Refusal

place = Locality(kind="tỉnh", name="Bình Hải")
agency = make_agency(actor=the_installation(), name="Ủy ban nhân dân", family="state", level="province", locality=place)
clerks = []
for name in ("mot", "hai", "ba", "bon"):
    account, _ = create_account(actor=the_installation(), username=name, full_name=name, roles=[AccountRole.CLERK],
        agency=agency.pk)
    clerks.append(actor_for(account, channel="web"))
TEXT = '''ỦY BAN NHÂN DÂN
TỈNH BÌNH HẢI
Số: 12/KH-UBND
Bình Hải, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Công tác đối ngoại nhân dân năm 2026

1. Giao Sở Ngoại vụ chủ trì, phối hợp với Sở Y tế tổ chức hội nghị trước ngày 30 tháng 6 năm 2026.
2. Sở Tài chính bảo đảm kinh phí.
'''

def at_once(act):
    gate, told = threading.Barrier(len(clerks)), []
    def run(number, clerk):
        gate.wait()
        try:
            told.append(act(number, clerk))
        except Refusal as refusal:
            told.append(refusal.code)
        except Exception as error:
            told.append(repr(error))
        finally:
            connection.close()
    threads = [threading.Thread(target=run, args=one) for one in enumerate(clerks)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return sorted(told)
"""
TAKE_IN = """
OTHER = TEXT.replace("12/KH", "13/KH")
same = at_once(lambda number, clerk: take_in(actor=clerk, filename=f"{number}.txt", content=TEXT.encode()).state)
alike = at_once(
    lambda number, clerk: take_in(actor=clerk, filename="a.txt", content=(OTHER + " " * number).encode()).state)
print(json.dumps({"same": same, "alike": alike, "documents": Document.objects.filter(state="held").count(),
    "originals": Original.objects.filter(text=TEXT).count(),
    "registered": AuditEntry.objects.filter(act="document.registered").count()}))
"""
JUDGE = """
document = Document.objects.get(pk=take_in(actor=clerks[0], filename="a.txt", content=TEXT.encode()).documents[0].id)
told = at_once(lambda number, clerk: correct_value(actor=clerk, document_id=document.pk, version=document.version,
    pointer="/title", value=f"Tên {number}") and "done")
document.refresh_from_db()
print(json.dumps({"told": told, "verdicts": Verdict.objects.count(), "is_one": document.title.startswith("Tên ")}))
"""
NUMBER = """
from django.db import transaction
from nhipcau.documents.models import Book, Entry
from nhipcau.documents.services.books import IncomingFacts, OutgoingFacts, register_incoming, register_outgoing
from nhipcau.documents.services.books import reserve_numbers
from nhipcau.foundation import clock

def work(number, clerk):
    for turn in range(5):
        register_incoming(actor=clerk, facts=IncomingFacts(arrived_on=clock.today(), author="Sở", subject="Về việc",
            code=f"{number}{turn}/STC"))
        reserve_numbers(actor=clerk, on=clock.today(), count=2)
        try:
            with transaction.atomic():
                register_outgoing(actor=clerk, facts=OutgoingFacts(dated=clock.today(), symbol="UBND-NC",
                    subject="Trả lời", signer="Phan Văn Hải"))
                raise Refusal("book.not_found")
        except Refusal:
            pass
    return "done"

told = at_once(work)
numbers = {book.kind: list(Entry.objects.filter(book=book).order_by("number").values_list("number", flat=True))
    for book in Book.objects.all()}
print(json.dumps({"told": told, "numbers": numbers, "books": Book.objects.count()}))
"""
ASK_AGAIN = """
from nhipcau.documents.models import Entry
from nhipcau.documents.services.books import reserve_numbers
from nhipcau.foundation import clock
from nhipcau.foundation.once import done_once

one = clerks[0]
def work(number, clerk):
    return done_once(actor=one, key="khoa-chung", act="reserveNumbers", given="2", do=lambda:
        [entry.pk for entry in reserve_numbers(actor=one, on=clock.today(), count=2)])

told = at_once(work)
print(json.dumps({"told": told, "lines": list(Entry.objects.order_by("pk").values_list("pk", flat=True))}))
"""


@dataclass(frozen=True)
class Installation:
    """A folder and a database that no other test knows."""

    folder: Path
    url: str

    def run(self, act: str) -> Any:
        told = {**os.environ, "DATA_DIR": str(self.folder), "DATABASE_URL": self.url}
        told["DJANGO_SETTINGS_MODULE"] = "nhipcau.config.settings"
        done = subprocess.run(
            [sys.executable, "-c", START + act], env=told, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def installation(db: None, tmp_path: Path) -> Iterator[Installation]:
    if connection.vendor == "sqlite":
        yield Installation(tmp_path / "data", "")
        return
    name = f"at_once_{os.getpid()}"
    given = urlsplit(settings.ENVIRONMENT.database_url)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        yield Installation(tmp_path / "data", urlunsplit(given._replace(path=f"/{name}")))
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_the_same_file_brought_by_four_at_once_is_one_document(installation: Installation) -> None:
    told = installation.run(TAKE_IN)
    assert (told["same"], told["alike"]) == (["known"] * 3 + ["taken"], ["known"] * 3 + ["taken"])
    assert (told["documents"], told["originals"], told["registered"]) == (2, 1, 2)
    kept = [path for path in (installation.folder / "originals").rglob("*") if path.is_file()]
    assert len(kept) == 5


def test_of_four_who_correct_at_once_one_is_heard_and_the_others_are_told(installation: Installation) -> None:
    told = installation.run(JUDGE)
    assert told["told"] == ["document.changed_meanwhile"] * 3 + ["done"]
    assert (told["verdicts"], told["is_one"]) == (1, True)


def test_four_clerks_at_once_leave_no_gap_and_no_double_in_their_books(installation: Installation) -> None:
    """What fails in between gives its number back; the book itself is opened by one of them."""
    told = installation.run(NUMBER)
    assert told["told"] == ["done"] * 4
    assert told["numbers"] == {"incoming": list(range(1, 21)), "outgoing": list(range(1, 41))}
    assert told["books"] == 2


def test_what_one_program_asks_four_times_at_once_is_done_once(installation: Installation) -> None:
    told = installation.run(ASK_AGAIN)
    assert told["told"] == [told["lines"]] * 4
    assert len(told["lines"]) == 2


def test_an_original_half_written_is_written_again(world: World) -> None:
    sha256 = storage.put(b"van ban")
    default_storage.delete(storage.path_of(sha256))
    default_storage.save(storage.path_of(sha256), ContentFile(b"van"))
    assert storage.get(storage.put(b"van ban")) == b"van ban"


def test_the_same_bytes_kept_by_many_at_once_are_never_seen_half_written(tmp_path: Path) -> None:
    content, rounds = b"van ban " * 200_000, 12
    gate = threading.Barrier(4)

    def keep(store: FileSystemStorage) -> bool:
        gate.wait()
        return storage.get(storage.put(content, into=store), source=store) == content

    with ThreadPoolExecutor(4) as people:
        for turn in range(rounds):
            store = FileSystemStorage(location=tmp_path / str(turn))
            assert all(people.map(keep, [store] * 4))
            assert [path.name for path in (tmp_path / str(turn)).rglob("*") if path.is_file()] == [
                hashlib.sha256(content).hexdigest()
            ]
