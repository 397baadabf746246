"""Documents through the API: the register, one document, its reading, review."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from nhipcau.api.documents.reading import ReadingShape
from nhipcau.documents.models import Document
from nhipcau.flows.intake import take_in
from tests.api.conftest import Program
from tests.world import Cited, Ordered, World, plan

Door = Callable[[str], Program]


@pytest.fixture
def document(world: World) -> Document:
    """A plan with a doubtful lead, held by the province's office."""
    return world.register(
        plan(
            references=(Cited(code="38-CT/TW", date=date(2019, 9, 19), issuer="Ban Bí thư"),),
            duties=(
                Ordered("Sở Y tế khám bệnh cho các đoàn", lead=("Sở Y tế",)),
                Ordered("Sở Ngoại vụ đón các đoàn", lead=("Sở Ngoại vụ",), lead_confidence=0.4),
            ),
        )
    )


def test_the_register_lists_what_the_account_may_see(program: Door, document: Document) -> None:
    listed = program("clerk").get("/documents", q="doi ngoai", sort="-date").body
    assert [row["id"] for row in listed["rows"]] == [document.pk]
    assert listed["rows"][0] | {"code": "12/KH-UBND", "date": "2026-03-02", "duties": 2} == listed["rows"][0]
    assert (listed["total"], listed["number"], listed["pages"], listed["next"]) == (1, 1, 1, None)


def test_a_document_of_another_agency_is_not_found_in_any_of_its_faces(world: World, program: Door) -> None:
    document = world.register(plan())
    stranger = program("health")
    faces = ("", "/text", "/reading", "/values", "/chain", "/history", "/copies", "/tasks", "/original")
    answers = [stranger.get(f"/documents/{document.pk}{face}") for face in faces]
    assert {(answer.status, answer.body["code"]) for answer in answers} == {(404, "document.not_found")}


def test_another_agency_cannot_review_what_it_does_not_see(world: World, program: Door) -> None:
    document = world.register(plan())
    answer = program("health").post(f"/documents/{document.pk}/review/confirm-all", {"version": document.version})
    assert (answer.status, answer.body["code"]) == (404, "document.not_found")


def test_one_document_tells_its_file_its_holders_and_its_version(program: Door, document: Document) -> None:
    told = program("clerk").get(f"/documents/{document.pk}").body
    assert (told["filename"], told["version"], told["may_review"]) == ("a.txt", document.version, True)
    assert [holder["how"] for holder in told["holders"]] == ["registered"]


def test_faint_words_of_a_scan_are_told_with_how_sure_they_are(world: World, program: Door) -> None:
    content = world.scan_of(plan(duties=(Ordered("Sở Y tế khám bệnh", lead=("Sở Y tế",)),)), faint={"bệnh": 0.62})
    document = take_in(actor=world.actors["clerk"], filename="a.png", content=content).documents[0]
    door = program("clerk")
    (word,) = door.get(f"/documents/{document.id}").body["faint"]
    text = door.get(f"/documents/{document.id}/text").body["text"]
    assert (text[word["start"] : word["end"]], word["confidence"]) == ("bệnh", 0.62)


def test_words_stand_where_the_values_say(program: Door, document: Document) -> None:
    door = program("clerk")
    text = door.get(f"/documents/{document.pk}/text").body["text"]
    groups = door.get(f"/documents/{document.pk}/values").body["groups"]
    values = [
        value for group in groups for value in group["values"] if value["quote"] and value["label"] != "reference"
    ]
    assert values
    assert all(value["quote"] == " ".join(text[s:e] for s, e in value["spans"]) for value in values)


def test_the_reading_has_the_shape_of_the_contract(program: Door, document: Document) -> None:
    body = program("clerk").get(f"/documents/{document.pk}/reading").body
    assert ReadingShape(**body).read.duties[0] is not None
    assert body["read"]["evidence"]["/code"]["quote"] == "12/KH-UBND"


def test_verdicts_lie_over_the_standing_reading_and_not_over_what_was_read(program: Door, document: Document) -> None:
    door = program("clerk")
    done = door.post(
        f"/documents/{document.pk}/review/correct",
        {"version": document.version, "pointer": "/title", "value": "việc khác"},
    )
    reading = door.get(f"/documents/{document.pk}/reading").body
    assert (done.status, reading["standing"]["title"]) == (200, "việc khác")
    assert reading["read"]["title"] == "công tác đối ngoại nhân dân"


def test_all_but_the_doubtful_are_confirmed_and_can_be_undone(program: Door, document: Document) -> None:
    door = program("monitor")
    path = f"/documents/{document.pk}/review"
    done = door.post(f"{path}/confirm-all", {"version": document.version}).body
    assert (done["doubtful"], len(done["assigned"])) == (1, 1)
    back = door.post(f"{path}/undo", {"version": done["version"], "batch": done["batch"]}).body
    assert back["undecided"] > done["undecided"]


def test_a_value_is_confirmed_rejected_and_added_one_at_a_time(program: Door, document: Document) -> None:
    door, path = program("clerk"), f"/documents/{document.pk}/review"
    one = door.post(f"{path}/confirm", {"version": document.version, "pointer": "/code"}).body
    two = door.post(f"{path}/reject", {"version": one["version"], "pointer": "/duties/1"}).body
    body = {"version": two["version"], "into": "/duties/0/coordinators", "value": "Sở Nội vụ"}
    three = door.post(f"{path}/add", body)
    assert (one["values"], two["version"] - one["version"], three.status) == (1, 1, 200)
    standing = door.get(f"/documents/{document.pk}/reading").body["standing"]
    assert (standing["duties"][0]["coordinators"], standing["duties"][1]) == (["Sở Nội vụ"], None)


def test_nobody_overwrites_what_another_changed_meanwhile(program: Door, document: Document) -> None:
    body = {"version": document.version + 7, "pointer": "/code"}
    answer = program("clerk").post(f"/documents/{document.pk}/review/confirm", body)
    assert (answer.status, answer.body["code"]) == (409, "document.changed_meanwhile")


def test_work_is_not_given_to_another_province_by_correcting_a_name(program: Door, document: Document) -> None:
    body = {"version": document.version, "pointer": "/duties/0/lead/0", "value": "Sở Y tế tỉnh Đồng Nai"}
    answer = program("clerk").post(f"/documents/{document.pk}/review/correct", body)
    assert (answer.status, answer.body["code"]) == (403, "task.agency_not_directed")


def test_the_chain_names_what_the_document_carries_out(program: Door, document: Document) -> None:
    chain = program("clerk").get(f"/documents/{document.pk}/chain").body
    assert [(node["code"], node["level"], node["state"]) for node in chain["nodes"]] == [
        ("38-CT/TW", 1, "placeholder"),
        ("12/KH-UBND", 0, "held"),
    ]


def test_a_placeholder_has_no_reading(world: World, program: Door, document: Document) -> None:
    placeholder = Document.objects.get(canonical_code__contains="38")
    answer = program("clerk").get(f"/documents/{placeholder.pk}/reading")
    assert answer.body["code"] == "document.no_original"


def test_the_history_says_who_did_what_through_which_door(program: Door, document: Document) -> None:
    door = program("clerk")
    door.post(f"/documents/{document.pk}/review/confirm", {"version": document.version, "pointer": "/code"})
    last = door.get(f"/documents/{document.pk}/history").body[-1]
    assert (last["act"], last["who"], last["channel"]) == ("document.values_confirmed", "Clerk", "api")


def test_the_original_comes_back_byte_for_byte_and_is_never_opened(world: World, program: Door) -> None:
    content = world.file_of(plan(99))
    taken = program("clerk").send(("kế hoạch.txt", content)).body["files"][0]
    answer = program("clerk").get(f"/documents/{taken['documents'][0]['id']}/original")
    assert answer.body == content
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"] == "sandbox"


def test_the_tasks_of_a_document_come_in_the_order_of_its_text(program: Door, document: Document) -> None:
    rows = program("clerk").get(f"/documents/{document.pk}/tasks").body
    assert [row["leads"][0]["name"] for row in rows] == ["Sở Y tế", "Sở Ngoại vụ"]


def test_other_files_with_the_same_document_are_told(world: World, program: Door, document: Document) -> None:
    assert program("clerk").get(f"/documents/{document.pk}/copies").body == []
