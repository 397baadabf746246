"""The national demo: whole, the same for the same seed, taken up where broken off, and as if written one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import models, transaction

from nhipcau.agencies.actors import the_installation
from nhipcau.agencies.models import Agency
from nhipcau.documents.models import Citation, Document, Duty, Indexed, Named, Original
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.services import follow_what_happened
from nhipcau.flows.intake import take_in
from nhipcau.flows.national import Size, make_national_demo
from nhipcau.foundation import clock, storage
from nhipcau.foundation.models import AuditEntry
from nhipcau.reading.told import Told
from nhipcau.reading.types import Document as Read
from nhipcau.reading.types import Header, Reading, SourceKind, Span
from tests.rows import rows_of_every_table

pytestmark = pytest.mark.django_db


def make(documents: int, *, provinces: int = 1) -> int:
    heard: list[int] = []
    make_national_demo(seed=3, size=Size(provinces=provinces, documents=documents), tell=heard.append)
    return sum(heard)


def test_every_duty_of_the_country_is_a_task_with_its_lead() -> None:
    assert make(45) == 45
    assert Document.objects.filter(state="held").count() == 45
    assert Duty.objects.count() == Task.objects.count() == 450
    assert TaskParty.objects.filter(part="lead", agency__isnull=False).count() == 450
    assert Citation.objects.filter(cited__state="held").count() > 10
    assert Agency.objects.filter(level="commune").count() > 50
    assert Agency.objects.filter(level="unit").count() > 100


def test_no_document_of_the_country_is_lost_in_sharing_it_out_nor_made_twice() -> None:
    assert make(45, provinces=2) == 45
    assert Document.objects.filter(state="held").count() == 45
    once = rows_of_every_table()
    assert make(45, provinces=2) == 45
    assert rows_of_every_table() == once


def test_what_is_shown_as_read_stands_in_the_text_where_it_says() -> None:
    make(25)
    for document in Document.objects.filter(state="held").select_related("original", "run"):
        assert document.original is not None
        assert document.run is not None
        text, read = document.original.text, document.run.reading["documents"][0]
        assert storage.get(document.original.sha256).decode() == text
        for pointer, one in read["evidence"].items():
            start, end = one["spans"][0]
            assert one["quote"] in ("", text[start:end]), pointer
        for duty in Duty.objects.filter(document=document):
            assert text[duty.start : duty.end] == duty.words
            assert duty.words.startswith(duty.lead[0])


def test_a_demo_broken_off_goes_on_to_the_same_country() -> None:
    make(0, provinces=2)
    with _taken_back():
        make(60, provinces=2)
        whole = _written()
    make(50, provinces=2)
    broken = _written()
    assert make(60, provinces=2) == 60
    assert len(broken) == 50
    assert len(whole) == 60
    assert _written() == whole


def test_a_batch_leaves_one_entry_for_its_documents_and_one_for_its_tasks() -> None:
    make(20)
    acts = Counter(AuditEntry.objects.values_list("act", flat=True))
    assert (acts["documents.loaded"], acts["tasks.loaded"]) == (1, 1)


def test_a_document_loaded_in_a_batch_is_the_row_that_intake_would_have_made() -> None:
    make(0, provinces=2)
    with _taken_back():
        make(60, provinces=2)
        loaded = _written()
        papers = list(Original.objects.order_by("id").values_list("filename", "text", "runs__reading"))
    for filename, text, contract in papers:
        reading = Reading(
            file=filename,
            sha256=contract["sha256"],
            media_type="text/plain",
            source_kind=SourceKind.OFFICIAL,
            text=text,
            documents=(Read(span=Span(0, len(text)), header=Header()),),
        )
        take_in(actor=the_installation(), filename=filename, content=text.encode(), ahead=Told(reading, dict(contract)))
    one_by_one = _written()
    assert loaded.keys() == one_by_one.keys()
    for key, one in loaded.items():
        judged = one_by_one[key].open if one.is_confirmed else one.open
        assert replace(one, is_confirmed=False, open=judged) == one_by_one[key]


def test_tasks_of_the_country_know_who_answers_for_what_is_no_more() -> None:
    make(60, provinces=2)
    assert TaskParty.objects.filter(succession="followed").count() > 30
    assert TaskParty.objects.filter(succession="ended", agency__level="district").exists()
    followed = follow_what_happened(actor=the_installation(), on=clock.today())
    assert (followed.parts, followed.given) == (0, 0)


@contextmanager
def _taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


_OPEN = {"review", "undecided", "doubtful", "state"}
"""What follows from somebody having confirmed a paper: the demo says so of most without saying who."""


@dataclass(frozen=True)
class _Whole:
    """All that is kept of a document, without keys and hours."""

    is_confirmed: bool
    open: tuple[Any, ...]
    document: dict[str, Any]
    original: dict[str, Any]
    reading: Any
    words: dict[str, Any]
    named: set[tuple[int, str]]
    citations: list[dict[str, Any]]
    duties: list[dict[str, Any]]
    tasks: list[dict[str, Any]]
    parties: list[dict[str, Any]]


def _written() -> dict[str, _Whole]:
    return {document.identity_key or "": _whole(document) for document in Document.objects.filter(state="held")}


def _whole(document: Document) -> _Whole:
    assert document.run is not None
    duties = Duty.objects.filter(document=document).order_by("start")
    tasks = Task.objects.filter(document=document).order_by("duty__start")
    return _Whole(
        is_confirmed=document.review == "confirmed",
        open=(
            document.undecided,
            document.doubtful,
            *duties.values_list("state", flat=True),
            *tasks.values_list("state", flat=True),
        ),
        document=_fields(document, without={"original", "run", "registered", *_OPEN}),
        original=_fields(document.original, without={"received", "agency"}),
        reading=document.run.reading,
        words=_fields(Indexed.objects.get(document=document), without={"document"}),
        named=set(Named.objects.filter(document=document).values_list("agency_id", "part")),
        citations=[
            _fields(one, without={"citing", "cited", "stated_by"}) | {"cited": one.cited.identity_key}
            for one in Citation.objects.filter(stated_by=document).order_by("pointer").select_related("cited")
        ],
        duties=[_fields(one, without={"document", "state"}) for one in duties],
        tasks=[_fields(one, without={"document", "duty", "created", "state"}) for one in tasks],
        parties=[
            _fields(one, without={"task"})
            for one in TaskParty.objects.filter(task__document=document).order_by(
                "task__duty__start", "part", "position"
            )
        ],
    )


def _fields(row: models.Model | None, *, without: set[str]) -> dict[str, Any]:
    assert row is not None
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in {"id", *without}
    }
