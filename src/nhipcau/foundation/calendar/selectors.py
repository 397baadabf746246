"""The calendar as limits are reckoned by it, and one year of it as people read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from nhipcau.foundation import audit
from nhipcau.foundation.calendar.access import may_keep_calendar
from nhipcau.foundation.models import CalendarEntry
from nhipcau.ground.actor import Actor
from nhipcau.ground.calendar import CalendarDay, CalendarYear, DayKind, WorkingCalendar, calendar_of
from nhipcau.ground.shipped_calendar import shipped_days, shipped_years

OF_A_YEAR = (CalendarEntry.Kind.COMPLETE, CalendarEntry.Kind.REOPENED)


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day of the year that is off, or worked on a weekend (`worked`), and why."""

    on: date
    worked: bool
    day: CalendarDay


@dataclass(frozen=True, slots=True)
class EntryLine:
    """What an administrator wrote; `withdrawn` tells that it holds no more."""

    id: int
    kind: str
    on: date | None
    worked_instead: date | None
    name: str
    basis: str
    at: datetime
    withdrawn: datetime | None


@dataclass(frozen=True, slots=True)
class YearSheet:
    """`known` are all years known in full, for the ways to the next and the one before."""

    year: int
    complete: bool
    source: str
    days: tuple[SpecialDay, ...]
    entries: tuple[EntryLine, ...]
    history: tuple[audit.Entry, ...]
    known: frozenset[int]
    may_keep: bool


def working_calendar_for(viewer: Actor) -> WorkingCalendar:
    """One query. The same for everyone: holidays are no secret of any agency."""
    del viewer
    days, years = _said(tuple(CalendarEntry.objects.filter(withdrawn__isnull=True).order_by("id")))
    return calendar_of(days=days, years=years)


def calendar_year_for(viewer: Actor, year: int) -> YearSheet:
    """Two queries, and one more for the history where something was written."""
    calendar = working_calendar_for(viewer)
    entries = tuple(CalendarEntry.objects.filter(year=year).order_by("-id"))
    off = [SpecialDay(on, worked=False, day=day) for on, day in calendar.off.items() if on.year == year]
    worked = [SpecialDay(on, worked=True, day=day) for on, day in calendar.worked.items() if on.year == year]
    standing = [entry for entry in reversed(entries) if entry.withdrawn is None]
    sources = {known.year: known.source for known in _said(tuple(standing))[1]}
    return YearSheet(
        year=year,
        complete=calendar.knows(year),
        source=sources.get(year, ""),
        days=tuple(sorted((*off, *worked), key=lambda special: special.on)),
        entries=tuple(_line(entry) for entry in entries),
        history=audit.history_of(("calendarentry", [entry.pk for entry in entries])) if entries else (),
        known=calendar.complete,
        may_keep=may_keep_calendar(viewer),
    )


def _said(entries: tuple[CalendarEntry, ...]) -> tuple[tuple[CalendarDay, ...], tuple[CalendarYear, ...]]:
    """What comes with the product first, then what was written over it, in the order in which it was written."""
    days = tuple(
        CalendarDay(entry.on, DayKind(entry.kind), entry.name, entry.basis, entry.worked_instead)
        for entry in entries
        if entry.on is not None
    )
    years = tuple(
        CalendarYear(entry.year, complete=entry.kind == CalendarEntry.Kind.COMPLETE, source=entry.basis)
        for entry in entries
        if entry.kind in OF_A_YEAR
    )
    return (*shipped_days(), *days), (*shipped_years(), *years)


def _line(entry: CalendarEntry) -> EntryLine:
    return EntryLine(
        id=entry.pk,
        kind=entry.kind,
        on=entry.on,
        worked_instead=entry.worked_instead,
        name=entry.name,
        basis=entry.basis,
        at=entry.at,
        withdrawn=entry.withdrawn,
    )
