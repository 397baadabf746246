"""What happened to agencies reaches tasks and the watch of bases: events applied, taken back, beginning today."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django_tasks import task

from nhipcau.agencies.actors import the_installation
from nhipcau.agencies.bases import EVENT
from nhipcau.agencies.models import AgencyEvent
from nhipcau.agencies.services import events
from nhipcau.execution.services import follow_what_happened
from nhipcau.execution.services.following import Followed
from nhipcau.flows.bases import follow_registers, follow_row, joining
from nhipcau.foundation import clock, daily
from nhipcau.ground.actor import Actor

plan_event = joining(events.plan_event, kind=EVENT, row_of=lambda event: event.pk)
drop_event = joining(events.drop_event, kind=EVENT, row_of=lambda event: event.pk)


@transaction.atomic
def apply_event(*, actor: Actor, event_id: int) -> tuple[AgencyEvent, Followed]:
    """The register is changed, and every task of the agencies concerned has its answer."""
    event = events.apply_event(actor=actor, event_id=event_id)
    follow_row(actor=actor, kind=EVENT, row_id=event_id)
    return event, follow_what_happened(actor=actor, on=clock.today())


@transaction.atomic
def undo_event(*, actor: Actor, event_id: int) -> tuple[AgencyEvent, Followed]:
    """The register is as it was, and so is who answers for which task."""
    event = events.undo_event(actor=actor, event_id=event_id)
    follow_row(actor=actor, kind=EVENT, row_id=event_id)
    return event, follow_what_happened(actor=actor, on=clock.today())


def follow_successors(*, on: date) -> Followed:
    """Whatever the day, as often as one likes: what follows already does not move."""
    return follow_what_happened(actor=the_installation(channel="job"), on=on)


@task()
def follow_successors_today() -> None:
    """The queue's door to `follow_successors`; an event may have been applied for a day to come."""
    daily.ask_for_next(follow_successors_today, after=daily.next_morning())
    follow_successors(on=clock.today())
    follow_registers(actor=the_installation(channel="job"))


def keep_following() -> bool:
    """For a worker that begins: today's work is done at once, unless the queue has it waiting."""
    return daily.ask_for_next(follow_successors_today, after=None)
