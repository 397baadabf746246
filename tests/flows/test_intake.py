"""A file comes in: registered once, recognised afterwards, refused without a trace of its content."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nhipcau.documents.models import Citation, Document, Original
from nhipcau.documents.selectors import chain_for, documents_for
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.selectors import TaskFilters, board_for, tasks_of_document_for
from nhipcau.flows.intake import take_in
from nhipcau.flows.many import take_in_many
from nhipcau.foundation.jobs import job_for
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.types import Relation, SourceKind
from tests.batches import take_in_many_here
from tests.world import Cited, Ordered, Paper, World, plan

DIRECTIVE = Cited(code="38-CT/TW", date=date(2019, 9, 19), issuer="Ban Bí thư", title="về hữu nghị")
DISPATCH = Paper(
    code="2076/SYT-VP",
    date=date(2026, 3, 20),
    issuer="Sở Y tế tỉnh Bình Hải",
    type="CV",
    transmits=(1,),
    references=(Cited(code="12/KH-UBND", date=date(2026, 3, 2), issuer="UBND tỉnh", relation=Relation.TRANSMITS),),
)


def test_a_plan_is_registered_with_its_duties_on_the_board(world: World) -> None:
    outcome = world.take_in(plan(duties=(Ordered("Sở Ngoại vụ chủ trì", lead=("Sở Ngoại vụ",)),)))
    document = Document.objects.get(pk=outcome.documents[0].id)
    row = board_for(world.actors["clerk"], filters=TaskFilters(document_id=document.pk)).rows[0]
    assert (outcome.state, document.code, row.hollow) == ("taken", "12/KH-UBND", True)
    assert [(lead.name, lead.agency_id) for lead in row.leads] == [("Sở Ngoại vụ", world.agencies["foreign"])]


def test_the_same_bytes_are_recognised(world: World) -> None:
    content = world.file_of(plan())
    first = take_in(actor=world.actors["clerk"], filename="a.txt", content=content)
    again = take_in(actor=world.actors["foreign"], filename="b.txt", content=content)
    assert again.state == "known"
    assert [document.id for document in again.documents] == [document.id for document in first.documents]
    assert Original.objects.count() == 1


def test_whoever_brings_the_same_bytes_has_the_document(world: World) -> None:
    content = world.file_of(plan())
    take_in(actor=world.actors["clerk"], filename="a.txt", content=content)
    assert documents_for(world.actors["health"]).total == 0
    take_in(actor=world.actors["health"], filename="b.txt", content=content)
    assert documents_for(world.actors["health"]).total == 1


def test_the_same_number_symbol_issuer_and_date_are_recognised_in_another_file(world: World) -> None:
    first = world.register(plan())
    again = take_in(actor=world.actors["clerk"], filename="b.pdf", content=world.file_of(plan(), mark="trang 2"))
    assert (again.state, again.documents[0].id) == ("known", first.pk)
    assert Document.objects.filter(state="held").count() == 1


@pytest.mark.parametrize("day", [None, date(2026, 1, 5)])
def test_a_paper_without_a_number_is_recognised_by_its_words_in_another_file(world: World, day: date | None) -> None:
    paper = Paper(type="CTR", title="Chương trình hữu nghị của 12 xã", issuer="UBND tỉnh Bình Hải", date=day)
    first = world.register(paper)
    again = take_in(actor=world.actors["clerk"], filename="b.pdf", content=world.file_of(paper, mark="trang 2"))
    assert (again.state, again.documents[0].id) == ("known", first.pk)
    other = replace(paper, title="Chương trình hữu nghị của 13 xã")
    assert take_in(actor=world.actors["clerk"], filename="c.txt", content=world.file_of(other)).state == "taken"


def test_naming_a_number_does_not_open_another_agencys_document(world: World) -> None:
    world.register(plan(title="một kế hoạch dài có nhiều chữ khác hẳn", duties=(Ordered("làm một việc rất cụ thể"),)))
    with pytest.raises(Refusal) as refused:
        world.take_in(plan(title="giả"), by="health")
    assert refused.value.code == "document.held_elsewhere"
    assert AuditEntry.objects.get(act="file.refused").facts["code"] == "document.held_elsewhere"
    assert Original.objects.count() == 1
    assert documents_for(world.actors["health"]).total == 0


def test_the_same_number_of_two_provinces_is_two_documents(world: World) -> None:
    world.register(plan())
    other = plan(issuer="Ủy ban nhân dân tỉnh Nam Sơn", place="Nam Sơn")
    assert world.take_in(other, by="national").state == "taken"
    assert Document.objects.filter(state="held").count() == 2


def test_agencies_of_the_same_name_in_two_provinces_are_two(world: World) -> None:
    duty = (Ordered("chủ trì", lead=("Sở Ngoại vụ",)),)
    world.register(plan(duties=duty))
    world.register(plan(issuer="Ủy ban nhân dân tỉnh Nam Sơn", place="Nam Sơn", duties=duty), by="national")
    leads = TaskParty.objects.values_list("agency_id", flat=True)
    assert len(set(leads)) == len(leads) == 2


def test_two_documents_in_one_file_are_registered_apart_and_joined(world: World) -> None:
    outcome = world.take_in(DISPATCH, plan(references=(DIRECTIVE,)))
    chain = chain_for(world.actors["clerk"], outcome.documents[0].id)
    assert [(node.level, node.code) for node in chain.nodes] == [
        (2, "38-CT/TW"),
        (1, "12/KH-UBND"),
        (0, "2076/SYT-VP"),
    ]


def test_a_decision_and_the_plan_it_issues_are_joined_once(world: World) -> None:
    decision = Paper(code="5/QĐ-UBND", date=date(2026, 1, 5), issuer="UBND tỉnh Bình Hải", type="QĐ", transmits=(1,))
    based = Cited(code="5/QĐ-UBND", date=date(2026, 1, 5), relation=Relation.BASED_ON)
    world.take_in(decision, Paper(title="Chương trình", issuer="UBND tỉnh Bình Hải", references=(based,)))
    assert list(Citation.objects.values_list("relation", flat=True)) == ["based_on"]


def test_the_real_text_fills_the_placeholder_that_waited_for_it(world: World) -> None:
    world.register(plan(references=(Cited(code="52-KH/TU", date=date(2026, 1, 6), issuer="Tỉnh ủy"),)))
    waiting = Document.objects.get(state="placeholder")
    real = Paper(code="52-KH/TU", date=date(2026, 1, 6), issuer="Ban Thường vụ Tỉnh ủy Bình Hải")
    outcome = world.take_in(real)
    assert (outcome.documents[0].state, outcome.documents[0].id) == ("filled", waiting.pk)
    assert Citation.objects.get().cited_id == waiting.pk


CHAIN = (
    Paper(code="4-CT/TW", date=date(2022, 7, 6), issuer="Ban Bí thư", place=None, type="CT"),
    Paper(
        code="52-KH/TU",
        date=date(2026, 1, 6),
        issuer="Tỉnh ủy Bình Hải",
        references=(Cited(code="04-CT/TW", date=date(2022, 7, 6), issuer="Ban Bí thư"),),
    ),
    plan(
        references=(
            Cited(code="52-KH/TU", issuer="Ban Thường vụ Tỉnh ủy"),
            Cited(code="04/CT-TW", date=date(2022, 7, 6), issuer="Ban Bí thư Trung ương"),
        )
    ),
    Paper(
        code="7/SYT-VP",
        date=date(2026, 4, 1),
        issuer="Sở Y tế tỉnh Bình Hải",
        references=(Cited(code="12/KH-UBND", date=date(2026, 3, 2), about=(1,)), Cited(code="52-KH/TU")),
    ),
)


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_the_chain_is_the_same_whichever_document_arrives_first(world: World, order: tuple[int, ...]) -> None:
    for index in (*order, order[0]):
        world.take_in(CHAIN[index], by="national")
    bottom = Document.objects.get(canonical_code__startswith="7/")
    chain = chain_for(world.actors["national"], bottom.pk)
    assert [(node.level, node.code, node.state) for node in chain.nodes] == [
        (3, "4-CT/TW", "held"),
        (2, "52-KH/TU", "held"),
        (1, "12/KH-UBND", "held"),
        (0, "7/SYT-VP", "held"),
    ]
    assert Document.objects.count() == 4


def test_a_short_citation_never_means_a_document_issued_later(world: World) -> None:
    world.register(plan(references=(Cited(code="38-CT/TW", issuer="Ban Bí thư"),)))
    later = plan(13, references=(Cited(code="38-CT/TW", date=date(2026, 7, 30), issuer="Ban Bí thư"),))
    world.register(later)
    cited = Citation.objects.get(citing__canonical_code="12/KH/UBND").cited
    assert cited.date is None


def test_a_short_citation_with_two_namesakes_waits_for_a_person(world: World) -> None:
    for number, day in ((13, date(2024, 7, 30)), (14, date(2025, 9, 19))):
        world.register(plan(number, references=(Cited(code="38-CT/TW", date=day, issuer="Ban Bí thư"),)))
    world.register(plan(references=(Cited(code="38-CT/TW", issuer="Ban Bí thư"),)))
    assert Citation.objects.get(citing__canonical_code="12/KH/UBND").cited.date is None


def test_two_spellings_of_one_decision_are_one_document_and_it_says_so(world: World) -> None:
    forms = ("1298-QĐ/TU", "1298/QĐ-TU")
    world.register(plan(references=(Cited(code="1298-QĐ/TU", date=date(2026, 1, 12), issuer="Tỉnh ủy", forms=forms),)))
    note = Citation.objects.get().note
    assert note == "đề xuất – tự động vì trùng số + ngày + ký hiệu TU"


def test_a_press_item_stays_press_and_its_document_is_a_placeholder(world: World) -> None:
    reported = Cited(issuer="Ban Thường vụ Thành ủy Cần Thơ", title="chỉ đạo", relation=Relation.REPORTS_ON)
    item = Paper(
        type="BAI_BAO", place=None, references=(reported,), duties=(Ordered("lãnh đạo", lead=("Ban Tuyên giáo",)),)
    )
    document = world.register(item, by="national", kind=SourceKind.PRESS)
    placeholder = Document.objects.get(state="placeholder")
    row = tasks_of_document_for(world.actors["national"], document.pk)[0]
    assert (document.source_kind, document.locality) == ("press", "thành phố Cần Thơ")
    assert (placeholder.code, placeholder.date, placeholder.issuer_name) == ("", None, "Ban Thường vụ Thành ủy Cần Thơ")
    assert (row.reported, row.hollow) == (True, True)


def test_a_document_without_number_is_recognised_by_its_words(world: World) -> None:
    item = Paper(type="BAI_BAO", title="Bảy việc phải làm", duties=(Ordered("một việc cho mọi người"),))
    world.take_in(item, kind=SourceKind.PRESS)
    again = take_in(
        actor=world.actors["clerk"],
        filename="b.html",
        content=world.file_of(item, kind=SourceKind.PRESS, mark="xem thêm"),
    )
    assert again.state == "known"


def test_a_refused_file_leaves_only_its_code_and_size(world: World) -> None:
    with pytest.raises(Refusal):
        take_in(actor=world.actors["clerk"], filename="kế hoạch mật.txt", content=b"secret words")
    entry = AuditEntry.objects.get(act="file.refused")
    assert entry.facts == {"code": "reading.empty", "size": 12}
    assert Original.objects.count() == 0


def test_an_inspector_takes_nothing_in(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        world.take_in(plan(), by="inspector")
    assert refused.value.code == "document.take_in_not_allowed"


def test_a_long_plan_costs_a_bounded_number_of_queries(world: World) -> None:
    def queries(number: int, duties: int) -> int:
        leads = ("Sở Ngoại vụ", "Sở Y tế", "các sở, ban, ngành")
        paper = plan(number, duties=tuple(Ordered(f"việc {i}", lead=(leads[i % 3],)) for i in range(duties)))
        content = world.file_of(paper)
        with CaptureQueriesContext(connection) as captured:
            take_in(actor=world.actors["clerk"], filename="a.txt", content=content)
        return len(captured)

    queries(1, 3)
    assert queries(2, 40) == queries(3, 5)


def test_a_dispatch_nothing_else_speaks_of_costs_few_statements(world: World) -> None:
    def statements(number: int) -> int:
        content = world.file_of(plan(number, duties=(Ordered("Sở Ngoại vụ chủ trì", lead=("Sở Ngoại vụ",)),)))
        with CaptureQueriesContext(connection) as captured:
            take_in(actor=world.actors["clerk"], filename="a.txt", content=content)
        return len(captured)

    statements(1)
    assert statements(2) <= 28


def test_many_files_are_one_job_that_shows_how_far_it_is(world: World) -> None:
    good, bad = world.file_of(plan(), mark="1"), b"nothing known"
    job = take_in_many_here(actor=world.actors["clerk"], files=[("a.txt", good), ("b.txt", bad)])
    lines = job.outcome["lines"]
    assert (job.state, job.done, job.total) == ("done", 2, 2)
    assert [line.get("code", line.get("state")) for line in lines] == ["taken", "reading.empty"]


def test_a_job_of_the_queue_waits_in_chunks(world: World) -> None:
    files = [(f"{i}.txt", world.file_of(plan(i + 1))) for i in range(25)]
    job = take_in_many(actor=world.actors["clerk"], files=files)
    from django_tasks_db.models import DBTaskResult

    assert DBTaskResult.objects.count() == 2
    assert job_for(world.actors["clerk"], job.pk).total == 25
    with pytest.raises(Refusal):
        job_for(world.actors["health"], job.pk)


def test_nothing_is_lost_and_nothing_doubled_by_bringing_all_twice(world: World) -> None:
    papers = (plan(duties=(Ordered("một việc"),)), plan(2, references=(DIRECTIVE,)))
    for paper in (*papers, *papers):
        world.take_in(paper)
    assert (Document.objects.filter(state="held").count(), Task.objects.count(), Citation.objects.count()) == (2, 1, 1)
