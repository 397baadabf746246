"""The national demo: whole, the same for the same seed, and taken up again where it was broken off."""

from __future__ import annotations

from collections import Counter

import pytest

from nhipcau.agencies.models import Agency
from nhipcau.documents.models import Citation, Document, Duty
from nhipcau.execution.models import Task, TaskParty
from nhipcau.flows.national import Size, make_national_demo
from nhipcau.foundation import storage
from nhipcau.foundation.models import AuditEntry

pytestmark = pytest.mark.django_db


def make(documents: int) -> int:
    heard: list[int] = []
    make_national_demo(seed=3, size=Size(provinces=1, documents=documents), tell=heard.append)
    return sum(heard)


def test_every_duty_of_the_country_is_a_task_with_its_lead() -> None:
    assert make(45) == 45
    assert Document.objects.count() == 45
    assert Duty.objects.count() == Task.objects.count() == 450
    assert TaskParty.objects.filter(part="lead", agency__isnull=False).count() == 450
    assert Citation.objects.count() == 25
    assert Agency.objects.filter(level="commune").count() > 50


def test_what_is_shown_as_read_stands_in_the_text_where_it_says() -> None:
    make(25)
    for document in Document.objects.select_related("original", "run"):
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
    make(22)
    make(40)
    broken = Counter(Document.objects.values_list("code", "date", "title"))
    assert len(broken) == Document.objects.count() == 40
    assert make(40) == 40
    assert Counter(Document.objects.values_list("code", "date", "title")) == broken


def test_a_batch_leaves_one_entry_for_its_documents_and_one_for_its_tasks() -> None:
    make(20)
    acts = Counter(AuditEntry.objects.values_list("act", flat=True))
    assert (acts["documents.loaded"], acts["tasks.loaded"]) == (1, 1)
