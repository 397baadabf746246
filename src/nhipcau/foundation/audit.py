"""The audit log: one entry per act, inserted in the transaction of the act.

Triggers (migration 0002) forbid changing and removing entries. A bulk act writes one entry that names its rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Q

from nhipcau.foundation import adding, clock
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import Actor

Fact = str | int | float | bool | None | Sequence[str] | Sequence[int] | Mapping[str, str | int | None]


def record(actor: Actor, act: str, obj: models.Model | None, **facts: Fact) -> AuditEntry:
    """Writes that `actor` did `act` ("document.registered") to `obj`; None where the act has no row (refused files)."""
    entry = AuditEntry(
        at=clock.now(),
        account_id=actor.account_id,
        account_name=actor.name,
        agency_id=actor.agency_id,
        channel=actor.channel,
        act=act,
        object_kind=kind_of(obj) if obj is not None else "",
        object_id=obj.pk if obj is not None else None,
        facts={name: _plain(value) for name, value in facts.items()},
    )
    adding.add([entry])
    return entry


def kind_of(obj: models.Model | type[models.Model]) -> str:
    """The word the log uses for a kind of row: "document", "task"."""
    return str(obj._meta.model_name)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of history, ready for a page."""

    at: datetime
    act: str
    who: str
    channel: str
    facts: Mapping[str, Fact]


def history_of(*objects: tuple[str, Sequence[int]]) -> tuple[Entry, ...]:
    """Entries on the given rows (kind, ids), oldest first. Whoever calls has already checked that they may be seen."""
    about = Q(pk__in=())
    for kind, ids in objects:
        about |= Q(object_kind=kind, object_id__in=list(ids))
    return tuple(
        Entry(at=e.at, act=e.act, who=e.account_name, channel=e.channel, facts=e.facts)
        for e in AuditEntry.objects.filter(about).order_by("id")
    )


def _plain(value: Fact) -> object:
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
