"""Files made to hurt: each is read or refused, in bounded time, and asks nothing of any other machine."""

from __future__ import annotations

import io
import socket
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nhipcau.documents.models import Document, Original
from nhipcau.flows import intake
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.refusal import Refusal
from nhipcau.reading import apart, engine
from tests.reading.extract.made_docx import raw, zipped
from tests.world import World

WORDS = "KẾ HOẠCH\n1. Giao Sở Ngoại vụ chủ trì hội nghị.\n"
PARAGRAPH = "<w:p><w:r><w:t>Giao Sở Ngoại vụ chủ trì.</w:t></w:r></w:p>"
FAR = "http://evil.example/x"
DOCTYPE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;&a;">]>'


def with_member(name: str, content: str | bytes, *, body: str = PARAGRAPH) -> bytes:
    """A DOCX with one member more."""
    made = io.BytesIO(raw(body))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def pdf(*objects: str, pages: int = 1, more: str = "") -> bytes:
    """A PDF by hand; `more` goes into its catalogue."""
    kids = " ".join(["3 0 R"] * pages)
    listed = [
        f"1 0 obj<</Type/Catalog/Pages 2 0 R {more}>>endobj",
        f"2 0 obj<</Type/Pages/Count {pages}/Kids[{kids}]>>endobj",
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj",
        "4 0 obj<</Length 44>>stream\nBT /F 12 Tf 72 700 Td (Ke hoach Giao So Y te) Tj ET\nendstream endobj",
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
        *objects,
    ]
    return ("%PDF-1.7\n" + "\n".join(listed) + "\ntrailer<</Root 1 0 R>>\n%%EOF").encode()


RELATION = (
    f'<Relationships><Relationship Target="{FAR}" TargetMode="External" Type="attachedTemplate"/></Relationships>'
)
FAR_PAGE = f"""<html><head><meta http-equiv="refresh" content="0;url={FAR}"><link rel=stylesheet href="{FAR}"></head>
<body><script src="{FAR}"></script><img src="file:///etc/passwd"><iframe src="{FAR}"></iframe>
<p>{WORDS}</p></body></html>"""
OPENS = f"6 0 obj<</S/JavaScript/JS(app.launchURL('{FAR}'))>>endobj"
LOCK = "6 0 obj<</Filter/Standard/V 2/R 3/Length 128/P -4/O<00>/U<00>>>endobj"
HOSTILE: dict[str, bytes] = {
    "a bomb": with_member("word/x.xml", b"\0" * 70_000_000),
    "a bomb as the body": raw("<w:p/>" * 1_000_000),
    "a bomb in a bomb": zipped({"a.zip": zipped({"b.zip": zipped({"c": b"\0" * 10_000_000})})}),
    "an entity": zipped({"[Content_Types].xml": DOCTYPE + "<Types>&b;</Types>", "word/document.xml": "<x/>"}),
    "a far template": with_member("word/_rels/settings.xml.rels", RELATION),
    "a way out of the folder": with_member("../../../../tmp/nhipcau-evil", b"x"),
    "a far page": FAR_PAGE.encode(),
    "a deep page": b"<html>" + b"<div>" * 5_000 + b"x",
    "a script in a pdf": pdf(OPENS, more="/OpenAction 6 0 R"),
    "a pdf of many pages": pdf(pages=100_000),
    "a pdf that lies of its pages": pdf(more="").replace(b"/Count 1/", b"/Count 99999999/"),
    "a pdf in a circle": pdf().replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
    "a locked pdf": pdf(LOCK).replace(b"trailer<<", b"trailer<</Encrypt 6 0 R/ID[<00><00>]"),
    "a page that is also a pdf": b"<html><body>" + WORDS.encode() + b"</body></html>%PDF-1.7\n%%EOF",
    "a picture that is also a zip": b"GIF89a" + zipped({"a": b"x"}),
    "a program": b"MZ" + b"\0" * 500,
    "numbered without end": b"1. a\n" * 3_000,
    "control signs": bytes(range(32)) * 100,
}  # fmt: skip


@pytest.fixture
def reading(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The intake of the small world with the true reader, and no way to any other machine."""

    def shut(*_: object) -> None:
        raise AssertionError("a way out was tried")

    monkeypatch.setattr(intake, "read", engine.read)
    monkeypatch.setattr(socket, "getaddrinfo", shut)
    return world


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "numbered without end"])
def test_a_hostile_file_is_read_or_refused_and_then_leaves_nothing(reading: World, tmp_path: Path, name: str) -> None:
    began = time.monotonic()
    try:
        intake.take_in(actor=reading.actors["clerk"], filename="a", content=HOSTILE[name])
    except Refusal as refusal:
        assert not Original.objects.exists()
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
        assert AuditEntry.objects.get(act="file.refused").facts["code"] == refusal.code
    assert time.monotonic() - began < 60
    assert not Path("/tmp/nhipcau-evil").exists()


def test_bombs_entities_and_locks_are_refused(reading: World) -> None:
    refused = (
        "a bomb",
        "a bomb as the body",
        "a bomb in a bomb",
        "an entity",
        "a deep page",
        "a pdf of many pages",
        "a program",
        "a picture that is also a zip",
    )
    found = {}
    for name in refused:
        try:
            engine.read(HOSTILE[name], "a")
            found[name] = "read"
        except Refusal as refusal:
            found[name] = refusal.code
    assert "read" not in found.values(), found


def test_a_text_that_takes_too_long_is_stopped() -> None:
    slow = "KẾ HOẠCH\nSố: 1/KH-UBND\n" + "1. Giao Sở Y tế chủ trì thực hiện.\n" * 40_000
    began = time.monotonic()
    with pytest.raises(Refusal) as refused:
        apart.read(slow.encode(), "a.txt", seconds=0.2)
    assert refused.value.code == "reading.too_slow"
    assert time.monotonic() - began < 30


def test_a_text_numbered_without_end_breaks_nothing() -> None:
    try:
        told = apart.read(HOSTILE["numbered without end"], "a.txt", seconds=30).media_type
    except Refusal as refusal:
        told = refusal.code
    assert told in {"text/plain", "reading.unsafe", "reading.too_slow"}


def test_the_reading_apart_reads_and_refuses_as_the_engine_does() -> None:
    assert apart.read(WORDS.encode(), "a.txt") == engine.read(WORDS.encode(), "a.txt")
    with pytest.raises(Refusal) as refused:
        apart.read(b"", "a.txt")
    assert refused.value.code == "reading.empty"
    with pytest.raises(Refusal) as marked:
        apart.read(WORDS.encode(), "(MẬT).txt")
    assert (marked.value.code, marked.value.facts) == ("reading.secret", {})


def test_more_fields_than_a_form_has_are_a_bad_request(world: World, browser: Callable[[str], Client]) -> None:
    answer = browser("clerk").post("/nap/", {f"f{number}": "x" for number in range(5000)})
    assert answer.status_code == 400


def test_more_files_than_may_come_at_once_are_refused(world: World, browser: Callable[[str], Client]) -> None:
    files = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(300)]
    assert browser("clerk").post("/nap/", {"files": files}).status_code == 413
    assert not Document.objects.exists()
