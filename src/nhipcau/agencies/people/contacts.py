"""How to reach a person: kept, read and removed for a stated purpose, and every reading is in the log (§9.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nhipcau.agencies.models import Person
from nhipcau.agencies.people import access
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Contact:
    """`purpose` and `ground` are what it is kept for; `review_on` the day to ask whether it still is."""

    person_id: int
    full_name: str
    phone: str
    email: str
    purpose: str
    ground: str
    consented: date | None
    review_on: date | None


@transaction.atomic
def keep_contact(
    *,
    actor: Actor,
    person_id: int,
    phone: str,
    email: str,
    purpose: str,
    ground: str,
    consented: date | None = None,
    review_on: date | None = None,
) -> Person:
    """The log tells that a contact is kept and what for, never the contact itself."""
    person = _person(person_id)
    access.require_may_keep_person(actor, person, on=clock.today())
    if not purpose.strip():
        raise Refusal("person_contact.purpose_missing")
    if ground not in Person.Ground.values or (ground == Person.Ground.CONSENT and consented is None):
        raise Refusal("person_contact.ground_missing")
    person.phone, person.email, person.purpose = phone.strip(), email.strip(), purpose.strip()
    person.ground, person.consented, person.review_on = ground, consented, review_on
    person.save(update_fields=["phone", "email", "purpose", "ground", "consented", "review_on"])
    audit.record(actor, "person.contact_kept", person, purpose=purpose, ground=ground)
    return person


@transaction.atomic
def read_contact(*, actor: Actor, person_id: int, purpose: str) -> Contact:
    """Shown to those who may, against a purpose; the reading is in the log."""
    person = _person(person_id)
    access.require_may_read_contact(actor, person, on=clock.today())
    if not purpose.strip():
        raise Refusal("person_contact.purpose_missing")
    audit.record(actor, "person.contact_read", person, purpose=purpose.strip()[:300])
    return Contact(
        person_id=person.pk,
        full_name=person.full_name,
        phone=person.phone,
        email=person.email,
        purpose=person.purpose,
        ground=person.ground,
        consented=person.consented,
        review_on=person.review_on,
    )


@transaction.atomic
def remove_contact(*, actor: Actor, person_id: int, why: str) -> Person:
    """Not needed any more, or consent withdrawn: gone for good. That there was one stays in the log."""
    person = _person(person_id)
    access.require_may_keep_person(actor, person, on=clock.today())
    person.phone = person.email = person.purpose = person.ground = ""
    person.consented = person.review_on = None
    person.save(update_fields=["phone", "email", "purpose", "ground", "consented", "review_on"])
    audit.record(actor, "person.contact_removed", person, why=why.strip()[:300])
    return person


def _person(person_id: int) -> Person:
    person = Person.objects.select_for_update().filter(pk=person_id).first()
    if person is None:
        raise Refusal("person.not_found")
    return person
