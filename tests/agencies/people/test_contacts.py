"""Personal data only with a purpose: who may keep a contact, who may read it, and that each reading is in the log."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from nhipcau.agencies.models import Person
from nhipcau.agencies.people import access
from nhipcau.agencies.people.contacts import keep_contact, read_contact, remove_contact
from nhipcau.agencies.people.services import appoint, end_tenure, make_post
from nhipcau.foundation import clock
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.refusal import Refusal
from tests.world import World

PURPOSE = "mời họp Ban Chỉ đạo"


@pytest.fixture
def person(world: World) -> Person:
    """Head of the department of health, with a telephone number kept."""
    keeper = world.actors["health"]
    post = make_post(actor=keeper, agency_id=world.agencies["health"], kind="head", title="Giám đốc")
    told = {"full_name": "Bùi Thị Y", "valid_from": date(2026, 3, 1), "basis": "QĐ 1"}
    held = appoint(actor=keeper, post_id=post.pk, **told)  # type: ignore[arg-type]  # as the test tells it
    return keep_contact(
        actor=keeper, person_id=held.person_id, phone="0900 000 001", email="", purpose=PURPOSE, ground="public_task"
    )


def test_a_contact_without_purpose_or_ground_is_not_kept(world: World, person: Person) -> None:
    given = {"actor": world.actors["health"], "person_id": person.pk, "phone": "0900 000 002", "email": ""}
    with pytest.raises(Refusal, match=r"person_contact\.purpose_missing"):
        keep_contact(**given, purpose=" ", ground="public_task")  # type: ignore[arg-type]
    with pytest.raises(Refusal, match=r"person_contact\.ground_missing"):
        keep_contact(**given, purpose=PURPOSE, ground="consent")  # type: ignore[arg-type]


def test_the_database_keeps_no_contact_without_a_purpose(world: World, person: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(purpose="")


def test_every_reading_is_in_the_log_with_its_purpose_and_without_the_contact(world: World, person: Person) -> None:
    shown = read_contact(actor=world.actors["monitor"], person_id=person.pk, purpose="gọi về phiên họp")
    entry = AuditEntry.objects.filter(act="person.contact_read").get()
    assert shown.phone == "0900 000 001"
    assert (entry.account_name, entry.facts) == ("Monitor", {"purpose": "gọi về phiên họp"})
    assert not any("0900" in str(facts) for facts in AuditEntry.objects.values_list("facts", flat=True))


def test_without_a_purpose_nothing_is_read(world: World, person: Person) -> None:
    with pytest.raises(Refusal, match=r"person_contact\.purpose_missing"):
        read_contact(actor=world.actors["health"], person_id=person.pk, purpose="")


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("health", True),
        ("monitor", True),
        ("inspector", True),
        ("national", True),
        ("administrator", True),
        ("foreign", False),
        ("clerk", False),
    ],
)
def test_own_agency_and_those_above_it_read_and_the_row_filter_agrees(
    world: World, person: Person, name: str, may: bool
) -> None:
    actor, on = world.actors[name], clock.today()
    listed = Person.objects.filter(access.contacts_visible_to(actor, on=on), pk=person.pk).exists()
    assert (listed, access.may_read_contact(actor, person, on=on)) == (may, may)


def test_strangers_neither_keep_read_nor_remove(world: World, person: Person) -> None:
    stranger = world.actors["foreign"]
    for act in (
        lambda: read_contact(actor=stranger, person_id=person.pk, purpose=PURPOSE),
        lambda: remove_contact(actor=stranger, person_id=person.pk, why="x"),
        lambda: keep_contact(
            actor=stranger, person_id=person.pk, phone="1", email="", purpose=PURPOSE, ground="public_task"
        ),
    ):
        with pytest.raises(Refusal):
            act()
    person.refresh_from_db()
    assert person.phone == "0900 000 001"


def test_who_has_left_the_agency_is_none_of_its_people_any_more(world: World, person: Person) -> None:
    tenure = person.tenures.get()
    end_tenure(actor=world.actors["health"], tenure_id=tenure.pk, valid_to=date(2026, 3, 31), basis="QĐ 2")
    on = date(2026, 5, 1)
    assert not access.may_read_contact(world.actors["health"], person, on=on)
    assert access.may_keep_person(world.actors["health"], person, on=on)


def test_a_contact_removed_is_gone_and_the_log_says_that_there_was_one(world: World, person: Person) -> None:
    remove_contact(actor=world.actors["health"], person_id=person.pk, why="rút lại sự đồng ý")
    person.refresh_from_db()
    assert (person.phone, person.purpose, person.full_name) == ("", "", "Bùi Thị Y")
    assert AuditEntry.objects.filter(act="person.contact_removed").exists()
