"""The arrows of what happened, read for many agencies at once, and the names they had, have and have since when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from nhipcau.agencies.events.legs import KEEP_IDENTITY, Leg, ended_by
from nhipcau.agencies.functions import terms_of
from nhipcau.agencies.lists.day import lists_of_day
from nhipcau.agencies.models import Agency, AgencyEvent, AgencyEventLeg, AgencyParent, Level
from nhipcau.agencies.succession import Answer, Arrow, Arrows, answer_for
from nhipcau.foundation.prepared import Prepared

# UNION without ALL ends the recursion where arrows close a circle.
_ALONG = """
    WITH RECURSIVE reached(id) AS (
        SELECT id FROM agencies_agency WHERE id IN ({ids})
        UNION
        SELECT leg.{to} FROM agencies_agencyeventleg leg
        JOIN reached ON leg.{start} = reached.id
        JOIN agencies_agencyevent event ON event.id = leg.event_id
        WHERE event.state = 'applied' AND leg.{to} IS NOT NULL
    )
    SELECT id FROM reached
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A duty: whose it was, since when, and its words, plain."""

    agency_id: int
    since: date | None = None
    words: str = ""


class _Step(NamedTuple):
    """A leg of an applied event that leads away from an agency."""

    event_id: int
    kind: str
    effective: date
    basis: str
    from_agency: int | None
    to_agency: int | None
    function_scope: str
    decided: datetime | None


def arrows_from(agency_ids: Iterable[int]) -> Arrows:
    """All that duties of these agencies may follow, by the agency an arrow leaves. One query, and one for the
    lists of functions where a function moved."""
    ids = sorted(frozenset(agency_ids))
    if not ids:
        return {}
    together: dict[int, list[_Step]] = {}
    for row in _STEPS.rows(*ids):
        step = _Step(*row)
        together.setdefault(step.event_id, []).append(step)
    if not any(step.function_scope for steps in together.values() for step in steps):
        return _by_start(together.values())
    with lists_of_day(None):
        return _by_start(together.values())


def _steps(
    *agency_ids: int,
) -> QuerySet[AgencyEventLeg, tuple[int, str, date, str, int | None, int | None, str, datetime | None]]:
    rows = AgencyEventLeg.objects.filter(event__state=AgencyEvent.State.APPLIED, from_agency_id__in=_along(agency_ids))
    rows = rows.exclude(event__kind__in=KEEP_IDENTITY).order_by("event_id", "id")
    # What an event of a province wrote is half a megabyte, and says nothing here. In the order of `_Step`.
    return rows.values_list(
        "event_id", "event__kind", "event__effective", "event__basis", "from_agency_id", "to_agency_id",
        "function_scope", "decided",
    )  # fmt: skip


_STEPS = Prepared(_steps)


def _by_start(together: Iterable[Sequence[_Step]]) -> Arrows:
    found: dict[int, list[Arrow]] = {}
    for steps in together:
        for arrow in _arrows(steps):
            found.setdefault(arrow.from_agency, []).append(arrow)
    return found


def answers_of(questions: Sequence[Question], *, on: date) -> tuple[Answer, ...]:
    """One query, however many questions."""
    arrows = arrows_from(question.agency_id for question in questions)
    return tuple(
        answer_for(agency_id=one.agency_id, arrows=arrows, on=on, since=one.since, words=one.words) for one in questions
    )


def with_predecessors(agency_ids: Iterable[int]) -> frozenset[int]:
    """These agencies and all whose duties may have come to them. One query."""
    ids = sorted(frozenset(agency_ids))
    return frozenset(pk for (pk,) in _PREDECESSORS.rows(*ids)) if ids else frozenset()


def _predecessors(*agency_ids: int) -> QuerySet[Agency, tuple[int]]:
    back = _ALONG.format(ids=_marks(agency_ids), to="from_agency_id", start="to_agency_id")
    found = Agency.objects.filter(pk__in=RawSQL(back, list(agency_ids)))  # noqa: S611 - as below
    return found.order_by().values_list("pk")


_PREDECESSORS = Prepared(_predecessors)


def touched_by_events(*, among: frozenset[int] | None = None) -> frozenset[int]:
    """Whom any applied event took something from; of all, or of these. One query."""
    if among is not None and not among:
        return frozenset()
    rows = _touched() if among is None else _TOUCHED_AMONG.rows(*sorted(among))
    return frozenset(agency_id for (agency_id,) in rows if agency_id is not None)


def _touched() -> QuerySet[AgencyEventLeg, tuple[int | None]]:
    rows = AgencyEventLeg.objects.filter(event__state=AgencyEvent.State.APPLIED, from_agency__isnull=False)
    return rows.exclude(event__kind__in=KEEP_IDENTITY).order_by().values_list("from_agency_id").distinct()


def _touched_among(*agency_ids: int) -> QuerySet[AgencyEventLeg, tuple[int | None]]:
    return _touched().filter(from_agency_id__in=agency_ids)


_TOUCHED_AMONG = Prepared(_touched_among)


def superiors_now(agency_ids: Iterable[int], *, on: date) -> dict[int, int]:
    """Who answers today for whoever each of these last stood under. Two queries."""
    last: dict[int, int] = {}
    rows = AgencyParent.objects.filter(agency_id__in=frozenset(agency_ids), line=AgencyParent.Line.GOVERNING)
    for row in rows.order_by("agency_id", F("valid_to").desc(nulls_first=True), "-id"):
        last.setdefault(row.agency_id, row.parent_id)
    answers = answers_of([Question(parent) for parent in last.values()], on=on)
    return {agency: answer.agency_id for agency, answer in zip(last, answers, strict=True)}


def alike(agency_ids: Iterable[int], *, like: int) -> tuple[int, ...]:
    """Those of the same level and family: the committee of a province, not its office. One query."""
    return tuple(pk for (pk,) in _ALIKE.rows(like, *sorted(frozenset(agency_ids))))


def _alike(like: int, *agency_ids: int) -> QuerySet[Agency, tuple[int]]:
    same = Agency.objects.filter(pk=like)
    found = Agency.objects.filter(pk__in=agency_ids, level=same.values("level")[:1], family=same.values("family")[:1])
    return found.order_by("pk").values_list("pk")


_ALIKE = Prepared(_alike)


def communes_beside(agency_id: int, *, most: int) -> tuple[int, ...]:
    """The communes of its province that are there today. Two queries."""
    key = Agency.objects.filter(pk=agency_id).values_list("locality_folded", flat=True).first()
    if not key:
        return ()
    found = Agency.objects.filter(locality_folded=key, level=Level.COMMUNE, last_day__isnull=True)
    return tuple(found.order_by("id").values_list("pk", flat=True)[:most])


def decisions(*, most: int) -> tuple[AgencyEventLeg, ...]:
    """What people decided, the newest first. One query."""
    legs = AgencyEventLeg.objects.filter(decided__isnull=False, from_agency__isnull=False, to_agency__isnull=False)
    return tuple(legs.select_related("event", "decided_by").order_by("-decided", "-id")[:most])


def _along(ids: Sequence[int]) -> RawSQL:
    # The only thing put into the statement is the number of question marks.
    return RawSQL(_ALONG.format(ids=_marks(ids), to="to_agency_id", start="from_agency_id"), list(ids))  # noqa: S611


def _marks(ids: Sequence[int]) -> str:
    return ", ".join(["%s"] * len(ids))


def _arrows(steps: Sequence[_Step]) -> Iterable[Arrow]:
    legs = [
        Leg(from_agency=step.from_agency, to_agency=step.to_agency, function_scope=step.function_scope)
        for step in steps
    ]
    ended = ended_by(kind=steps[0].kind, legs=legs)
    for step in steps:
        if step.from_agency is not None:
            yield Arrow(
                event_id=step.event_id,
                effective=step.effective,
                from_agency=step.from_agency,
                to_agency=step.to_agency,
                scope=step.function_scope,
                terms=terms_of(step.function_scope),
                ends=step.from_agency in ended,
                decided=step.decided is not None,
                basis=step.basis,
            )
