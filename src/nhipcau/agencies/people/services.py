"""Acts on posts and on those who hold them: one function, one business act, one audit entry."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from nhipcau.agencies.models import Agency, FieldLead, Person, Post, Tenure
from nhipcau.agencies.people import access, rules
from nhipcau.agencies.people.facts import held_from
from nhipcau.agencies.people.rules import Days
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import fold


@transaction.atomic
def make_post(
    *,
    actor: Actor,
    agency_id: int,
    kind: str,
    title: str,
    unit_head_title: str = "",
    signs_for: str = "",
    place: int = 0,
) -> Post:
    agency = _kept_agency(actor, agency_id)
    known = Post.objects.filter(agency=agency, title__iexact=title.strip(), ended__isnull=True)
    if known.exists():
        raise Refusal("post.title_known", title=title)
    if kind == Post.Kind.UNIT_DEPUTY and not unit_head_title.strip():
        raise Refusal("post.unit_head_missing")
    post = Post.objects.create(
        agency=agency,
        kind=kind,
        title=title.strip(),
        unit_head_title=unit_head_title.strip(),
        signs_for=signs_for.strip(),
        place=place,
    )
    audit.record(actor, "post.made", agency, post=post.pk, name=post.title, kind=kind)
    return post


@transaction.atomic
def end_post(*, actor: Actor, post_id: int, on: date) -> Post:
    """The post ceases to exist after that day; whoever holds it longer has to leave it first."""
    post = _kept_post(actor, post_id)
    later = Tenure.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), post=post, withdrawn=False)
    last = later.order_by("-valid_from").first()
    if last is not None:
        raise Refusal("post.held", day=rules.written(last.valid_to or last.valid_from))
    post.ended = on
    post.save(update_fields=["ended"])
    audit.record(actor, "post.ended", post.agency, post=post.pk, name=post.title, valid_to=on.isoformat())
    return post


@transaction.atomic
def appoint(
    *,
    actor: Actor,
    post_id: int,
    valid_from: date,
    basis: str,
    person_id: int | None = None,
    full_name: str = "",
    manner: str = Tenure.Manner.FULL,
    valid_to: date | None = None,
    stands_in_for_id: int | None = None,
) -> Tenure:
    """Somebody holds the post from that day on. Refuses a second head on any day."""
    post = _kept_post(actor, post_id)
    days = Days(valid_from, valid_to)
    rules.check_days(days)
    rules.check_basis(basis)
    rules.check_manner(kind=post.kind, manner=manner)
    rules.check_while_post_lasts(days, ended=post.ended)
    others = _held_at(post.agency_id)
    heads = rules.heads_agency(kind=post.kind, manner=manner)
    if heads:
        rules.check_one_head(days, heads=[one for one in others if one.heads])
    if manner == Tenure.Manner.SUBSTITUTE:
        head = next((one for one in others if one.ident == stands_in_for_id), None)
        if head is None:
            raise Refusal("tenure.stands_in_not_while_headed")
        rules.check_stands_in(days, head=head)
    tenure = Tenure.objects.create(
        post=post,
        person=_person(actor, person_id, full_name),
        manner=manner,
        heads=post.agency if heads else None,
        stands_in_for_id=stands_in_for_id if manner == Tenure.Manner.SUBSTITUTE else None,
        valid_from=valid_from,
        valid_to=valid_to,
        basis=basis.strip(),
    )
    _record(actor, "tenure.begun", tenure, valid_from=valid_from.isoformat(), basis=basis)
    return tenure


@transaction.atomic
def end_tenure(*, actor: Actor, tenure_id: int, valid_to: date | None, basis: str) -> Tenure:
    """The last day is that one. Without a day an end entered too early is taken back."""
    tenure = _kept_tenure(actor, tenure_id)
    days = Days(tenure.valid_from, valid_to)
    rules.check_days(days)
    rules.check_basis(basis)
    rules.check_while_post_lasts(days, ended=tenure.post.ended)
    others = [one for one in _held_at(tenure.post.agency_id) if one.ident != tenure.pk]
    if tenure.heads_id is not None:
        rules.check_one_head(days, heads=[one for one in others if one.heads])
        _check_substitutes(tenure, days)
    elif tenure.stands_in_for_id is not None:
        head = next(one for one in others if one.ident == tenure.stands_in_for_id)
        rules.check_stands_in(days, head=head)
    tenure.valid_to, tenure.ending = valid_to, basis.strip() if valid_to else ""
    tenure.save(update_fields=["valid_to", "ending"])
    act = "tenure.ended" if valid_to else "tenure.resumed"
    _record(actor, act, tenure, valid_to=valid_to.isoformat() if valid_to else None, basis=basis)
    return tenure


@transaction.atomic
def withdraw_tenure(*, actor: Actor, tenure_id: int) -> Tenure:
    """Entered by mistake: it stays in the log and counts for nothing; what rested on it goes with it."""
    tenure = _kept_tenure(actor, tenure_id)
    substitutes = list(Tenure.objects.filter(stands_in_for=tenure, withdrawn=False).values_list("pk", flat=True))
    Tenure.objects.filter(pk__in=[tenure.pk, *substitutes]).update(withdrawn=True)
    FieldLead.objects.filter(tenure=tenure).delete()
    _record(actor, "tenure.withdrawn", tenure, substitutes=substitutes)
    return tenure


@transaction.atomic
def name_field_lead(*, actor: Actor, tenure_id: int, valid_from: date, basis: str) -> FieldLead:
    """From that day on this leader is in charge of people-to-people diplomacy; whoever was before ends the day before.

    72/KH-UBND Cà Mau, II.2: every agency names a leader directly in charge.
    """
    tenure = _kept_tenure(actor, tenure_id)
    rules.check_basis(basis)
    agency = tenure.post.agency
    if tenure.post.kind == Post.Kind.MEMBER or not Days(tenure.valid_from, tenure.valid_to).holds(valid_from):
        raise Refusal("field_lead.not_in_post", day=rules.written(valid_from))
    last = FieldLead.objects.filter(agency=agency).order_by("-valid_from", "-pk").first()
    if last is not None and valid_from <= last.valid_from:
        raise Refusal("field_lead.earlier_than_last", day=rules.written(last.valid_from))
    if last is not None and (last.valid_to is None or last.valid_to >= valid_from):
        last.valid_to = valid_from - timedelta(days=1)
        last.save(update_fields=["valid_to"])
    lead = FieldLead.objects.create(agency=agency, tenure=tenure, valid_from=valid_from, basis=basis.strip())
    name, since = tenure.person.full_name, valid_from.isoformat()
    audit.record(actor, "field_lead.named", agency, tenure=tenure.pk, name=name, valid_from=since, basis=basis)
    return lead


@transaction.atomic
def end_field_lead(*, actor: Actor, agency_id: int, valid_to: date, basis: str) -> None:
    """Nobody is in charge after that day; the agency stands in the list of those that have named none."""
    agency = _kept_agency(actor, agency_id)
    rules.check_basis(basis)
    lead = FieldLead.objects.filter(agency=agency, valid_to__isnull=True).first()
    if lead is None:
        raise Refusal("field_lead.not_found")
    rules.check_days(Days(lead.valid_from, valid_to))
    lead.valid_to = valid_to
    lead.save(update_fields=["valid_to"])
    audit.record(actor, "field_lead.ended", agency, valid_to=valid_to.isoformat(), basis=basis)


def _kept_agency(actor: Actor, agency_id: int) -> Agency:
    """Locked: two who appoint a head at one moment come one after the other."""
    agency = Agency.objects.select_for_update().filter(pk=agency_id).first()
    if agency is None:
        raise Refusal("agency.not_found")
    access.require_may_keep_people(actor, agency_id, on=clock.today())
    return agency


def _kept_post(actor: Actor, post_id: int) -> Post:
    post = Post.objects.filter(pk=post_id).first()
    if post is None:
        raise Refusal("post.not_found")
    post.agency = _kept_agency(actor, post.agency_id)
    return post


def _kept_tenure(actor: Actor, tenure_id: int) -> Tenure:
    agency_id = Tenure.objects.filter(pk=tenure_id).values_list("post__agency_id", flat=True).first()
    if agency_id is None:
        raise Refusal("tenure.not_found")
    _kept_agency(actor, agency_id)
    tenure = Tenure.objects.select_related("post__agency", "person").filter(pk=tenure_id, withdrawn=False).first()
    if tenure is None:
        raise Refusal("tenure.not_found")
    return tenure


def _held_at(agency_id: int) -> list[rules.Held]:
    found = Tenure.objects.filter(post__agency_id=agency_id, withdrawn=False)
    return [held_from(tenure) for tenure in found.select_related("post", "person").order_by("valid_from", "pk")]


def _check_substitutes(tenure: Tenure, days: Days) -> None:
    """Who stood in for the head did so while there was one."""
    for substitute in Tenure.objects.filter(stands_in_for=tenure, withdrawn=False):
        if not Days(substitute.valid_from, substitute.valid_to).within(days):
            raise Refusal("tenure.stands_in_not_while_headed")


def _person(actor: Actor, person_id: int | None, full_name: str) -> Person:
    """One whom the actor keeps already, or a new one: nobody gets at another agency's people by appointing them."""
    if person_id is not None:
        person = Person.objects.filter(pk=person_id).first()
        if person is None:
            raise Refusal("person.not_found")
        access.require_may_keep_person(actor, person, on=clock.today())
        return person
    name = " ".join(full_name.split())
    if not name:
        raise Refusal("person.not_found")
    return Person.objects.create(full_name=name, folded=fold(name))


def _record(actor: Actor, act: str, tenure: Tenure, **facts: audit.Fact) -> None:
    """Kept with the agency, on whose page its history stands."""
    about: dict[str, audit.Fact] = {"tenure": tenure.pk, "post": tenure.post.title, "manner": tenure.manner}
    audit.record(actor, act, tenure.post.agency, name=tenure.person.full_name, **about, **facts)
