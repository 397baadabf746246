"""The arrows of what happened, read for many agencies at once, and the names they had, have and have since when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.db.models.expressions import RawSQL

from nhipcau.agencies.events.legs import KEEP_IDENTITY, Leg, ended_by
from nhipcau.agencies.functions import terms_of
from nhipcau.agencies.lists.day import lists_of_day
from nhipcau.agencies.models import Agency, AgencyEvent, AgencyEventLeg, AgencyParent, Level
from nhipcau.agencies.succession import Answer, Arrow, Arrows, answer_for

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


def arrows_from(agency_ids: Iterable[int]) -> Arrows:
    """All that duties of these agencies may follow, by the agency an arrow leaves. One query, and one for the
    lists of functions where a function moved."""
    ids = frozenset(agency_ids)
    if not ids:
        return {}
    rows = AgencyEventLeg.objects.filter(event__state=AgencyEvent.State.APPLIED, from_agency_id__in=_along(ids))
    # What an event of a province wrote is half a megabyte, and says nothing here.
    rows = rows.exclude(event__kind__in=KEEP_IDENTITY).select_related("event")
    rows = rows.only(
        "from_agency", "to_agency", "function_scope", "decided", "event__kind", "event__effective", "event__basis"
    )
    rows = rows.order_by("event_id", "id")
    together: dict[int, list[AgencyEventLeg]] = {}
    for row in rows:
        together.setdefault(row.event_id, []).append(row)
    if not any(row.function_scope for legs in together.values() for row in legs):
        return _by_start(together.values())
    with lists_of_day(None):
        return _by_start(together.values())


def _by_start(together: Iterable[Sequence[AgencyEventLeg]]) -> Arrows:
    found: dict[int, list[Arrow]] = {}
    for legs in together:
        for arrow in _arrows(legs):
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
    ids = frozenset(agency_ids)
    if not ids:
        return ids
    back = _ALONG.format(ids=_marks(ids), to="from_agency_id", start="to_agency_id")
    found = Agency.objects.filter(pk__in=RawSQL(back, list(ids)))  # noqa: S611 - as below
    return frozenset(found.values_list("pk", flat=True))


def touched_by_events(*, among: frozenset[int] | None = None) -> frozenset[int]:
    """Whom any applied event took something from; of all, or of these. One query."""
    if among is not None and not among:
        return frozenset()
    rows = AgencyEventLeg.objects.filter(event__state=AgencyEvent.State.APPLIED, from_agency__isnull=False)
    rows = rows.exclude(event__kind__in=KEEP_IDENTITY).order_by()
    if among is not None:
        rows = rows.filter(from_agency_id__in=among)
    return frozenset(rows.values_list("from_agency_id", flat=True).distinct())


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
    same = Agency.objects.filter(pk=like)
    found = Agency.objects.filter(
        pk__in=frozenset(agency_ids), level=same.values("level")[:1], family=same.values("family")[:1]
    )
    return tuple(found.order_by("pk").values_list("pk", flat=True))


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


def _along(ids: frozenset[int]) -> RawSQL:
    # The only thing put into the statement is the number of question marks.
    return RawSQL(_ALONG.format(ids=_marks(ids), to="to_agency_id", start="from_agency_id"), list(ids))  # noqa: S611


def _marks(ids: frozenset[int]) -> str:
    return ", ".join(["%s"] * len(ids))


def _arrows(rows: Sequence[AgencyEventLeg]) -> Iterable[Arrow]:
    event = rows[0].event
    legs = [
        Leg(from_agency=row.from_agency_id, to_agency=row.to_agency_id, function_scope=row.function_scope)
        for row in rows
    ]
    ended = ended_by(kind=event.kind, legs=legs)
    for row in rows:
        if row.from_agency_id is not None:
            yield Arrow(
                event_id=event.pk,
                effective=event.effective,
                from_agency=row.from_agency_id,
                to_agency=row.to_agency_id,
                scope=row.function_scope,
                terms=terms_of(row.function_scope),
                ends=row.from_agency_id in ended,
                decided=row.decided is not None,
                basis=event.basis,
            )
