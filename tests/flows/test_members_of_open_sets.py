"""Agencies that a lead names for "các đơn vị liên quan" become parties of its tasks, and go again when taken back."""

from __future__ import annotations

import pytest

from nhipcau.agencies.models import AgencyGroup
from nhipcau.documents.models import Document
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.selectors import TaskFilters, board_for, tasks_of_document_for
from nhipcau.execution.services import start_task
from nhipcau.flows.collectives import name_group, take_back_group
from nhipcau.flows.review import confirm_all_but_doubtful, correct_value
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.refusal import Refusal
from tests.world import Ordered, World, plan

OPEN = "các đơn vị liên quan"


@pytest.fixture
def document(world: World) -> Document:
    return world.register(plan(duties=(Ordered("việc hai", lead=("Sở Y tế",), coordinators=(OPEN,)),)))


def group_of(document: Document) -> int:
    return AgencyGroup.objects.get(document_id=document.pk, phrase=OPEN).pk


def named(world: World, document: Document, *who: str) -> None:
    agencies = [world.agencies[one] for one in who]
    name_group(actor=world.actors["health"], group_id=group_of(document), agency_ids=agencies)


def coordinators(document: Document) -> list[tuple[str, int | None]]:
    rows = TaskParty.objects.filter(task__document=document, part="coordinator").order_by("position")
    return list(rows.values_list("name", "agency_id"))


def test_a_named_member_coordinates_beside_the_words_of_the_text(world: World, document: Document) -> None:
    named(world, document, "foreign")
    assert coordinators(document) == [(OPEN, None), ("Sở Ngoại vụ tỉnh Bình Hải", world.agencies["foreign"])]
    (row,) = tasks_of_document_for(world.actors["health"], document.pk)
    assert [party.label for party in row.coordinators if party.agency_id] == ["Sở Ngoại vụ tỉnh Bình Hải"]


def test_it_finds_the_task_on_its_own_board(world: World, document: Document) -> None:
    mine = TaskFilters(agency_id=world.agencies["foreign"])
    assert board_for(world.actors["foreign"], filters=mine).total == 0
    named(world, document, "foreign")
    assert board_for(world.actors["foreign"], filters=mine).total == 1


def test_who_stands_in_the_task_already_is_not_made_a_party_twice(world: World, document: Document) -> None:
    named(world, document, "health", "foreign")
    named(world, document, "foreign", "office")
    agencies = [agency for _, agency in coordinators(document)]
    assert agencies == [None, world.agencies["foreign"], world.agencies["office"]]


def test_taken_back_the_text_stands_alone_again(world: World, document: Document) -> None:
    before = coordinators(document)
    named(world, document, "foreign", "office")
    take_back_group(actor=world.actors["health"], group_id=group_of(document))
    assert coordinators(document) == before
    assert AuditEntry.objects.filter(act="tasks.members_parted").count() == 1


def test_a_correction_keeps_them_while_the_text_names_the_set_and_lets_them_go_with_it(
    world: World, document: Document
) -> None:
    named(world, document, "foreign")
    clerk = world.actors["clerk"]
    document.refresh_from_db()
    confirm_all_but_doubtful(actor=clerk, document_id=document.pk, version=document.version)
    assert (world.agencies["foreign"]) in [agency for _, agency in coordinators(document)]
    document.refresh_from_db()
    correct_value(
        actor=clerk, document_id=document.pk, version=document.version, pointer="/duties/0/coordinators/0",
        value="Văn phòng Ủy ban nhân dân",
    )  # fmt: skip
    assert [agency for _, agency in coordinators(document)] == [world.agencies["office"]]


def test_whom_a_begun_task_rests_on_as_its_lead_is_not_taken_back(world: World) -> None:
    document = world.register(plan(duties=(Ordered("việc ba", lead=(OPEN,)),)))
    group = group_of(document)
    clerk = world.account("keeper", *world.actors["national"].roles)
    name_group(actor=clerk, group_id=group, agency_ids=[world.agencies["foreign"]])
    document.refresh_from_db()
    confirm_all_but_doubtful(actor=world.actors["clerk"], document_id=document.pk, version=document.version)
    task = Task.objects.get(document=document)
    assert task.state == "assigned"
    start_task(actor=world.actors["foreign"], task_id=task.pk, version=task.version)
    with pytest.raises(Refusal, match=r"task\.already_begun"):
        take_back_group(actor=clerk, group_id=group)


def test_whoever_was_named_names_nobody_else(world: World) -> None:
    document = world.register(plan(duties=(Ordered("việc ba", lead=(OPEN,)),)))
    national = world.actors["national"]
    name_group(actor=national, group_id=group_of(document), agency_ids=[world.agencies["foreign"]])
    with pytest.raises(Refusal, match=r"agency_group\.not_nameable"):
        name_group(actor=world.actors["foreign"], group_id=group_of(document), agency_ids=[world.agencies["health"]])
