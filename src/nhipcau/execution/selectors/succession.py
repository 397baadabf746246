"""Questions that wait for a person: whose functions went to several, who may take over, how many tasks wait for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.agencies.access import KEEPERS, own_watched_or_led
from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.models import AgencyEvent
from nhipcau.agencies.rules import is_installation_administrator
from nhipcau.agencies.services.succession import may_decide_successor
from nhipcau.agencies.succession import Alternative, alternatives_at
from nhipcau.agencies.successors import arrows_from, communes_beside, decisions
from nhipcau.execution import access
from nhipcau.execution.models import Task, TaskParty, WaitingQuestion
from nhipcau.execution.questions import Asked, Group, grouped, waiting_parts
from nhipcau.foundation import clock
from nhipcau.foundation.pages import LARGEST, SIZE, Page, page_of
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import fold

MOST = 200
MOST_COMMUNES = 300


@dataclass(frozen=True, slots=True)
class Choice:
    """`reason` is why it stands here: "function", "rest", "stays", "other"; the first is proposed."""

    agency_id: int
    label: str
    reason: str
    scope: str
    basis: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """One question: an agency as it was called at its end, and the function in question, empty for the whole.

    `tasks` and `open_tasks` count what the viewer may see of it; `sample` is a task that shows what it is about.
    """

    agency_id: int
    label: str
    scope: str
    effective: date
    choices: tuple[Choice, ...]
    tasks: int
    open_tasks: int
    sample: str


@dataclass(frozen=True, slots=True)
class Question:
    """`communes` are offered where nobody took over."""

    asked: Undecided
    communes: tuple[tuple[int, str], ...]
    may_decide: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """A choice that was made, and may be taken back while it holds."""

    event_id: int
    agency_id: int
    label: str
    to_id: int
    to_label: str
    scope: str
    effective: date
    basis: str
    by: str
    at: datetime | None
    holds: bool


def undecided_for(viewer: Actor, *, page: int = 1, size: int = SIZE) -> Page[Undecided]:
    """Those with most open tasks first. As many queries, however many questions.

    Of all, or of those for which the viewer's own or watched agencies answer meanwhile or which are about them: what
    waits elsewhere in a task that the viewer has a part in is for others to decide, and told beside the task.
    """
    found = _all_questions(page, size) if _knows_of_all(viewer) else _own_questions(viewer, page, size)
    return Page(rows=_questions(viewer, found.rows), total=found.total, number=found.number, size=found.size)


def _knows_of_all(viewer: Actor) -> bool:
    return is_installation_administrator(viewer) or viewer.sees_everything


def _all_questions(page: int, size: int) -> Page[Group]:
    """As they are kept counted."""
    kept = WaitingQuestion.objects.order_by("-open_tasks", "agency_id", "scope", "effective")
    return page_of(kept.values_list(*_COLUMNS), number=page, size=size).of(lambda row: Group(*row))


_COLUMNS = ("agency_id", "scope", "effective", "tasks", "open_tasks", "first_id", "answering_id")


def _own_questions(viewer: Actor, page: int, size: int) -> Page[Group]:
    """Whoever answers for the tasks of a question sees all of them: those are kept counted. The few others are not."""
    on = clock.today()
    answering = own_watched_or_led("answering_id", viewer, on=on)
    about = own_watched_or_led("agency_id", viewer, on=on)
    kept = [Group(*row) for row in WaitingQuestion.objects.filter(answering).order_by().values_list(*_COLUMNS)]
    others = WaitingQuestion.objects.filter(about, Q(answering__isnull=True) | ~answering).order_by()
    agencies = set(others.values_list("agency_id", flat=True))
    asked = {one.asked for one in kept}
    counted = grouped(_waiting_for(viewer).filter(waiting_at__in=agencies)) if agencies else []
    groups = sorted(
        [*kept, *(one for one in counted if one.asked not in asked)], key=lambda one: (-one.open_tasks, *one.asked)
    )
    size = min(max(1, size), LARGEST)
    number = min(max(1, page), max(1, -(-len(groups) // size)))
    shown = groups[(number - 1) * size : number * size]
    return Page(rows=tuple(shown), total=len(groups), number=number, size=size)


def _waiting_for(viewer: Actor) -> QuerySet[TaskParty]:
    """Parts that wait, as far as such a viewer may know of them: asked of one or a few questions, part by part."""
    return waiting_parts().filter(Exists(Task.objects.filter(access.visible_to(viewer), pk=OuterRef("task_id"))))


def _groups_of(viewer: Actor, asked: Asked) -> list[Group]:
    """One or none: as it is kept counted, or of the tasks that the viewer may know of."""
    if _knows_of_all(viewer):
        kept = WaitingQuestion.objects.filter(**asked._asdict()).order_by()
        return [Group(*row) for row in kept.values_list(*_COLUMNS)]
    waiting = _waiting_for(viewer)
    return grouped(
        waiting.filter(waiting_at_id=asked.agency_id, function_scope=asked.scope, waiting_from=asked.effective)
    )


def _questions(viewer: Actor, groups: Sequence[Group]) -> tuple[Undecided, ...]:
    arrows = arrows_from(group.agency_id for group in groups)
    # Whoever administers the installation decides without reading tasks that are not its own.
    shown = [] if is_installation_administrator(viewer) else [group.first for group in groups]
    samples = dict(Task.objects.filter(pk__in=shown).values_list("pk", "words"))
    offers = [
        alternatives_at(agency_id=group.agency_id, effective=group.effective, scope=group.scope, arrows=arrows)
        for group in groups
    ]
    named = [one.agency_id for offer in offers for one in offer]
    labels = labels_of([*named, *(group.agency_id for group in groups)], on=clock.today())
    return tuple(
        Undecided(
            agency_id=group.agency_id,
            label=labels.get(group.agency_id, ""),
            scope=group.scope,
            effective=group.effective,
            choices=_choices(offer, labels),
            tasks=group.tasks,
            open_tasks=group.open_tasks,
            sample=samples.get(group.first, ""),
        )
        for group, offer in zip(groups, offers, strict=True)
    )


def _choices(offer: Sequence[Alternative], labels: Mapping[int, str]) -> tuple[Choice, ...]:
    return tuple(
        Choice(one.agency_id, labels.get(one.agency_id, ""), one.reason, one.scope, one.basis) for one in offer
    )


def question_for(viewer: Actor, *, agency_id: int, scope: str, effective: date) -> Question:
    """One question, what else may be chosen, and whether the viewer may decide it."""
    found = _questions(viewer, _groups_of(viewer, Asked(agency_id, scope, effective)))
    if not found:
        raise Refusal("succession.not_found")
    on = clock.today()
    return Question(
        asked=found[0],
        communes=_communes(agency_id, on=on) if not found[0].choices else (),
        may_decide=may_decide_successor(viewer, agency_id, effective=effective, on=on),
    )


def decided_for(viewer: Actor) -> tuple[Decided, ...]:
    """What people decided, the newest first; what became of public bodies is public. Two queries."""
    del viewer
    rows = decisions(most=MOST)
    labels = labels_of([one for row in rows for one in (row.from_agency_id, row.to_agency_id)], on=clock.today())
    return tuple(
        Decided(
            event_id=row.event_id,
            agency_id=row.from_agency_id,
            label=labels.get(row.from_agency_id, ""),
            to_id=row.to_agency_id,
            to_label=labels.get(row.to_agency_id, ""),
            scope=row.function_scope,
            effective=row.event.effective,
            basis=row.event.basis,
            by=row.decided_by.full_name if row.decided_by else "",
            at=row.decided,
            holds=row.event.state == AgencyEvent.State.APPLIED,
        )
        for row in rows
        if row.from_agency_id is not None and row.to_agency_id is not None
    )


def require_may_see_successions(viewer: Actor) -> None:
    if not (is_installation_administrator(viewer) or viewer.sees_everything or viewer.has(*KEEPERS)):
        raise Refusal("succession.not_allowed")


def _communes(agency_id: int, *, on: date) -> tuple[tuple[int, str], ...]:
    """Where a district ended without an heir: the communes of its province, to choose from."""
    ids = communes_beside(agency_id, most=MOST_COMMUNES)
    return tuple(sorted(labels_of(ids, on=on).items(), key=lambda one: fold(one[1])))
