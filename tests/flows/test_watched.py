"""A watched folder takes in what has stopped growing, once, and moves it aside; nothing of a person's is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nhipcau.documents.models import Document, Original
from nhipcau.flows import intake
from nhipcau.flows.watched import Fate, Handled, WatchedFolder
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.engine import read
from tests.reading.containers.made_containers import PLAN, SECRET, archive
from tests.world import World, plan

NOTE = "co-tep-de-nguyen-tai-cho.txt"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "nhan"
    folder.mkdir()
    return folder


@pytest.fixture
def watched(place: Path) -> Iterator[WatchedFolder]:
    folder = WatchedFolder(place, patience=10)
    yield folder
    folder.close()


def handled(world: World, watched: WatchedFolder, *, by: str = "clerk") -> list[Handled]:
    """After a first look and a second one when patience is over."""
    watched.ready(at=0)
    found = [watched.take_in(path, actor=world.actors[by]) for path in watched.ready(at=11)]
    return [one for one in found if one is not None]


def files(place: Path) -> list[str]:
    return sorted(
        path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file() and path.name[0] != "."
    )


class TestWhen:
    def test_a_file_is_ready_when_it_has_kept_still(self, place: Path, watched: WatchedFolder) -> None:
        (place / "a.txt").write_text("một")
        assert watched.ready(at=0) == []
        assert watched.ready(at=9) == []
        assert watched.ready(at=10) == [place / "a.txt"]

    def test_a_file_that_grows_is_waited_for(self, place: Path, watched: WatchedFolder) -> None:
        for at in (0, 8, 16):
            with (place / "a.txt").open("a") as file:
                file.write("thêm")
            assert watched.ready(at=at) == []
        assert watched.ready(at=27) == [place / "a.txt"]

    def test_a_file_that_somebody_is_writing_is_waited_for(self, place: Path, watched: WatchedFolder) -> None:
        with (place / "a.txt").open("w") as file:
            file.write("một")
            file.flush()
            watched.ready(at=0)
            assert watched.ready(at=99) == []
        assert watched.ready(at=100) == [place / "a.txt"]

    @pytest.mark.parametrize(
        "name", ["~$a.docx", "a.docx.part", "a.pdf.crdownload", ".an.txt", "a.tmp", ".~lock.a.odt#", "Thumbs.db"]
    )
    def test_what_is_unfinished_or_no_document_is_left_alone(
        self, place: Path, watched: WatchedFolder, name: str
    ) -> None:
        (place / name).write_text("x")
        watched.ready(at=0)
        assert watched.ready(at=99) == []

    def test_a_link_is_not_followed(self, place: Path, watched: WatchedFolder, tmp_path: Path) -> None:
        (tmp_path / "ngoai.txt").write_text("x")
        (place / "a.txt").symlink_to(tmp_path / "ngoai.txt")
        watched.ready(at=0)
        assert watched.ready(at=99) == []


class TestTaking:
    def test_a_file_is_taken_in_and_moved_byte_for_byte(
        self, world: World, place: Path, watched: WatchedFolder
    ) -> None:
        content = world.file_of(plan())
        (place / "quý 1").mkdir()
        (place / "quý 1" / "a.txt").write_bytes(content)
        (one,) = handled(world, watched)
        assert (one.name, one.fate) == ("quý 1/a.txt", Fate.TAKEN)
        assert (place / "da-nhan" / "quý 1" / "a.txt").read_bytes() == content
        assert files(place) == ["da-nhan/quý 1/a.txt"]
        assert Document.objects.count() == 1

    def test_what_was_moved_is_not_looked_at_again(self, world: World, place: Path, watched: WatchedFolder) -> None:
        (place / "a.txt").write_bytes(world.file_of(plan()))
        handled(world, watched)
        assert handled(world, watched) == []

    def test_a_refused_file_lies_beside_its_reason(self, world: World, place: Path, watched: WatchedFolder) -> None:
        (place / "a.txt").write_bytes(b"?")
        (one,) = handled(world, watched)
        assert one.fate is Fate.REFUSED
        assert files(place) == ["tu-choi/a.txt", "tu-choi/a.txt.ly-do.txt"]
        assert (place / "tu-choi" / "a.txt.ly-do.txt").read_text().startswith("a.txt: Tệp không có chữ nào.")

    def test_an_archive_with_a_refused_member_lies_beside_a_line_for_each(
        self, world: World, place: Path, watched: WatchedFolder
    ) -> None:
        (place / "a.zip").write_bytes(archive({"b.txt": world.file_of(plan()), "c.bin": b"?"}))
        handled(world, watched)
        lines = (place / "tu-choi" / "a.zip.ly-do.txt").read_text().splitlines()
        assert lines[0].startswith("a.zip/b.txt: 1 văn bản (12/KH-UBND)")
        assert lines[1].startswith("a.zip/c.bin: ")
        assert Document.objects.count() == 1

    def test_a_name_that_is_taken_gets_a_number(self, world: World, place: Path, watched: WatchedFolder) -> None:
        for number in (1, 2):
            (place / "a.txt").write_bytes(world.file_of(plan(number)))
            handled(world, watched)
            watched.ready(at=0)
        assert files(place) == ["da-nhan/a (2).txt", "da-nhan/a.txt"]

    def test_a_folder_left_in_the_middle_is_gone_on_with(
        self, world: World, place: Path, watched: WatchedFolder
    ) -> None:
        content = world.file_of(plan())
        world.take_in(plan())
        (place / "a.txt").write_bytes(content)
        (one,) = handled(world, watched)
        assert one.fate is Fate.TAKEN
        assert Document.objects.count() == 1
        assert files(place) == ["da-nhan/a.txt"]

    def test_who_may_not_take_in_moves_nothing(self, world: World, place: Path, watched: WatchedFolder) -> None:
        (place / "a.txt").write_bytes(world.file_of(plan()))
        with pytest.raises(Refusal, match="take_in_not_allowed"):
            handled(world, watched, by="inspector")
        assert files(place) == ["a.txt"]


class TestSecret:
    @pytest.fixture(autouse=True)
    def true_reader(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(intake, "read", read)

    @pytest.mark.parametrize("name", ["sao-khue.txt", "sao-khue.zip"])
    def test_a_file_with_a_secrecy_mark_stays_where_it_lies_and_is_named_nowhere(
        self, world: World, place: Path, watched: WatchedFolder, name: str
    ) -> None:
        content = archive({"b.txt": PLAN, "c.txt": SECRET}) if name.endswith("zip") else SECRET.encode()
        (place / name).write_bytes(content)
        (one,) = handled(world, watched)
        assert (one.name, one.fate, one.answers) == ("", Fate.LEFT, ())
        assert (place / name).read_bytes() == content
        assert files(place) == [name, f"tu-choi/{NOTE}"]
        assert "sao-khue" not in (place / "tu-choi" / NOTE).read_text()
        assert "khue" not in str([*AuditEntry.objects.values_list("facts")])
        assert all(b"Sao Khu" not in original.text.encode() for original in Original.objects.all())

    def test_it_is_not_read_again_until_it_changes(self, world: World, place: Path, watched: WatchedFolder) -> None:
        (place / "a.txt").write_text(SECRET)
        handled(world, watched)
        assert watched.ready(at=99) == []
        (place / "a.txt").write_text(PLAN + "Nội dung đã gỡ dấu.\n")
        watched.ready(at=100)
        assert watched.ready(at=111) == [place / "a.txt"]


def test_one_folder_is_watched_by_one_process(place: Path, watched: WatchedFolder) -> None:
    with pytest.raises(Refusal, match=r"watch\.watched_already"):
        WatchedFolder(place)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"watch\.no_folder"):
        WatchedFolder(tmp_path / "không có")
