"""A newer engine reads again: what people said is carried over, what differs waits for them, tasks stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import pytest

from nhipcau.documents.models import Citation, Disagreement, Document, Duty, ReadingRun, Verdict
from nhipcau.documents.selectors import reading_for, values_for_review
from nhipcau.documents.selectors.disagreements import disagreements_for
from nhipcau.documents.selectors.rereading import count_old_readings_for, old_readings_for
from nhipcau.documents.services import originals
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.services import start_task
from nhipcau.flows.reread import RereadOutcome, reread, settle_disagreement, take_what_nobody_judged
from nhipcau.flows.review import (
    add_value,
    confirm_all_but_doubtful,
    confirm_value,
    correct_value,
    reject_value,
    undo,
)
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.crew import Answer, Sheet
from nhipcau.reading.told import Told
from nhipcau.reading.types import Due, DueKind, SourceKind
from tests.world import Cited, Ordered, Paper, World, plan, write

K = TypeVar("K")
HEALTH = Ordered("Tổ chức khám bệnh cho đoàn khách.", lead=("Sở Y tế",))
FOREIGN = Ordered("Chuẩn bị nội dung làm việc với đoàn.", lead=("Sở Ngoại vụ",))
MONEY = Ordered("Bố trí kinh phí thực hiện kế hoạch.", lead=("Sở Tài chính",))


class Newer:
    """A newer engine, which reads the file as the given papers say."""

    def __init__(self, *papers: Paper, refusal: Refusal | None = None) -> None:
        self.reading = write(papers, kind=SourceKind.OFFICIAL, mark="")[1]
        self.refusal = refusal

    def answers(self, sheets: Iterable[Sheet[K]]) -> Iterator[tuple[Sheet[K], Answer]]:
        for sheet in sheets:
            yield sheet, None if sheet.data is None else self.refusal or self._of(sheet.data)

    def _of(self, data: bytes) -> Told:
        return Told.of(replace(self.reading, sha256="of the same bytes", file=str(len(data))))


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """`newer()` puts the next edition of the engine in place."""
    editions = iter(f"0.9+{number:08}" for number in range(1, 9))

    def put() -> None:
        now = next(editions)
        monkeypatch.setattr(originals, "edition", lambda: now)
        monkeypatch.setattr("nhipcau.documents.selectors.rereading.edition", lambda: now)

    return put


def run(world: World, engine: Newer, *, by: str = "national", dry_run: bool = False) -> list[RereadOutcome]:
    actor = world.actors[by]
    return list(reread(actor=actor, originals=old_readings_for(actor), readers=engine, dry_run=dry_run))


def act(world: World, document: Document, doing: Any, **told: Any) -> Any:
    document.refresh_from_db()
    return doing(actor=world.actors["clerk"], document_id=document.pk, version=document.version, **told)


def standing(world: World, document: Document) -> Any:
    return reading_for(world.actors["clerk"], document.pk).standing


def waiting(world: World, document: Document) -> list[Any]:
    return list(disagreements_for(world.actors["clerk"], document_id=document.pk).rows)


def settle(world: World, document: Document, *, take_newer: bool, place: int = 0) -> Any:
    row = waiting(world, document)[place]
    document.refresh_from_db()
    return settle_disagreement(
        actor=world.actors["clerk"], disagreement_id=row.id, version=document.version, take_newer=take_newer
    )


def tasks() -> list[tuple[Any, ...]]:
    parties = {
        t: list(TaskParty.objects.filter(task=t).order_by("part", "position").values_list("part", "name", "agency"))
        for t in Task.objects.values_list("pk", flat=True)
    }
    fields = ("pk", "duty_id", "state", "words", "due", "due_on", "nature", "version")
    return [(*row, parties[row[0]]) for row in Task.objects.order_by("pk").values_list(*fields)]


class TestWithoutADifference:
    def test_a_new_run_lies_beside_the_old(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH,)))
        newer()
        run(world, Newer(plan(duties=(HEALTH,))))
        document.refresh_from_db()
        old, new = ReadingRun.objects.order_by("pk")
        assert (document.run_id, new.engine_version) == (new.pk, "0.9+00000001")
        assert old.reading["documents"] == new.reading["documents"]

    def test_what_people_confirmed_stays_confirmed_and_no_task_is_touched(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH, FOREIGN)))
        act(world, document, confirm_all_but_doubtful)
        before = tasks()
        newer()
        (line,) = run(world, Newer(plan(duties=(HEALTH, FOREIGN))))
        document.refresh_from_db()
        assert (document.review, document.undecided, line.disagreements) == ("confirmed", 0, 0)
        assert line.carried > 0 and tasks() == before

    def test_it_is_done_once(self, world: World, newer: Any) -> None:
        world.register(plan())
        newer()
        assert count_old_readings_for(world.actors["national"]) == 1
        run(world, Newer(plan()))
        assert count_old_readings_for(world.actors["national"]) == 0
        assert run(world, Newer(plan())) == [] and ReadingRun.objects.count() == 2

    def test_the_log_tells_of_each_document(self, world: World, newer: Any) -> None:
        document = world.register(plan())
        newer()
        run(world, Newer(plan()))
        entry = AuditEntry.objects.get(act="document.reread", object_id=document.pk)
        assert (entry.facts["edition"], entry.facts["disagreements"]) == ("0.9+00000001", [])

    def test_a_dry_run_changes_nothing(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH,)))
        newer()
        (line,) = run(world, Newer(plan(duties=(HEALTH, MONEY))), dry_run=True)
        document.refresh_from_db()
        assert line.found == 1
        assert (ReadingRun.objects.count(), Task.objects.count(), document.version) == (1, 1, 1)

    def test_who_may_not_review_a_document_does_not_have_it_read_again(self, world: World, newer: Any) -> None:
        world.register(plan())
        newer()
        for by in ("health", "inspector"):
            assert run(world, Newer(plan()), by=by) == []


class TestMovedWords:
    def test_a_verdict_follows_its_duty_to_another_number(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH, FOREIGN)))
        act(world, document, confirm_value, pointer="/duties/1")
        task = Task.objects.get(duty__pointer="/duties/1")
        newer()
        run(world, Newer(plan(duties=(MONEY, HEALTH, FOREIGN))))
        duty = Duty.objects.get(task=task.pk)
        assert (duty.pointer, duty.state, duty.words.split("\n")[0]) == ("/duties/2", "confirmed", FOREIGN.words)
        assert not waiting(world, document)

    def test_every_span_points_into_the_newer_text(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH, FOREIGN), references=(Cited(code="7-CT/TU"),)))
        act(world, document, confirm_all_but_doubtful)
        newer()
        run(world, Newer(plan(title="công tác đối ngoại nhân dân năm nay", duties=(MONEY, HEALTH, FOREIGN))))
        document.refresh_from_db()
        assert document.original is not None
        text = document.original.text
        for entry in standing(world, document)["evidence"].values():
            assert entry["quote"] == " ".join(text[start:end] for start, end in entry["spans"])
        assert all(duty.words == text[duty.start : duty.end] for duty in Duty.objects.filter(document=document))

    def test_the_older_run_keeps_the_text_it_points_into(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH,)))
        text = document.original.text if document.original else ""
        newer()
        run(world, Newer(plan(duties=(MONEY, HEALTH))))
        assert ReadingRun.objects.earliest("pk").text == text

    def test_a_duty_the_older_reading_missed_comes_onto_the_board_hollow(self, world: World, newer: Any) -> None:
        world.register(plan(duties=(HEALTH,)))
        before = tasks()
        newer()
        (line,) = run(world, Newer(plan(duties=(HEALTH, MONEY))))
        assert line.found == 1 and tasks()[0] == before[0]
        assert Task.objects.get(duty__pointer="/duties/1").state == "proposed"


class TestCorrections:
    def test_a_correction_stands_where_the_engine_still_errs(self, world: World, newer: Any) -> None:
        document = world.register(plan(title="cong tac"))
        act(world, document, correct_value, pointer="/title", value="công tác đối ngoại")
        newer()
        run(world, Newer(plan(title="cong tac")))
        assert standing(world, document)["title"] == "công tác đối ngoại" and not waiting(world, document)

    def test_an_engine_that_has_learnt_is_confirmed(self, world: World, newer: Any) -> None:
        document = world.register(plan(title="cong tac"))
        act(world, document, correct_value, pointer="/title", value="công tác đối ngoại")
        newer()
        run(world, Newer(plan(title="công tác đối ngoại")))
        document.refresh_from_db()
        assert Verdict.objects.get(run=document.run_id, pointer="/title").kind == "confirmed"
        assert not waiting(world, document)

    def test_a_third_value_is_a_persons_to_decide_and_theirs_stands_until_then(self, world: World, newer: Any) -> None:
        document = world.register(plan(title="cong tac"))
        act(world, document, correct_value, pointer="/title", value="công tác đối ngoại")
        newer()
        run(world, Newer(plan(title="công tác")))
        (row,) = waiting(world, document)
        assert (row.kind, row.kept, row.read) == ("differs", "công tác đối ngoại", "công tác")
        assert standing(world, document)["title"] == "công tác đối ngoại"

    def test_a_confirmed_value_that_is_read_otherwise_now_stays(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH,)))
        act(world, document, confirm_value, pointer="/duties/0")
        before = tasks()
        newer()
        run(world, Newer(plan(duties=(replace(HEALTH, lead=("Sở Ngoại vụ",)),))))
        (row,) = waiting(world, document)
        assert (row.kept, row.read, row.said_by) == ("Sở Y tế", "Sở Ngoại vụ", "Clerk")
        assert standing(world, document)["duties"][0]["lead"] == ["Sở Y tế"] and tasks() == before

    def test_a_confirmed_value_that_is_not_found_any_more_stays(self, world: World, newer: Any) -> None:
        document = world.register(plan(place="Bình Hải"))
        act(world, document, confirm_value, pointer="/place")
        newer()
        run(world, Newer(plan(place=None)))
        (row,) = waiting(world, document)
        assert (row.kind, row.kept, row.read) == ("missing", "Bình Hải", None)
        assert standing(world, document)["place"] == "Bình Hải"

    def test_what_people_added_stands_and_is_confirmed_once_it_is_read(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(replace(HEALTH, lead=()),)))
        act(world, document, add_value, into="/duties/0/lead", value="Sở Y tế")
        newer()
        run(world, Newer(plan(duties=(replace(HEALTH, lead=()),))))
        assert standing(world, document)["duties"][0]["lead"] == ["Sở Y tế"] and not waiting(world, document)
        newer()
        run(world, Newer(plan(duties=(HEALTH,))))
        assert standing(world, document)["duties"][0]["lead"] == ["Sở Y tế"] and not waiting(world, document)

    def test_what_people_rejected_stays_rejected(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH, FOREIGN)))
        act(world, document, reject_value, pointer="/duties/0")
        newer()
        run(world, Newer(plan(duties=(MONEY, HEALTH, FOREIGN))))
        rejected = Duty.objects.get(document=document, state="rejected")
        assert (rejected.pointer, rejected.words.split("\n")[0]) == ("/duties/1", HEALTH.words)
        assert Task.objects.get(duty=rejected).state == "rejected" and not waiting(world, document)

    def test_an_older_act_can_still_be_undone(self, world: World, newer: Any) -> None:
        document = world.register(plan(title="cong tac"))
        done = act(world, document, correct_value, pointer="/title", value="công tác đối ngoại")
        newer()
        run(world, Newer(plan(title="công tác")))
        assert values_for_review(world.actors["clerk"], document.pk).last_batch == done.batch
        act(world, document, undo, batch=done.batch)
        assert standing(world, document)["title"] == "công tác"

    def test_citations_follow_the_newer_reading(self, world: World, newer: Any) -> None:
        document = world.register(plan(references=(Cited(code="7-CT/TU", date=date(2025, 1, 2)),)))
        newer()
        run(world, Newer(plan(references=(Cited(code="7-CT/TU", date=date(2025, 1, 3)),))))
        assert Citation.objects.get(citing=document).cited.date == date(2025, 1, 3)


class TestSwappedWords:
    def test_duties_that_change_places_keep_their_tasks(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH, FOREIGN, MONEY)))
        before = tasks()
        newer()
        run(world, Newer(plan(duties=(MONEY, FOREIGN, HEALTH))))
        assert tasks() == before and not waiting(world, document)
        words = [Duty.objects.get(task=task[0]).words.split("\n")[0] for task in before]
        assert words == [HEALTH.words, FOREIGN.words, MONEY.words]


class TestBoard:
    def test_a_lost_duty_keeps_its_task_until_a_person_decides(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH, FOREIGN)))
        before = tasks()
        newer()
        run(world, Newer(plan(duties=(FOREIGN,))))
        (row,) = waiting(world, document)
        assert (row.kind, row.kept["lead"]) == ("gone", ["Sở Y tế"]) and tasks() == before

    def test_a_person_lets_a_lost_duty_go(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH, FOREIGN)))
        newer()
        run(world, Newer(plan(duties=(FOREIGN,))))
        settle(world, document, take_newer=True)
        assert [task[2] for task in tasks()] == ["rejected", "proposed"] and not waiting(world, document)

    def test_a_person_keeps_a_lost_duty(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH, FOREIGN)))
        newer()
        run(world, Newer(plan(duties=(FOREIGN,))))
        settle(world, document, take_newer=False)
        duties = standing(world, document)["duties"]
        assert [duty["lead"] for duty in duties] == [["Sở Ngoại vụ"], ["Sở Y tế"]]
        assert Task.objects.get(duty__pointer="/duties/1").state == "assigned"

    def test_a_duty_lost_once_and_found_again_is_the_same_duty(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH, FOREIGN)))
        before = tasks()
        for duties in ((FOREIGN,), (HEALTH, FOREIGN)):
            newer()
            run(world, Newer(plan(duties=duties)))
        assert not waiting(world, document) and tasks() == before
        assert Duty.objects.get(task=before[0][0]).pointer == "/duties/0"

    def test_what_nobody_judged_does_not_change_on_the_board_by_itself(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH,)))
        before = tasks()
        newer()
        run(world, Newer(plan(duties=(replace(HEALTH, lead=("Sở Ngoại vụ",)),))))
        (row,) = waiting(world, document)
        assert (row.kind, row.kept, row.read) == ("board", {"lead": ["Sở Y tế"]}, {"lead": ["Sở Ngoại vụ"]})
        assert tasks() == before

    def test_a_still_newer_reading_asks_about_the_board_and_not_about_the_last_reading(
        self, world: World, newer: Any
    ) -> None:
        document = world.register(plan(duties=(HEALTH,)))
        for _ in range(2):
            newer()
            run(world, Newer(plan(duties=(replace(HEALTH, lead=("Sở Ngoại vụ",)),))))
        (row,) = waiting(world, document)
        assert row.kept == {"lead": ["Sở Y tế"]}
        assert Disagreement.objects.filter(choice="overtaken").count() == 1

    def test_a_task_takes_the_newer_reading_when_a_person_says_so(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH,)))
        newer()
        run(world, Newer(plan(duties=(replace(HEALTH, lead=("Sở Ngoại vụ",)),))))
        settle(world, document, take_newer=True)
        assert TaskParty.objects.get().agency_id == world.agencies["foreign"]

    def test_a_duty_says_again_what_the_board_says_when_a_person_keeps_it(self, world: World, newer: Any) -> None:
        due = Due(kind=DueKind.DATE, text="trước 1/6/2026", on=date(2026, 6, 1), strict=True)
        document = world.register(plan(duties=(replace(HEALTH, due=due),)))
        newer()
        run(world, Newer(plan(duties=(replace(HEALTH, lead=("Sở Ngoại vụ",)),))))
        settle(world, document, take_newer=False)
        (duty,) = standing(world, document)["duties"]
        assert [name for name in duty["lead"] if name] == ["Sở Y tế"] and duty["due"]["date"] == "2026-06-01"
        assert TaskParty.objects.get().agency_id == world.agencies["health"]

    def test_what_nobody_judged_is_taken_at_one_persons_wish_and_nothing_else(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH, FOREIGN, MONEY)))
        act(world, document, confirm_value, pointer="/duties/0")
        newer()
        other = replace(HEALTH, lead=("Sở Ngoại vụ",))
        run(world, Newer(plan(duties=(other, replace(FOREIGN, lead=("Sở Y tế",))))))
        assert take_what_nobody_judged(actor=world.actors["clerk"]) == (2, 0)
        (left,) = waiting(world, document)
        assert (left.kind, left.kept) == ("differs", "Sở Y tế")
        assert [task[2] for task in tasks()] == ["assigned", "proposed", "rejected"]

    def test_a_task_somebody_has_begun_is_not_given_to_another(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH,)))
        act(world, document, confirm_value, pointer="/duties/0")
        task = Task.objects.get()
        start_task(actor=world.actors["health"], task_id=task.pk, version=task.version)
        newer()
        run(world, Newer(plan(duties=(replace(HEALTH, lead=("Sở Ngoại vụ",)),))))
        with pytest.raises(Refusal):
            settle(world, document, take_newer=True)
        assert len(waiting(world, document)) == 1


class TestDeciding:
    @pytest.fixture
    def document(self, world: World, newer: Any) -> Document:
        document = world.register(plan(title="cong tac"))
        act(world, document, correct_value, pointer="/title", value="công tác đối ngoại")
        newer()
        run(world, Newer(plan(title="công tác")))
        return document

    def test_the_persons_version_is_kept(self, world: World, document: Document) -> None:
        settle(world, document, take_newer=False)
        document.refresh_from_db()
        assert document.title == "công tác đối ngoại" and not waiting(world, document)

    def test_the_newer_reading_is_taken(self, world: World, document: Document) -> None:
        settle(world, document, take_newer=True)
        document.refresh_from_db()
        assert document.title == "công tác" and not waiting(world, document)

    def test_who_decided_and_what_is_told(self, world: World, document: Document) -> None:
        settle(world, document, take_newer=True)
        (row,) = disagreements_for(world.actors["clerk"], state="settled").rows
        assert (row.choice, row.settled_by) == ("taken", "Clerk")
        assert AuditEntry.objects.filter(act="document.disagreement_taken", object_id=document.pk).count() == 1

    def test_a_question_is_decided_once(self, world: World, document: Document) -> None:
        (row,) = waiting(world, document)
        settle(world, document, take_newer=False)
        document.refresh_from_db()
        with pytest.raises(Refusal) as refused:
            settle_disagreement(
                actor=world.actors["clerk"], disagreement_id=row.id, version=document.version, take_newer=True
            )
        assert refused.value.code == "document.changed_meanwhile"

    def test_nobody_decides_about_papers_of_others(self, world: World, document: Document) -> None:
        (row,) = waiting(world, document)
        document.refresh_from_db()
        assert disagreements_for(world.actors["health"]).total == 0
        for by, code in (("health", "document.not_found"), ("inspector", "document.review_not_allowed")):
            with pytest.raises(Refusal) as refused:
                settle_disagreement(
                    actor=world.actors[by], disagreement_id=row.id, version=document.version, take_newer=True
                )
            assert refused.value.code == code


class TestFiles:
    def test_a_file_that_cannot_be_read_now_stays_as_it_was_read(self, world: World, newer: Any) -> None:
        document = world.register(plan(duties=(HEALTH,)))
        newer()
        (line,) = run(world, Newer(refusal=Refusal("reading.broke")))
        assert line.refusal is not None and line.refusal.code == "reading.broke"
        assert count_old_readings_for(world.actors["national"]) == 1
        assert len(standing(world, document)["duties"]) == 1

    def test_documents_of_one_file_change_places_with_their_words(self, world: World, newer: Any) -> None:
        first, second = plan(1, duties=(HEALTH,)), plan(2, duties=(FOREIGN,))
        world.take_in(first, second)
        newer()
        run(world, Newer(first, second))
        assert [(d.code, d.position) for d in Document.objects.filter(state="held").order_by("code")] == [
            ("1/KH-UBND", 0),
            ("2/KH-UBND", 1),
        ]

    def test_a_document_the_older_reading_took_for_a_part_enters_the_register(self, world: World, newer: Any) -> None:
        world.take_in(plan(1, duties=(HEALTH,)))
        newer()
        run(world, Newer(plan(1, duties=(HEALTH,)), plan(2, duties=(MONEY,))))
        assert list(Document.objects.filter(state="held").order_by("code").values_list("code", flat=True)) == [
            "1/KH-UBND",
            "2/KH-UBND",
        ]
        assert Task.objects.count() == 2

    def test_a_file_divided_otherwise_is_left_to_a_person(self, world: World, newer: Any) -> None:
        world.take_in(plan(1, duties=(HEALTH,)), plan(2, duties=(FOREIGN,)))
        before = tasks()
        newer()
        (line,) = run(world, Newer(plan(1, duties=(HEALTH,))))
        assert line.disagreements == 2 and tasks() == before
        assert {row.kind for row in Disagreement.objects.all()} == {"divided"}
        assert run(world, Newer(plan(1, duties=(HEALTH,)))) == []


def test_confirming_a_value_that_a_person_gave_keeps_it(world: World) -> None:
    document = world.register(plan(duties=(replace(HEALTH, lead=()),)))
    act(world, document, add_value, into="/duties/0/lead", value="Sở Y tế")
    act(world, document, correct_value, pointer="/title", value="công tác hữu nghị")
    for pointer in ("/duties/0/lead/0", "/title"):
        act(world, document, confirm_value, pointer=pointer)
    now = standing(world, document)
    assert now["duties"][0]["lead"] == ["Sở Y tế"] and now["title"] == "công tác hữu nghị"
