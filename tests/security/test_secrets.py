"""A secret document that comes by mistake leaves nothing: no file, no row, not even its name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from nhipcau.documents.models import Document, Original, ReadingRun, Verdict
from nhipcau.flows import intake
from nhipcau.flows.intake import take_in
from nhipcau.flows.many import take_in_many
from nhipcau.flows.review import add_value, correct_value
from nhipcau.flows.staged import take_in_chunk
from nhipcau.foundation.models import AuditEntry, Job
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.engine import read
from tests.batches import take_in_many_here
from tests.reading.containers.made_containers import PLAN, archive, attach, mail
from tests.reading.extract.made_docx import raw, saved, with_paragraphs
from tests.security.conftest import Papers
from tests.world import World, account_of

TITLE = "Phương án Sao Khuê"
SECRET = f"ỦY BAN NHÂN DÂN\nTỐI MẬT\n\nKẾ HOẠCH\n{TITLE}\n1. Sở Ngoại vụ chủ trì.\n".encode()
NAME = "phuong-an-sao-khue.txt"


@pytest.fixture
def reading(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The intake of the small world, with the true reader."""
    monkeypatch.setattr(intake, "read", read)
    return world


def everything_kept(folder: Path) -> str:
    """All files of the data folder and all rows of the database as one text."""
    files = [
        f"{path.name} {path.read_bytes().decode('utf-8', 'replace')}" for path in folder.rglob("*") if path.is_file()
    ]
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [str(row) for row in cursor.fetchall()]
    return "\n".join(files + rows)


def assert_nothing_of_it_is_kept(folder: Path) -> None:
    kept = everything_kept(folder)
    assert "Sao Khuê" not in kept
    assert "sao-khue" not in kept
    assert "\\u" not in json.dumps(list(AuditEntry.objects.filter(act="file.refused").values_list("facts", flat=True)))
    assert not Original.objects.exists()
    assert not ReadingRun.objects.exists()
    assert not Document.objects.exists()


def test_a_secret_file_leaves_only_that_one_was_refused(reading: World, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"reading\.secret"):
        take_in(actor=reading.actors["clerk"], filename=NAME, content=SECRET)
    assert_nothing_of_it_is_kept(tmp_path)
    entry = AuditEntry.objects.get(act="file.refused")
    assert entry.facts == {"code": "reading.secret", "size": len(SECRET)}


def test_a_secret_file_among_many_leaves_no_name_in_the_job(reading: World, tmp_path: Path) -> None:
    job = take_in_many_here(actor=reading.actors["clerk"], files=[("a.txt", b""), (NAME, SECRET)])
    assert_nothing_of_it_is_kept(tmp_path)
    assert [line["file"] for line in job.outcome["lines"]] == ["a.txt", ""]


def test_a_secret_name_is_not_kept_either(reading: World, tmp_path: Path) -> None:
    job = take_in_many_here(actor=reading.actors["clerk"], files=[(f"(MẬT) {NAME}", b"Mot van ban thuong.")])
    assert_nothing_of_it_is_kept(tmp_path)
    assert job.outcome["lines"][0]["code"] == "reading.secret"


@pytest.mark.parametrize("door", ["/nap/", "/api/v1/intake"])
def test_a_secret_file_is_refused_at_every_door(
    reading: World, browser: Callable[[str], Client], tmp_path: Path, door: str
) -> None:
    answer = browser("clerk").post(door, {"files": [SimpleUploadedFile(NAME, SECRET)]})
    assert "bí mật nhà nước" in answer.content.decode()
    assert_nothing_of_it_is_kept(tmp_path)


def packed_with_secret() -> bytes:
    return archive({"ke-hoach.txt": PLAN, f"thư/{NAME}": SECRET, "khong-doc.bin": b"\0" * 99})


def mailed_with_secret() -> bytes:
    made = mail(words="\n")
    attach(made, name="ke-hoach.txt", content=PLAN.encode())
    attach(made, name=NAME, content=SECRET)
    return made.as_bytes()


def assert_nothing_of_the_secret_member_is_kept(folder: Path) -> None:
    kept = everything_kept(folder)
    assert "Sao Khuê" not in kept
    assert "sao-khue" not in kept
    (original,) = Original.objects.all()
    assert original.size == len(PLAN.encode())


@pytest.mark.parametrize("door", ["/nap/", "/api/v1/intake"])
@pytest.mark.parametrize(("name", "make"), [("a.zip", packed_with_secret), ("a.eml", mailed_with_secret)])
def test_a_secret_member_leaves_nothing_and_neither_does_what_held_it(
    *,
    reading: World,
    browser: Callable[[str], Client],
    tmp_path: Path,
    door: str,
    name: str,
    make: Callable[[], bytes],
) -> None:
    answer = browser("clerk").post(door, {"files": [SimpleUploadedFile(name, make())]}).content.decode()
    assert "bí mật nhà nước" in answer or "reading.secret" in answer
    assert_nothing_of_the_secret_member_is_kept(tmp_path)


def test_a_secret_member_leaves_nothing_in_a_job_of_many(reading: World, tmp_path: Path) -> None:
    job = take_in_many_here(actor=reading.actors["clerk"], files=[("a.zip", packed_with_secret())])
    assert_nothing_of_the_secret_member_is_kept(tmp_path)
    assert [line["file"] for line in job.outcome["lines"]] == ["a.zip/ke-hoach.txt", "", "a.zip/khong-doc.bin"]
    assert (job.done, job.total) == (1, 1)


def test_hidden_places_of_a_word_file_are_asked_as_well(reading: World, tmp_path: Path) -> None:
    title = f"<w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>"
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>MẬT</w:t></w:r></w:p>"
    inside = "<w:txbxContent><w:p><w:r><w:t>TUYỆT MẬT</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:p><w:r><w:pict>{inside}</w:pict></w:r></w:p>"
    deleted = "<w:p><w:del><w:r><w:delText>TỐI </w:delText></w:r><w:r><w:delText>MẬT</w:delText></w:r></w:del></w:p>"
    for body in (hidden, box, deleted):
        with pytest.raises(Refusal, match=r"reading\.secret"):
            take_in(actor=reading.actors["clerk"], filename="a.docx", content=raw(title + body))
    assert_nothing_of_it_is_kept(tmp_path)


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><p>MẬT</p><p>{TITLE}</p></body></html>",
        f"<html><body><div style='display:none'>TỐI MẬT</div><p>{TITLE}</p></body></html>",
        f"<html><head><title>TUYỆT MẬT</title></head><body><p>{TITLE}</p></body></html>",
        f"<html><body><footer>MẬT</footer><p>{TITLE}</p></body></html>",
    ],
)
def test_unseen_places_of_a_page_are_asked_as_well(reading: World, tmp_path: Path, page: str) -> None:
    with pytest.raises(Refusal, match=r"reading\.secret"):
        take_in(actor=reading.actors["clerk"], filename="a.html", content=page.encode())
    assert_nothing_of_it_is_kept(tmp_path)


@pytest.mark.parametrize("part", ["comments", "footnotes", "header"])
def test_remarks_and_heads_of_a_word_file_are_asked_as_well(reading: World, tmp_path: Path, part: str) -> None:
    inside = "<w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p>"
    words = f'<w:footnote w:id="9">{inside}</w:footnote>' if part == "footnotes" else inside
    content = raw(f"<w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>", **{part: words})
    with pytest.raises(Refusal, match=r"reading\.secret"):
        take_in(actor=reading.actors["clerk"], filename="a.docx", content=content)
    assert_nothing_of_it_is_kept(tmp_path)


def test_the_properties_of_a_word_file_are_asked_as_well(reading: World, tmp_path: Path) -> None:
    made = with_paragraphs(TITLE)
    made.core_properties.category = "TUYỆT MẬT"
    with pytest.raises(Refusal, match=r"reading\.secret"):
        take_in(actor=reading.actors["clerk"], filename="a.docx", content=saved(made))
    assert_nothing_of_it_is_kept(tmp_path)


def test_files_of_a_closed_account_do_not_lie_about(reading: World, tmp_path: Path) -> None:
    clerk = reading.actors["clerk"]
    job = take_in_many(actor=clerk, files=[(NAME, SECRET)])
    account = account_of(clerk)
    account.is_active = False
    account.save()
    take_in_chunk(job_id=job.pk, account_id=account.pk, names=["000000"], channel="web")
    assert Job.objects.get().state == "failed"
    assert_nothing_of_it_is_kept(tmp_path)


@pytest.mark.parametrize("value", ["TỐI MẬT", "Kế hoạch\nMẬT", "Độ mật: Mật", "Tuyệt mật"])
def test_what_people_type_carries_no_level_either(world: World, papers: Papers, value: str) -> None:
    clerk, document = world.actors["clerk"], papers.document
    duty = {"span": [document.start, document.start + 5], "section": value, "lead": [], "nature": "task"}
    with pytest.raises(Refusal) as corrected:
        correct_value(actor=clerk, document_id=document.pk, version=document.version, pointer="/title", value=value)
    with pytest.raises(Refusal) as added:
        add_value(actor=clerk, document_id=document.pk, version=document.version, into="/duties", value=duty)
    assert {corrected.value.code, added.value.code} == {"document.value_secret"}
    assert not Verdict.objects.exists()


def test_a_symbol_with_a_level_is_not_typed_in(world: World, papers: Papers) -> None:
    clerk, document = world.actors["clerk"], papers.document
    with pytest.raises(Refusal, match=r"document\.value_secret"):
        correct_value(
            actor=clerk, document_id=document.pk, version=document.version, pointer="/code", value="12/KH-UBND(M)"
        )
