"""A name from the queue is settled, and the tasks that waited for it follow."""

from __future__ import annotations

from django.db import transaction

from nhipcau.agencies.models import UnmatchedName
from nhipcau.agencies.services import (
    make_agency_of_name,
    match_name,
    reopen_name,
    set_name_aside,
    take_back_agency,
)
from nhipcau.documents.models import Named
from nhipcau.documents.services.registering import name_agency_in, unname_agency_in
from nhipcau.execution.services import match_waiting_parties, release_parties
from nhipcau.ground.actor import Actor


@transaction.atomic
def settle_as_agency(*, actor: Actor, name_id: int, agency_id: int) -> int:
    """The name means an agency that exists. Gives how many parties of tasks it filled."""
    return _fill(actor, match_name(actor=actor, name_id=name_id, agency_id=agency_id))


@transaction.atomic
def settle_as_new_agency(*, actor: Actor, name_id: int, family: str, level: str, parent_id: int | None = None) -> int:
    return _fill(
        actor,
        make_agency_of_name(actor=actor, name_id=name_id, family=family, level=level, parent_id=parent_id),
    )


@transaction.atomic
def settle_as_no_agency(*, actor: Actor, name_id: int) -> None:
    """A collective, an open set, a phrase: its tasks keep the words and stay without that agency."""
    set_name_aside(actor=actor, name_id=name_id)


@transaction.atomic
def take_back_settling(*, actor: Actor, name_id: int) -> int:
    """What was decided of the name is taken back. Refuses where somebody has begun a task that followed from it.

    Gives how many parties of tasks are without an agency again. An agency made of the name goes with it where nothing
    else rests on it.
    """
    reopened = reopen_name(actor=actor, name_id=name_id)
    row, before = reopened.row, reopened.before
    if before is None:
        return 0
    released, documents = release_parties(
        actor=actor, name_key=row.folded, locality_key=row.locality_folded, host_id=row.host_id, agency_id=before
    )
    unname_agency_in(document_ids=documents, agency_id=before, part=Named.Part.DUTY)
    if reopened.made:
        take_back_agency(actor=actor, agency_id=before)
    return released


def _fill(actor: Actor, row: UnmatchedName) -> int:
    assert row.agency_id is not None
    matched, concerned = match_waiting_parties(
        actor=actor,
        name_key=row.folded,
        locality_key=row.locality_folded,
        host_id=row.host_id,
        agency_id=row.agency_id,
    )
    name_agency_in(document_ids=concerned, agency_id=row.agency_id, part=Named.Part.DUTY)
    return matched
