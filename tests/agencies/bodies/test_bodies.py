"""Bodies and their meetings: who sits, who keeps, who reads, and what may not be written down."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.agencies.bodies import access
from nhipcau.agencies.bodies.rules import agenda_items
from nhipcau.agencies.bodies.selectors import BodyFilters, bodies_for, body_for, meeting_for, meetings_for
from nhipcau.agencies.bodies.services import (
    call_meeting,
    cancel_meeting,
    change_body,
    change_meeting,
    conclude,
    end_seat,
    found_body,
    seat_member,
    write_minutes,
)
from nhipcau.agencies.models import Body, Meeting, Seat
from nhipcau.agencies.people.services import appoint, end_tenure, make_post
from nhipcau.foundation import clock
from nhipcau.ground.refusal import Refusal
from tests.world import World

FOUNDED = date(2026, 1, 15)
NAME = "Ban Chỉ đạo công tác phi chính phủ nước ngoài"


@pytest.fixture
def body(world: World) -> Body:
    """Hosted by the committee; the department of health sits in it."""
    made = found_body(
        actor=world.actors["clerk"],
        kind="committee",
        name=NAME,
        host_id=world.agencies["committee"],
        founding="Quyết định 120/QĐ-UBND ngày 15/01/2026",
        founded=FOUNDED,
        term_from=FOUNDED,
        term_to=date(2030, 12, 31),
    )
    seat(world, made, role="member", agency_id=world.agencies["health"])
    return made


@pytest.fixture
def meeting(world: World, body: Body) -> Meeting:
    return call_meeting(
        actor=world.actors["clerk"],
        body_id=body.pk,
        on=date(2026, 4, 2),
        title="Phiên họp quý I",
        agenda=["Kết quả quý I"],
    )


def seat(world: World, body: Body, **told: object) -> Seat:
    return seat_member(actor=world.actors["clerk"], body_id=body.pk, **{"valid_from": FOUNDED, **told})  # type: ignore[arg-type]  # as the test tells it


class TestMembers:
    def test_a_seat_of_a_post_is_held_by_whoever_holds_the_post(self, world: World, body: Body) -> None:
        national = world.actors["national"]
        post = make_post(actor=national, agency_id=world.agencies["foreign"], kind="head", title="Giám đốc")
        seat(world, body, role="chair", post_id=post.pk)
        assert next((s.who, s.behind) for s in body_for(national, body.pk).seats) == (
            "",
            "Giám đốc, Sở Ngoại vụ tỉnh Bình Hải",
        )
        told = {"full_name": "Nguyễn Thị Ngoại", "valid_from": FOUNDED, "basis": "QĐ 1"}
        held = appoint(actor=national, post_id=post.pk, **told)  # type: ignore[arg-type]  # as the test tells it
        assert body_for(national, body.pk).seats[0].who == "Nguyễn Thị Ngoại"
        end_tenure(actor=national, tenure_id=held.pk, valid_to=date(2026, 2, 1), basis="QĐ 2")
        assert body_for(national, body.pk).seats[0].who == ""

    def test_a_second_chair_is_refused_until_the_first_has_left(self, world: World, body: Body) -> None:
        first = seat(world, body, role="chair", agency_id=world.agencies["committee"])
        with pytest.raises(Refusal, match=r"seat\.second_chair"):
            seat(world, body, role="chair", agency_id=world.agencies["foreign"])
        end_seat(actor=world.actors["clerk"], seat_id=first.pk, valid_to=date(2026, 3, 1))
        told = {"agency_id": world.agencies["foreign"], "valid_from": date(2026, 3, 2)}
        assert seat(world, body, role="chair", **told).role == "chair"

    def test_a_seat_is_of_one_of_the_three(self, world: World, body: Body) -> None:
        with pytest.raises(Refusal, match=r"seat\.one_of_three"):
            seat(world, body, role="member")


class TestTheList:
    def test_it_tells_members_term_and_the_last_meeting(self, world: World, meeting: Meeting) -> None:
        row = bodies_for(world.actors["foreign"]).rows[0]
        assert (row.name, row.members, row.last_meeting) == (NAME, 1, date(2026, 4, 2))
        assert row.term_over(date(2031, 1, 1)) and not row.term_over(date(2030, 12, 31))

    def test_a_body_that_has_ended_is_shown_when_asked_for(self, world: World, body: Body) -> None:
        change_body(
            actor=world.actors["clerk"],
            body_id=body.pk,
            version=body.version,
            name=NAME,
            founding=body.founding,
            founded=FOUNDED,
            term_from=None,
            term_to=None,
            rules_document="",
            ended=date(2026, 2, 1),
        )
        foreign = world.actors["foreign"]
        assert [bodies_for(foreign, filters=BodyFilters(ended=ended)).total for ended in (False, True)] == [0, 1]

    def test_somebody_elses_change_is_not_overwritten(self, world: World, body: Body) -> None:
        told = {"name": "khác", "founding": "x", "founded": FOUNDED, "term_from": None, "term_to": None}
        with pytest.raises(Refusal, match=r"body\.changed_meanwhile"):
            change_body(actor=world.actors["clerk"], body_id=body.pk, version=99, rules_document="", ended=None, **told)  # type: ignore[arg-type]  # as the test tells it

    def test_it_costs_the_same_however_long(
        self, world: World, meeting: Meeting, django_assert_num_queries: pytest.FixtureRequest
    ) -> None:
        with django_assert_num_queries(3):  # type: ignore[operator]
            bodies_for(world.actors["foreign"])


class TestRights:
    @pytest.mark.parametrize(
        ("name", "reads"),
        [
            ("clerk", True),
            ("health", True),
            ("monitor", True),
            ("inspector", True),
            ("national", True),
            ("foreign", False),
        ],
    )
    def test_host_members_and_monitors_read_and_the_row_filter_agrees(
        self, world: World, meeting: Meeting, name: str, reads: bool
    ) -> None:
        actor, on = world.actors[name], clock.today()
        listed = Meeting.objects.filter(access.meetings_visible_to(actor, on=on), pk=meeting.pk).exists()
        one = access.may_read_meeting(actor, meeting, on=on)
        assert (listed, one, meetings_for(actor).total, body_for(actor, meeting.body_id).may_read) == (
            reads,
            reads,
            int(reads),
            reads,
        )

    def test_who_left_the_body_reads_no_more(self, world: World, meeting: Meeting) -> None:
        member = Seat.objects.get(agency_id=world.agencies["health"])
        end_seat(actor=world.actors["clerk"], seat_id=member.pk, valid_to=date(2026, 3, 31))
        with pytest.raises(Refusal, match=r"meeting\.not_found"):
            meeting_for(world.actors["health"], meeting.pk)

    @pytest.mark.parametrize(("name", "code"), [("health", "body.not_allowed"), ("foreign", "meeting.not_found")])
    def test_members_and_strangers_change_nothing(self, world: World, meeting: Meeting, name: str, code: str) -> None:
        actor = world.actors[name]
        for act in (
            lambda: write_minutes(actor=actor, meeting_id=meeting.pk, version=1, attended="", minutes="x"),
            lambda: conclude(actor=actor, meeting_id=meeting.pk, words="x"),
            lambda: cancel_meeting(actor=actor, meeting_id=meeting.pk, version=1, why="x"),
        ):
            with pytest.raises(Refusal) as no:
                act()
            assert no.value.code == code

    def test_a_stranger_founds_no_body_at_anothers_agency(self, world: World) -> None:
        told = {"kind": "other", "name": "Tổ", "founding": "x", "founded": FOUNDED}
        with pytest.raises(Refusal, match=r"body\.not_allowed"):
            found_body(actor=world.actors["health"], host_id=world.agencies["committee"], **told)  # type: ignore[arg-type]


class TestMeetings:
    def test_minutes_that_carry_a_secrecy_mark_are_refused_and_nothing_is_kept(
        self, world: World, meeting: Meeting
    ) -> None:
        with pytest.raises(Refusal, match=r"meeting\.secret"):
            write_minutes(
                actor=world.actors["clerk"], meeting_id=meeting.pk, version=1, attended="", minutes="TỐI MẬT\nNội dung"
            )
        meeting.refresh_from_db()
        assert meeting.minutes == ""

    def test_somebody_elses_minutes_are_not_overwritten(self, world: World, meeting: Meeting) -> None:
        told = {"actor": world.actors["clerk"], "meeting_id": meeting.pk, "version": 1, "attended": ""}
        write_minutes(**told, minutes="một")  # type: ignore[arg-type]  # as the test tells it
        with pytest.raises(Refusal, match=r"meeting\.changed_meanwhile"):
            write_minutes(**told, minutes="hai")  # type: ignore[arg-type]  # as the test tells it

    def test_a_cancelled_meeting_takes_nothing_until_it_is_called_again(self, world: World, meeting: Meeting) -> None:
        clerk = world.actors["clerk"]
        cancel_meeting(actor=clerk, meeting_id=meeting.pk, version=1, why="bão")
        with pytest.raises(Refusal, match=r"meeting\.cancelled"):
            conclude(actor=clerk, meeting_id=meeting.pk, words="x")
        cancel_meeting(actor=clerk, meeting_id=meeting.pk, version=2, why="")
        assert conclude(actor=clerk, meeting_id=meeting.pk, words="x").position == 1

    def test_a_meeting_with_conclusions_is_not_cancelled(self, world: World, meeting: Meeting) -> None:
        clerk = world.actors["clerk"]
        conclude(actor=clerk, meeting_id=meeting.pk, words="Sở Y tế báo cáo")
        with pytest.raises(Refusal, match=r"meeting\.concluded"):
            cancel_meeting(actor=clerk, meeting_id=meeting.pk, version=1, why="bão")

    def test_the_agenda_is_numbered_by_the_list_and_not_twice(self, world: World, meeting: Meeting) -> None:
        items = agenda_items("1. Kết quả\n\n- Việc quý II\n")
        changed = change_meeting(
            actor=world.actors["clerk"],
            meeting_id=meeting.pk,
            version=1,
            on=meeting.on,
            title="Phiên họp",
            place="",
            agenda=items,
        )
        assert changed.agenda == ["Kết quả", "Việc quý II"]
