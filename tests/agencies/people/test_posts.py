"""Who holds which post when: one head on a day, acting, in charge, substitutes, and who keeps all that."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.agencies.models import FieldLead, Post, Tenure
from nhipcau.agencies.people import rules
from nhipcau.agencies.people.leading import FieldLeadFilters, field_lead_counts_for, field_leads_for
from nhipcau.agencies.people.rules import Days, Held
from nhipcau.agencies.people.selectors import people_of_agency_for
from nhipcau.agencies.people.services import (
    appoint,
    end_field_lead,
    end_post,
    end_tenure,
    make_post,
    name_field_lead,
    withdraw_tenure,
)
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import AccountRole
from nhipcau.ground.refusal import Refusal
from tests.world import World

MARCH = date(2026, 3, 1)
BASIS = "Quyết định 15/QĐ-UBND ngày 20/02/2026"


@pytest.fixture
def office(world: World) -> World:
    """The department of foreign affairs with a head's post and a deputy's."""
    world.account("keeper", AccountRole.CLERK, agency=world.agencies["foreign"])
    for kind, title in (("head", "Giám đốc"), ("deputy", "Phó Giám đốc")):
        make_post(actor=world.actors["keeper"], agency_id=world.agencies["foreign"], kind=kind, title=title)
    return world


def post(title: str) -> int:
    return Post.objects.get(title=title).pk


def seated(world: World, name: str, title: str = "Giám đốc", since: date = MARCH, **told: object) -> Tenure:
    fields = {"post_id": post(title), "full_name": name, "valid_from": since, "basis": BASIS, **told}
    return appoint(actor=world.actors["keeper"], **fields)  # type: ignore[arg-type]  # as the test tells it


class TestAppointing:
    def test_the_agency_tells_who_holds_its_posts(self, office: World) -> None:
        seated(office, "Nguyễn Thị Ngoại")
        people = people_of_agency_for(office.actors["health"], office.agencies["foreign"], on=MARCH)
        assert [(row.person, row.post, row.heads) for row in people.current] == [("Nguyễn Thị Ngoại", "Giám đốc", True)]

    def test_a_second_head_is_refused_by_name(self, office: World) -> None:
        seated(office, "Nguyễn Thị Ngoại")
        with pytest.raises(Refusal) as no:
            seated(office, "Lê Văn Giao", since=MARCH + timedelta(days=30))
        assert (no.value.code, no.value.facts["name"]) == ("tenure.second_head", "Nguyễn Thị Ngoại")

    def test_the_next_head_begins_the_day_after_the_last(self, office: World) -> None:
        first = seated(office, "Nguyễn Thị Ngoại")
        end_tenure(actor=office.actors["keeper"], tenure_id=first.pk, valid_to=date(2026, 5, 31), basis="QĐ 40")
        seated(office, "Lê Văn Giao", since=date(2026, 6, 1))
        agency = office.agencies["foreign"]
        heads = [
            [row.person for row in people_of_agency_for(office.actors["keeper"], agency, on=on).current]
            for on in (date(2026, 5, 31), date(2026, 6, 1))
        ]
        assert heads == [["Nguyễn Thị Ngoại"], ["Lê Văn Giao"]]

    def test_an_end_taken_back_may_not_bring_two_heads(self, office: World) -> None:
        first = seated(office, "Nguyễn Thị Ngoại", valid_to=date(2026, 5, 31))
        seated(office, "Lê Văn Giao", since=date(2026, 6, 1))
        with pytest.raises(Refusal, match=r"tenure\.second_head"):
            end_tenure(actor=office.actors["keeper"], tenure_id=first.pk, valid_to=None, basis="QĐ 41")

    def test_a_deputy_in_charge_is_the_head_of_those_days(self, office: World) -> None:
        seated(office, "Trần Thị Phó", title="Phó Giám đốc", manner="in_charge")
        with pytest.raises(Refusal, match=r"tenure\.second_head"):
            seated(office, "Lê Văn Giao")

    @pytest.mark.parametrize(
        ("title", "manner", "code"),
        [
            ("Phó Giám đốc", "acting", "tenure.acting_not_head"),
            ("Giám đốc", "in_charge", "tenure.in_charge_not_deputy"),
            ("Phó Giám đốc", "substitute", "tenure.stands_in_not_while_headed"),
        ],
    )
    def test_a_manner_that_does_not_fit_the_post_is_refused(
        self, office: World, title: str, manner: str, code: str
    ) -> None:
        with pytest.raises(Refusal) as no:
            seated(office, "Lê Văn Giao", title=title, manner=manner)
        assert no.value.code == code

    def test_a_decision_is_asked_for(self, office: World) -> None:
        with pytest.raises(Refusal, match=r"tenure\.basis_missing"):
            seated(office, "Lê Văn Giao", basis=" ")

    def test_an_entry_by_mistake_counts_for_nothing_and_stays_in_the_log(self, office: World) -> None:
        wrong = seated(office, "Nguyễn Thị Ngoại")
        withdraw_tenure(actor=office.actors["keeper"], tenure_id=wrong.pk)
        seated(office, "Lê Văn Giao")
        acts = AuditEntry.objects.filter(object_kind="agency", object_id=office.agencies["foreign"])
        assert list(acts.values_list("act", flat=True))[-3:] == ["tenure.begun", "tenure.withdrawn", "tenure.begun"]

    def test_a_post_that_is_held_does_not_end(self, office: World) -> None:
        seated(office, "Nguyễn Thị Ngoại")
        with pytest.raises(Refusal, match=r"post\.held"):
            end_post(actor=office.actors["keeper"], post_id=post("Giám đốc"), on=date(2026, 6, 1))

    def test_nobody_is_appointed_to_a_post_that_has_ended(self, office: World) -> None:
        end_post(actor=office.actors["keeper"], post_id=post("Giám đốc"), on=date(2026, 2, 1))
        with pytest.raises(Refusal, match=r"tenure\.not_while_post_lasts"):
            seated(office, "Nguyễn Thị Ngoại")


class TestWhoSigns:
    def test_the_substitute_comes_first_while_the_head_is_away(self, office: World) -> None:
        head = seated(office, "Nguyễn Thị Ngoại")
        deputy = seated(office, "Trần Thị Phó", title="Phó Giám đốc")
        seated(
            office,
            "Trần Thị Phó",
            title="Phó Giám đốc",
            person_id=deputy.person_id,
            since=date(2026, 4, 6),
            valid_to=date(2026, 4, 10),
            manner="substitute",
            stands_in_for_id=head.pk,
        )
        agency = office.agencies["foreign"]
        asked = {}
        for on in (date(2026, 4, 3), date(2026, 4, 8)):
            people = people_of_agency_for(office.actors["keeper"], agency, on=on)
            names = {row.id: row.person for row in people.tenures}
            asked[on.day] = [names[ident] for ident in people.signers]
        assert asked == {3: ["Nguyễn Thị Ngoại", "Trần Thị Phó"], 8: ["Trần Thị Phó"]}

    def test_the_deputy_signs_in_the_heads_place(self, office: World) -> None:
        seated(office, "Trần Thị Phó", title="Phó Giám đốc")
        people = people_of_agency_for(office.actors["keeper"], office.agencies["foreign"], on=MARCH)
        assert people.current[0].lines == (("state", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),)


class TestRights:
    @pytest.mark.parametrize("stranger", ["health", "inspector", "foreign"])
    def test_strangers_and_officers_appoint_nobody(self, office: World, stranger: str) -> None:
        with pytest.raises(Refusal, match=r"person\.not_allowed"):
            appoint(
                actor=office.actors[stranger],
                post_id=post("Giám đốc"),
                full_name="Lê Văn Giao",
                valid_from=MARCH,
                basis=BASIS,
            )

    @pytest.mark.parametrize("keeper", ["keeper", "monitor", "national", "administrator"])
    def test_the_agency_and_those_above_it_do(self, office: World, keeper: str) -> None:
        made = appoint(
            actor=office.actors[keeper],
            post_id=post("Giám đốc"),
            full_name="Lê Văn Giao",
            valid_from=MARCH,
            basis=BASIS,
        )
        assert made.heads_id == office.agencies["foreign"]

    def test_nobody_gets_at_anothers_people_by_appointing_them(self, office: World) -> None:
        held = seated(office, "Nguyễn Thị Ngoại")
        health = office.actors["health"]
        own = make_post(actor=health, agency_id=office.agencies["health"], kind="head", title="Giám đốc Sở")
        with pytest.raises(Refusal, match=r"person\.not_allowed"):
            appoint(actor=health, post_id=own.pk, person_id=held.person_id, valid_from=MARCH, basis=BASIS)


class TestLeaderInCharge:
    def unnamed(self, world: World) -> set[int]:
        page = field_leads_for(world.actors["health"], filters=FieldLeadFilters(named="no"))
        return {row.agency_id for row in page.rows}

    def test_an_agency_that_has_named_none_stands_in_the_list_until_it_does(self, office: World) -> None:
        agency = office.agencies["foreign"]
        assert agency in self.unnamed(office)
        tenure = seated(office, "Nguyễn Thị Ngoại")
        name_field_lead(actor=office.actors["keeper"], tenure_id=tenure.pk, valid_from=MARCH, basis=BASIS)
        assert agency not in self.unnamed(office)

    def test_who_leaves_the_post_leads_nothing_any_more(self, office: World) -> None:
        tenure = seated(office, "Nguyễn Thị Ngoại")
        name_field_lead(actor=office.actors["keeper"], tenure_id=tenure.pk, valid_from=MARCH, basis=BASIS)
        end_tenure(actor=office.actors["keeper"], tenure_id=tenure.pk, valid_to=date(2026, 4, 1), basis="QĐ 9")
        assert office.agencies["foreign"] in self.unnamed(office)

    def test_the_next_one_ends_the_last_the_day_before(self, office: World) -> None:
        head, deputy = seated(office, "Nguyễn Thị Ngoại"), seated(office, "Trần Thị Phó", title="Phó Giám đốc")
        keeper = office.actors["keeper"]
        name_field_lead(actor=keeper, tenure_id=head.pk, valid_from=MARCH, basis=BASIS)
        name_field_lead(actor=keeper, tenure_id=deputy.pk, valid_from=date(2026, 5, 1), basis=BASIS)
        assert FieldLead.objects.get(tenure=head).valid_to == date(2026, 4, 30)
        end_field_lead(actor=keeper, agency_id=office.agencies["foreign"], valid_to=date(2026, 6, 1), basis="QĐ 9")
        assert office.agencies["foreign"] in self.unnamed(office)

    def test_both_counts_together_are_all_that_were_asked(self, office: World) -> None:
        named, unnamed = field_lead_counts_for(office.actors["health"])
        assert (named, unnamed) == (0, field_leads_for(office.actors["health"]).total)

    def test_the_list_costs_the_same_however_long(
        self, office: World, django_assert_num_queries: pytest.FixtureRequest
    ) -> None:
        tenure = seated(office, "Nguyễn Thị Ngoại")
        name_field_lead(actor=office.actors["keeper"], tenure_id=tenure.pk, valid_from=MARCH, basis=BASIS)
        with django_assert_num_queries(4):  # type: ignore[operator]
            field_leads_for(office.actors["health"])


DAYS = st.integers(0, 30).map(lambda n: MARCH + timedelta(days=n))
SPANS = st.builds(lambda first, length: Days(first, first + timedelta(days=length) if length else None),
                  DAYS, st.one_of(st.none(), st.integers(1, 10)))  # fmt: skip
MANNERS = st.sampled_from([("head", "full"), ("head", "acting"), ("deputy", "in_charge"), ("deputy", "full")])


@settings(deadline=None)
@given(st.lists(st.tuples(SPANS, MANNERS), max_size=12))
def test_no_day_has_two_heads_whatever_is_asked_for(wanted: list[tuple[Days, tuple[str, str]]]) -> None:
    held: list[Held] = []
    for ident, (days, (kind, manner)) in enumerate(wanted):
        one = Held(ident, str(ident), kind, manner, days, rules.heads_agency(kind=kind, manner=manner))
        try:
            if one.heads:
                rules.check_one_head(days, heads=[other for other in held if other.heads])
        except Refusal:
            continue
        held.append(one)
    for n in range(60):
        on = MARCH + timedelta(days=n)
        assert sum(one.heads and one.days.holds(on) for one in held) <= 1


ACTS = st.tuples(st.sampled_from(["appoint", "end", "withdraw"]), st.integers(0, 30), st.integers(0, 12))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=8))
def test_no_day_has_two_heads_in_the_register_whatever_was_done(
    office: World, acts: list[tuple[str, int, int]]
) -> None:
    keeper = office.actors["keeper"]
    for act, start, length in acts:
        first = MARCH + timedelta(days=start)
        last = first + timedelta(days=length) if length else None
        newest = Tenure.objects.filter(withdrawn=False).order_by("-pk").first()
        try:
            if act == "appoint" or newest is None:
                title, manner = ("Giám đốc", "full") if start % 3 else ("Phó Giám đốc", "in_charge")
                seated(office, f"Người {start}", title=title, manner=manner, since=first, valid_to=last)
            elif act == "end":
                end_tenure(actor=keeper, tenure_id=newest.pk, valid_to=last, basis=BASIS)
            else:
                withdraw_tenure(actor=keeper, tenure_id=newest.pk)
        except Refusal:
            continue
    heads = list(Tenure.objects.filter(heads__isnull=False, withdrawn=False))
    for n in range(50):
        on = MARCH + timedelta(days=n)
        assert sum(Days(one.valid_from, one.valid_to).holds(on) for one in heads) <= 1
