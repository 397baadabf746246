"""A crew reads as the engine does, and a file that breaks its reader costs no other file."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from nhipcau.ground.refusal import Refusal
from nhipcau.reading import read
from nhipcau.reading.crew import Answer, Crew, Reader, Sheet
from nhipcau.reading.extract.ocr.language import language_folder
from nhipcau.reading.told import Told
from tests.reading.extract.made_scans import pdf_of_scans, printed

ORDERS = [f"{i}. Sở Ngoại vụ chủ trì, báo cáo trước ngày {i}/6/2026." for i in range(1, 9)]


def sheets() -> Iterator[Sheet[int]]:
    return (Sheet(i, f"{i}.txt", words.encode()) for i, words in enumerate(ORDERS))


def answered(crew: Crew) -> dict[int, Answer]:
    return {sheet.key: answer for sheet, answer in crew.answers(sheets())}


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with Crew(readers=2) as made:
        yield made


def test_a_crew_reads_what_the_engine_reads(crew: Crew) -> None:
    assert answered(crew) == {i: Told.of(read(words.encode(), f"{i}.txt")) for i, words in enumerate(ORDERS)}


def test_what_may_not_be_read_is_refused_and_the_rest_is_read(crew: Crew) -> None:
    bad = Sheet(99, "trong.txt", b"")
    answers = {sheet.key: answer for sheet, answer in crew.answers([bad, *sheets()])}
    refused = answers.pop(99)
    assert isinstance(refused, Refusal) and refused.code == "reading.empty"
    assert all(isinstance(answer, Told) for answer in answers.values())


def test_a_file_without_bytes_comes_back_unread(crew: Crew) -> None:
    known = Sheet("known", "a.txt", None)
    assert list(crew.answers([known])) == [(known, None)]


def test_a_reader_killed_from_outside_costs_no_file(crew: Crew) -> None:
    answered(crew)
    os.kill(crew.process_ids[0], signal.SIGKILL)
    assert sorted(answered(crew)) == list(range(len(ORDERS)))


def test_a_file_that_takes_too_long_is_given_up() -> None:
    slow = Reader(seconds=0.0)
    with pytest.raises(Refusal) as refused:
        slow.read("\n".join(ORDERS).encode(), "a.txt")
    assert refused.value.code == "reading.too_slow" and slow.process_id is None


def test_whoever_stops_in_the_middle_leaves_no_process() -> None:
    with Crew(readers=1) as crew:
        answers = crew.answers(sheets())
        next(answers)
        (reader,) = crew.process_ids
        answers.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(reader, 0)


@pytest.mark.skipif(language_folder() is None, reason="needs tesseract-ocr-vie")
def test_whoever_waits_for_a_scan_hears_of_each_page() -> None:
    heard: list[tuple[str, int]] = []
    pages = printed("#set page(height: 30mm)\nTrang thứ nhất #pagebreak() Trang thứ hai", dpi=150)
    with Crew(readers=1, tell=lambda name, read: heard.append((name, read))) as crew:
        list(crew.answers([Sheet("scan", "a.pdf", pdf_of_scans(pages, dpi=150))]))
    assert heard == [("a.pdf", 1), ("a.pdf", 2)]
