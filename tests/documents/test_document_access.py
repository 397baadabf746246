"""The filter of the register and the answer for one document agree, in whatever small world."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.agencies.models import Agency, AgencyParent
from nhipcau.documents.access import may_review, may_see, reviewable_by, visible_among_all, visible_to
from nhipcau.documents.models import Citation, Document, Holding, Named, Original
from nhipcau.execution.access import may_see as may_see_task
from nhipcau.execution.access import visible_among_all as tasks_visible_among_all
from nhipcau.execution.access import visible_to as tasks_visible_to
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.states import TaskState
from nhipcau.ground.actor import AccountRole, Actor
from tests.world import Ordered, World, plan

ON = date(2026, 5, 1)
SIZE = 5
NUMBER = st.integers(min_value=0, max_value=SIZE - 1)
PAIRS = st.lists(st.tuples(NUMBER, NUMBER), max_size=6)
SMALL = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
DATED = st.sampled_from([(None, None), (None, date(2026, 4, 30)), (date(2026, 5, 2), None), (date(2026, 5, 1), ON)])


@st.composite
def actors(draw: st.DrawFn) -> tuple[int | None, int | None, frozenset[AccountRole]]:
    roles = draw(st.frozensets(st.sampled_from(list(AccountRole)), max_size=2))
    return draw(st.none() | NUMBER), draw(st.none() | NUMBER), roles


class _UndoError(Exception):
    pass


def agencies(parents: list[tuple[int, int]], dates: tuple[date | None, date | None]) -> list[int]:
    made = [Agency.objects.create().pk for _ in range(SIZE)]
    for child, parent in parents:
        if child != parent:
            AgencyParent.objects.create(
                agency_id=made[child], parent_id=made[parent], valid_from=dates[0], valid_to=dates[1]
            )
    return made


def actor_in(made: list[int], told: tuple[int | None, int | None, frozenset[AccountRole]]) -> Actor:
    agency, watches, roles = told
    return Actor(
        account_id=1,
        name="ai",
        agency_id=made[agency] if agency is not None else None,
        watches_id=made[watches] if watches is not None else None,
        roles=roles,
    )


def documents() -> list[Document]:
    now = timezone.now()
    made = []
    for index in range(SIZE):
        if index < 3:
            original = Original.objects.create(sha256=f"{index}", size=1, received=now, text="")
            made.append(Document.objects.create(state="held", original=original, registered=now))
        else:
            made.append(Document.objects.create(state="placeholder", registered=now))
    return made


@SMALL
@given(
    parents=PAIRS, heirs=PAIRS, dates=DATED, held=PAIRS, named=PAIRS, cites=PAIRS, joined=st.booleans(), told=actors()
)
def test_whoever_finds_a_document_may_see_it_and_the_other_way_round(  # type: ignore[no-untyped-def]
    db, parents, heirs, dates, held, named, cites, joined, told
):
    with pytest.raises(_UndoError), transaction.atomic():
        made, papers = agencies(parents, dates), documents()
        for one, heir in heirs:
            if one != heir:
                Agency.objects.filter(pk=made[one]).update(heir_id=made[heir])
        if joined:
            papers[4].joined_to = papers[0]
            papers[4].save()
        for paper, agency in set(held):
            Holding.objects.create(document=papers[paper], agency_id=made[agency], how="booked", at=timezone.now())
        for paper, agency in set(named):
            Named.objects.create(document=papers[paper], agency_id=made[agency], part="duty")
        for place, (citing, cited) in enumerate(cites):
            stating = papers[citing % 3]
            Citation.objects.create(
                citing=stating, cited=papers[cited], stated_by=stating, relation="cites", pointer=f"/references/{place}"
            )
        actor = actor_in(made, told)
        found = set(Document.objects.filter(visible_to(actor, on=ON)).values_list("pk", flat=True))
        assert found == {paper.pk for paper in papers if may_see(actor, paper, on=ON)}
        assert found == set(Document.objects.filter(visible_among_all(actor, on=ON)).values_list("pk", flat=True))
        reviewed = set(Document.objects.filter(reviewable_by(actor, on=ON)).values_list("pk", flat=True))
        assert reviewed == {paper.pk for paper in papers if may_review(actor, paper, on=ON)}
        raise _UndoError


@SMALL
@given(
    parents=PAIRS, dates=DATED, held=PAIRS, parties=PAIRS, given_by=st.none() | NUMBER, told=actors(), data=st.data()
)
def test_whoever_finds_a_task_may_see_it_and_the_other_way_round(
    db,
    parents,
    dates,
    held,
    parties,
    given_by,
    told,
    data,  # type: ignore[no-untyped-def]
):
    with pytest.raises(_UndoError), transaction.atomic():
        made, papers = agencies(parents, dates), documents()
        for paper, agency in set(held):
            Holding.objects.create(document=papers[paper], agency_id=made[agency], how="booked", at=timezone.now())
        tasks = [
            Task.objects.create(
                document=paper,
                state=data.draw(st.sampled_from(list(TaskState))),
                nature="task",
                words="",
                giver_id=made[given_by] if given_by is not None else None,
                created=timezone.now(),
            )
            for paper in papers[:3]
        ]
        for place, (task, agency) in enumerate(parties):
            TaskParty.objects.create(
                task=tasks[task % 3], part="lead", position=place, name="", key="", agency_id=made[agency]
            )
        actor = actor_in(made, told)
        found = set(Task.objects.filter(tasks_visible_to(actor, on=ON)).values_list("pk", flat=True))
        assert found == {task.pk for task in tasks if may_see_task(actor, task, on=ON)}
        assert found == set(Task.objects.filter(tasks_visible_among_all(actor, on=ON)).values_list("pk", flat=True))
        raise _UndoError


@pytest.mark.parametrize(
    ("who", "sees"),
    [("clerk", True), ("foreign", True), ("health", False), ("monitor", True), ("inspector", True), ("national", True)],
)
def test_a_plan_is_seen_by_holder_named_and_monitors(world: World, who: str, sees: bool) -> None:
    document = world.register(plan(duties=(Ordered("việc", lead=("Sở Ngoại vụ",)),)))
    assert may_see(world.actors[who], document) is sees
