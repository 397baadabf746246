"""Tasks find their owner after agencies merged, split and ended: by rule with one heir, asked once with several."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import pytest_django

from nhipcau.agencies.events.legs import Leg
from nhipcau.agencies.names.naming import Locality
from nhipcau.agencies.services.events import plan_event
from nhipcau.execution.models import Task, TaskParty, WaitingQuestion
from nhipcau.execution.selectors import THEN, TaskFilters, board_by_agency_for, board_for, task_counts_for
from nhipcau.execution.selectors.succession import decided_for, question_for, undecided_for
from nhipcau.execution.services import (
    decide_succession,
    finish_task,
    follow_what_happened,
    reject_tasks,
    reopen_task,
    start_task,
    take_back_succession,
)
from nhipcau.flows.reorganise import apply_event, undo_event
from nhipcau.flows.review import confirm_all_but_doubtful
from nhipcau.foundation import clock
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import AccountRole
from nhipcau.ground.refusal import Refusal
from tests.world import Ordered, World, plan

NumQueries = pytest_django.DjangoAssertNumQueries
NOW = datetime(2026, 11, 21, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
MARCH = date(2025, 3, 1)
PRESS = "báo chí, xuất bản"
DUTIES = (
    Ordered("thẩm định viện trợ", lead=("Sở Kế hoạch và Đầu tư",)),
    Ordered("thông tin, tuyên truyền về đối ngoại", lead=("Sở Thông tin và Truyền thông",)),
    Ordered("xây dựng phần mềm", lead=("Sở Thông tin và Truyền thông",)),
    Ordered("đón đoàn", lead=("Sở Ngoại vụ",), coordinators=("Sở Kế hoạch và Đầu tư",)),
)
SHORT = {
    "planning": "Sở Kế hoạch và Đầu tư",
    "finance": "Sở Tài chính",
    "media": "Sở Thông tin và Truyền thông",
    "science": "Sở Khoa học và Công nghệ",
    "culture": "Sở Văn hóa, Thể thao và Du lịch",
}


@pytest.fixture
def province(world: World) -> World:
    """A plan of 2020 in a province whose departments were merged in March 2025; today is in November 2026."""
    with clock.standing_at(NOW):
        for short, name in SHORT.items():
            world.agency(short, name, under="committee")
            world.account(short, AccountRole.OFFICER, agency=world.agencies[short])
        document = world.register(plan(date=date(2020, 4, 8), duties=DUTIES))
        confirm_all_but_doubtful(actor=world.actors["clerk"], document_id=document.pk, version=document.version)
        happened(world, "absorb", Leg(world.agencies["planning"], world.agencies["finance"]))
        media, science, culture = (world.agencies[short] for short in ("media", "science", "culture"))
        happened(world, "absorb", Leg(media, science), Leg(media, culture, function_scope=PRESS))
        yield world


def happened(world: World, kind: str, *legs: Leg, on: date = MARCH) -> int:
    event = plan_event(
        actor=world.actors["administrator"], kind=kind, effective=on, basis="Nghị quyết 1/NQ-HĐND", legs=legs
    )
    apply_event(actor=world.actors["administrator"], event_id=event.pk)
    return event.pk


def led(world: World, who: str) -> list[str]:
    filters = TaskFilters(agency_id=world.agencies[who], part="lead")
    return [row.words.splitlines()[0] for row in board_for(world.actors["monitor"], filters=filters, sort="place").rows]


def decide(world: World, to: str, *, scope: str = PRESS, by: str = "administrator") -> int:
    event, _ = decide_succession(
        actor=world.actors[by],
        agency_id=world.agencies["media"],
        scope=scope,
        effective=MARCH,
        to_agency_id=world.agencies[to],
        basis="Kết luận của Chủ tịch UBND tỉnh",
    )
    return event.pk


def test_one_heir_answers_at_once_and_the_words_stay(province: World) -> None:
    assert led(province, "finance") == ["thẩm định viện trợ"]
    (party,) = TaskParty.objects.filter(task__words__startswith="thẩm định", part="lead")
    assert (party.name, party.agency_id) == ("Sở Kế hoạch và Đầu tư", province.agencies["planning"])


def test_the_successors_people_see_and_work_the_task(province: World) -> None:
    task = Task.objects.get(words__startswith="thẩm định")
    done = start_task(actor=province.actors["finance"], task_id=task.pk, version=task.version)
    assert done.state == "in_progress"


def test_two_heirs_wait_for_a_person_with_the_function_proposed_first(province: World) -> None:
    asked = {one.scope: one for one in undecided_for(province.actors["monitor"]).rows}
    labels = {scope: [choice.label.split(" tỉnh")[0] for choice in one.choices] for scope, one in asked.items()}
    assert labels == {
        PRESS: ["Sở Văn hóa, Thể thao và Du lịch", "Sở Khoa học và Công nghệ"],
        "": ["Sở Khoa học và Công nghệ", "Sở Văn hóa, Thể thao và Du lịch"],
    }


def test_no_question_is_out_of_reach_behind_the_first_page(province: World) -> None:
    viewer = province.actors["monitor"]
    whole = undecided_for(viewer)
    turned = [undecided_for(viewer, page=number, size=1) for number in range(1, whole.total + 1)]
    assert [one for page in turned for one in page.rows] == list(whole.rows)
    assert turned[-1].next is None and turned[0].next == 2
    assert undecided_for(viewer, page=99, size=1).rows == turned[-1].rows


def test_nobody_else_has_what_waits(province: World) -> None:
    assert (led(province, "science"), led(province, "culture")) == ([], [])
    assert task_counts_for(province.actors["culture"]).total == 0
    assert len(led(province, "media")) == 2


def test_decided_once_every_task_of_that_function_follows(province: World) -> None:
    decide(province, "culture")
    assert led(province, "culture") == ["thông tin, tuyên truyền về đối ngoại"]
    assert [one.scope for one in undecided_for(province.actors["monitor"]).rows] == [""]
    assert task_counts_for(province.actors["culture"]).total == 1


def test_a_later_paper_that_names_the_old_agency_is_not_asked_about_again(province: World) -> None:
    decide(province, "culture")
    province.register(plan(13, duties=(Ordered("đăng trên báo chí", lead=("Sở Thông tin và Truyền thông",)),)))
    assert len(led(province, "culture")) == 2


def test_a_decision_is_one_entry_and_is_taken_back_by_one(province: World) -> None:
    before = AuditEntry.objects.count()
    event = decide(province, "culture")
    assert AuditEntry.objects.count() == before + 1
    take_back_succession(actor=province.actors["administrator"], event_id=event)
    assert AuditEntry.objects.count() == before + 2
    assert led(province, "culture") == []
    (decided,) = decided_for(province.actors["monitor"])
    assert not decided.holds
    decide(province, "science")
    assert led(province, "science") == ["thông tin, tuyên truyền về đối ngoại"]


def test_what_was_decided_is_not_decided_over(province: World) -> None:
    decide(province, "culture")
    with pytest.raises(Refusal) as refused:
        decide(province, "science")
    assert refused.value.code == "succession.not_found"


@pytest.mark.parametrize("who", ["clerk", "culture", "inspector", "foreign"])
def test_those_who_do_not_keep_the_directory_decide_nothing(province: World, who: str) -> None:
    with pytest.raises(Refusal) as refused:
        decide(province, "culture", by=who)
    assert refused.value.code == "succession.not_allowed"


def test_whoever_monitors_the_province_decides(province: World) -> None:
    question = question_for(
        province.actors["monitor"], agency_id=province.agencies["media"], scope=PRESS, effective=MARCH
    )
    assert question.may_decide
    decide(province, "culture", by="monitor")
    assert len(led(province, "culture")) == 1


def test_nobody_is_named_who_is_no_more(province: World) -> None:
    happened(province, "abolish", Leg(province.agencies["health"]), on=date(2026, 1, 1))
    with pytest.raises(Refusal) as refused:
        decide(province, "health")
    assert refused.value.code == "succession.heir_ended"


def test_an_abolished_agency_leaves_its_tasks_to_be_asked_about(province: World) -> None:
    happened(province, "abolish", Leg(province.agencies["foreign"]), on=date(2026, 1, 1))
    (party,) = TaskParty.objects.filter(agency=province.agencies["foreign"])
    assert (party.succession, party.answering_id) == ("ended", province.agencies["committee"])
    asked = {one.agency_id: one.choices for one in undecided_for(province.actors["monitor"]).rows}
    assert asked[province.agencies["foreign"]] == ()


def test_undoing_an_event_gives_the_tasks_back(province: World) -> None:
    event = happened(province, "absorb", Leg(province.agencies["finance"], province.agencies["health"]), on=NOW.date())
    assert led(province, "health") == ["thẩm định viện trợ"]
    undo_event(actor=province.actors["administrator"], event_id=event)
    assert led(province, "finance") == ["thẩm định viện trợ"]


def test_an_event_of_a_day_to_come_moves_nothing_before_it(province: World) -> None:
    happened(province, "absorb", Leg(province.agencies["finance"], province.agencies["health"]), on=date(2026, 12, 1))
    assert led(province, "health") == []
    follow_what_happened(actor=province.actors["administrator"], on=date(2026, 12, 1))
    assert led(province, "health") == ["thẩm định viện trợ"]


def test_following_again_changes_and_records_nothing(province: World) -> None:
    before = AuditEntry.objects.count()
    followed = follow_what_happened(actor=province.actors["administrator"], on=NOW.date())
    assert (followed.parts, followed.given, AuditEntry.objects.count()) == (0, 0, before)


def test_statistics_come_out_the_same_both_ways(province: World) -> None:
    decide(province, "culture")
    viewer = province.actors["monitor"]
    now = board_by_agency_for(viewer)
    then = board_by_agency_for(viewer, filters=TaskFilters(units=THEN))
    assert sum(group.counts.total for group in now) == sum(group.counts.total for group in then) == 4
    assert {group.label.split(" tỉnh")[0] for group in now} == {
        "Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch", "Sở Thông tin và Truyền thông", "Sở Ngoại vụ",
    }  # fmt: skip
    assert {group.label.split(" tỉnh")[0]: group.counts.total for group in then} == {
        "Sở Kế hoạch và Đầu tư": 1,
        "Sở Thông tin và Truyền thông": 2,
        "Sở Ngoại vụ": 1,
    }


@pytest.mark.parametrize("units", ["now", "then"])
def test_every_number_of_the_statistics_leads_to_its_tasks(province: World, units: str) -> None:
    viewer = province.actors["monitor"]
    for group in board_by_agency_for(viewer, filters=TaskFilters(units=units)):
        rows = board_for(viewer, filters=TaskFilters(agency_id=group.agency_id, part="lead", units=units))
        assert rows.total == group.counts.total


def test_the_board_says_as_written_then_and_now(province: World, django_assert_num_queries: NumQueries) -> None:
    with django_assert_num_queries(7):
        rows = board_for(province.actors["monitor"], sort="place").rows
    lead = rows[0].leads[0]
    assert (lead.name, lead.then, lead.now) == (
        "Sở Kế hoạch và Đầu tư",
        "Sở Kế hoạch và Đầu tư tỉnh Bình Hải",
        "Sở Tài chính tỉnh Bình Hải",
    )
    assert [row.leads[0].succession for row in rows] == ["followed", "undecided", "undecided", "same"]


@pytest.mark.parametrize(("who", "queries"), [("monitor", 6), ("national", 6)])
def test_the_queue_costs_as_many_queries_however_long(
    province: World, who: str, queries: int, django_assert_num_queries: NumQueries
) -> None:
    with django_assert_num_queries(queries):  # one of them the lists of functions as they hold that day
        assert len(undecided_for(province.actors[who]).rows) == 2


@pytest.mark.parametrize("who", ["monitor", "national"])
def test_the_queue_counts_no_tasks(province: World, who: str, django_assert_num_queries: NumQueries) -> None:
    with django_assert_num_queries(6) as asked:
        undecided_for(province.actors[who])
    assert not [query for query in asked.captured_queries if "execution_taskparty" in query["sql"]]


def test_whoever_watches_another_province_is_asked_nothing_of_this_one(province: World) -> None:
    elsewhere = province.agency("elsewhere", "Ủy ban nhân dân", place=Locality(kind="tỉnh", name="Nam Giang"))
    stranger = province.account("stranger", AccountRole.OFFICE_MONITOR, agency=elsewhere.pk, watches=elsewhere.pk)
    assert undecided_for(stranger).rows == ()


def test_an_agency_is_asked_about_its_own_functions_as_far_as_it_sees_their_tasks(province: World) -> None:
    health, finance = province.agencies["health"], province.agencies["finance"]
    happened(province, "function_transfer", Leg(health, finance, function_scope="bảo hiểm y tế"), on=date(2026, 1, 1))
    province.register(plan(15, date=date(2025, 12, 1), duties=(Ordered("thu bảo hiểm y tế", lead=("Sở Y tế",)),)))
    keeper = province.account("keeper", AccountRole.ADMINISTRATOR, agency=health)
    for who in (keeper, province.actors["national"]):
        asked = [(one.scope, one.open_tasks) for one in undecided_for(who).rows if one.agency_id == health]
        assert asked == [("bảo hiểm y tế", 1)]


def test_what_the_country_is_told_stays_true_whatever_happens_to_the_tasks(province: World) -> None:
    clerk, words = province.actors["clerk"], "thông tin, tuyên truyền"
    told = [_open_tasks(province)]
    for act in (start_task, finish_task, reopen_task, finish_task):
        task = Task.objects.get(words__startswith=words)
        act(actor=clerk, task_id=task.pk, version=task.version)
        told.append(_open_tasks(province))
    later = province.register(plan(13, duties=(Ordered("đăng báo chí", lead=(SHORT["media"],)),)))
    told.append(_open_tasks(province))
    reject_tasks(actor=clerk, document=later, duty_ids=later.duties.values_list("pk", flat=True))
    told.append(_open_tasks(province))
    event = decide(province, "culture")
    told.append(_open_tasks(province))
    take_back_succession(actor=province.actors["administrator"], event_id=event)
    told.append(_open_tasks(province))
    asked = [{PRESS: press, "": 1} for press in (1, 1, 0, 1, 0, 1, 0)]
    assert told == [*asked, {"": 1}, {PRESS: 0, "": 1}]


def test_those_with_most_open_tasks_come_first(province: World) -> None:
    for number in (13, 14):
        province.register(plan(number, duties=(Ordered(f"đăng báo chí {number}", lead=(SHORT["media"],)),)))
    assert [(one.scope, one.open_tasks) for one in undecided_for(province.actors["national"]).rows] == [
        (PRESS, 3),
        ("", 1),
    ]


def test_what_somebody_wrote_past_the_services_is_set_right_by_the_day(province: World) -> None:
    WaitingQuestion.objects.filter(scope=PRESS).delete()
    WaitingQuestion.objects.update(open_tasks=0)
    follow_what_happened(actor=province.actors["administrator"], on=NOW.date())
    assert _open_tasks(province) == {PRESS: 1, "": 1}


def _open_tasks(world: World) -> dict[str, int]:
    """As the list of the whole country tells it, which must be what each question counts for itself."""
    viewer = world.actors["national"]
    rows = undecided_for(viewer).rows
    for one in rows:
        own = question_for(viewer, agency_id=one.agency_id, scope=one.scope, effective=one.effective)
        assert own.asked == one
    assert undecided_for(world.actors["monitor"]).rows == rows
    return {one.scope: one.open_tasks for one in rows}
