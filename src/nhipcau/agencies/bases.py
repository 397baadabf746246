"""What rows of the registers of agencies say, in words, that they rest on: the one way of asking them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.models import AgencyEvent, AgencyEventLeg, Body, Conclusion, Meeting
from nhipcau.foundation.audit import kind_of

BODY, MEETING, EVENT = kind_of(Body), kind_of(Meeting), kind_of(AgencyEvent)
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Basis:
    """A row of a register by its kind in the log and its number, what it is called, and its words on what it rests on.

    Without an agency it is everybody's business, such as an event of agencies.
    """

    kind: str
    row_id: int
    label: str
    words: str
    agency_id: int | None = None
    locality_key: str = ""


def bases_of_bodies(ids: Collection[int] | None = None) -> tuple[Basis, ...]:
    """Its founding decision and its working rules; a body that has ended rests on nothing. One query."""
    rows = Body.objects.filter(ended__isnull=True).select_related("host")
    rows = rows if ids is None else rows.filter(pk__in=ids)
    return tuple(
        Basis(BODY, row.pk, row.name, f"{row.founding}\n{row.rules_document}", row.host_id, row.host.locality_folded)
        for row in rows.order_by("pk")
    )


def bases_of_meetings(ids: Collection[int] | None = None) -> tuple[Basis, ...]:
    """Agenda, minutes and conclusions that stand; what was cancelled rests on nothing. Two queries."""
    rows = Meeting.objects.filter(cancelled="").select_related("body__host")
    meetings = list((rows if ids is None else rows.filter(pk__in=ids)).order_by("pk"))
    concluded: dict[int, list[str]] = {}
    points = Conclusion.objects.filter(meeting__in=[one.pk for one in meetings], withdrawn=False).order_by("position")
    for meeting_id, words in points.values_list("meeting_id", "words"):
        concluded.setdefault(meeting_id, []).append(words)
    return tuple(
        Basis(
            kind=MEETING,
            row_id=one.pk,
            label=f"{one.title} ({_day(one.on)})",
            words="\n".join([*map(str, one.agenda), one.minutes, *concluded.get(one.pk, ())]),
            agency_id=one.body.host_id,
            locality_key=one.body.host.locality_folded,
        )
        for one in meetings
    )


def bases_of_events(ids: Collection[int] | None = None) -> tuple[Basis, ...]:
    """What happened to agencies, planned or done; what was undone rests on nothing. Three queries."""
    rows = AgencyEvent.objects.exclude(state=AgencyEvent.State.UNDONE)
    events = list((rows if ids is None else rows.filter(pk__in=ids)).order_by("pk"))
    legs: dict[int, list[AgencyEventLeg]] = {}
    for leg in AgencyEventLeg.objects.filter(event__in=[one.pk for one in events]).order_by("id"):
        legs.setdefault(leg.event_id, []).append(leg)
    named = [one for own in legs.values() for leg in own for one in (leg.from_agency_id, leg.to_agency_id)]
    labels = labels_of(dict.fromkeys(named), on=max((one.effective for one in events), default=date.min))
    return tuple(
        Basis(EVENT, one.pk, _told(one, legs.get(one.pk, []), labels), f"{one.basis}\n{one.note}") for one in events
    )


def _told(event: AgencyEvent, legs: list[AgencyEventLeg], labels: dict[int, str]) -> str:
    named = list(dict.fromkeys(_names(legs, labels)))
    more = "…" if len(named) > MOST_NAMED else ""
    return f"{'; '.join(named[:MOST_NAMED])}{more} ({_day(event.effective)})"


def _names(legs: list[AgencyEventLeg], labels: dict[int, str]) -> Iterator[str]:
    for leg in legs:
        ends = (labels.get(leg.from_agency_id or 0, ""), labels.get(leg.to_agency_id or 0, "") or leg.new_name)
        yield " → ".join(dict.fromkeys(one for one in ends if one))


def _day(on: date) -> str:
    return f"{on.day}/{on.month}/{on.year}"
