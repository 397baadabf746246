"""The books written through the API: as on the pages, once however often it is asked, by nobody but their clerks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nhipcau.documents.models import Amendment, Entry, Sending
from nhipcau.execution.models import Task
from nhipcau.flows.review import confirm_all_but_doubtful
from nhipcau.foundation import clock
from nhipcau.foundation.models import AuditEntry
from nhipcau.foundation.once import KEPT
from tests.api.conftest import Answer, Program
from tests.world import Ordered, World, plan

Door = Callable[[str], Program]


def today() -> str:
    return clock.today().isoformat()


def came(**fields: Any) -> dict[str, Any]:
    return {"arrived_on": today(), "author": "Sở Tài chính", "subject": "Kinh phí", "code": "45/STC", **fields}


def goes(**fields: Any) -> dict[str, Any]:
    told = {"dated": today(), "symbol": "UBND-NC", "subject": "Trả lời", "signer": "Phan Văn Hải"}
    return {**told, **fields}


def keyed(door: Program, path: str, body: dict[str, Any], key: str = "khoa-so-1") -> Answer:
    return door.post(path, body, **{"Idempotency-Key": key})


def entered(door: Program, key: str = "khoa-so-1", **fields: Any) -> dict[str, Any]:
    answer = keyed(door, "/books/entries/incoming", came(**fields), key)
    assert answer.status == 201, answer.body
    told: dict[str, Any] = answer.body
    return told


def booked(world: World, door: Program, number: int) -> dict[str, Any]:
    """A confirmed plan that orders one thing, in the clerk's incoming book."""
    document = world.register(plan(number, duties=(Ordered("đón tiếp các đoàn khách", lead=("Sở Ngoại vụ",)),)))
    confirm_all_but_doubtful(actor=world.actors["clerk"], document_id=document.pk, version=document.version)
    told: dict[str, Any] = door.post("/books/entries/incoming/from-document", {"document": document.pk}).body
    return told


class TestEntering:
    def test_a_paper_enters_the_book_with_its_number_and_limits(self, world: World, program: Door) -> None:
        told = entered(program("clerk"))
        assert (told["number"], told["code"], told["state"]) == (1, "45/STC", "registered")
        assert [limit["act"] for limit in told["limits"]] == ["register", "submit"]

    @pytest.mark.parametrize(
        ("path", "body"), [("incoming", came()), ("outgoing", goes()), ("reserve", {"on": today(), "count": 3})]
    )
    def test_asked_again_under_its_key_it_gives_no_second_number(
        self, world: World, program: Door, path: str, body: dict[str, Any]
    ) -> None:
        door = program("clerk")
        first = keyed(door, f"/books/entries/{path}", body)
        before, acts = Entry.objects.count(), AuditEntry.objects.count()
        again = keyed(door, f"/books/entries/{path}", body)
        assert (again.status, again.body) == (first.status, first.body) == (201, first.body)
        assert (Entry.objects.count(), AuditEntry.objects.count()) == (before, acts)

    def test_a_key_used_for_something_else_is_refused(self, world: World, program: Door) -> None:
        door = program("clerk")
        entered(door)
        answer = keyed(door, "/books/entries/incoming", came(code="46/STC"))
        assert (answer.status, answer.body["code"], Entry.objects.count()) == (422, "request.key_used", 1)
        assert keyed(door, "/books/entries/outgoing", goes()).body["code"] == "request.key_used"

    def test_a_key_is_of_its_account_and_of_its_month(self, world: World, program: Door) -> None:
        entered(program("clerk"))
        entered(program("health"))
        with clock.standing_at(clock.now() + KEPT * 1.1):
            entered(program("clerk"), code="46/STC")
        assert Entry.objects.count() == 3

    def test_what_was_refused_leaves_no_key(self, world: World, program: Door) -> None:
        door = program("clerk")
        assert keyed(door, "/books/entries/incoming", came(author=" ")).body["code"] == "book.words_missing"
        entered(door)

    def test_without_a_key_no_number_is_given(self, world: World, program: Door) -> None:
        answer = program("clerk").post("/books/entries/incoming", came())
        assert (answer.status, answer.body["facts"]["where"]) == (422, "Idempotency-Key")
        assert keyed(program("clerk"), "/books/entries/incoming", came(), "ngắn").status == 422

    def test_what_seems_to_be_there_already_is_entered_once_it_was_looked_at(self, world: World, program: Door) -> None:
        door = program("clerk")
        first = entered(door)
        answer = keyed(door, "/books/entries/incoming", came(), "khoa-so-2")
        assert (answer.status, answer.body["facts"]["entry"]) == (409, first["id"])
        assert entered(door, "khoa-so-2", looked_at=[first["id"]])["number"] == 2

    def test_a_document_taken_in_enters_as_it_was_read_and_only_once(self, world: World, program: Door) -> None:
        door = program("clerk")
        told = booked(world, door, 12)
        assert (told["code"], told["author"]) == ("12/KH-UBND", "Ủy ban nhân dân tỉnh Bình Hải")
        again = door.post("/books/entries/incoming/from-document", {"document": told["document_id"]})
        assert (again.status, again.body["code"]) == (409, "book.already_entered")

    def test_a_reserved_number_becomes_a_line_and_no_other_line_does(self, world: World, program: Door) -> None:
        door = program("clerk")
        (kept,) = keyed(door, "/books/entries/reserve", {"on": today()}).body
        told = keyed(door, "/books/entries/outgoing", goes(reserved=kept["id"]), "khoa-so-2").body
        assert (told["id"], told["code"]) == (kept["id"], "01/UBND-NC")
        recalled = {"version": told["version"], "kind": "recalled", "on": today(), "words": "TB 3"}
        assert door.post(f"/books/entries/{kept['id']}/amend", recalled).status == 200
        answer = keyed(door, "/books/entries/outgoing", goes(reserved=kept["id"]), "khoa-so-3")
        assert answer.body["code"] == "book.state_does_not_follow"

    def test_addressees_are_known_agencies_or_names(self, world: World, program: Door) -> None:
        door = program("clerk")
        told = goes(addressees=[{"name": "Sở Y tế", "agency_id": world.agencies["health"]}, {"name": "Như trên"}])
        sendings = keyed(door, "/books/entries/outgoing", told).body["sendings"]
        assert [one["agency_id"] for one in sendings] == [world.agencies["health"], None]
        unknown = goes(addressees=[{"name": "Sở X", "agency_id": 10**6}])
        assert keyed(door, "/books/entries/outgoing", unknown, "khoa-so-2").body["code"] == "agency.not_found"

    def test_a_series_is_opened_once(self, world: World, program: Door) -> None:
        door, told = program("clerk"), {"kind": "outgoing", "opened_on": today(), "term": "2025–2030"}
        assert door.post("/books", told).body["next_number"] == 1
        assert door.post("/books", told).body["code"] == "book.already_open"


class TestWhatBecomesOfALine:
    def test_it_is_completed_submitted_resolved_and_opened_again(self, world: World, program: Door) -> None:
        door = program("clerk")
        line = entered(door)
        path, version = f"/books/entries/{line['id']}", line["version"]
        sent = keyed(door, "/books/entries/outgoing", goes(), "khoa-so-2").body
        acts: list[tuple[str, dict[str, Any]]] = [
            ("complete", {"changes": {"subject": "Kinh phí đối ngoại"}}),
            ("submit", {}),
            ("resolve", {"answer": sent["id"]}),
            ("reopen", {}),
        ]
        for act, told in acts:
            answer = door.post(f"{path}/{act}", {"version": version, **told})
            assert answer.status == 200, answer.body
            stale = door.post(f"{path}/{act}", {"version": version, **told})
            assert (stale.status, stale.body["code"]) == (409, "book.changed_meanwhile")
            version = answer.body["version"]
        now = door.get(path).body
        assert (now["subject"], now["author"], now["submitted_on"]) == ("Kinh phí đối ngoại", "Sở Tài chính", today())
        assert (now["resolved_on"], now["answer_id"]) == (None, None)

    def test_what_came_in_answers_nothing(self, world: World, program: Door) -> None:
        door = program("clerk")
        line, other = entered(door), entered(door, "khoa-so-2", code="46/STC")
        told = {"version": line["version"], "answer": other["id"]}
        assert door.post(f"/books/entries/{line['id']}/resolve", told).body["code"] == "book.answer_not_sent"

    def test_a_number_is_made_void_with_its_reason(self, world: World, program: Door) -> None:
        door = program("clerk")
        line = entered(door)
        told = door.post(f"/books/entries/{line['id']}/void", {"version": line["version"], "reason": "nhầm"}).body
        assert (told["state"], told["remarks"]) == ("void", "Bỏ số: nhầm")

    def test_a_delivery_told_twice_is_noted_once(self, world: World, program: Door) -> None:
        door = program("clerk")
        sending = keyed(door, "/books/entries/outgoing", goes(addressees=[{"name": "Sở Y tế"}])).body["sendings"][0]
        path, told = f"/books/sendings/{sending['id']}", {"state": "received", "on": today()}
        assert door.post(path, told).body["received_on"] == today()
        acts = AuditEntry.objects.count()
        assert door.post(path, told).status == 200
        assert AuditEntry.objects.count() == acts


class TestSlip:
    def test_it_is_handed_out_with_its_task_and_taken_back(self, world: World, program: Door) -> None:
        door = program("clerk")
        line = entered(door)
        path = f"/books/entries/{line['id']}/slip"
        lead = {"name": "Sở Ngoại vụ", "agency_id": world.agencies["foreign"]}
        told = door.post(f"{path}/assign", {"version": line["version"], "lead": lead, "words": "Giao Sở Ngoại vụ"})
        assert told.body["task_id"] == Task.objects.get().pk
        assert told.body["opinions"][0]["words"] == "Giao Sở Ngoại vụ"
        assert program("foreign").get(path).body["parts"][0]["part"] == "lead"
        back = door.post(f"{path}/take-back", {"version": told.body["version"]})
        assert (back.body["parts"], Task.objects.get().state) == ([], "rejected")

    def test_an_opinion_is_given_once_and_withdrawn(self, world: World, program: Door) -> None:
        door = program("clerk")
        path = f"/books/entries/{entered(door)['id']}/slip/opinions"
        told = {"rank": "agency_leader", "words": "Giao Văn phòng", "by_name": "Chủ tịch"}
        for _ in range(2):
            (opinion,) = keyed(door, path, told, "khoa-so-2").body["opinions"]
        withdrawn = door.post(f"/books/opinions/{opinion['id']}/withdraw").body["opinions"]
        assert [one["withdrawn"] for one in withdrawn] == [True]
        assert door.post(f"/books/opinions/{opinion['id']}/withdraw").status == 404


class TestAmending:
    def test_recalled_its_tasks_rest_and_go_on_when_it_is_withdrawn(self, world: World, program: Door) -> None:
        door = program("clerk")
        line = booked(world, door, 12)
        told = {"version": line["version"], "kind": "recalled", "on": today(), "words": "Thông báo 3/TB-UBND"}
        answer = door.post(f"/books/entries/{line['id']}/amend", told)
        assert (answer.body["entry"]["state"], answer.body["halted"]) == ("recalled", [Task.objects.get().pk])
        assert door.post(f"/books/entries/{line['id']}/amend", told).body["code"] == "book.changed_meanwhile"
        path = f"/books/amendments/{answer.body['amendment_id']}/withdraw"
        assert door.post(path).body["state"] == "registered"
        assert (door.post(path).status, Task.objects.get().state) == (404, "assigned")

    def test_replaced_its_tasks_go_over_as_the_preview_says_and_back(self, world: World, program: Door) -> None:
        door = program("clerk")
        older, newer = booked(world, door, 12), booked(world, door, 15)
        told = {"version": older["version"], "kind": "replaced", "on": today(), "by": newer["id"]}
        amendment = door.post(f"/books/entries/{older['id']}/amend", told).body
        path = f"/books/amendments/{amendment['amendment_id']}"
        seen = door.get(f"{path}/replacement").body
        (going,) = seen["going"]
        assert (seen["older_id"], seen["newer_id"]) == (older["document_id"], newer["document_id"])
        goes_over = {"goes": [{"task": going["task"], "becomes": going["becomes"]}]}
        handover = door.post(f"{path}/go-over", goes_over).body
        assert Task.objects.get(pk=going["task"]).state == "superseded"
        assert door.post(f"{path}/go-over", goes_over).status in {409, 422}
        assert door.post(f"/books/handovers/{handover['id']}/undo").status == 200
        assert Task.objects.get(pk=going["task"]).state == "suspended"
        assert door.post(f"/books/handovers/{handover['id']}/undo").status == 404


@pytest.mark.parametrize("who", ["health", "foreign", "inspector", "national", "administrator"])
def test_nobody_but_its_clerks_writes_in_a_book(world: World, program: Door, who: str) -> None:
    door, stranger = program("clerk"), program(who)
    line = booked(world, door, 12)
    sent = keyed(door, "/books/entries/outgoing", goes(addressees=[{"name": "Sở Y tế"}])).body
    said = {"rank": "agency_leader", "words": "x", "by_name": "y"}
    opinion = keyed(door, f"/books/entries/{line['id']}/slip/opinions", said, "khoa-so-2").body["opinions"][0]["id"]
    corrected = {"version": line["version"], "kind": "corrected", "on": today(), "words": "CV 9"}
    amended = door.post(f"/books/entries/{line['id']}/amend", corrected).body
    path, seen = f"/books/entries/{line['id']}", {"version": amended["entry"]["version"]}
    before, rows = AuditEntry.objects.count(), (Entry.objects.count(), Sending.objects.count())
    asked: list[tuple[str, dict[str, Any]]] = [
        (f"{path}/complete", {**seen, "changes": {"subject": "x"}}),
        (f"{path}/void", {**seen, "reason": "x"}),
        (f"{path}/submit", seen),
        (f"{path}/resolve", seen),
        (f"{path}/reopen", seen),
        (f"{path}/amend", {**corrected, **seen}),
        (f"{path}/slip/assign", {**seen, "lead": {"name": "Sở Y tế"}}),
        (f"{path}/slip/take-back", seen),
        (f"{path}/slip/opinions", said),
        (f"/books/opinions/{opinion}/withdraw", {}),
        (f"/books/amendments/{amended['amendment_id']}/withdraw", {}),
        (f"/books/amendments/{amended['amendment_id']}/go-over", {"goes": []}),
        (f"/books/sendings/{sent['sendings'][0]['id']}", {"state": "received", "on": today()}),
    ]
    found = {where: keyed(stranger, where, told, "khoa-nguoi-la").status for where, told in asked}
    assert set(found.values()) <= {403, 404}, found
    assert stranger.get(f"/books/amendments/{amended['amendment_id']}/replacement").status in {403, 404}
    assert AuditEntry.objects.count() == before
    assert (Entry.objects.count(), Sending.objects.count()) == rows
    assert Amendment.objects.filter(withdrawn__isnull=True).count() == 1


@pytest.mark.parametrize("who", ["foreign", "inspector", "national", "administrator"])
def test_who_keeps_no_books_enters_nothing(world: World, program: Door, who: str) -> None:
    door = program(who)
    opened = {"kind": "incoming", "opened_on": today(), "year": 2026}
    answers = [
        keyed(door, "/books/entries/incoming", came()),
        keyed(door, "/books/entries/outgoing", goes(), "khoa-so-2"),
        keyed(door, "/books/entries/reserve", {"on": today()}, "khoa-so-3"),
        door.post("/books", opened),
    ]
    assert {(answer.status, answer.body["code"]) for answer in answers} == {(403, "book.not_allowed")}
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/books/entries/incoming", came(author="x" * 301)),
        ("/books/entries/incoming", came(urgency="mai")),
        ("/books/entries/incoming", came(arrived_on="hôm qua")),
        ("/books/entries/outgoing", goes(copies=-1)),
        ("/books/entries/reserve", {"on": today(), "count": 21}),
        ("/books/entries/1/amend", {"version": 1, "kind": "burnt", "on": today()}),
    ],
)
def test_what_no_column_takes_is_refused_before_it_is_written(
    world: World, program: Door, path: str, body: dict[str, Any]
) -> None:
    answer = keyed(program("clerk"), path, body)
    assert (answer.status, answer.body["code"]) == (422, "request.invalid")
