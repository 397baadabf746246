"""A person says which held document a placeholder is: citations, the press's duties and old addresses follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import permutations

import pytest

from nhipcau.documents.models import Citation, Document
from nhipcau.documents.selectors import DocumentFilters, chain_for, document_for, documents_for
from nhipcau.execution.models import Task
from nhipcau.execution.selectors import board_for
from nhipcau.execution.selectors.board import TaskFilters
from nhipcau.flows.attach import AttachOutcome, attach, detach
from nhipcau.flows.review import confirm_all_but_doubtful, correct_value, reject_value
from nhipcau.flows.review import undo as undo_review
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.types import Relation, SourceKind
from tests.world import Cited, Ordered, Paper, World, plan

PARTY = "Ban Thường vụ Tỉnh ủy Bình Hải"
REPORTED = Ordered("Sở Ngoại vụ chủ trì rà soát", lead=("Sở Ngoại vụ",))
LETTER = Paper(
    code="1503-CV/TU",
    date=date(2019, 12, 5),
    issuer="Tỉnh ủy Bình Hải",
    type="CV",
    title="triển khai thực hiện Chỉ thị số 38-CT/TW",
    duties=(Ordered("Ban cán sự đảng lãnh đạo rà soát", lead=("Sở Ngoại vụ",)),),
)


def item(title: str = "Bình Hải: bảy việc", day: int = 10, **fields: object) -> Paper:
    """A press item on a letter of the Party committee without number and date."""
    told: dict[str, object] = {
        "type": "BAI_BAO",
        "title": title,
        "date": date(2019, 12, day),
        "references": (Cited(issuer=PARTY, relation=Relation.REPORTS_ON),),
        "duties": (REPORTED,),
        **fields,
    }
    return Paper(**told)  # type: ignore[arg-type]


def placeholder() -> Document:
    return Document.objects.get(state="placeholder", canonical_code="", joined_to__isnull=True)


def attached(world: World, letter: Document, *, by: str = "national") -> AttachOutcome:
    letter.refresh_from_db()
    return attach(
        actor=world.actors[by], placeholder_id=placeholder().pk, document_id=letter.pk, version=letter.version
    )


def take_back(world: World, done: AttachOutcome) -> AttachOutcome:
    return detach(
        actor=world.actors["national"],
        placeholder_id=done.placeholder_id,
        document_id=done.document_id,
        version=done.version,
    )


def states(document: Document) -> set[str]:
    return set(Task.objects.filter(document=document).values_list("state", flat=True))


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    return refused.value.code


@pytest.fixture
def press(world: World) -> Document:
    return world.register(item(), by="national", kind=SourceKind.PRESS)


@pytest.fixture
def letter(world: World) -> Document:
    return world.register(LETTER, by="national")


def test_what_cited_the_placeholder_cites_the_text(world: World, press: Document, letter: Document) -> None:
    attached(world, letter)
    nodes = {node.id: (node.level, node.state) for node in chain_for(world.actors["national"], press.pk).nodes}
    assert nodes == {press.pk: (0, "held"), letter.pk: (1, "held")}


def test_the_placeholder_leaves_the_register_and_its_old_address_leads_to_the_text(
    world: World, press: Document, letter: Document
) -> None:
    done = attached(world, letter)
    waiting = documents_for(world.actors["national"], filters=DocumentFilters(state="placeholder"))
    assert waiting.total == 0
    assert document_for(world.actors["national"], done.placeholder_id).row.id == letter.pk


def test_duties_the_press_reported_leave_the_board_and_stay_with_the_item(
    world: World, press: Document, letter: Document
) -> None:
    attached(world, letter)
    viewer = world.actors["national"]
    assert {row.document_id for row in board_for(viewer).rows} == {letter.pk}
    kept = board_for(viewer, filters=TaskFilters(document_id=press.pk, state="superseded"))
    assert [row.words.split("\n")[0] for row in kept.rows] == [REPORTED.words]


def test_a_text_that_is_recognised_by_its_number_takes_them_over_whichever_comes_first(world: World) -> None:
    told = Cited(code=LETTER.code, date=LETTER.date, issuer=LETTER.issuer, relation=Relation.REPORTS_ON)
    orders = [(item(references=(told,)), SourceKind.PRESS), (LETTER, SourceKind.OFFICIAL)]
    for paper, kind in orders:
        world.register(paper, by="national", kind=kind)
    later = world.register(item("Tin khác", references=(told,)), by="national", kind=SourceKind.PRESS)
    pressed = Document.objects.filter(source_kind="press")
    assert len(pressed) == 2 and states(later) == {"superseded"}
    assert all(states(one) == {"superseded"} for one in pressed)


def test_an_item_on_two_documents_waits_for_both(world: World, letter: Document) -> None:
    other = Cited(code="9-KL/TU", date=date(2019, 12, 1), issuer="Tỉnh ủy Bình Hải", relation=Relation.REPORTS_ON)
    two = (Cited(issuer=PARTY, relation=Relation.REPORTS_ON), other)
    press = world.register(item(references=two), by="national", kind=SourceKind.PRESS)
    attached(world, letter)
    assert states(press) == {"proposed"}
    world.register(
        Paper(code="9-KL/TU", date=date(2019, 12, 1), issuer="Tỉnh ủy Bình Hải", type="KL", title="x"), by="national"
    )
    assert states(press) == {"superseded"}


def test_it_is_undone_as_if_it_had_never_been_said(world: World, press: Document, letter: Document) -> None:
    before = list(Citation.objects.order_by("pk").values_list("citing", "cited", "relation", "note"))
    done = attached(world, letter)
    take_back(world, done)
    assert list(Citation.objects.order_by("pk").values_list("citing", "cited", "relation", "note")) == before
    assert states(press) == {"proposed"} and placeholder().pk == done.placeholder_id


def test_it_is_one_entry_of_the_log_and_one_for_taking_it_back(world: World, press: Document, letter: Document) -> None:
    done = attached(world, letter)
    take_back(world, done)
    acts = AuditEntry.objects.filter(object_kind="document", object_id=letter.pk).order_by("id")
    assert list(acts.values_list("act", flat=True))[-2:] == ["document.attached", "document.detached"]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_items_that_come_later_follow_the_same_word(world: World, order: tuple[int, ...]) -> None:
    """The chain is the same whichever of text, first and second item came first, as soon as the word is said."""
    papers = [
        (item(), SourceKind.PRESS),
        (item("Tin thứ hai", day=12), SourceKind.PRESS),
        (LETTER, SourceKind.OFFICIAL),
    ]
    said = False
    for place in order:
        paper, kind = papers[place]
        world.register(paper, by="national", kind=kind)
        letter = Document.objects.filter(canonical_code="1503/CV/TU").first()
        waiting = Document.objects.filter(state="placeholder", canonical_code="", joined_to__isnull=True)
        if letter is not None and waiting.exists() and not said:
            attached(world, letter)
            said = True
    letter = Document.objects.get(canonical_code="1503/CV/TU")
    assert said
    assert set(Citation.objects.filter(relation="reports_on").values_list("cited", flat=True)) == {letter.pk}
    assert set(Task.objects.filter(document__source_kind="press").values_list("state", flat=True)) == {"superseded"}


def test_reviewing_the_item_again_changes_nothing_of_it(world: World, press: Document, letter: Document) -> None:
    attached(world, letter)
    press.refresh_from_db()
    viewer = world.actors["national"]
    done = confirm_all_but_doubtful(actor=viewer, document_id=press.pk, version=press.version)
    assert (states(press), done.left_hollow) == ({"superseded"}, ())
    undo_review(actor=viewer, document_id=press.pk, version=done.version, batch=done.batch)
    assert states(press) == {"superseded"}


def test_an_item_that_no_longer_reports_on_the_text_is_on_the_board_again(
    world: World, press: Document, letter: Document
) -> None:
    attached(world, letter)
    press.refresh_from_db()
    reject_value(actor=world.actors["national"], document_id=press.pk, version=press.version, pointer="/references/0")
    assert states(press) == {"proposed"}


def test_a_corrected_number_of_the_text_gives_the_duties_back_to_the_press(world: World) -> None:
    told = Cited(code=LETTER.code, date=LETTER.date, issuer=LETTER.issuer, relation=Relation.REPORTS_ON)
    press = world.register(item(references=(told,)), by="national", kind=SourceKind.PRESS)
    letter = world.register(LETTER, by="national")
    assert states(press) == {"superseded"}
    correct_value(
        actor=world.actors["national"],
        document_id=letter.pk,
        version=letter.version,
        pointer="/code",
        value="1504-CV/TU",
    )
    assert states(press) == {"proposed"}


def test_a_document_of_that_very_number_later_takes_its_placeholder_back(world: World) -> None:
    """A person took 12/KH-UBND for a misprint of 13/KH-UBND; then plan 12 itself arrives."""
    citing = world.register(
        plan(20, references=(Cited(code="12/KH-UBND", date=date(2026, 3, 2), issuer=plan().issuer),))
    )
    thirteen = world.register(plan(13))
    waiting = Document.objects.get(state="placeholder")
    attach(actor=world.actors["clerk"], placeholder_id=waiting.pk, document_id=thirteen.pk, version=thirteen.version)
    twelve = world.register(plan(12))
    assert Citation.objects.get(citing=citing).cited_id == twelve.pk == waiting.pk
    assert document_for(world.actors["clerk"], twelve.pk).row.state == "held"


def test_short_citations_follow_a_persons_word_also_those_that_come_later(world: World) -> None:
    short = (Cited(code="38-CT/TW", issuer="Ban Bí thư"),)
    first = world.register(plan(2, date=date(2025, 5, 1), references=short))
    directive = world.register(
        Paper(code="38-CT/TƯ", date=date(2019, 9, 19), issuer="Ban Bí thư", type="CT", title="hữu nghị"), by="national"
    )
    waiting = Document.objects.get(state="placeholder", canonical_code="38/CT/TW")
    attach(
        actor=world.actors["national"], placeholder_id=waiting.pk, document_id=directive.pk, version=directive.version
    )
    later = world.register(plan(3, date=date(2026, 5, 1), references=short))
    cited = dict(Citation.objects.values_list("citing", "cited"))
    assert cited == {first.pk: directive.pk, later.pk: directive.pk}


class TestRefused:
    def test_the_text_of_another_type(self, world: World, press: Document) -> None:
        Document.objects.filter(pk=placeholder().pk).update(type="CV")
        other = world.register(plan(), by="national")
        assert refusal(lambda: attached(world, other)) == "document.other_type"

    def test_a_press_item_as_text(self, world: World, press: Document) -> None:
        other = world.register(item("Tin khác"), by="national", kind=SourceKind.PRESS)
        assert refusal(lambda: attached(world, other)) == "document.press_is_no_text"

    def test_a_document_that_cites_what_it_is_said_to_be(self, world: World, press: Document) -> None:
        citing = Paper(code="5-TB/TU", date=date(2019, 12, 6), issuer="Tỉnh ủy Bình Hải", type="TB", title="thông báo",
                       references=(Cited(issuer=PARTY),))  # fmt: skip
        document = world.register(citing, by="national")
        assert refusal(lambda: attached(world, document)) == "document.cites_itself"

    def test_what_is_held_already_and_what_is_itself(self, world: World, press: Document, letter: Document) -> None:
        actor = world.actors["national"]
        both = [(press.pk, letter.pk), (letter.pk, letter.pk)]
        found = [
            refusal(lambda one=one, other=other: attach(  # type: ignore[misc]
                actor=actor, placeholder_id=one, document_id=other, version=letter.version))
            for one, other in both
        ]  # fmt: skip
        assert found == ["document.text_held", "document.itself"]

    def test_another_placeholder_as_text(self, world: World, press: Document, letter: Document) -> None:
        world.register(plan(references=(Cited(code="1/KH-UBND", date=date(2026, 1, 1)),)), by="national")
        other = Document.objects.get(state="placeholder", date=date(2026, 1, 1))
        assert refusal(lambda: attached(world, other)) == "document.no_original"

    def test_over_what_another_has_changed(self, world: World, press: Document, letter: Document) -> None:
        stale = letter.version
        confirm_all_but_doubtful(actor=world.actors["national"], document_id=letter.pk, version=stale)
        act = lambda: attach(  # noqa: E731
            actor=world.actors["national"], placeholder_id=placeholder().pk, document_id=letter.pk, version=stale
        )
        assert refusal(act) == "document.changed_meanwhile"

    def test_twice(self, world: World, press: Document, letter: Document) -> None:
        done = attached(world, letter)
        act = lambda: attach(  # noqa: E731
            actor=world.actors["national"],
            placeholder_id=done.placeholder_id,
            document_id=letter.pk,
            version=done.version,
        )
        assert refusal(act) == "document.changed_meanwhile"

    def test_undoing_what_was_not_said(self, world: World, press: Document, letter: Document) -> None:
        act = lambda: detach(  # noqa: E731
            actor=world.actors["national"],
            placeholder_id=placeholder().pk,
            document_id=letter.pk,
            version=letter.version,
        )
        assert refusal(act) == "document.nothing_to_undo"

    @pytest.mark.parametrize(
        ("who", "code"),
        [
            ("foreign", "document.review_not_allowed"),  # named in its duties, does not hold it
            ("health", "document.not_found"),
            ("inspector", "document.review_not_allowed"),
        ],
    )
    def test_whoever_may_not_review_the_text(self, world: World, press: Document, who: str, code: str) -> None:
        letter = world.register(LETTER, by="clerk")
        assert refusal(lambda: attached(world, letter, by=who)) == code

    def test_whoever_does_not_see_the_placeholder(self, world: World) -> None:
        world.register(item(duties=()), by="national", kind=SourceKind.PRESS)
        letter = world.register(LETTER, by="clerk")
        assert refusal(lambda: attached(world, letter, by="clerk")) == "document.not_found"
