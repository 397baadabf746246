"""A paper from the door to its answer: entered, submitted, handed out, resolved; and who sees what of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import pytest_django

from nhipcau.documents.access import may_see
from nhipcau.documents.models import Document, Entry
from nhipcau.documents.selectors import DocumentFilters, documents_for
from nhipcau.documents.selectors.books import EntryFilters, booked_among_for, books_for, entries_for
from nhipcau.documents.selectors.entries import entry_for, slip_for
from nhipcau.documents.services.books import Addressee, IncomingFacts, OutgoingFacts, register_outgoing
from nhipcau.documents.services.slips import Handed, give_opinion, withdraw_opinion
from nhipcau.execution.models import Task
from nhipcau.execution.selectors import task_for
from nhipcau.execution.services import start_task
from nhipcau.flows.receive import Decision, assign, receive, receive_document, resolve, submit, take_back
from nhipcau.foundation import clock
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import AccountRole
from nhipcau.ground.refusal import Refusal
from tests.world import World, plan

NumQueries = pytest_django.DjangoAssertNumQueries


def paper(**fields: object) -> IncomingFacts:
    told = {
        "arrived_on": clock.today(),
        "author": "Sở Tài chính tỉnh Bình Hải",
        "subject": "Kinh phí đối ngoại năm 2026",
        "code": "45/STC-NS",
        "type_name": "Công văn",
    }
    return IncomingFacts(**{**told, **fields})  # type: ignore[arg-type]  # told by the test


def handed(world: World, **fields: object) -> Decision:
    soon = clock.today() + timedelta(days=5)
    told = {
        "words": "Giao Sở Ngoại vụ chủ trì tham mưu",
        "by_name": "Chủ tịch Phan Văn Hải",
        "on": clock.today(),
        "lead": Handed("Sở Ngoại vụ", world.agencies["foreign"], soon),
        "coordinators": (Handed("Sở Y tế", world.agencies["health"], soon - timedelta(days=2)),),
    }
    return Decision(**{**told, **fields})  # type: ignore[arg-type]  # told by the test


def assigned(world: World, **fields: object) -> Entry:
    clerk = world.actors["clerk"]
    entry = receive(actor=clerk, facts=paper())
    assign(actor=clerk, entry_id=entry.pk, version=entry.version, decision=handed(world, **fields))
    return Entry.objects.get(pk=entry.pk)


class TestFromDocument:
    def test_one_click_writes_what_was_read(self, world: World) -> None:
        document = world.register(plan())
        entry = receive_document(actor=world.actors["clerk"], document_id=document.pk, on=clock.today())
        assert (entry.code, entry.subject, entry.document_date) == (document.code, document.title, document.date)
        assert booked_among_for(world.actors["clerk"], [document.pk]) == {document.pk: entry.pk}

    def test_whoever_does_not_see_the_document_does_not_enter_it(self, world: World) -> None:
        document = world.register(plan())
        with pytest.raises(Refusal, match="not_found"):
            receive_document(actor=world.actors["health"], document_id=document.pk, on=clock.today())


class TestHandedOut:
    def test_it_is_a_task_with_a_document_and_no_clause(self, world: World) -> None:
        entry = assigned(world)
        task = Task.objects.get(slip__entry=entry)
        assert (task.duty_id, task.document_id, task.state, task.due_on) == (
            None, entry.document_id, "assigned", entry.due_on,
        )  # fmt: skip
        assert [(p.part, p.agency_id) for p in task.parties.all()] == [
            ("coordinator", world.agencies["health"]),
            ("lead", world.agencies["foreign"]),
        ]

    def test_its_lead_sees_task_slip_and_paper_and_no_line_of_the_book(self, world: World) -> None:
        entry, foreign = assigned(world), world.actors["foreign"]
        assert task_for(foreign, Task.objects.get().pk).row.leads[0].name == "Sở Ngoại vụ"
        assert [part.name for part in slip_for(foreign, entry.pk).parts] == ["Sở Ngoại vụ", "Sở Y tế"]
        with pytest.raises(Refusal, match=r"entry\.not_found"):
            entry_for(foreign, entry.pk)

    def test_who_has_no_part_sees_nothing_of_it(self, world: World) -> None:
        entry = assigned(world, coordinators=())
        with pytest.raises(Refusal, match=r"entry\.not_found"):
            slip_for(world.actors["health"], entry.pk)
        assert documents_for(world.actors["health"]).total == 0

    def test_a_paper_without_its_file_opens_no_text_to_who_writes_its_number(self, world: World) -> None:
        """Writing a number in one's book is not having the paper."""
        secret = world.register(plan(), by="health")
        clerk = world.actors["clerk"]
        facts = paper(code=secret.code, author=secret.issuer_name, document_date=secret.date)
        entry = receive(actor=clerk, facts=facts)
        assign(actor=clerk, entry_id=entry.pk, version=entry.version, decision=handed(world))
        assert Document.objects.get(entries=entry).pk != secret.pk

    def test_several_units_need_a_lead_and_a_time_each(self, world: World) -> None:
        with pytest.raises(Refusal, match="time_missing"):
            assigned(world, coordinators=(Handed("Sở Y tế", world.agencies["health"]),))

    def test_nobody_cooperates_longer_than_the_lead_has(self, world: World) -> None:
        late = clock.today() + timedelta(days=30)
        with pytest.raises(Refusal, match="cooperation_after_lead"):
            assigned(world, coordinators=(Handed("Sở Y tế", world.agencies["health"], late),))

    def test_an_agency_above_is_given_nothing(self, world: World) -> None:
        health = world.actors["health"]
        entry = receive(actor=health, facts=paper())
        upward = handed(world, lead=Handed("Ủy ban nhân dân", world.agencies["committee"]), coordinators=())
        with pytest.raises(Refusal, match="agency_not_directed"):
            assign(actor=health, entry_id=entry.pk, version=entry.version, decision=upward)

    def test_a_person_inside_the_agency_is_a_name(self, world: World) -> None:
        entry = assigned(world, lead=Handed("Phòng Ngoại vụ", None, None), coordinators=())
        assert Task.objects.get(slip__entry=entry).parties.get().agency_id is None

    def test_it_is_taken_back_until_somebody_begins(self, world: World) -> None:
        clerk, entry = world.actors["clerk"], assigned(world)
        back = take_back(actor=clerk, entry_id=entry.pk, version=entry.version)
        assert Task.objects.get().state == "rejected" and not back.handed_to
        assign(actor=clerk, entry_id=entry.pk, version=back.version, decision=handed(world))
        task = Task.objects.get()
        start_task(actor=world.actors["foreign"], task_id=task.pk, version=task.version)
        with pytest.raises(Refusal, match="already_begun"):
            take_back(actor=clerk, entry_id=entry.pk, version=Entry.objects.get(pk=entry.pk).version)

    def test_three_levels_speak_on_the_slip(self, world: World) -> None:
        entry, foreign = assigned(world), world.actors["foreign"]
        told = {"entry_id": entry.pk, "by_name": "", "on": clock.today()}
        give_opinion(actor=foreign, rank="officer", words="Đề xuất đồng ý", **told)  # type: ignore[arg-type]  # told above
        with pytest.raises(Refusal, match="opinion_not_allowed"):
            give_opinion(actor=foreign, rank="agency_leader", words="Đồng ý", **told)  # type: ignore[arg-type]  # told above
        said = [(one.rank, one.by_name) for one in slip_for(world.actors["clerk"], entry.pk).opinions]
        assert said == [("agency_leader", "Chủ tịch Phan Văn Hải"), ("officer", "Foreign")]

    def test_an_opinion_taken_back_stays_legible(self, world: World) -> None:
        entry, clerk = assigned(world), world.actors["clerk"]
        withdraw_opinion(actor=clerk, opinion_id=slip_for(clerk, entry.pk).opinions[0].id)
        assert slip_for(clerk, entry.pk).opinions[0].withdrawn


class TestResolved:
    def test_with_its_answer_and_its_task(self, world: World) -> None:
        clerk, entry = world.actors["clerk"], assigned(world)
        answer = register_outgoing(
            actor=clerk,
            facts=OutgoingFacts(dated=clock.today(), symbol="UBND-NC", subject="Trả lời", signer="Phan Văn Hải"),
        )
        resolve(actor=clerk, entry_id=entry.pk, version=entry.version, on=clock.today(), answer_id=answer.pk)
        sheet = entry_for(clerk, entry.pk)
        assert (sheet.row.answer_words, Task.objects.get().state) == ("01/UBND-NC", "done")

    def test_not_before_it_came(self, world: World) -> None:
        clerk, entry = world.actors["clerk"], assigned(world)
        with pytest.raises(Refusal, match="resolved_day_wrong"):
            resolve(actor=clerk, entry_id=entry.pk, version=entry.version, on=date(2020, 1, 1))


class TestSent:
    def test_the_sender_sees_under_which_number_it_came(self, world: World) -> None:
        document = world.register(plan())
        sent = register_outgoing(
            actor=world.actors["clerk"],
            document=document,
            facts=OutgoingFacts(
                dated=clock.today(),
                symbol="UBND-NC",
                subject="Triển khai",
                signer="Phan Văn Hải",
                addressees=(Addressee("Sở Y tế", world.agencies["health"]), Addressee("Báo Bình Hải")),
            ),
        )
        facts = paper(code=sent.code, author="UBND tỉnh Bình Hải", document_date=sent.document_date)
        receive(actor=world.actors["health"], facts=facts)
        lines = entry_for(world.actors["clerk"], sent.pk).sendings
        assert [(line.state, line.number_there) for line in lines] == [("received", 1), ("waiting", None)]


class TestLimits:
    def test_entered_and_submitted_the_same_day_or_the_next_working_day(self, world: World) -> None:
        clerk = world.actors["clerk"]
        entry = receive(actor=clerk, facts=paper(arrived_on=clock.today() - timedelta(days=9)))
        submit(actor=clerk, entry_id=entry.pk, version=entry.version, on=clock.today())
        lines = entry_for(clerk, entry.pk).limits
        assert [(line.limit.act, line.missed) for line in lines] == [("register", True), ("submit", True)]
        assert all("30/2020" in line.limit.article for line in lines)

    def test_urgent_papers_at_once(self, world: World) -> None:
        clerk = world.actors["clerk"]
        entry = receive(actor=clerk, facts=paper(urgency="hỏa tốc"))
        limit = entry_for(clerk, entry.pk).limits[0].limit
        assert limit.at_once and limit.by == entry.entered_on


def test_lists_cost_a_fixed_number_of_queries(world: World, django_assert_num_queries: NumQueries) -> None:
    clerk = world.actors["clerk"]
    for number in range(4):
        receive(actor=clerk, facts=paper(code=f"{number}/STC"))
    with django_assert_num_queries(3):
        assert entries_for(clerk, filters=EntryFilters()).total == 4
    with django_assert_num_queries(2):
        books_for(clerk)


@pytest.mark.parametrize("who", ["health", "foreign", "administrator", "monitor"])
def test_a_stranger_sees_no_book_and_no_line(world: World, who: str) -> None:
    receive(actor=world.actors["clerk"], facts=paper())
    stranger = world.actors[who]
    assert (books_for(stranger), entries_for(stranger).total) == ((), 0)


@pytest.mark.parametrize("who", ["inspector", "national", "clerk"])
def test_those_who_may_read_it_do(world: World, who: str) -> None:
    receive(actor=world.actors["clerk"], facts=paper())
    assert entries_for(world.actors[who]).total == 1


def test_every_act_leaves_one_entry_in_the_log(world: World) -> None:
    assigned(world)
    acts = list(AuditEntry.objects.filter(act__startswith="entry.").values_list("act", flat=True))
    assert acts == ["entry.registered", "entry.handed_out", "entry.opinion_given"]


def test_who_is_handed_a_paper_without_its_file_finds_it_among_the_documents(world: World) -> None:
    entry = assigned(world)
    found = documents_for(world.actors["foreign"], filters=DocumentFilters(state=""))
    assert [row.id for row in found.rows] == [entry.document_id]
    document = Document.objects.get(pk=entry.document_id)
    assert may_see(world.actors["foreign"], document) and not may_see(
        world.account("other", AccountRole.OFFICER, agency=world.agencies["office"]), document
    )
