"""Loading one province of the shipped register: what it would do, done, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from nhipcau.agencies import shipped
from nhipcau.agencies.loading.traces import Trace, put_back, remove_made, rows_of, trace_between, trace_from_json
from nhipcau.agencies.models import Agency, RegisterLoading
from nhipcau.agencies.rules import is_installation_administrator
from nhipcau.agencies.services.shipped import Loaded, load_register
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Tried:
    """What one loading wrote, as long as its transaction stands."""

    done: Loaded
    trace: Trace


class _NotMeantError(Exception):
    """Ends a trial: nothing of it stays."""


def try_province(*, actor: Actor, province: str, with_units: bool, look: Callable[[Tried], None]) -> None:
    """Loads, lets `look` see the register as it would be, and takes everything back: the preview is the act itself."""
    require_may_load(actor)
    try:
        with transaction.atomic():
            look(_loaded(actor=actor, province=province, with_units=with_units))
            raise _NotMeantError
    except _NotMeantError:
        return


@transaction.atomic
def load_province(*, actor: Actor, province: str, with_units: bool) -> RegisterLoading:
    """All bodies of one of the 34 and of those that went into it, with what happened to them."""
    require_may_load(actor)
    tried = _loaded(actor=actor, province=province, with_units=with_units)
    return RegisterLoading.objects.create(
        province=province,
        with_units=with_units,
        edition=shipped.EDITION,
        # Those that an event founded, too.
        made=len(tried.trace.ids_made(Agency)),
        applied=tried.done.applied,
        planned=tried.done.planned,
        written=tried.trace.json,
        at=clock.now(),
        by_id=actor.account_id,
    )


@transaction.atomic
def undo_loading(*, actor: Actor, loading_id: int, follow: Callable[[], object]) -> RegisterLoading:
    """The register is as before; refused where anybody changed what was loaded, or something rests on it.

    `follow` is what must take notice once the events count no more and before the agencies go: the tasks.
    """
    require_may_load(actor)
    loading = RegisterLoading.objects.select_for_update().filter(pk=loading_id).first()
    if loading is None:
        raise Refusal("agency_register.not_found")
    if loading.undone is not None:
        raise Refusal("agency_register.nothing_to_undo")
    trace = trace_from_json(loading.written)
    put_back(trace)
    follow()
    remove_made(trace)
    loading.undone, loading.undone_by_id, loading.written = clock.now(), actor.account_id, {}
    loading.save(update_fields=["undone", "undone_by", "written"])
    audit.record(actor, "agency_register.undone", loading, province=loading.province, made=loading.made)
    return loading


def may_load(actor: Actor) -> bool:
    """The register of a whole province is nobody's own part of the hierarchy."""
    return is_installation_administrator(actor)


def require_may_load(actor: Actor) -> None:
    if not may_load(actor):
        raise Refusal("agency_register.not_allowed")


def _loaded(*, actor: Actor, province: str, with_units: bool) -> Tried:
    # What every installation has belongs to no province and stays when one is taken back.
    if not any(one.into == province for one in shipped.provinces()):
        raise Refusal("agency_register.no_province", name=province)
    load_register(actor=actor)
    places = {one.locality.key for one in shipped.provinces() if one.into == province}
    before = rows_of(places)
    done = load_register(actor=actor, provinces=[province], with_units=with_units)
    return Tried(done=done, trace=trace_between(before, rows_of(places)))
