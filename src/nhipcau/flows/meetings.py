"""What a meeting concluded becomes somebody's task, in one transaction; taken back as long as nobody has begun."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from nhipcau.agencies.bodies.services import kept_conclusion
from nhipcau.execution.models import Task
from nhipcau.execution.services import give_conclusion, require_not_given, take_back_conclusion
from nhipcau.flows.bodies import set_conclusion_aside
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@transaction.atomic
def give(
    *, actor: Actor, conclusion_id: int, lead_id: int, coordinator_ids: Sequence[int] = (), due: date | None = None
) -> Task:
    """The host of the body gives the task; the conclusion is one click away from it."""
    conclusion = kept_conclusion(actor, conclusion_id)
    if conclusion.withdrawn:
        raise Refusal("conclusion.not_found")
    return give_conclusion(
        actor=actor,
        conclusion=conclusion,
        giver_id=conclusion.meeting.body.host_id,
        lead_id=lead_id,
        coordinator_ids=coordinator_ids,
        due=due,
    )


@transaction.atomic
def take_back(*, actor: Actor, conclusion_id: int) -> Task:
    return take_back_conclusion(actor=actor, conclusion=kept_conclusion(actor, conclusion_id))


@transaction.atomic
def set_aside(*, actor: Actor, conclusion_id: int) -> int:
    """Left out of the conclusions; refused while it is somebody's task. Gives the meeting."""
    require_not_given(kept_conclusion(actor, conclusion_id))
    return set_conclusion_aside(actor=actor, conclusion_id=conclusion_id, aside=True).meeting_id


@transaction.atomic
def take_in_again(*, actor: Actor, conclusion_id: int) -> int:
    return set_conclusion_aside(actor=actor, conclusion_id=conclusion_id, aside=False).meeting_id
