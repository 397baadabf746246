"""A small province with something of everything, and the ways in to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from nhipcau.agencies.models import AgencyGroup, UnmatchedName
from nhipcau.agencies.services import issue_token
from nhipcau.documents.local_rules.services import RuleWords, add_milestone, enter_rule
from nhipcau.documents.models import Disagreement, Document, Entry, KeptSearch, RuleMilestone, Sending
from nhipcau.documents.services.book_lines import amend_entry
from nhipcau.documents.services.books import Addressee, OutgoingFacts, register_outgoing
from nhipcau.documents.services.keeping import keep_search
from nhipcau.documents.services.slips import give_opinion
from nhipcau.execution.models import Task
from nhipcau.flows.receive import receive_document
from nhipcau.foundation import clock
from tests.batches import take_in_many_here
from tests.security.members import members_of
from tests.world import Cited, Ordered, World, account_of, plan

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Papers:
    """What the clerk of the committee has taken in for the department of health; nobody else is named in it."""

    document: Document
    task: Task
    job: int
    name: UnmatchedName
    token: str
    disagreement: Disagreement
    entry: Entry
    amendment: int
    opinion: int
    milestone: RuleMilestone
    members: dict[str, int]
    group: int

    @property
    def words(self) -> dict[str, str | int]:
        return {
            "document_id": self.document.pk,
            "search_id": KeptSearch.objects.values_list("pk", flat=True).first() or 0,
            "task_id": self.task.pk,
            "job_id": self.job,
            "name_id": self.name.pk,
            "agency_id": self.document.issuer_id or 0,
            "account_id": 0,
            "pointer": "title",
            "into": "duties",
            "key": self.token.split("_")[1],
            "disagreement_id": self.disagreement.pk,
            "year": 2026,
            "calendar_entry_id": 1,
            "list_code": "functions",
            "province_code": "96",
            "loading_id": 1,
            "recount_id": 1,
            "list_entry_id": 1,
            "event_id": 1,
            "entry_id": self.entry.pk,
            "amendment_id": self.amendment,
            "opinion_id": self.opinion,
            "sending_id": Sending.objects.values_list("pk", flat=True).first() or 0,
            "handover_id": 1,
            "kind": "incoming",
            "place": 0,
            "local_rule_id": self.milestone.rule_id,
            "rule_milestone_id": self.milestone.pk,
            "wanted": "reviewing",
            "group_id": self.group,
            **self.members,
        }


@pytest.fixture
def papers(world: World) -> Papers:
    document = world.register(
        plan(
            title="kế hoạch riêng của ngành y tế",
            references=(Cited(code="38-CT/TW", issuer="Ban Bí thư", title="về hữu nghị"),),
            duties=(Ordered("Sở Y tế chủ trì việc kín", lead=("Sở Y tế",), coordinators=("Tổ công tác liên ngành",)),),
        )
    )
    job = take_in_many_here(actor=world.actors["clerk"], files=[("khac.txt", world.file_of(plan(2)))])
    name = UnmatchedName.objects.filter(state="open").first() or UnmatchedName.objects.create(
        name="Tổ công tác", folded="to cong tac", locality_folded="binh hai", document_id=document.pk
    )
    clerk = world.actors["clerk"]
    assert clerk.account_id is not None
    keep_search(actor=clerk, name="ngành y tế", address="q=y")
    _, token = issue_token(actor=clerk, account_id=clerk.account_id, name="sổ điện tử", days=30)
    assert document.run is not None
    disagreement = Disagreement.objects.create(
        document=document, run=document.run, kind="differs", pointer="/title", read="khác", at=document.registered
    )
    task = Task.objects.get(document=document)
    return Papers(
        document,
        task,
        job.pk,
        name,
        token,
        disagreement,
        *_booked(world, document),
        _ruled(world),
        members_of(world, "health"),
        _group(document),
    )


def _group(document: Document) -> int:
    """An open set of the paper, as it would stand beside its list."""
    group = AgencyGroup.objects.create(
        document_id=document.pk,
        phrase="các đơn vị của ngành y tế có liên quan",
        folded="cac don vi cua nganh y te co lien quan",
        locality_folded="binh hai",
        rule="open",
        as_of=document.date,
        state="open",
    )
    return group.pk


def _ruled(world: World) -> RuleMilestone:
    """A rule that the department of health reviews for itself, with one step."""
    keeper, agency = world.actors["health"], world.agencies["health"]
    words = RuleWords(name="quy chế riêng của ngành y tế", kind="QC", owner_id=agency, lead_id=agency)
    rule = enter_rule(actor=keeper, words=words)
    return add_milestone(actor=keeper, rule_id=rule.pk, name="dự thảo của ngành y tế", due_on=date(2026, 12, 1))


def _booked(world: World, document: Document) -> tuple[Entry, int, int]:
    """The same paper in the incoming book, with an opinion on its slip, and corrected."""
    clerk, today = world.actors["clerk"], clock.today()
    entry = receive_document(actor=clerk, document_id=document.pk, on=today)
    opinion = give_opinion(
        actor=clerk, entry_id=entry.pk, rank="agency_leader", words="ngành y tế xem", by_name="Chủ tịch", on=today
    )
    sent = OutgoingFacts(
        dated=today, symbol="UBND-NC", subject="gửi ngành y tế", signer="Chủ tịch", addressees=(Addressee("Sở Y tế"),)
    )
    register_outgoing(actor=clerk, facts=sent)
    amendment = amend_entry(
        actor=clerk, entry_id=entry.pk, version=entry.version, kind="corrected", words="Công văn 9", on=today
    )
    return Entry.objects.get(pk=entry.pk), amendment.pk, opinion.pk


@pytest.fixture(autouse=True)
def plain_static_files(settings: Settings) -> None:
    """Pages answer without collected static files."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def browser(world: World) -> Callable[[str], Client]:
    """`browser("foreign")`: signed in as that account."""

    def sign_in(name: str) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(account_of(world.actors[name]), backend=BACKEND)
        return client

    return sign_in
