"""A paper in the book is recalled, replaced or corrected: what happens to the line, the paper and its tasks (S24)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.documents.access import may_review, reviewable_by
from nhipcau.documents.models import Amendment, Document, Entry, StatedRelation
from nhipcau.documents.selectors.correcting import corrections_offered_for
from nhipcau.execution.models import HandedTask, Task
from nhipcau.execution.services import start_task
from nhipcau.flows.recall import amend, go_over, preview_replacement, unamend, undo_go_over
from nhipcau.flows.receive import receive_document
from nhipcau.flows.review import confirm_all_but_doubtful
from nhipcau.foundation import clock
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.refusal import Refusal
from tests.world import Ordered, Paper, World, plan

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
VISIT, TEACH = "đón tiếp các đoàn khách quốc tế", "tập huấn nghiệp vụ đối ngoại"


@pytest.fixture
def office(world: World) -> Iterator[World]:
    with clock.standing_at(NOW):
        yield world


def came(world: World, paper: Paper, *, by: str = "clerk") -> Entry:
    """Taken in, confirmed, entered in the book of the province."""
    document = world.register(paper, by=by)
    confirm_all_but_doubtful(actor=world.actors[by], document_id=document.pk, version=document.version)
    return receive_document(actor=world.actors[by], document_id=document.pk, on=NOW.date())


@pytest.fixture
def first(office: World) -> Entry:
    return came(office, plan(12, duties=(Ordered(VISIT, lead=("Sở Ngoại vụ",)), Ordered(TEACH, lead=("Sở Y tế",)))))


def amended(world: World, entry: Entry, kind: str = "recalled", *, by: Entry | None = None) -> Amendment:
    entry.refresh_from_db()
    amendment, _tasks = amend(
        actor=world.actors["clerk"],
        entry_id=entry.pk,
        version=entry.version,
        kind=kind,
        words="" if by else "Thông báo 3/TB-UBND",
        on=NOW.date(),
        by_id=by.pk if by else None,
    )
    return amendment


def second(world: World, *words: str) -> Entry:
    duties = tuple(Ordered(one, lead=("Sở Ngoại vụ",)) for one in words or (f"{VISIT} và kiều bào", TEACH))
    return came(world, plan(15, date=NOW.date(), duties=duties))


def states(entry: Entry) -> list[str]:
    return list(Task.objects.filter(document_id=entry.document_id).order_by("pk").values_list("state", flat=True))


def test_recalled_its_open_tasks_rest_and_the_paper_is_frozen(office: World, first: Entry) -> None:
    task = Task.objects.get(words__startswith=VISIT)
    start_task(actor=office.actors["foreign"], task_id=task.pk, version=task.version)
    amended(office, first)
    assert states(first) == ["suspended", "suspended"]
    document = Document.objects.get(pk=first.document_id)
    assert not may_review(office.actors["clerk"], document)
    assert not Document.objects.filter(reviewable_by(office.actors["clerk"]), pk=document.pk).exists()
    with pytest.raises(Refusal, match=r"task\.paper_stands_no_more"):
        task.refresh_from_db()
        start_task(actor=office.actors["foreign"], task_id=task.pk, version=task.version)


def test_another_copy_of_it_is_as_frozen(office: World, first: Entry) -> None:
    amended(office, first)
    document = Document.objects.get(pk=first.document_id)
    office.take_in(plan(12, duties=(Ordered(VISIT, lead=("Sở Ngoại vụ",)), Ordered(TEACH, lead=("Sở Y tế",)))))
    assert not may_review(office.actors["clerk"], document)


def test_taken_back_every_task_stands_as_it_stood(office: World, first: Entry) -> None:
    task = Task.objects.get(words__startswith=VISIT)
    start_task(actor=office.actors["foreign"], task_id=task.pk, version=task.version)
    before = states(first)
    unamend(actor=office.actors["clerk"], amendment_id=amended(office, first).pk)
    assert states(first) == before == ["in_progress", "assigned"]
    assert may_review(office.actors["clerk"], Document.objects.get(pk=first.document_id))
    assert AuditEntry.objects.filter(act="tasks.resumed").count() == 1


def test_what_others_than_the_actor_gave_goes_on(office: World) -> None:
    paper = plan(12, duties=(Ordered(VISIT, lead=("Sở Ngoại vụ",)), Ordered(TEACH, lead=("Sở Y tế",))))
    came(office, paper)
    document = Document.objects.get(code="12/KH-UBND")
    office.take_in(paper, by="health")
    entry = receive_document(actor=office.actors["health"], document_id=document.pk, on=NOW.date())
    amend(
        actor=office.actors["health"], entry_id=entry.pk, version=entry.version, kind="recalled", words="TB 3",
        on=NOW.date(),
    )  # fmt: skip
    assert states(entry) == ["assigned", "suspended"]
    assert may_review(office.actors["clerk"], document)
    assert not may_review(office.actors["health"], document)


def test_replaced_by_a_paper_in_the_book_the_graph_says_so_too(office: World, first: Entry) -> None:
    newer = second(office)
    amendment = amended(office, first, "replaced", by=newer)
    (said,) = StatedRelation.objects.filter(kind="replaces", withdrawn__isnull=True)
    assert (said.subject_id, said.object_id) == (newer.document_id, first.document_id)
    assert Entry.objects.count() == 2
    unamend(actor=office.actors["clerk"], amendment_id=amendment.pk)
    assert not StatedRelation.objects.filter(withdrawn__isnull=True).exists()


def test_its_tasks_go_over_to_the_newer_paper_and_back(office: World, first: Entry) -> None:
    newer = second(office)
    amendment = amended(office, first, "replaced", by=newer)
    preview = preview_replacement(office.actors["clerk"], amendment.pk)
    becomes = {one.row.id: one.becomes for one in preview.going}
    assert set(becomes.values()) == set(Task.objects.filter(document_id=newer.document_id).values_list("pk", flat=True))
    before = AuditEntry.objects.count()
    handover = go_over(actor=office.actors["clerk"], amendment_id=amendment.pk, becomes=becomes)
    assert AuditEntry.objects.count() == before + 1
    assert states(first) == ["superseded", "superseded"]
    with pytest.raises(Refusal, match=r"handover\.later_first"):
        unamend(actor=office.actors["clerk"], amendment_id=amendment.pk)
    undo_go_over(actor=office.actors["clerk"], handover_id=handover.pk)
    assert states(first) == ["suspended", "suspended"]
    unamend(actor=office.actors["clerk"], amendment_id=amendment.pk)
    assert states(first) == ["assigned", "assigned"]
    assert not HandedTask.objects.filter(undone__isnull=True).exists()


def test_a_stranger_neither_recalls_nor_takes_back(office: World, first: Entry) -> None:
    amendment = amended(office, first)
    for act in (
        lambda: unamend(actor=office.actors["health"], amendment_id=amendment.pk),
        lambda: preview_replacement(office.actors["health"], amendment.pk),
        lambda: amend(
            actor=office.actors["health"], entry_id=first.pk, version=1, kind="recalled", words="x", on=NOW.date()
        ),
    ):
        with pytest.raises(Refusal):
            act()


def test_corrected_the_paper_goes_on_and_the_changed_values_are_offered(office: World, first: Entry) -> None:
    title = 'trích yếu đã in là: "công tác đối ngoại nhân dân" nay sửa lại là: "công tác đối ngoại nhân dân năm 2026"'
    newer = came(office, plan(16, type="CV", date=NOW.date(), title=title))
    amendment = amended(office, first, "corrected", by=newer)
    assert states(first) == ["assigned", "assigned"]
    (offer,) = corrections_offered_for(office.actors["clerk"], amendment.pk)
    assert offer.corrected == "công tác đối ngoại nhân dân năm 2026"
    assert [place.pointer for place in offer.places] == ["/title"]


ACTS = ["recall", "replace", "take back", "go over", "go back", "start"]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(ACTS), max_size=7))
def test_no_sequence_loses_or_doubles_a_duty(office: World, first: Entry, acts: list[str]) -> None:
    """Each duty is at every moment with exactly one task, open, halted or done, or is said to have ended."""
    newer = Entry.objects.filter(document__code="15/KH-UBND").first() or second(office)
    every = list(Task.objects.filter(document_id=first.document_id).values_list("pk", flat=True))
    clerk, notes, gone = office.actors["clerk"], [], []
    for act in acts:
        with suppress(Refusal), transaction.atomic():
            match act:
                case "recall" if not notes:
                    notes.append(amended(office, first).pk)
                case "replace" if not notes:
                    notes.append(amended(office, first, "replaced", by=newer).pk)
                case "take back" if notes:
                    unamend(actor=clerk, amendment_id=notes[-1])
                    notes.pop()
                case "go over" if notes and not gone:
                    going = preview_replacement(clerk, notes[-1]).going
                    becomes = {one.row.id: one.becomes for one in going}
                    gone.append(go_over(actor=clerk, amendment_id=notes[-1], becomes=becomes).pk)
                case "go back" if gone:
                    undo_go_over(actor=clerk, handover_id=gone[-1])
                    gone.pop()
                case "start":
                    for task in Task.objects.filter(pk__in=every, state="assigned")[:1]:
                        start_task(actor=office.actors["national"], task_id=task.pk, version=task.version)
                case _:
                    pass
        for one in every:
            moved = HandedTask.objects.filter(task_id=one, undone__isnull=True, fate__in=("moved", "ended")).count()
            assert (Task.objects.get(pk=one).state == "superseded") == (moved == 1)
    for handover in gone:
        undo_go_over(actor=clerk, handover_id=handover)
    for note in notes:
        unamend(actor=clerk, amendment_id=note)
    assert set(states(first)) <= {"assigned", "in_progress"}
    assert not HandedTask.objects.filter(undone__isnull=True).exists()
    Task.objects.filter(pk__in=every).update(state="assigned")
    first.refresh_from_db()
