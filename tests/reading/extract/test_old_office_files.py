"""DOC and RTF: read through LibreOffice, which may do nothing else and leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import sentence
from nhipcau.reading import apart, read
from nhipcau.reading.extract import extract
from nhipcau.reading.extract.office import converting
from tests.reading.extract.refusals import refusal_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
needs_office = pytest.mark.skipif(converting.program() is None, reason="LibreOffice is not installed")


def rtf(*paragraphs: str, more: str = "") -> bytes:
    """Letters outside ASCII as RTF writes them."""
    words = "\\par ".join("".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in words) for words in paragraphs)
    return f"{{\\rtf1\\ansi {more}{words}\\par}}".encode()


def left_over() -> list[str]:
    places = (Path("/dev/shm"), Path(tempfile.gettempdir()))
    return [path.name for place in places for path in place.glob("nhipcau-office-*")]


@pytest.fixture(scope="module")
def doc(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("doc")
    (folder / "a.rtf").write_bytes(rtf("KẾ HOẠCH", "Năm hữu nghị"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = ["soffice", profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(folder), "a.rtf"]
    subprocess.run(words, cwd=folder, check=True, capture_output=True)
    return (folder / "a.doc").read_bytes()


@needs_office
def test_a_word_97_file_is_read(doc: bytes) -> None:
    source = extract(doc, "x")
    assert (source.text, source.media_type) == ("KẾ HOẠCH\nNăm hữu nghị\n", "application/msword")
    assert left_over() == []


@needs_office
def test_an_rtf_file_is_read_and_nothing_it_points_to(tmp_path: Path) -> None:
    beside = tmp_path / "ben-canh.txt"
    beside.write_text("không được lấy vào")
    link = f'{{\\field{{\\*\\fldinst INCLUDETEXT "{beside}"}}{{\\fldrslt }}}}'
    source = extract(rtf("KẾ HOẠCH", "Sở Ngoại vụ", more=link), "x")
    assert (source.text, source.media_type) == ("KẾ HOẠCH\nSở Ngoại vụ\n", "application/rtf")
    assert left_over() == []


@needs_office
def test_a_secret_rtf_file_is_refused_and_leaves_no_trace() -> None:
    with pytest.raises(Refusal, match=r"reading\.secret"):
        read(rtf("ỦY BAN NHÂN DÂN", "TỐI MẬT", "Phương án Sao Khuê"), "a.rtf")
    assert left_over() == []


@needs_office
def test_a_conversion_that_is_stopped_in_the_middle_leaves_no_trace() -> None:
    with pytest.raises(Refusal, match=r"reading\.too_slow"):
        apart.read(rtf("KẾ HOẠCH " * 200), "a.rtf", seconds=0.5)
    time.sleep(0.2)
    assert left_over() == []


@needs_office
@pytest.mark.parametrize("tables", ["", "1Table"])
def test_what_only_looks_like_a_word_file_is_broken_and_no_words_are_made_of_it(tables: str) -> None:
    data = OLE + "WordDocument".encode("utf-16-le") + tables.encode("utf-16-le") + b"\0ABC van ban\0" * 99
    assert refusal_of(data) == "reading.broken"


@needs_office
def test_what_cannot_be_converted_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "_run", lambda words, room: 1)
    assert refusal_of(rtf("x")) == "reading.broken"
    assert left_over() == []


@pytest.mark.parametrize(
    ("data", "kind"), [(rtf("x"), "RTF"), (OLE + b"\0" * 504 + "WordDocument".encode("utf-16-le"), "DOC")]
)
def test_without_the_program_the_sentence_names_the_package_and_the_way_round(
    monkeypatch: pytest.MonkeyPatch, data: bytes, kind: str
) -> None:
    monkeypatch.setattr(converting, "program", lambda: None)
    with pytest.raises(Refusal) as refused:
        extract(data, "x")
    words = sentence(refused.value)
    assert refused.value.code == "reading.no_converter"
    assert all(part in words for part in (kind, "libreoffice-writer-nogui", "DOCX"))


def test_a_locked_word_97_file_is_refused_by_name() -> None:
    stream = b"\xec\xa5" + b"\0" * 8 + (0x0100).to_bytes(2, "little")
    data = (OLE + "WordDocument".encode("utf-16-le")).ljust(512, b"\0") + stream.ljust(512, b"\0")
    assert refusal_of(data) == "reading.encrypted"


def test_an_rtf_file_of_groups_without_end_is_not_even_converted() -> None:
    assert refusal_of(b"{\\rtf1 " + b"{" * 100_000 + b"}" * 100_000 + b"}") == "reading.unsafe"


def test_an_outlook_message_is_told_how_to_come_again() -> None:
    assert refusal_of(OLE + "__properties_version1.0".encode("utf-16-le")) == "reading.outlook"


def test_where_there_is_no_memory_to_work_in_files_are_written_over_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from nhipcau.reading.extract.office import room

    monkeypatch.setattr(room, "_is_enough", lambda place, size: False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with room.room_for(10) as folder:
        kept = tmp_path / "link"
        (folder / "a").write_bytes(b"van ban")
        os.link(folder / "a", kept)
    assert kept.read_bytes() == b"\0" * 7
    assert not folder.exists()
