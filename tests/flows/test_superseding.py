"""One plan for several that live side by side after a merger: previewed, done in one act, exactly undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import pytest_django
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.agencies.events.legs import Leg
from nhipcau.agencies.names.naming import Locality
from nhipcau.agencies.services.events import plan_event
from nhipcau.documents.models import Document, StatedRelation
from nhipcau.documents.selectors.parallel import parallel_plans_of
from nhipcau.documents.selectors.validity import validity_of
from nhipcau.execution.models import HandedTask, Handover, Task, TaskParty
from nhipcau.execution.selectors import THEN, TaskFilters, board_by_agency_for, task_counts_for, task_for
from nhipcau.execution.services import finish_task, reopen_task, start_task, turn_rounds
from nhipcau.flows.reorganise import apply_event, undo_event
from nhipcau.flows.review import confirm_all_but_doubtful
from nhipcau.flows.superseding import Preview, consolidate, preview_consolidation, undo_consolidation
from nhipcau.foundation import clock
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import AccountRole
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.types import Due, DueKind
from tests.world import COMMITTEE, Cited, Ordered, Paper, World, plan

NumQueries = pytest_django.DjangoAssertNumQueries
NOW = datetime(2026, 11, 21, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
JULY = date(2025, 7, 1)
SON = Locality(kind="tỉnh", name="Bình Sơn")
DIRECTIVE = Cited(code="38-CT/TW", date=date(2019, 9, 19), issuer="Ban Bí thư")
BASIS = "khoản 2 mục IV Kế hoạch 90/KH-UBND"
VISIT = "đón tiếp các đoàn khách quốc tế đến thăm tỉnh"
TEACH = "tập huấn nghiệp vụ đối ngoại cho cán bộ"
TELL = "báo cáo kết quả thực hiện hằng năm"
YEARLY = Due(kind=DueKind.YEARLY, month=11, day=15, text="trước ngày 15/11 hằng năm")


def older(number: int, *duties: Ordered, place: str = "Bình Hải") -> Paper:
    return plan(
        number,
        date=date(2020, 4, 8),
        issuer=f"{COMMITTEE} tỉnh {place}",
        place=place,
        references=(DIRECTIVE,),
        duties=duties,
    )


@pytest.fixture
def merged(world: World) -> Iterator[World]:
    with clock.standing_at(NOW):
        after_a_merger(world)
        yield world


def after_a_merger(world: World) -> None:
    """Two provinces with a plan each for one directive; one went into the other in July 2025."""
    world.agency("other", COMMITTEE, place=SON)
    world.account("their", AccountRole.CLERK, agency=world.agencies["other"])
    confirmed(world, older(10, Ordered(VISIT, lead=("Sở Ngoại vụ",)), Ordered(TEACH, lead=("Sở Y tế",))))
    tell = Ordered(TELL, lead=("Sở Ngoại vụ",), due=YEARLY)
    confirmed(world, older(20, Ordered(VISIT, lead=("Sở Ngoại vụ",)), tell, place="Bình Sơn"), by="their")
    event = plan_event(
        actor=world.actors["administrator"],
        kind="absorb",
        effective=JULY,
        basis="Nghị quyết 202/2025/QH15",
        legs=(Leg(world.agencies["other"], world.agencies["committee"]),),
    )
    apply_event(actor=world.actors["administrator"], event_id=event.pk)


def confirmed(world: World, paper: Paper, *, by: str = "clerk") -> Document:
    document = world.register(paper, by=by)
    confirm_all_but_doubtful(actor=world.actors[by], document_id=document.pk, version=document.version)
    return document


def newer(world: World, *words: str, confirm: bool = True) -> Document:
    duties = tuple(Ordered(one, lead=("Sở Ngoại vụ",)) for one in words or (f"{VISIT} và địa phương", TEACH))
    paper = plan(90, date=date(2026, 1, 5), references=(DIRECTIVE,), duties=duties)
    return confirmed(world, paper) if confirm else world.register(paper)


def first_line(words: str) -> str:
    return words.splitlines()[0]


def undo(world: World, handover: int, *, by: str = "monitor") -> None:
    document = Handover.objects.get(pk=handover).document_id or 0
    undo_consolidation(actor=world.actors[by], document_id=document, handover_id=handover)


def seen(world: World, document: Document, *, by: str = "monitor") -> Preview:
    return preview_consolidation(world.actors[by], document_id=document.pk)


def as_proposed(preview: Preview) -> dict[int, int | None]:
    return {going.row.id: going.becomes for going in preview.going}


def done(world: World, document: Document, *, by: str = "monitor") -> int:
    preview = seen(world, document, by=by)
    handover = consolidate(
        actor=world.actors[by],
        document_id=document.pk,
        plan_ids=preview.chosen,
        becomes=as_proposed(preview),
        basis=BASIS,
    )
    return handover.pk


def board(world: World, units: str = "now") -> dict[str, int]:
    groups = board_by_agency_for(world.actors["national"], filters=TaskFilters(units=units))
    return {group.label: group.counts.total for group in groups}


def test_the_preview_says_where_each_open_task_goes_and_what_stays(merged: World) -> None:
    document = newer(merged)
    visit = Task.objects.get(document__code="10/KH-UBND", words__startswith=VISIT)
    start_task(actor=merged.actors["foreign"], task_id=visit.pk, version=visit.version)
    teach = Task.objects.get(document__code="10/KH-UBND", words__startswith=TEACH)
    finish_task(actor=merged.actors["health"], task_id=teach.pk, version=teach.version)
    preview = seen(merged, document)
    told = {(going.row.document, first_line(going.row.words)): going.becomes is not None for going in preview.going}
    assert told == {("10/KH-UBND", VISIT): True, ("20/KH-UBND", VISIT): True, ("20/KH-UBND", TELL): False}
    assert [first_line(row.words) for row in preview.done] == [TEACH]


def test_it_is_one_act_with_one_entry(merged: World) -> None:
    document = newer(merged)
    before = AuditEntry.objects.count()
    done(merged, document)
    assert AuditEntry.objects.count() == before + 1
    assert StatedRelation.objects.filter(kind="replaces", subject=document, withdrawn__isnull=True).count() == 2


def test_the_older_plans_are_replaced_and_none_is_told_as_living_any_more(merged: World) -> None:
    document = newer(merged)
    done(merged, document)
    old = list(Document.objects.filter(code__in=("10/KH-UBND", "20/KH-UBND")).values_list("pk", flat=True))
    states = validity_of(merged.actors["national"], old, on=NOW.date())
    assert {str(one.state) for one in states.values()} == {"replaced"}
    found = parallel_plans_of(merged.actors["national"], document)
    assert found is None or found.plans == ()


def test_open_tasks_leave_the_board_and_the_newer_ones_name_what_they_go_on_with(merged: World) -> None:
    document = newer(merged)
    done(merged, document)
    assert set(Task.objects.filter(document__code="20/KH-UBND").values_list("state", flat=True)) == {"superseded"}
    visit = Task.objects.get(document=document, words__startswith=VISIT)
    lines = task_for(merged.actors["monitor"], visit.pk).goes_on_with
    assert [line.paper for line in lines] == ["10/KH-UBND", "20/KH-UBND"]
    (line,) = task_for(merged.actors["monitor"], lines[0].task_id or 0).handed
    assert (line.fate, line.task_id, line.paper) == ("moved", visit.pk, "90/KH-UBND")


def test_what_was_done_and_reported_stays_as_it_was_and_turns_no_more(merged: World) -> None:
    tell = Task.objects.get(words__startswith=TELL)
    Task.objects.filter(pk=tell.pk).update(state="done", due_on=date(2026, 11, 15))
    before = Task.objects.values().get(pk=tell.pk)
    history = list(AuditEntry.objects.order_by("id").values())
    handover = done(merged, newer(merged))
    assert Task.objects.values().get(pk=tell.pk) == before
    assert list(AuditEntry.objects.order_by("id").values())[: len(history)] == history
    turn_rounds(actor=merged.actors["administrator"], on=date(2026, 12, 1))
    assert Task.objects.values().get(pk=tell.pk) == before
    assert HandedTask.objects.get(task=tell).fate == "kept"
    with pytest.raises(Refusal, match=r"paper_stands_no_more"):
        reopen_task(actor=merged.actors["national"], task_id=tell.pk, version=before["version"])
    undo(merged, handover)
    turn_rounds(actor=merged.actors["administrator"], on=date(2026, 12, 1))
    assert Task.objects.get(pk=tell.pk).due_on == date(2027, 11, 15)


def test_undone_every_row_stands_as_it_stood(merged: World) -> None:
    document = newer(merged)
    started = Task.objects.filter(words__startswith=VISIT, document__code="10/KH-UBND").get()
    start_task(actor=merged.actors["foreign"], task_id=started.pk, version=started.version)
    rows = tasks_as_they_stand()
    handover = done(merged, document)
    undo(merged, handover)
    assert tasks_as_they_stand() == rows
    assert not StatedRelation.objects.filter(withdrawn__isnull=True).exists()
    assert len(seen(merged, document).chosen) == 2
    with pytest.raises(Refusal, match=r"handover\.not_found"):
        undo(merged, handover)


def tasks_as_they_stand() -> list[dict[str, object]]:
    return [{k: v for k, v in row.items() if k != "version"} for row in Task.objects.order_by("pk").values()]


def test_statistics_come_to_the_same_both_ways(merged: World) -> None:
    document = newer(merged)
    assert sum(board(merged).values()) == sum(board(merged, THEN).values()) == 6
    done(merged, document)
    assert sum(board(merged).values()) == sum(board(merged, THEN).values()) == 2
    assert task_counts_for(merged.actors["national"]).total == 2


def test_an_open_task_that_nobody_said_a_word_on_is_refused(merged: World) -> None:
    document = newer(merged)
    preview = seen(merged, document)
    said = as_proposed(preview)
    said.popitem()
    with pytest.raises(Refusal, match=r"handover\.undecided"):
        consolidate(
            actor=merged.actors["monitor"],
            document_id=document.pk,
            plan_ids=preview.chosen,
            becomes=said,
            basis=BASIS,
        )
    assert not StatedRelation.objects.exists()


def test_nothing_goes_over_to_a_plan_nobody_has_confirmed(merged: World) -> None:
    with pytest.raises(Refusal, match=r"handover\.plan_not_confirmed"):
        done(merged, newer(merged, confirm=False))


def test_one_of_two_may_be_chosen_and_the_other_lives_on(merged: World) -> None:
    document = newer(merged)
    (chosen,) = Document.objects.filter(code="20/KH-UBND").values_list("pk", flat=True)
    preview = preview_consolidation(merged.actors["monitor"], document_id=document.pk, plan_ids=[chosen])
    consolidate(
        actor=merged.actors["monitor"],
        document_id=document.pk,
        plan_ids=[chosen],
        becomes=as_proposed(preview),
        basis=BASIS,
    )
    states = Task.objects.filter(document__code="10/KH-UBND").values_list("state", flat=True)
    assert set(states) == {"assigned"}


@pytest.mark.parametrize("who", ["health", "foreign", "inspector"])
def test_who_does_not_answer_for_the_plans_may_not(merged: World, who: str) -> None:
    document = newer(merged)
    with pytest.raises(Refusal):
        seen(merged, document, by=who)
    handover = done(merged, document)
    with pytest.raises(Refusal):
        undo(merged, handover, by=who)


def test_the_later_of_two_handovers_is_undone_first(merged: World) -> None:
    first = done(merged, newer(merged))
    paper = plan(95, date=date(2026, 6, 1), references=(DIRECTIVE,), duties=(Ordered(VISIT, lead=("Sở Ngoại vụ",)),))
    second = done(merged, confirmed(merged, paper))
    with pytest.raises(Refusal, match=r"handover\.later_first"):
        undo(merged, first)
    undo(merged, second)
    undo(merged, first)
    assert task_counts_for(merged.actors["national"]).total == 7


def carried_by(task_id: int) -> list[str]:
    """Where a duty is owed today, following it from task to task."""
    rows = list(HandedTask.objects.filter(task_id=task_id, undone__isnull=True).exclude(fate="halted"))
    state = Task.objects.get(pk=task_id).state
    found = [] if state == "superseded" else [f"{task_id}"]
    for row in rows:
        if row.fate == "moved":
            found += carried_by(row.becomes_id or 0)
        elif row.fate == "ended":
            found.append("ended")
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(["hand over", "undo", "event", "event undone", "start"]), max_size=8))
def test_no_sequence_loses_or_doubles_a_duty(merged: World, acts: list[str]) -> None:
    if not Document.objects.filter(code="90/KH-UBND").exists():
        newer(merged)
    document = Document.objects.get(code="90/KH-UBND")
    every = list(Task.objects.order_by("pk").values_list("pk", flat=True))
    standing, events = [], []
    for act in acts:
        match act:
            case "hand over" if not standing:
                standing.append(done(merged, document, by="national"))
            case "undo" if standing:
                undo(merged, standing.pop(), by="national")
            case "event" if not events:
                event = plan_event(
                    actor=merged.actors["administrator"],
                    kind="absorb",
                    effective=date(2026, 3, 1),
                    basis="Nghị quyết 9",
                    legs=(Leg(merged.agencies["foreign"], merged.agencies["health"]),),
                )
                apply_event(actor=merged.actors["administrator"], event_id=event.pk)
                events.append(event.pk)
            case "event undone" if events:
                undo_event(actor=merged.actors["administrator"], event_id=events.pop())
            case "start":
                for task in Task.objects.filter(state="assigned")[:1]:
                    start_task(actor=merged.actors["national"], task_id=task.pk, version=task.version)
            case _:
                pass
        assert all(len(carried_by(one)) == 1 for one in every)
        assert sum(board(merged).values()) == sum(board(merged, THEN).values())
    for handover in standing:
        undo(merged, handover, by="national")
    for event in events:
        undo_event(actor=merged.actors["administrator"], event_id=event)
    assert not HandedTask.objects.filter(undone__isnull=True).exists()
    assert not Task.objects.filter(state="superseded").exists()
    assert TaskParty.objects.exclude(succession="same").count() == 0
