"""Local rules under review (C9): entered, moved on, with steps counted in working days; seen and kept by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from nhipcau.documents.local_rules import access
from nhipcau.documents.local_rules.rules import next_review
from nhipcau.documents.local_rules.selectors import RuleFilters, local_rule_for, local_rules_for, rule_of_milestone_for
from nhipcau.documents.local_rules.services import (
    RuleWords,
    add_milestone,
    change_rule,
    drop_milestone,
    enter_rule,
    finish_milestone,
    move_rule_on,
    recount_milestone,
    reopen_milestone,
)
from nhipcau.documents.local_rules.states import NEXT, ReviewState
from nhipcau.documents.models import LocalRule
from nhipcau.foundation import clock
from nhipcau.foundation.calendar import add_day_off, reopen_year
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import AccountRole
from nhipcau.ground.refusal import Refusal
from tests.world import World, plan

BASIS = "Thông báo 15/TB-BNV ngày 02/11/2026"


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.standing_at(datetime(2026, 11, 20, 2, tzinfo=UTC)):
        yield


def words(world: World, **told: object) -> RuleWords:
    given: dict[str, object] = {
        "name": "Quy chế quản lý hoạt động đối ngoại",
        "kind": "QC",
        "owner_id": world.agencies["committee"],
        "lead_id": world.agencies["foreign"],
        "code": "17/2015/QĐ-UBND",
        "issued_on": date(2015, 7, 29),
        "cycle_months": 24,
    }
    return RuleWords(**{**given, **told})  # type: ignore[arg-type]  # as the test tells it


def entered(world: World, *, by: str = "clerk", **told: object) -> LocalRule:
    return enter_rule(actor=world.actors[by], words=words(world, **told))


def moved(world: World, rule: LocalRule, *states: str, by: str = "clerk", **told: object) -> LocalRule:
    for state in states:
        rule.refresh_from_db()
        given: dict[str, object] = told if state == states[-1] else {}
        wanted = ReviewState(state)
        rule = move_rule_on(actor=world.actors[by], rule_id=rule.pk, version=rule.version, wanted=wanted, **given)  # type: ignore[arg-type]  # as the test tells it
    return rule


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


class TestReview:
    def test_the_next_review_comes_a_cycle_after_the_last_one(self, world: World) -> None:
        rule = entered(world, last_reviewed=date(2025, 8, 31), cycle_months=18)
        assert rule.next_review == date(2027, 2, 28)

    def test_never_reviewed_it_is_counted_from_the_day_it_was_issued(self, world: World) -> None:
        assert entered(world).next_review == date(2017, 7, 29)

    @pytest.mark.parametrize(("last", "cycle"), [(None, 12), (date(2026, 1, 1), None)])
    def test_what_is_reviewed_once_or_has_no_day_has_no_next_review(self, last: date | None, cycle: int | None) -> None:
        assert next_review(last=last, cycle_months=cycle) is None

    def test_a_decision_is_the_review_and_the_next_is_counted_from_it(self, world: World) -> None:
        told = {"result": "giữ nguyên", "decided_on": date(2026, 11, 20)}
        rule = moved(world, entered(world), "reviewing", "kept", **told)
        assert (rule.last_reviewed, rule.next_review) == (date(2026, 11, 20), date(2028, 11, 20))

    def test_what_is_repealed_is_reviewed_no_more(self, world: World) -> None:
        told = {"result": "bãi bỏ", "decided_on": date(2026, 11, 20)}
        assert moved(world, entered(world), "reviewing", "repealed", **told).next_review is None

    @pytest.mark.parametrize("told", [{}, {"result": "giữ nguyên"}, {"decided_on": date(2026, 11, 20)}])
    def test_a_review_ends_with_a_result_and_its_day(self, world: World, told: dict[str, object]) -> None:
        rule = moved(world, entered(world), "reviewing")
        assert refused(lambda: moved(world, rule, "kept", **told)) == "local_rule.result_missing"

    def test_only_what_may_follow_follows(self, world: World) -> None:
        rule, found = entered(world), set()
        for wanted in ReviewState:
            try:
                with transaction.atomic():
                    moved(world, rule, wanted, result="x", decided_on=date(2026, 11, 20))
                    found.add(wanted)
                    raise Refusal("test.back")
            except Refusal:
                pass
        assert found == NEXT[ReviewState.WAITING]

    def test_two_who_change_it_at_once_are_told(self, world: World) -> None:
        rule = entered(world)
        version = rule.version
        moved(world, rule, "reviewing")
        act = lambda: change_rule(  # noqa: E731  refused twice
            actor=world.actors["clerk"], rule_id=rule.pk, version=version, words=words(world)
        )
        assert refused(act) == "local_rule.changed_meanwhile"

    def test_the_database_keeps_no_decision_without_a_result(self, world: World) -> None:
        rule = entered(world)
        with pytest.raises(IntegrityError), transaction.atomic():
            LocalRule.objects.filter(pk=rule.pk).update(state="issued")

    def test_each_act_is_one_entry_of_the_log(self, world: World) -> None:
        rule, actor = entered(world), world.actors["clerk"]
        step = add_milestone(actor=actor, rule_id=rule.pk, name="Lấy ý kiến", due_on=date(2026, 12, 15))
        finish_milestone(actor=actor, milestone_id=step.pk)
        finish_milestone(actor=actor, milestone_id=step.pk)
        moved(world, rule, "reviewing")
        acts = AuditEntry.objects.filter(object_kind="localrule", object_id=rule.pk).order_by("id")
        assert [act.act for act in acts] == [
            "local_rule.entered",
            "local_rule.milestone_added",
            "local_rule.milestone_finished",
            "local_rule.moved_on",
        ]


class TestSteps:
    def counted(self, world: World, rule: LocalRule) -> int:
        step = add_milestone(
            actor=world.actors["clerk"],
            rule_id=rule.pk,
            name="Góp ý",
            starts_on=date(2026, 11, 20),
            working_days=5,
        )
        return step.pk

    def test_working_days_pass_over_the_holiday_of_24_november(self, world: World) -> None:
        rule = entered(world)
        self.counted(world, rule)
        assert local_rule_for(world.actors["clerk"], rule.pk).steps[0].due_on == date(2026, 11, 30)

    def test_a_holiday_decided_later_is_told_and_counted_anew_when_asked(self, world: World) -> None:
        rule = entered(world)
        step = self.counted(world, rule)
        add_day_off(actor=world.actors["administrator"], on=date(2026, 11, 26), name="Ngày hội", basis=BASIS)
        line = local_rule_for(world.actors["clerk"], rule.pk).steps[0]
        assert (line.due_on, line.counted_now) == (date(2026, 11, 30), date(2026, 12, 1))
        recount_milestone(actor=world.actors["clerk"], milestone_id=step)
        line = local_rule_for(world.actors["clerk"], rule.pk).steps[0]
        assert (line.due_on, line.counted_now) == (date(2026, 12, 1), None)

    def test_without_the_calendar_of_2026_no_limit_is_invented(self, world: World) -> None:
        rule = entered(world)
        reopen_year(actor=world.actors["administrator"], year=2026, basis=BASIS)
        assert refused(lambda: self.counted(world, rule)) == "calendar.incomplete"

    @pytest.mark.parametrize(
        "limit",
        [
            {},
            {"due_on": date(2026, 12, 1), "starts_on": date(2026, 11, 20), "working_days": 5},
            {"starts_on": date(2026, 11, 20)},
            {"due_on": date(2026, 12, 1), "working_days": 5},
        ],
    )
    def test_a_limit_is_a_day_or_a_count_and_never_both(self, world: World, limit: dict[str, object]) -> None:
        rule, actor = entered(world), world.actors["clerk"]
        code = refused(lambda: add_milestone(actor=actor, rule_id=rule.pk, name="x", **limit))  # type: ignore[arg-type]  # told wrong
        assert code == "local_rule.limit_unclear"

    def test_a_finished_step_is_reopened_before_it_is_dropped(self, world: World) -> None:
        rule, actor = entered(world), world.actors["clerk"]
        step = self.counted(world, rule)
        finish_milestone(actor=actor, milestone_id=step)
        assert refused(lambda: drop_milestone(actor=actor, milestone_id=step)) == "local_rule.milestone_done"
        reopen_milestone(actor=actor, milestone_id=step)
        drop_milestone(actor=actor, milestone_id=step)
        assert local_rule_for(actor, rule.pk).steps == ()


class TestList:
    def test_it_finds_words_without_diacritics_and_numbers(self, world: World) -> None:
        entered(world)
        entered(world, name="Hướng dẫn tiếp nhận viện trợ", code="12/HD-UBND")
        for asked, found in (("vien tro", "12/HD-UBND"), ("17/2015", "17/2015/QĐ-UBND")):
            page = local_rules_for(world.actors["clerk"], filters=RuleFilters(text=asked))
            assert [row.code for row in page.rows] == [found]

    def test_late_is_told_of_a_row_just_as_it_is_filtered(self, world: World) -> None:
        """The one answer and the filter agree, whatever is late about it."""
        entered(world, name="quá kỳ rà soát")
        entered(world, name="chưa tới kỳ", last_reviewed=date(2026, 1, 5))
        drafted = moved(world, entered(world, name="mốc đã qua", last_reviewed=date(2026, 1, 5)), "drafting")
        add_milestone(actor=world.actors["clerk"], rule_id=drafted.pk, name="Dự thảo", due_on=date(2026, 11, 19))
        told = {"result": "ban hành", "decided_on": date(2026, 11, 10)}
        issued = moved(world, entered(world, name="đã ban hành"), "drafting", "submitted", "issued", **told)
        add_milestone(actor=world.actors["clerk"], rule_id=issued.pk, name="Phổ biến", due_on=date(2026, 11, 12))
        moved(world, entered(world, name="đang soạn đúng hạn"), "drafting")
        every = local_rules_for(world.actors["clerk"]).rows
        late = local_rules_for(world.actors["clerk"], filters=RuleFilters(late=True)).rows
        assert {row.id for row in every if row.late} == {row.id for row in late}
        assert {row.name for row in late} == {"quá kỳ rà soát", "mốc đã qua"}

    def test_the_next_step_is_the_first_not_finished(self, world: World) -> None:
        rule, actor = entered(world), world.actors["clerk"]
        first = add_milestone(actor=actor, rule_id=rule.pk, name="Dự thảo", due_on=date(2026, 11, 27))
        add_milestone(actor=actor, rule_id=rule.pk, name="Trình", due_on=date(2026, 12, 18))
        finish_milestone(actor=actor, milestone_id=first.pk)
        (row,) = local_rules_for(actor).rows
        assert (row.next_step, row.next_due, row.steps_done, row.steps) == ("Trình", date(2026, 12, 18), 1, 2)

    def test_it_costs_four_queries_however_long(
        self, world: World, django_assert_num_queries: Callable[..., object]
    ) -> None:
        for number in range(12):
            rule = entered(world, code=f"{number}/QĐ-UBND")
            add_milestone(actor=world.actors["clerk"], rule_id=rule.pk, name="Dự thảo", due_on=date(2026, 12, 1))
        with django_assert_num_queries(4):  # type: ignore[attr-defined]  # a context manager
            assert local_rules_for(world.actors["clerk"]).total == 12

    def test_a_sheet_leads_to_the_document_of_its_number(self, world: World) -> None:
        document = world.register(plan(7, code="17/2015/QĐ-UBND", type="QĐ", date=date(2015, 7, 29)))
        rule = entered(world)
        assert local_rule_for(world.actors["clerk"], rule.pk).document_id == document.pk


class TestWhoMay:
    SEES = ("clerk", "foreign", "monitor", "inspector", "national")
    KEEPS = ("clerk", "foreign", "monitor", "national")

    def test_owner_lead_and_those_above_see_it_and_others_nothing(self, world: World) -> None:
        rule = entered(world)
        for name, actor in world.actors.items():
            found = [row.id for row in local_rules_for(actor).rows] == [rule.pk]
            assert found is access.may_see(actor, rule) is (name in self.SEES), name

    def test_only_those_of_owner_and_lead_who_handle_papers_keep_it(self, world: World) -> None:
        rule = entered(world)
        step = add_milestone(actor=world.actors["clerk"], rule_id=rule.pk, name="x", due_on=date(2026, 12, 1))
        before = AuditEntry.objects.count()
        for name, actor in world.actors.items():
            assert access.may_keep(actor, rule) is (name in self.KEEPS), name
            if name in self.KEEPS:
                continue
            acts: tuple[Callable[[], object], ...] = (
                lambda actor=actor: change_rule(actor=actor, rule_id=rule.pk, version=1, words=words(world)),  # type: ignore[misc]
                lambda actor=actor: move_rule_on(  # type: ignore[misc]
                    actor=actor, rule_id=rule.pk, version=1, wanted=ReviewState.REVIEWING
                ),
                lambda actor=actor: add_milestone(  # type: ignore[misc]
                    actor=actor, rule_id=rule.pk, name="y", due_on=date(2026, 12, 1)
                ),
                lambda actor=actor: finish_milestone(actor=actor, milestone_id=step.pk),  # type: ignore[misc]
                lambda actor=actor: reopen_milestone(actor=actor, milestone_id=step.pk),  # type: ignore[misc]
                lambda actor=actor: recount_milestone(actor=actor, milestone_id=step.pk),  # type: ignore[misc]
                lambda actor=actor: drop_milestone(actor=actor, milestone_id=step.pk),  # type: ignore[misc]
            )
            codes = {refused(act) for act in acts}
            assert codes == {"local_rule.not_allowed" if name in self.SEES else "local_rule.not_found"}, name
        assert AuditEntry.objects.count() == before

    def test_a_stranger_finds_neither_the_rule_nor_its_step(self, world: World) -> None:
        rule = entered(world)
        step = add_milestone(actor=world.actors["clerk"], rule_id=rule.pk, name="x", due_on=date(2026, 12, 1))
        stranger = world.actors["health"]
        assert refused(lambda: local_rule_for(stranger, rule.pk)) == "local_rule.not_found"
        assert refused(lambda: rule_of_milestone_for(stranger, step.pk)) == "local_rule.not_found"

    def test_the_lead_enters_a_rule_that_its_superior_owns(self, world: World) -> None:
        assert entered(world, by="foreign").owner_id == world.agencies["committee"]

    def test_nobody_enters_a_rule_of_others_alone_nor_gives_one_away(self, world: World) -> None:
        health = {"owner_id": world.agencies["health"], "lead_id": world.agencies["health"]}
        assert refused(lambda: entered(world, by="foreign", **health)) == "local_rule.agencies_not_allowed"
        rule = entered(world)
        given = words(world, **health)
        actor = world.actors["foreign"]
        code = refused(lambda: change_rule(actor=actor, rule_id=rule.pk, version=1, words=given))
        assert code == "local_rule.agencies_not_allowed"

    @pytest.mark.parametrize("who", ["inspector", "administrator"])
    def test_those_who_change_no_papers_enter_none(self, world: World, who: str) -> None:
        assert refused(lambda: entered(world, by=who)) == "local_rule.not_allowed"

    def test_a_unit_leader_sees_what_stands_below(self, world: World) -> None:
        rule = entered(world, owner_id=world.agencies["health"], lead_id=world.agencies["health"])
        leader = world.account("leader", AccountRole.UNIT_LEADER, agency=world.agencies["committee"])
        assert access.may_see(leader, rule)
        assert local_rules_for(leader).total == 1
