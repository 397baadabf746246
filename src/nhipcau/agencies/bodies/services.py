"""Acts on bodies and their meetings: one function, one business act, one audit entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from nhipcau.agencies.bodies import access, rules
from nhipcau.agencies.models import Agency, Body, Conclusion, Meeting, Person, Post, Seat
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import fold


@transaction.atomic
def found_body(
    *,
    actor: Actor,
    kind: str,
    name: str,
    host_id: int,
    founding: str,
    founded: date,
    term_from: date | None = None,
    term_to: date | None = None,
    rules_document: str = "",
) -> Body:
    access.require_may_keep_for_host(actor, host_id, on=clock.today())
    if not Agency.objects.filter(pk=host_id).exists():
        raise Refusal("agency.not_found")
    rules.check_days(first=term_from, last=term_to)
    folded = fold(name)
    if Body.objects.filter(host_id=host_id, folded=folded, founded=founded).exists():
        raise Refusal("body.known")
    body = Body.objects.create(
        kind=kind,
        name=" ".join(name.split()),
        folded=folded,
        host_id=host_id,
        founding=founding,
        founded=founded,
        term_from=term_from,
        term_to=term_to,
        rules_document=rules_document,
    )
    audit.record(actor, "body.founded", body, name=body.name, basis=founding)
    return body


@transaction.atomic
def change_body(
    *,
    actor: Actor,
    body_id: int,
    version: int,
    name: str,
    founding: str,
    founded: date,
    term_from: date | None,
    term_to: date | None,
    rules_document: str,
    ended: date | None,
) -> Body:
    """A new term, other rules, a better name; `ended` closes the body."""
    body = _kept_body(actor, body_id)
    if body.version != version:
        raise Refusal("body.changed_meanwhile")
    rules.check_days(first=term_from, last=term_to)
    rules.check_days(first=founded, last=ended)
    before = {"name": body.name, "term_to": body.term_to.isoformat() if body.term_to else None}
    body.name, body.folded, body.founding, body.founded = " ".join(name.split()), fold(name), founding, founded
    body.term_from, body.term_to, body.rules_document, body.ended = term_from, term_to, rules_document, ended
    body.version += 1
    body.save()
    audit.record(actor, "body.changed", body, name=body.name, before=before)
    return body


@transaction.atomic
def seat_member(
    *,
    actor: Actor,
    body_id: int,
    role: str,
    valid_from: date,
    valid_to: date | None = None,
    person_id: int | None = None,
    post_id: int | None = None,
    agency_id: int | None = None,
    basis: str = "",
) -> Seat:
    """A seat of one person, of whoever holds a post, or of an agency that sends somebody."""
    body = _kept_body(actor, body_id)
    rules.check_one_of_three(person_id, post_id, agency_id)
    rules.check_days(first=valid_from, last=valid_to)
    if role == Seat.Role.CHAIR:
        chairs = Seat.objects.filter(body=body, role=Seat.Role.CHAIR).values_list("valid_from", "valid_to")
        rules.check_one_chair(first=valid_from, last=valid_to, chairs=chairs)
    for model, given in ((Person, person_id), (Post, post_id), (Agency, agency_id)):
        if given is not None and not model.objects.filter(pk=given).exists():
            raise Refusal("seat.not_found")
    seat = Seat.objects.create(
        body=body,
        role=role,
        person_id=person_id,
        post_id=post_id,
        agency_id=agency_id,
        valid_from=valid_from,
        valid_to=valid_to,
        basis=basis,
    )
    audit.record(actor, "body.member_seated", body, seat=seat.pk, role=role, valid_from=valid_from.isoformat())
    return seat


@transaction.atomic
def end_seat(*, actor: Actor, seat_id: int, valid_to: date | None) -> Seat:
    """The last day is that one; without a day an end entered too early is taken back."""
    seat = Seat.objects.filter(pk=seat_id).first()
    if seat is None:
        raise Refusal("seat.not_found")
    body = _kept_body(actor, seat.body_id)
    rules.check_days(first=seat.valid_from, last=valid_to)
    if seat.role == Seat.Role.CHAIR:
        others = Seat.objects.filter(body=body, role=Seat.Role.CHAIR).exclude(pk=seat.pk)
        rules.check_one_chair(first=seat.valid_from, last=valid_to, chairs=others.values_list("valid_from", "valid_to"))
    seat.valid_to = valid_to
    seat.save(update_fields=["valid_to"])
    audit.record(actor, "body.seat_ended", body, seat=seat.pk, valid_to=valid_to.isoformat() if valid_to else None)
    return seat


@transaction.atomic
def call_meeting(
    *, actor: Actor, body_id: int, on: date, title: str, place: str = "", agenda: Sequence[str] = ()
) -> Meeting:
    body = _kept_body(actor, body_id)
    rules.check_unclassified(title, *agenda)
    meeting = Meeting.objects.create(body=body, on=on, title=title.strip(), place=place.strip(), agenda=list(agenda))
    audit.record(actor, "meeting.called", meeting, body=body.pk, on=on.isoformat())
    return meeting


@transaction.atomic
def change_meeting(
    *, actor: Actor, meeting_id: int, version: int, on: date, title: str, place: str, agenda: Sequence[str]
) -> Meeting:
    meeting = _kept_meeting(actor, meeting_id, version=version)
    rules.check_unclassified(title, *agenda)
    meeting.on, meeting.title, meeting.place, meeting.agenda = on, title.strip(), place.strip(), list(agenda)
    _save(meeting)
    audit.record(actor, "meeting.changed", meeting, on=on.isoformat())
    return meeting


@transaction.atomic
def write_minutes(*, actor: Actor, meeting_id: int, version: int, attended: str, minutes: str) -> Meeting:
    """The log keeps how long the minutes were before, not a second copy of them."""
    meeting = _kept_meeting(actor, meeting_id, version=version)
    rules.check_unclassified(attended, minutes)
    before = len(meeting.minutes)
    meeting.attended, meeting.minutes = attended.strip(), minutes.strip()
    _save(meeting)
    audit.record(actor, "meeting.minutes_written", meeting, letters=len(meeting.minutes), before=before)
    return meeting


@transaction.atomic
def cancel_meeting(*, actor: Actor, meeting_id: int, version: int, why: str) -> Meeting:
    """Not held. With no reason the cancelling is taken back."""
    meeting = _meeting(actor, meeting_id)
    if meeting.version != version:
        raise Refusal("meeting.changed_meanwhile")
    if why.strip() and Conclusion.objects.filter(meeting=meeting, withdrawn=False).exists():
        raise Refusal("meeting.concluded")
    meeting.cancelled = why.strip()
    _save(meeting)
    audit.record(actor, "meeting.cancelled" if meeting.cancelled else "meeting.called_again", meeting, note=why)
    return meeting


@transaction.atomic
def conclude(*, actor: Actor, meeting_id: int, words: str) -> Conclusion:
    """One more point of what the meeting concluded."""
    meeting = _meeting(actor, meeting_id)
    if meeting.cancelled:
        raise Refusal("meeting.cancelled")
    rules.check_unclassified(words)
    last = Conclusion.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"] or 0
    conclusion = Conclusion.objects.create(meeting=meeting, position=last + 1, words=words.strip())
    audit.record(actor, "meeting.concluded", meeting, conclusion=conclusion.pk, position=conclusion.position)
    return conclusion


@transaction.atomic
def set_conclusion_aside(*, actor: Actor, conclusion_id: int, aside: bool) -> Conclusion:
    """Left out, or taken in again. Whether it is somebody's task is for the flow above to ask."""
    conclusion = kept_conclusion(actor, conclusion_id)
    conclusion.withdrawn = aside
    conclusion.save(update_fields=["withdrawn"])
    act = "meeting.conclusion_withdrawn" if aside else "meeting.conclusion_restored"
    audit.record(actor, act, conclusion.meeting, conclusion=conclusion.pk, position=conclusion.position)
    return conclusion


def kept_conclusion(actor: Actor, conclusion_id: int) -> Conclusion:
    """A conclusion of a meeting whose body the actor keeps, its row locked for the act."""
    found = Conclusion.objects.select_for_update(of=("self",)).select_related("meeting__body")
    conclusion = found.filter(pk=conclusion_id).first()
    if conclusion is None or not access.may_read_meeting(actor, conclusion.meeting, on=clock.today()):
        raise Refusal("conclusion.not_found")
    access.require_may_keep_for_host(actor, conclusion.meeting.body.host_id, on=clock.today())
    return conclusion


def _kept_body(actor: Actor, body_id: int) -> Body:
    """Locked: two who seat a chair at one moment come one after the other."""
    body = Body.objects.select_for_update().filter(pk=body_id).first()
    if body is None:
        raise Refusal("body.not_found")
    access.require_may_keep_for_host(actor, body.host_id, on=clock.today())
    return body


def _meeting(actor: Actor, meeting_id: int) -> Meeting:
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("body").filter(pk=meeting_id).first()
    if meeting is None or not access.may_read_meeting(actor, meeting, on=clock.today()):
        raise Refusal("meeting.not_found")
    access.require_may_keep_for_host(actor, meeting.body.host_id, on=clock.today())
    return meeting


def _kept_meeting(actor: Actor, meeting_id: int, *, version: int) -> Meeting:
    meeting = _meeting(actor, meeting_id)
    if meeting.cancelled:
        raise Refusal("meeting.cancelled")
    if meeting.version != version:
        raise Refusal("meeting.changed_meanwhile")
    return meeting


def _save(meeting: Meeting) -> None:
    meeting.version += 1
    meeting.save()
