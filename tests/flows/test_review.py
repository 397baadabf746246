"""A person judges what was read; tasks, citations and the register follow, and all of it can be undone."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.documents.models import Document, Duty, Verdict
from nhipcau.documents.selectors import chain_for, documents_for, values_for_review
from nhipcau.execution.models import Task
from nhipcau.execution.selectors import tasks_of_document_for
from nhipcau.execution.services import start_task
from nhipcau.flows.review import (
    add_value,
    confirm_all_but_doubtful,
    confirm_value,
    correct_value,
    reject_value,
    undo,
)
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.types import SourceKind
from tests.world import Cited, Ordered, World, plan

TO_FOREIGN = Ordered("Sở Ngoại vụ chủ trì", lead=("Sở Ngoại vụ",))
TO_ALL = Ordered("các sở triển khai", lead=("các sở, ban, ngành",))
DOUBTFUL = Ordered("việc chưa chắc", lead=("Sở Y tế",), lead_confidence=0.4)


def state_of(document: Document, pointer: str = "/duties/0") -> str:
    return Task.objects.get(duty__document=document, duty__pointer=pointer).state


def confirm_all(actor: Actor, document: Document):  # type: ignore[no-untyped-def]
    document.refresh_from_db()
    return confirm_all_but_doubtful(actor=actor, document_id=document.pk, version=document.version)


def test_confirming_makes_the_task_its_leads_own(world: World) -> None:
    document = world.register(plan(duties=(TO_FOREIGN,)))
    outcome = confirm_all(world.actors["clerk"], document)
    assert (state_of(document), len(outcome.assigned), outcome.undecided) == ("assigned", 1, 0)


def test_what_is_doubtful_waits_for_a_look(world: World) -> None:
    document = world.register(plan(duties=(TO_FOREIGN, DOUBTFUL)))
    outcome = confirm_all(world.actors["clerk"], document)
    assert (state_of(document), state_of(document, "/duties/1")) == ("assigned", "proposed")
    assert (outcome.doubtful, outcome.undecided) == (1, 2)


def test_a_document_is_confirmed_when_every_value_has_been_judged(world: World) -> None:
    document = world.register(plan(duties=(TO_FOREIGN,)))
    confirm_all(world.actors["clerk"], document)
    document.refresh_from_db()
    assert document.review == "confirmed"


def test_confirming_all_is_undone_as_one(world: World) -> None:
    document = world.register(plan(duties=(TO_FOREIGN, TO_ALL)))
    outcome = confirm_all(world.actors["clerk"], document)
    undo(actor=world.actors["clerk"], document_id=document.pk, version=outcome.version, batch=outcome.batch)
    document.refresh_from_db()
    assert set(Task.objects.values_list("state", flat=True)) == {"proposed"}
    assert document.review == "unreviewed"


def test_nothing_is_undone_under_somebody_who_has_begun(world: World) -> None:
    document = world.register(plan(duties=(TO_FOREIGN,)))
    outcome = confirm_all(world.actors["clerk"], document)
    task = Task.objects.get()
    start_task(actor=world.actors["foreign"], task_id=task.pk, version=task.version)
    with pytest.raises(Refusal) as refused:
        undo(actor=world.actors["clerk"], document_id=document.pk, version=outcome.version, batch=outcome.batch)
    assert refused.value.code == "task.already_begun"
    assert Verdict.objects.filter(withdrawn__isnull=True).exists()


def test_who_may_not_direct_the_lead_leaves_its_task_hollow_and_is_told(world: World) -> None:
    document = world.register(plan(duties=(TO_FOREIGN, TO_ALL, Ordered("việc", lead=("Sở Y tế",)))), by="health")
    outcome = confirm_all(world.actors["health"], document)
    assert [state_of(document, f"/duties/{i}") for i in range(3)] == ["proposed", "proposed", "assigned"]
    assert {left.why for left in outcome.left_hollow} == {"not_directed"}


def test_what_the_press_reports_stays_hollow(world: World) -> None:
    document = world.register(plan(code=None, duties=(TO_FOREIGN,)), by="national", kind=SourceKind.PRESS)
    outcome = confirm_all(world.actors["national"], document)
    assert (state_of(document), outcome.left_hollow[0].why) == ("proposed", "text_not_held")


def test_a_corrected_lead_moves_the_task(world: World) -> None:
    document = world.register(plan(duties=(TO_FOREIGN,)))
    correct_value(
        actor=world.actors["clerk"],
        document_id=document.pk,
        version=document.version,
        pointer="/duties/0/lead/0",
        value="Sở Y tế tỉnh",
    )
    row = tasks_of_document_for(world.actors["clerk"], document.pk)[0]
    assert [lead.agency_id for lead in row.leads] == [world.agencies["health"]]


def test_nobody_gives_work_to_an_agency_it_may_not_direct_by_correcting_a_name(world: World) -> None:
    document = world.register(plan(duties=(TO_FOREIGN,)), by="health")
    with pytest.raises(Refusal) as refused:
        correct_value(
            actor=world.actors["health"],
            document_id=document.pk,
            version=document.version,
            pointer="/duties/0/lead/0",
            value="Ủy ban nhân dân tỉnh",
        )
    assert refused.value.code == "task.agency_not_directed"


def test_a_rejected_duty_leaves_the_board_and_comes_back_by_undo(world: World) -> None:
    document = world.register(plan(duties=(TO_FOREIGN,)))
    outcome = reject_value(
        actor=world.actors["clerk"], document_id=document.pk, version=document.version, pointer="/duties/0"
    )
    assert tasks_of_document_for(world.actors["clerk"], document.pk) == ()
    undo(actor=world.actors["clerk"], document_id=document.pk, version=outcome.version, batch=outcome.batch)
    assert len(tasks_of_document_for(world.actors["clerk"], document.pk)) == 1


def test_a_missed_duty_is_added_with_its_task(world: World) -> None:
    document = world.register(plan(duties=(TO_FOREIGN,)))
    add_value(
        actor=world.actors["clerk"],
        document_id=document.pk,
        version=document.version,
        into="/duties",
        value={"span": [document.start, document.start + 5], "lead": ["Sở Y tế"], "nature": "task"},
    )
    rows = tasks_of_document_for(world.actors["clerk"], document.pk)
    assert {(row.leads[0].agency_id, row.state) for row in rows} == {
        (world.agencies["foreign"], "proposed"),
        (world.agencies["health"], "assigned"),
    }


def test_a_second_correction_is_undone_to_the_first(world: World) -> None:
    document = world.register(plan())
    actor = world.actors["clerk"]
    first = correct_value(actor=actor, document_id=document.pk, version=document.version, pointer="/title", value="một")
    second = correct_value(actor=actor, document_id=document.pk, version=first.version, pointer="/title", value="hai")
    undo(actor=actor, document_id=document.pk, version=second.version, batch=second.batch)
    document.refresh_from_db()
    assert document.title == "một"


def test_nobody_overwrites_what_another_has_changed(world: World) -> None:
    document = world.register(plan(duties=(TO_FOREIGN,)))
    seen = document.version
    confirm_value(actor=world.actors["clerk"], document_id=document.pk, version=seen, pointer="/title")
    with pytest.raises(Refusal) as refused:
        correct_value(
            actor=world.actors["clerk"], document_id=document.pk, version=seen, pointer="/title", value="khác"
        )
    assert refused.value.code == "document.changed_meanwhile"


def test_corrections_lie_beside_what_was_read(world: World) -> None:
    document = world.register(plan())
    correct_value(
        actor=world.actors["clerk"],
        document_id=document.pk,
        version=document.version,
        pointer="/title",
        value="đúng",
        spans=[[document.start, document.start + 2]],
    )
    sheet = values_for_review(world.actors["clerk"], document.pk)
    value = next(v for group in sheet.groups for v in group.values if v.pointer == "/title")
    assert (value.value, value.read, value.verdict) == ("đúng", "công tác đối ngoại nhân dân", "corrected")
    assert value.spans == [[document.start, document.start + 2]]


def test_words_of_another_document_are_not_taken_for_a_value(world: World) -> None:
    document = world.register(plan())
    with pytest.raises(Refusal) as refused:
        correct_value(
            actor=world.actors["clerk"],
            document_id=document.pk,
            version=document.version,
            pointer="/title",
            value="x",
            spans=[[0, 100_000]],
        )
    assert refused.value.code == "document.words_outside"


def test_a_corrected_number_leaves_those_who_cite_the_old_one_with_a_placeholder(world: World) -> None:
    document = world.register(plan())
    citing = world.register(plan(13, references=(Cited(code="12/KH-UBND", date=date(2026, 3, 2)),)))
    correct_value(
        actor=world.actors["clerk"],
        document_id=document.pk,
        version=Document.objects.get(pk=document.pk).version,
        pointer="/code",
        value="21/KH-UBND",
    )
    nodes = chain_for(world.actors["clerk"], citing.pk).at(1)
    assert [(node.state, node.code) for node in nodes] == [("placeholder", "12/KH-UBND")]


def test_a_corrected_number_takes_over_the_placeholder_that_waited(world: World) -> None:
    document = world.register(plan(21))
    citing = world.register(plan(13, references=(Cited(code="12/KH-UBND", date=date(2026, 3, 2)),)))
    correct_value(
        actor=world.actors["clerk"],
        document_id=document.pk,
        version=Document.objects.get(pk=document.pk).version,
        pointer="/code",
        value="12/KH-UBND",
    )
    nodes = chain_for(world.actors["clerk"], citing.pk).at(1)
    assert [(node.state, node.id) for node in nodes] == [("held", document.pk)]
    assert not Document.objects.filter(state="placeholder").exists()


def test_a_number_is_not_corrected_into_that_of_another_document(world: World) -> None:
    world.register(plan(12))
    document = world.register(plan(21))
    with pytest.raises(Refusal) as refused:
        correct_value(
            actor=world.actors["clerk"],
            document_id=document.pk,
            version=document.version,
            pointer="/code",
            value="12/KH-UBND",
        )
    assert refused.value.code == "document.already_held"


def test_a_rejected_reference_leaves_the_chain(world: World) -> None:
    document = world.register(plan(references=(Cited(code="38-CT/TW", date=date(2019, 9, 19), issuer="Ban Bí thư"),)))
    reject_value(
        actor=world.actors["clerk"], document_id=document.pk, version=document.version, pointer="/references/0"
    )
    assert len(chain_for(world.actors["clerk"], document.pk).nodes) == 1
    assert not Document.objects.filter(state="placeholder").exists()


@pytest.mark.parametrize("who", ["inspector", "foreign"])
def test_those_who_only_see_a_document_do_not_judge_it(world: World, who: str) -> None:
    document = world.register(plan(duties=(TO_FOREIGN,)))
    with pytest.raises(Refusal) as refused:
        confirm_value(actor=world.actors[who], document_id=document.pk, version=document.version, pointer="/title")
    assert refused.value.code == "document.review_not_allowed"


def test_a_stranger_is_told_that_there_is_no_such_document(world: World) -> None:
    document = world.register(plan())
    with pytest.raises(Refusal) as refused:
        confirm_value(actor=world.actors["health"], document_id=document.pk, version=document.version, pointer="/title")
    assert refused.value.code == "document.not_found"


def test_every_act_of_review_leaves_an_entry(world: World) -> None:
    document = world.register(plan(duties=(TO_FOREIGN,)))
    outcome = confirm_all(world.actors["clerk"], document)
    undo(actor=world.actors["clerk"], document_id=document.pk, version=outcome.version, batch=outcome.batch)
    acts = list(AuditEntry.objects.order_by("id").values_list("act", flat=True))
    assert acts[-4:] == [
        "document.values_confirmed",
        "tasks.assigned",
        "document.verdicts_withdrawn",
        "tasks.taken_back",
    ]


def test_a_corrected_issuer_gives_the_tasks(world: World) -> None:
    document = world.register(plan(issuer="Sở Ngoại vụ tỉnh Bình Hải", code="3/KH-SNgV", duties=(TO_ALL,)))
    assert Task.objects.get().giver_id == world.agencies["foreign"]
    correct_value(
        actor=world.actors["clerk"],
        document_id=document.pk,
        version=document.version,
        pointer="/issuer",
        value="Ủy ban nhân dân tỉnh Bình Hải",
    )
    assert Task.objects.get().giver_id == world.agencies["committee"]


def test_a_doubtful_document_is_found_by_its_filter(world: World) -> None:
    from nhipcau.documents.selectors import DocumentFilters

    world.register(plan(duties=(DOUBTFUL,)))
    world.register(plan(13))
    assert documents_for(world.actors["clerk"], filters=DocumentFilters(doubtful=True)).total == 1
    assert Duty.objects.get().state == "read"
