"""Files sent to the API: taken in, recognised, refused with nothing kept, or made into a job."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import pytest_django

from nhipcau.api import intake, urls
from nhipcau.documents.models import Original
from tests.api.conftest import Program
from tests.reading.containers.made_containers import archive, attach, mail
from tests.world import Ordered, World, plan

Door = Callable[[str], Program]


def test_a_file_is_taken_in_and_says_what_it_holds(world: World, program: Door) -> None:
    content = world.file_of(plan(1, duties=(Ordered("đón đoàn"),)))
    (file,) = program("clerk").send(("a.txt", content)).body["files"]
    assert (file["state"], file["refusal"]) == ("taken", None)
    assert [(d["label"], d["duties"], d["state"]) for d in file["documents"]] == [("1/KH-UBND", 1, "registered")]


def test_the_same_bytes_are_recognised(world: World, program: Door) -> None:
    content = world.file_of(plan(1))
    answers = [program("clerk").send(("a.txt", content)).body["files"][0] for _ in range(2)]
    assert (answers[1]["state"], answers[1]["documents"][0]["id"]) == ("known", answers[0]["documents"][0]["id"])


def test_one_refused_file_refuses_the_request_and_keeps_nothing(program: Door) -> None:
    answer = program("clerk").send(("a.txt", b"   "))
    assert (answer.status, answer.body["code"]) == (422, "reading.empty")
    assert not Original.objects.exists()


def test_of_several_files_each_has_its_own_answer(world: World, program: Door) -> None:
    answer = program("clerk").send(("tot.txt", world.file_of(plan(1))), ("hong.txt", b" "))
    assert [(f["file"], f["state"]) for f in answer.body["files"]] == [("tot.txt", "taken"), ("hong.txt", "refused")]
    assert answer.body["files"][1]["refusal"]["message"].startswith("Tệp không có chữ nào")


@pytest.mark.parametrize("name", ["inspector", "administrator"])
def test_who_may_not_take_in_is_told_before_anything_is_read(program: Door, name: str) -> None:
    answer = program(name).send(("a.txt", b"x"))
    assert answer.body["code"] == "document.take_in_not_allowed"


def test_many_files_become_a_job_that_tells_each_file(
    world: World, program: Door, settings: pytest_django.fixtures.SettingsWrapper
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    files = [(f"{n}.txt", world.file_of(plan(n))) for n in range(1, intake.MOST_AT_ONCE + 1)]
    answer = program("clerk").send(*files, ("hong.txt", b" "))
    job = program("clerk").get(f"/jobs/{answer.body['id']}").body
    assert (answer.status, job["state"], job["done"]) == (202, "done", intake.MOST_AT_ONCE + 1)
    assert [line["state"] for line in job["lines"]] == ["taken"] * intake.MOST_AT_ONCE + ["refused"]
    assert job["lines"][-1]["refusal"]["code"] == "reading.empty"
    assert [one["id"] for one in program("clerk").get("/jobs").body["rows"]] == [job["id"]]
    assert program("health").get(f"/jobs/{job['id']}").body["code"] == "job.not_found"


def test_more_files_than_one_request_may_hold_are_refused(
    program: Door, settings: pytest_django.fixtures.SettingsWrapper
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 3
    answer = program("clerk").send(*[(f"{n}.txt", b"x") for n in range(4)])
    assert (answer.status, answer.body["code"]) == (413, "intake.too_many_files")


def test_a_request_that_is_too_large_is_refused_before_it_is_read(
    program: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(urls, "LARGEST_REQUEST", 10)
    answer = program("clerk").send(("a.txt", b"x" * 100))
    assert (answer.status, answer.body["code"]) == (413, "intake.too_large")


def test_a_request_without_files_is_told_so(program: Door) -> None:
    answer = program("clerk").send()
    assert (answer.status, answer.body["code"], answer.body["facts"]["where"]) == (422, "request.invalid", "files")


def test_each_member_of_a_mail_has_its_own_answer(world: World, program: Door) -> None:
    made = mail(words="\n")
    attach(made, name="tot.txt", content=world.file_of(plan(1)))
    attach(made, name="hong.txt", content=b" ")
    taken, refused = program("clerk").send(("thư.eml", made.as_bytes())).body["files"]
    assert (taken["file"], taken["state"]) == ("thư.eml/tot.txt", "taken")
    assert (refused["file"], refused["refusal"]["code"]) == ("thư.eml/hong.txt", "reading.empty")


def test_an_archive_that_holds_much_becomes_a_job_of_one_file_and_many_lines(
    world: World, program: Door, settings: pytest_django.fixtures.SettingsWrapper
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    packed = archive({f"{n}.txt": world.file_of(plan(n)) for n in range(1, intake.MOST_AT_ONCE + 2)})
    answer = program("clerk").send(("a.zip", packed))
    job = program("clerk").get(f"/jobs/{answer.body['id']}").body
    assert (answer.status, job["state"], job["done"], job["total"]) == (202, "done", 1, 1)
    assert [line["state"] for line in job["lines"]] == ["taken"] * (intake.MOST_AT_ONCE + 1)
