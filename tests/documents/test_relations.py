"""What people say of two documents: it joins the chain, decides validity, keeps to rights, and can be taken back."""

from __future__ import annotations

from datetime import date

import pytest
import pytest_django
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.documents.access import may_see
from nhipcau.documents.models import Citation, Document, IdentityConflict, StatedRelation
from nhipcau.documents.selectors import chain_for
from nhipcau.documents.selectors.conflicts import conflicts_for
from nhipcau.documents.selectors.missing import missing_for
from nhipcau.documents.selectors.validity import validity_sheet_for
from nhipcau.documents.selectors.watching import watch_sheet_for, watched_for
from nhipcau.documents.services.attaching import attach_text, detach_text
from nhipcau.documents.services.conflicts import decide_conflict, reopen_conflict
from nhipcau.documents.services.effects import set_effect_days, withdraw_effect_days
from nhipcau.documents.services.indexing import count_unindexed
from nhipcau.documents.services.instruments import NamedInstrument, name_instrument
from nhipcau.documents.services.relating import (
    Saying,
    Statement,
    relate_to_named,
    restore_relation,
    state_relation,
    withdraw_relation,
)
from nhipcau.documents.services.shipped_instruments import load_shipped_instruments
from nhipcau.documents.services.watching import Resting, acknowledge, rest_on, withdraw_acknowledgement
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.types import Relation
from tests.world import Cited, World, plan

NumQueries = pytest_django.DjangoAssertNumQueries
TODAY = date(2026, 11, 22)
OLD = Cited(code="80/2020/NĐ-CP", date=date(2020, 7, 8), issuer="Chính phủ", relation=Relation.BASED_ON)
NEW = NamedInstrument("313/2025/NĐ-CP", date(2025, 12, 8), "NĐ", "Chính phủ", "quản lý viện trợ")
REPLACES = Saying("replaces", "Nghị định 313/2025/NĐ-CP", date(2025, 12, 8))


def decree() -> Document:
    return Document.objects.get(canonical_code="80/2020/NĐ/CP")


def replace_decree(world: World, *, by: str = "clerk") -> StatedRelation:
    return relate_to_named(actor=world.actors[by], document_id=decree().pk, named=NEW, said=REPLACES, turned=True)


def state_of(world: World, document: Document, *, on: date = TODAY, by: str = "clerk") -> str:
    return validity_sheet_for(world.actors[by], document.pk, on=on).validity.state


def test_replacing_a_decree_lists_everything_that_rests_on_it(world: World) -> None:
    papers = [world.register(plan(number, references=(OLD,))) for number in (1, 2)]
    world.register(plan(3, references=(Cited(code="09/2019/NĐ-CP", issuer="Chính phủ"),)))
    register = Resting("form", 7, "Mẫu tiếp nhận viện trợ", world.agencies["committee"])
    rest_on(actor=world.actors["clerk"], instrument_id=decree().pk, what=register, article="Điều 7")
    assert watched_for(world.actors["clerk"], on=TODAY).total == 0
    replace_decree(world)
    (row,) = watched_for(world.actors["clerk"], on=TODAY).rows
    assert (row.instrument.code, row.resting, row.waiting) == ("80/2020/NĐ-CP", 3, 3)
    sheet = watch_sheet_for(world.actors["clerk"], decree().pk, on=TODAY)
    assert {(one.kind, one.row_id) for one in sheet.resting} == {
        ("form", 7), ("document", papers[0].pk), ("document", papers[1].pk)
    }  # fmt: skip
    assert [node.code for node in sheet.changers] == ["313/2025/NĐ-CP"]


def test_each_is_looked_at_alone_and_can_wait_again(world: World) -> None:
    papers = [world.register(plan(number, references=(OLD,))) for number in (1, 2)]
    replace_decree(world)
    clerk, told = world.actors["clerk"], {"instrument_id": decree().pk, "state": "replaced", "kind": "document"}
    acknowledge(actor=clerk, row_id=papers[0].pk, note="đã trình sửa", **told)  # type: ignore[arg-type]
    assert watched_for(clerk, on=TODAY).rows[0].waiting == 1
    withdraw_acknowledgement(actor=clerk, row_id=papers[0].pk, **told)  # type: ignore[arg-type]
    assert watched_for(clerk, on=TODAY).rows[0].waiting == 2


def test_before_the_day_of_the_new_decree_the_old_one_holds(world: World) -> None:
    world.register(plan(references=(OLD,)))
    replace_decree(world)
    assert state_of(world, decree(), on=date(2025, 12, 7)) == "in_force"
    assert state_of(world, decree(), on=date(2025, 12, 8)) == "replaced"


def test_taken_back_it_holds_again_and_said_again_it_does_not(world: World) -> None:
    world.register(plan(references=(OLD,)))
    row = replace_decree(world)
    withdraw_relation(actor=world.actors["clerk"], relation_id=row.pk)
    assert state_of(world, decree()) == "in_force"
    restore_relation(actor=world.actors["clerk"], relation_id=row.pk)
    assert state_of(world, decree()) == "replaced"


def test_what_one_agency_says_of_a_decree_that_nobody_holds_another_does_not_see(world: World) -> None:
    world.register(plan(1, references=(OLD,)))
    world.register(plan(2, code="2/SYT-VP", references=(OLD,)), by="health")
    replace_decree(world)
    assert state_of(world, decree(), by="health") == "in_force"
    assert state_of(world, decree(), by="monitor") == "replaced"


def test_what_the_national_monitor_says_everybody_sees(world: World) -> None:
    world.register(plan(2, code="2/SYT-VP", references=(OLD,)), by="health")
    replace_decree(world, by="national")
    assert state_of(world, decree(), by="health") == "replaced"
    new = Document.objects.get(canonical_code="313/2025/NĐ/CP")
    assert may_see(world.actors["health"], new)


@pytest.mark.parametrize("who", ["foreign", "inspector", "health"])
def test_who_does_not_review_a_document_says_nothing_of_it(world: World, who: str) -> None:
    document = world.register(plan(references=(OLD,)))
    with pytest.raises(Refusal) as refused:
        relate_to_named(
            actor=world.actors[who], document_id=document.pk, named=NEW, said=Saying("amends", "x"), turned=False
        )
    assert refused.value.code in {"document.not_found", "document.review_not_allowed", "relation.not_allowed"}
    assert not StatedRelation.objects.exists()
    assert not Document.objects.filter(canonical_code="313/2025/NĐ/CP").exists()


def test_a_word_of_another_agency_is_not_taken_back(world: World) -> None:
    world.register(plan(1, references=(OLD,)))
    world.register(plan(2, code="2/SYT-VP", references=(OLD,)), by="health")
    row = replace_decree(world, by="national")
    for who in ("health", "clerk"):
        with pytest.raises(Refusal):
            withdraw_relation(actor=world.actors[who], relation_id=row.pk)


def test_a_relation_that_was_said_leads_up_the_chain(world: World) -> None:
    lower, upper = world.register(plan(1)), world.register(plan(2, date=date(2026, 2, 1)))
    state_relation(
        actor=world.actors["clerk"], said=Statement(lower.pk, upper.pk, "implements", "Kế hoạch 1, phần mở đầu")
    )
    chain = chain_for(world.actors["clerk"], lower.pk)
    assert [node.id for node in chain.at(1)] == [upper.pk]


def test_days_said_anew_give_way_when_taken_back(world: World) -> None:
    document = world.register(plan())
    clerk = world.actors["clerk"]
    set_effect_days(actor=clerk, document_id=document.pk, effective=None, expires=date(2026, 6, 30), basis="mục V")
    later = set_effect_days(actor=clerk, document_id=document.pk, effective=None, expires=None, basis="gia hạn")
    assert state_of(world, document) == "in_force"
    withdraw_effect_days(actor=clerk, effect_id=later.pk)
    assert state_of(world, document) == "expired"


def test_what_was_said_of_a_placeholder_is_said_of_its_text(world: World) -> None:
    world.register(plan(1, references=(Cited(code="5/QĐ-UBND", title="quy chế", issuer="UBND tỉnh Bình Hải"),)))
    waiting = Document.objects.get(state="placeholder")
    text = world.register(plan(9, code="6/QĐ-UBND", title="quy chế", type="QĐ"))
    clerk = world.actors["clerk"]
    row = relate_to_named(
        actor=clerk,
        document_id=waiting.pk,
        named=NamedInstrument("7/QĐ-UBND", date(2026, 8, 1), "QĐ", "UBND tỉnh Bình Hải"),
        said=Saying("replaces", "Điều 3"),
        turned=True,
    )
    done = attach_text(actor=clerk, placeholder_id=waiting.pk, document_id=text.pk, version=text.version)
    assert state_of(world, text) == "replaced"
    detach_text(actor=clerk, placeholder_id=waiting.pk, document_id=text.pk, version=done.document.version)
    assert (state_of(world, text), state_of(world, waiting)) == ("in_force", "replaced")
    assert row.withdrawn is None


def test_missing_originals_are_told_with_who_cites_them(world: World) -> None:
    first = world.register(plan(1, references=(OLD, Cited(code="38-CT/TW", date=date(2019, 9, 19)))))
    second = world.register(plan(2, references=(OLD,)))
    world.register(plan(3, code="3/SYT-VP", issuer="Sở Y tế tỉnh Bình Hải", references=(OLD,)), by="health")
    rows = missing_for(world.actors["clerk"]).rows
    assert [(row.code, row.cited) for row in rows] == [("80/2020/NĐ-CP", 2), ("38-CT/TW", 1)]
    assert {citer.id for citer in rows[0].citers} == {first.pk, second.pk}


def test_one_number_with_two_days_in_one_year_is_flagged_and_the_decision_stays(world: World) -> None:
    cited = Cited(code="5/QĐ-UBND", date=date(2026, 2, 1), issuer="UBND tỉnh Bình Hải")
    world.register(plan(1, references=(cited,)))
    world.register(plan(2, references=(Cited(code="5/QĐ-UBND", date=date(2026, 2, 2), issuer="UBND tỉnh Bình Hải"),)))
    clerk = world.actors["clerk"]
    (row,) = conflicts_for(clerk).rows
    assert (row.kind, row.said, row.otherwise) == ("two_dates", "2026-02-01", "2026-02-02")
    decide_conflict(actor=clerk, conflict_id=row.id, choice="same", note="gõ nhầm ngày")
    world.register(plan(3, references=(cited,)))
    assert conflicts_for(clerk).total == 0
    assert conflicts_for(clerk, state="decided").rows[0].note == "gõ nhầm ngày"
    reopen_conflict(actor=clerk, conflict_id=row.id)
    assert conflicts_for(clerk).total == 1


def test_one_number_of_two_terms_is_no_conflict(world: World) -> None:
    one = Cited(code="38-CT/TW", date=date(2019, 9, 19), issuer="Ban Bí thư")
    other = Cited(code="38-CT/TW", date=date(2024, 7, 30), issuer="Ban Bí thư")
    world.register(plan(1, references=(one, other)))
    assert not IdentityConflict.objects.exists()


def test_another_title_of_a_held_document_is_flagged(world: World) -> None:
    held = world.register(plan(5, title="tăng cường công tác đối ngoại nhân dân tỉnh"))
    cited = Cited(code="5/KH-UBND", date=held.date, issuer="UBND tỉnh Bình Hải", title="phòng chống dịch bệnh mùa hè")
    world.register(plan(6, references=(cited,)))
    assert [row.kind for row in conflicts_for(world.actors["clerk"]).rows] == ["two_titles"]
    assert conflicts_for(world.actors["health"]).total == 0


def test_the_shipped_instruments_are_loaded_once_and_what_was_taken_back_stays_so(world: World) -> None:
    national = world.actors["national"]
    world.register(plan(2, code="2/SYT-VP", references=(OLD,)), by="health")
    first = load_shipped_instruments(actor=national)
    row = StatedRelation.objects.get(shipped=True, kind="replaces", object__canonical_code="80/2020/NĐ/CP")
    assert state_of(world, decree(), by="health") == "replaced"
    withdraw_relation(actor=national, relation_id=row.pk)
    assert (first > 0, load_shipped_instruments(actor=national)) == (True, 0)
    assert count_unindexed() == 0
    assert state_of(world, decree(), by="health") == "in_force"


def test_lists_cost_a_fixed_number_of_queries(world: World, django_assert_max_num_queries: NumQueries) -> None:
    for number in range(1, 6):
        world.register(plan(number, references=(OLD, Cited(code=f"{number}-CT/TW", date=date(2019, 9, number)))))
    replace_decree(world)
    clerk, old = world.actors["clerk"], decree().pk
    with django_assert_max_num_queries(3):
        missing_for(clerk)
    with django_assert_max_num_queries(12):
        watched_for(clerk, on=TODAY)
    with django_assert_max_num_queries(14):
        watch_sheet_for(clerk, old, on=TODAY)
    with django_assert_max_num_queries(14):
        validity_sheet_for(clerk, old, on=TODAY)
    with django_assert_max_num_queries(4):
        conflicts_for(clerk)


ACTS = st.sampled_from(["say", "withdraw", "restore", "attach", "detach"])
STEPS = st.lists(st.tuples(ACTS, st.integers(0, 2)), max_size=8)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_sequence_of_joining_and_undoing_loses_an_edge(world: World, steps: list[tuple[str, int]]) -> None:
    """What was cited stays cited, what was said stays said: only what it is bound to moves, and back."""
    clerk = world.actors["clerk"]
    stamp = Document.objects.count()
    title = f"quy chế số {stamp}"
    waiting_words = Cited(title=title, issuer="UBND tỉnh Bình Hải", relation=Relation.CITES)
    citing = [world.register(plan(stamp * 10 + n, references=(waiting_words,))) for n in range(3)]
    waiting = Document.objects.get(state="placeholder", title=title)
    text = world.register(plan(stamp * 10 + 7, title=title))
    edges = Citation.objects.filter(stated_by__in=citing).count()
    for act, which in steps:
        said = StatedRelation.objects.filter(subject=citing[which]).order_by("pk").first()
        text.refresh_from_db()
        waiting.refresh_from_db()
        try:
            if act == "say":
                state_relation(actor=clerk, said=Statement(citing[which].pk, waiting.pk, "implements", "x"))
            elif act == "withdraw" and said:
                withdraw_relation(actor=clerk, relation_id=said.pk)
            elif act == "restore" and said:
                restore_relation(actor=clerk, relation_id=said.pk)
            elif act == "attach":
                attach_text(actor=clerk, placeholder_id=waiting.pk, document_id=text.pk, version=text.version)
            elif act == "detach":
                detach_text(actor=clerk, placeholder_id=waiting.pk, document_id=text.pk, version=text.version)
        except Refusal:
            continue
        waiting.refresh_from_db()
        target = waiting.joined_to_id or waiting.pk
        bound = Citation.objects.filter(stated_by__in=citing)
        assert (bound.count(), bound.filter(cited_id=target).count()) == (edges, edges)
        said_of = StatedRelation.objects.filter(subject__in=citing, withdrawn=None)
        # What was said while the two were one was said of the text, and stays with it.
        edges_now = [edge for place in {target, text.pk} for edge in chain_for(clerk, place).edges]
        assert set(said_of.values_list("subject", flat=True)) <= {edge.lower for edge in edges_now}


def test_naming_an_instrument_twice_gives_one_row(world: World) -> None:
    clerk = world.actors["clerk"]
    assert name_instrument(actor=clerk, named=NEW).pk == name_instrument(actor=clerk, named=NEW).pk
    assert count_unindexed() == 0
