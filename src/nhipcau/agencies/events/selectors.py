"""What is known to have happened to agencies, or to come. The register is open to every account, and so is this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from nhipcau.agencies.access import manageable_agencies
from nhipcau.agencies.calling import labels_at
from nhipcau.agencies.events.access import may_change_agencies
from nhipcau.agencies.events.effects import effects_of
from nhipcau.agencies.events.journal import Change, Table, from_json
from nhipcau.agencies.events.legs import Leg, ended_by
from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.models import Account, Agency, AgencyEvent, AgencyEventLeg, AgencyIdent, AgencyParent
from nhipcau.agencies.services.events import leg_of
from nhipcau.foundation import audit, clock
from nhipcau.foundation.pages import SIZE, Page, page_of
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import fold

MOST_CHOICES = 1000


@dataclass(frozen=True, slots=True)
class LegRow:
    """An arrow with what its ends are called: the one that gives on the day before, the one that takes on the day."""

    from_id: int | None
    from_label: str
    to_id: int | None
    to_label: str
    function_scope: str
    takes_units: bool
    new_name: str
    new_locality: str
    new_parent_label: str
    new_code: str
    decided: datetime | None


@dataclass(frozen=True, slots=True)
class EventRow:
    id: int
    kind: str
    effective: date
    basis: str
    note: str
    state: str
    shipped: bool
    document_id: int | None
    legs: tuple[LegRow, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One row that ends, begins or changes: `what` is the table and which of the three."""

    what: str
    agency_id: int | None
    label: str
    words: str
    day: str


@dataclass(frozen=True, slots=True)
class EventSheet:
    """An event with what it wrote, or will write; `obstacle` says why it cannot be applied."""

    row: EventRow
    changes: tuple[ChangeRow, ...]
    obstacle: Refusal | None
    ended: tuple[int, ...]
    """Agencies that end."""
    left_behind: tuple[tuple[int, str], ...]
    """Units that go on standing under one of them."""
    may_change: bool
    made_by: str
    applied: datetime | None
    applied_by: str
    undone: datetime | None
    undone_by: str
    history: tuple[audit.Entry, ...]


@dataclass(frozen=True, slots=True)
class EventFilters:
    kind: str = ""
    state: str = ""
    agency_id: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class IdentRow:
    scheme: str
    value: str
    valid_from: date | None
    valid_to: date | None


def events_for(
    viewer: Actor, *, filters: EventFilters = EventFilters(), page: int = 1, size: int = SIZE
) -> Page[EventRow]:
    """The latest first. A number of queries that does not grow with the page."""
    del viewer
    found = AgencyEvent.objects.all()
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.state:
        found = found.filter(state=filters.state)
    if filters.agency_id is not None:
        legs = AgencyEventLeg.objects.filter(Q(from_agency=filters.agency_id) | Q(to_agency=filters.agency_id))
        found = found.filter(pk__in=legs.values("event_id"))
    for word in fold(filters.text).split():
        named = Agency.objects.filter(Q(names__folded__contains=word) | Q(locality_folded__contains=word))
        legs = AgencyEventLeg.objects.filter(Q(from_agency__in=named) | Q(to_agency__in=named))
        found = found.filter(pk__in=legs.values("event_id"))
    rows = page_of(found.order_by("-effective", "-id"), number=page, size=size)
    made = _rows(rows.rows)
    return Page(rows=made, total=rows.total, number=rows.number, size=rows.size)


def events_of_agency_for(viewer: Actor, agency_id: int) -> tuple[EventRow, ...]:
    """All that happened to one agency, the latest first, also what was undone."""
    return events_for(viewer, filters=EventFilters(agency_id=agency_id), size=MOST_CHOICES).rows


def idents_of_agency_for(viewer: Actor, agency_id: int) -> tuple[IdentRow, ...]:
    del viewer
    rows = AgencyIdent.objects.filter(agency=agency_id).order_by("scheme", "id")
    return tuple(IdentRow(row.scheme, row.value, row.valid_from, row.valid_to) for row in rows)


def event_for(viewer: Actor, event_id: int) -> EventSheet:
    """With what it will write reckoned afresh, as applying it now would; or with what it wrote."""
    event = AgencyEvent.objects.filter(pk=event_id).select_related("made_by", "applied_by", "undone_by").first()
    if event is None:
        raise Refusal("agency_event.not_found")
    [row] = _rows((event,))
    legs = tuple(leg_of(one) for one in AgencyEventLeg.objects.filter(event=event).order_by("id"))
    changes, obstacle = _ahead(event, legs)
    ended = tuple(sorted(ended_by(kind=event.kind, legs=legs)))
    concerned = {one for leg in legs for one in (leg.from_agency, leg.to_agency) if one is not None}
    return EventSheet(
        row=row,
        changes=_change_rows(changes, event.effective),
        obstacle=obstacle,
        ended=ended,
        left_behind=_left_behind(ended, changes, on=event.effective),
        may_change=may_change_agencies(viewer, concerned, on=clock.today(), effective=event.effective),
        made_by=_name_of(event.made_by),
        applied=event.applied,
        applied_by=_name_of(event.applied_by),
        undone=event.undone,
        undone_by=_name_of(event.undone_by),
        history=audit.history_of(("agencyevent", [event.pk])),
    )


def event_choices_for(viewer: Actor, *, text: str = "", near: int | None = None) -> tuple[tuple[int, str], ...]:
    """Living agencies the viewer may change: those of the province of `near`, or those whose names have the words."""
    found = Agency.objects.filter(manageable_agencies(viewer, on=clock.today()), last_day=None)
    if near is not None:
        found = found.filter(locality_folded__in=Agency.objects.filter(pk=near).values("locality_folded"))
    for word in fold(text).split():
        found = found.filter(Q(names__folded__contains=word) | Q(locality_folded__contains=word))
    ids = list(found.order_by("pk").values_list("pk", flat=True).distinct()[:MOST_CHOICES])
    labels = labels_of(ids, on=clock.today())
    return tuple(sorted(labels.items(), key=lambda item: fold(item[1])))


def rows_of_events(event_ids: Iterable[int]) -> tuple[EventRow, ...]:
    """In the order of their days; for whoever may see them."""
    return _rows(list(AgencyEvent.objects.filter(pk__in=list(event_ids)).order_by("effective", "id")))


def _ahead(event: AgencyEvent, legs: Sequence[Leg]) -> tuple[tuple[Change, ...], Refusal | None]:
    if event.state == AgencyEvent.State.APPLIED:
        return from_json(event.written), None
    try:
        found = effects_of(kind=event.kind, legs=legs, effective=event.effective, basis=event.basis)
    except Refusal as refusal:
        return (), refusal
    return found, None


def _rows(events: Sequence[AgencyEvent]) -> tuple[EventRow, ...]:
    legs: dict[int, list[AgencyEventLeg]] = {}
    for leg in AgencyEventLeg.objects.filter(event__in=[event.pk for event in events]).order_by("id"):
        legs.setdefault(leg.event_id, []).append(leg)
    days = {event.pk: event.effective for event in events}
    labels = labels_at(one for some in legs.values() for leg in some for one in _ends(leg, days[leg.event_id]))
    return tuple(
        EventRow(
            id=event.pk,
            kind=event.kind,
            effective=event.effective,
            basis=event.basis,
            note=event.note,
            state=event.state,
            shipped=event.source_key is not None,
            document_id=event.document_id,
            legs=tuple(_leg_row(leg, event, labels) for leg in legs.get(event.pk, ())),
        )
        for event in events
    )


def _ends(leg: AgencyEventLeg, on: date) -> tuple[tuple[int, date], ...]:
    """Who gives is called as on the day before; who takes, as on the day."""
    asked = ((leg.from_agency_id, on - timedelta(days=1)), (leg.to_agency_id, on), (leg.new_parent_id, on))
    return tuple((agency_id, day) for agency_id, day in asked if agency_id is not None)


def _leg_row(leg: AgencyEventLeg, event: AgencyEvent, labels: Mapping[tuple[int, date], str]) -> LegRow:
    on = event.effective
    return LegRow(
        from_id=leg.from_agency_id,
        from_label=labels.get((leg.from_agency_id or 0, on - timedelta(days=1)), ""),
        to_id=leg.to_agency_id,
        to_label=labels.get((leg.to_agency_id or 0, on), "") or leg.new_name,
        function_scope=leg.function_scope,
        takes_units=leg.takes_units,
        new_name=leg.new_name,
        new_locality=leg.new_locality,
        new_parent_label=labels.get((leg.new_parent_id or 0, on), ""),
        new_code=f"{leg.new_scheme} {leg.new_code}".strip(),
        decided=leg.decided,
    )


def _change_rows(changes: Sequence[Change], effective: date) -> tuple[ChangeRow, ...]:
    parents = {_parent_in(change) for change in changes if change.table is Table.PARENT} - {None}
    ids = {change.agency_id for change in changes} | parents
    labels = labels_of(ids, on=effective - timedelta(days=1))
    return tuple(
        ChangeRow(
            what=f"{change.table}_{_way(change)}",
            agency_id=change.agency_id,
            label=labels.get(change.agency_id or 0, ""),
            words=labels.get(_parent_in(change) or 0, "") if change.table is Table.PARENT else _words(change),
            day=str(
                change.after.get("valid_to") or change.after.get("valid_from") or change.after.get("last_day") or ""
            ),
        )
        for change in changes
    )


def _way(change: Change) -> str:
    if change.is_new:
        return "ends" if change.after.get("valid_to") else "begins"
    return "ends" if {"valid_to", "last_day"} & set(change.after) else "changes"


def _words(change: Change) -> str:
    said = [change.after.get(field) for field in ("name", "scheme", "value", "text", "locality")]
    return change.about or " ".join(str(one) for one in said if one)


def _parent_in(change: Change) -> int | None:
    """Whom a row of superiors names: in the row that begins, or among the words of the one that ends."""
    parent = change.after.get("parent_id")
    if isinstance(parent, int):
        return parent
    return int(change.about) if change.about.isdigit() else None


def _left_behind(ended: Sequence[int], changes: Sequence[Change], *, on: date) -> tuple[tuple[int, str], ...]:
    if not ended:
        return ()
    moved = {change.row_id for change in changes if change.table is Table.PARENT and not change.is_new}
    rows = AgencyParent.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on), parent__in=ended, agency__last_day=None
    ).exclude(pk__in=[one for one in moved if one is not None])
    labels = labels_of(rows.exclude(agency__in=ended).values_list("agency_id", flat=True), on=on)
    return tuple(sorted(labels.items(), key=lambda item: fold(item[1])))


def _name_of(account: Account | None) -> str:
    return account.full_name if account is not None else ""
