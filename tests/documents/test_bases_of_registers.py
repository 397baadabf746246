"""Every register joins the one table of what rests on what, by its own words and through one door."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.agencies.actors import the_installation
from nhipcau.agencies.events.legs import Leg
from nhipcau.documents.basing import codes_in, days_in
from nhipcau.documents.local_rules.services import RuleWords, change_rule, enter_rule
from nhipcau.documents.models import Document, RestsOn
from nhipcau.documents.selectors.watching import watch_sheet_for, watched_for
from nhipcau.documents.services.watching import Resting, rest_on
from nhipcau.flows.bases import follow_registers
from nhipcau.flows.bodies import call_meeting, change_body, conclude, found_body, set_conclusion_aside
from nhipcau.flows.reorganise import apply_event, plan_event, undo_event
from nhipcau.foundation.models import AuditEntry
from tests.documents.test_relations import OLD, TODAY, decree, replace_decree
from tests.world import World, plan

DECREE = "Nghị định số 80/2020/NĐ-CP ngày 08/7/2020 của Chính phủ"


def body(world: World, founding: str = f"Quyết định 5/QĐ-UBND, căn cứ {DECREE}") -> int:
    return found_body(
        actor=world.actors["administrator"],
        kind="aid_board",
        name="Ban Điều phối viện trợ",
        host_id=world.agencies["committee"],
        founding=founding,
        founded=date(2021, 3, 1),
    ).pk


def rule(world: World, basis: str = DECREE) -> int:
    words = RuleWords(
        name="Quy chế quản lý viện trợ",
        kind="QC",
        owner_id=world.agencies["committee"],
        lead_id=world.agencies["foreign"],
        basis=basis,
    )
    return enter_rule(actor=world.actors["monitor"], words=words).pk


def meeting(world: World, of_body: int) -> int:
    return call_meeting(
        actor=world.actors["administrator"],
        body_id=of_body,
        on=date(2026, 5, 4),
        title="Phiên thường kỳ",
        agenda=["Rà soát các khoản viện trợ"],
    ).pk


def event(world: World) -> int:
    legs = (Leg(world.agencies["health"], world.agencies["foreign"]),)
    return plan_event(
        actor=world.actors["administrator"], kind="absorb", effective=date(2026, 3, 1), basis=DECREE, legs=legs
    ).pk


def resting(world: World, by: str = "national") -> set[tuple[str, int]]:
    sheet = watch_sheet_for(world.actors[by], decree().pk, on=TODAY)
    return {(one.kind, one.row_id) for one in sheet.resting}


def test_replacing_the_decree_lists_all_that_rests_on_it_in_every_register(world: World) -> None:
    paper = world.register(plan(references=(OLD,)))
    of_body = body(world)
    of_rule, of_event, of_meeting = rule(world), event(world), meeting(world, of_body)
    conclude(actor=world.actors["administrator"], meeting_id=of_meeting, words=f"Áp dụng {DECREE} cho các khoản cũ.")
    replace_decree(world, by="national")
    (row,) = watched_for(world.actors["national"], on=TODAY).rows
    assert (row.instrument.code, row.resting, row.waiting) == ("80/2020/NĐ-CP", 5, 5)
    assert resting(world) == {
        ("document", paper.pk),
        ("body", of_body),
        ("localrule", of_rule),
        ("meeting", of_meeting),
        ("agencyevent", of_event),
    }


def test_words_that_name_it_no_more_take_it_off(world: World) -> None:
    world.register(plan(references=(OLD,)))
    of_rule, of_body = rule(world), body(world)
    words = RuleWords("Quy chế", "QC", world.agencies["committee"], world.agencies["foreign"], basis="yêu cầu quản lý")
    change_rule(actor=world.actors["monitor"], rule_id=of_rule, version=1, words=words)
    change_body(
        actor=world.actors["administrator"],
        body_id=of_body,
        version=1,
        name="Ban Điều phối viện trợ",
        founding="Quyết định 5/QĐ-UBND",
        founded=date(2021, 3, 1),
        term_from=None,
        term_to=None,
        rules_document="",
        ended=None,
    )
    assert {kind for kind, _ in resting(world)} == {"document"}


def test_a_conclusion_set_aside_and_an_event_undone_rest_on_nothing(world: World) -> None:
    world.register(plan(references=(OLD,)))
    of_meeting, of_event = meeting(world, body(world, "Quyết định 5/QĐ-UBND")), event(world)
    point = conclude(actor=world.actors["administrator"], meeting_id=of_meeting, words=DECREE)
    assert {kind for kind, _ in resting(world)} == {"document", "meeting", "agencyevent"}
    set_conclusion_aside(actor=world.actors["administrator"], conclusion_id=point.pk, aside=True)
    apply_event(actor=world.actors["administrator"], event_id=of_event)
    undo_event(actor=world.actors["administrator"], event_id=of_event)
    assert {kind for kind, _ in resting(world)} == {"document"}


def test_an_instrument_that_comes_later_is_found_the_same_day(world: World) -> None:
    of_rule = rule(world)
    assert not RestsOn.objects.exists()
    world.register(plan(references=(OLD,)))
    assert follow_registers(actor=the_installation()) == (1, 0)
    assert ("localrule", of_rule) in resting(world)
    assert follow_registers(actor=the_installation()) == (0, 0)
    assert AuditEntry.objects.filter(act="bases.followed").count() == 1


def test_what_a_person_said_besides_stays(world: World) -> None:
    world.register(plan(references=(OLD,)))
    of_body = body(world, "Quyết định 5/QĐ-UBND")
    what = Resting("body", of_body, "Ban Điều phối", world.agencies["committee"])
    rest_on(actor=world.actors["clerk"], instrument_id=decree().pk, what=what)
    follow_registers(actor=the_installation())
    assert ("body", of_body) in resting(world)


def test_a_stranger_sees_what_is_everybodys_and_nothing_else(world: World) -> None:
    world.register(plan(references=(OLD,)), by="health")
    rule(world)
    of_event = event(world)
    assert resting(world, by="health") == {("agencyevent", of_event)} | {
        ("document", pk) for pk in Document.objects.filter(state="held").values_list("pk", flat=True)
    }


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Nghị định 80/2020/NĐ-CP; Chỉ thị số 38-CT/TW", ("80/2020/NĐ/CP", "38/CT/TW")),
        ("QĐ 1298 - QĐ/TU ngày 12/3/2019", ("1298/QĐ/TU",)),
        ("Nghị quyết 202/2025/QH15 ngày 12/6/2025", ("202/2025/QH15",)),
        ("ngày 20/5/2020, giai đoạn 2025-2030, khoản 2 Điều 7", ()),
    ],
)
def test_numbers_are_told_from_days_and_years(words: str, codes: tuple[str, ...]) -> None:
    assert codes_in(words) == codes


def test_days_are_read_as_officers_write_them() -> None:
    assert days_in("ngày 08/7/2020 và ngày 12 tháng 3 năm 2019, 31/2/2020") == {date(2020, 7, 8), date(2019, 3, 12)}
