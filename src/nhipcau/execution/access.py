"""Who may see, direct and work on tasks. The row filter and the answers for one row stand side by side.

A task is seen by its giver, its lead, coordinators and requested agencies, by whoever answers for them today, by those
above them (unit leaders over their own subtree, monitors over the watched one) and by the national monitor. While it is
hollow it is also seen by those who hold its document, because they are the ones to confirm it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from nhipcau.agencies.access import directed_agencies, leads_one_of, own_watched_or_led, watches_one_of
from nhipcau.documents.access import TAKERS, held_by_own, is_held_by_own, keys_held_by_own
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.states import TaskState
from nhipcau.foundation import clock
from nhipcau.foundation.among import Among
from nhipcau.foundation.index import LookedAt
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

HOLLOW = (TaskState.PROPOSED, TaskState.REJECTED, TaskState.SUPERSEDED)


def visible_to(actor: Actor, *, on: date | None = None) -> Q:
    """Filter for tasks. Costs no query of its own."""
    if actor.sees_everything:
        return Q()
    day = on or clock.today()
    named = own_watched_or_led("agency_id", actor, on=day) | own_watched_or_led("answering_id", actor, on=day)
    taking_part = TaskParty.objects.filter(named, task_id=OuterRef("pk"))
    given = own_watched_or_led("giver_id", actor, on=day) | own_watched_or_led("giver_now_id", actor, on=day)
    return given | Q(Exists(taking_part)) | Q(state__in=HOLLOW) & held_by_own("document_id", actor)


def visible_among_all(actor: Actor, *, on: date | None = None) -> Q:
    """The same filter for lists: who sees few of a million tasks finds them by what they hang on, not one by one.

    Of a single task, or of those of one document, `visible_to` asks less.
    """
    if actor.sees_everything:
        return Q()
    day = on or clock.today()
    named = own_watched_or_led("agency_id", actor, on=day) | own_watched_or_led("answering_id", actor, on=day)
    given = own_watched_or_led("giver_id", actor, on=day) | own_watched_or_led("giver_now_id", actor, on=day)
    hollow = Task.objects.alias(stands=LookedAt("state")).filter(
        stands__in=HOLLOW, document_id__in=keys_held_by_own(actor)
    )
    taking_part = TaskParty.objects.filter(named).order_by().values("task_id")
    own = Task.objects.filter(given).order_by().values("pk")
    return Q(Among("pk", own.union(taking_part, hollow.order_by().values("pk"))))


def may_see(actor: Actor, task: Task, *, on: date | None = None) -> bool:
    """The same answer for one task."""
    if actor.sees_everything:
        return True
    day = on or clock.today()
    agencies = parties_of(task) | {giver for giver in (task.giver_id, task.giver_now_id) if giver is not None}
    if actor.agency_id in agencies or watches_one_of(actor, agencies, on=day) or leads_one_of(actor, agencies, on=day):
        return True
    return task.state in HOLLOW and task.document_id is not None and is_held_by_own(actor, task.document_id)


def parties_of(task: Task) -> frozenset[int]:
    """Those the text names, and those who answer for them today."""
    pairs = TaskParty.objects.filter(task=task, agency_id__isnull=False).values_list("agency_id", "answering_id")
    found: set[int | None] = {one for pair in pairs for one in pair}
    return frozenset(one for one in found if one is not None)


def leads_of(task_ids: Iterable[int]) -> dict[int, set[int]]:
    """Who leads each task today: the agency of the text or whoever answers for it. One query."""
    found: dict[int, set[int]] = {}
    parties = TaskParty.objects.filter(
        task_id__in=list(task_ids), part=TaskParty.Part.LEAD, agency_id__isnull=False
    ).annotate(leading=Coalesce("answering_id", "agency_id"))
    for task_id, agency_id in parties.values_list("task_id", "leading"):
        found.setdefault(task_id, set()).add(agency_id)
    return found


def may_direct(actor: Actor, agency_id: int, *, on: date | None = None) -> bool:
    """Whether the actor may give the agency a task."""
    return agency_id in directed(actor, [agency_id], on=on)


def directed(actor: Actor, agency_ids: Iterable[int], *, on: date | None = None) -> frozenset[int]:
    """Which of the agencies the actor may give tasks to. At most one query."""
    if not actor.has(*TAKERS):
        return frozenset()
    return directed_agencies(actor, frozenset(agency_ids), on=on or clock.today())


def require_may_direct(actor: Actor, agency_ids: Iterable[int]) -> None:
    asked = frozenset(agency_ids)
    if asked - directed(actor, asked):
        raise Refusal("task.agency_not_directed")


def require_may_work_on(actor: Actor, task: Task) -> None:
    """Starting and finishing are for the lead, and for whoever may direct it."""
    if not may_see(actor, task):
        raise Refusal("task.not_found")
    leads = frozenset(leads_of([task.pk]).get(task.pk, ()))
    if not leads and task.giver_id is not None:
        leads = frozenset({task.giver_now_id or task.giver_id})
    if not (leads & directed(actor, leads)):
        raise Refusal("task.not_allowed")
