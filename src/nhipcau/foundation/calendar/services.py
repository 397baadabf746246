"""The calendar kept by hand: days off, swapped days, years decided in full; each with its paper, each withdrawable."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nhipcau.foundation import audit, clock
from nhipcau.foundation.calendar import access, rules
from nhipcau.foundation.calendar.selectors import working_calendar_for
from nhipcau.foundation.models import CalendarEntry
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

Kind = CalendarEntry.Kind


@transaction.atomic
def add_day_off(*, actor: Actor, on: date, name: str, basis: str, in_lieu: bool = False) -> CalendarEntry:
    """A holiday, or a day off in lieu of one that falls on a weekend."""
    kind = Kind.IN_LIEU if in_lieu else Kind.HOLIDAY
    return _write(actor, "calendar.day_off_added", kind=kind, year=on.year, on=on, name=name, basis=basis)


@transaction.atomic
def swap_days(*, actor: Actor, on: date, worked_instead: date, name: str, basis: str) -> CalendarEntry:
    """The one day becomes free, the other, a weekly day off, is worked for it."""
    access.require_may_keep_calendar(actor)
    rules.check_may_swap(working_calendar_for(actor), on=on, worked_instead=worked_instead)
    return _write(
        actor,
        "calendar.days_swapped",
        kind=Kind.SWAPPED,
        year=on.year,
        on=on,
        worked_instead=worked_instead,
        name=name,
        basis=basis,
    )


@transaction.atomic
def make_ordinary(*, actor: Actor, on: date, basis: str) -> CalendarEntry:
    """Takes back what the calendar said of that day: worked on a weekday, free on a weekend."""
    return _write(actor, "calendar.day_made_ordinary", kind=Kind.ORDINARY, year=on.year, on=on, basis=basis)


@transaction.atomic
def complete_year(*, actor: Actor, year: int, basis: str) -> CalendarEntry:
    """All holidays and swaps of the year are decided; from now on limits are reckoned through it."""
    return _write(actor, "calendar.year_completed", kind=Kind.COMPLETE, year=year, basis=basis)


@transaction.atomic
def reopen_year(*, actor: Actor, year: int, basis: str) -> CalendarEntry:
    """Something of the year is still to be decided; until then limits that reach it are refused."""
    return _write(actor, "calendar.year_reopened", kind=Kind.REOPENED, year=year, basis=basis)


@transaction.atomic
def withdraw_entry(*, actor: Actor, entry_id: int) -> CalendarEntry:
    """Undoes one entry: what stood before it holds again."""
    access.require_may_keep_calendar(actor)
    entry = CalendarEntry.objects.select_for_update().filter(pk=entry_id).first()
    if entry is None:
        raise Refusal("calendar.not_found")
    if entry.withdrawn is not None:
        raise Refusal("calendar.nothing_to_undo")
    entry.withdrawn = clock.now()
    entry.save(update_fields=["withdrawn"])
    audit.record(actor, "calendar.entry_withdrawn", entry, **_facts(entry))
    return entry


def _write(
    actor: Actor,
    act: str,
    *,
    kind: str,
    year: int,
    basis: str,
    on: date | None = None,
    worked_instead: date | None = None,
    name: str = "",
) -> CalendarEntry:
    access.require_may_keep_calendar(actor)
    rules.check_year(year)
    rules.check_basis_given(basis)
    entry = CalendarEntry.objects.create(
        year=year,
        kind=kind,
        on=on,
        worked_instead=worked_instead,
        name=name.strip(),
        basis=basis.strip(),
        at=clock.now(),
    )
    audit.record(actor, act, entry, **_facts(entry))
    return entry


def _facts(entry: CalendarEntry) -> dict[str, audit.Fact]:
    return {
        "year": entry.year,
        "kind": entry.kind,
        "on": entry.on.isoformat() if entry.on else None,
        "worked_instead": entry.worked_instead.isoformat() if entry.worked_instead else None,
        "name": entry.name,
        "basis": entry.basis,
    }
