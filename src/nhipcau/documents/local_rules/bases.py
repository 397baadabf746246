"""What a local rule under review rests on: what asks for its review, as its words say."""

from __future__ import annotations

from collections.abc import Collection

from nhipcau.agencies.bases import Basis
from nhipcau.documents.local_rules.states import ReviewState
from nhipcau.documents.models import LocalRule
from nhipcau.foundation.audit import kind_of

LOCAL_RULE = kind_of(LocalRule)


def bases_of_local_rules(ids: Collection[int] | None = None) -> tuple[Basis, ...]:
    """A rule that was repealed rests on nothing. One query."""
    rows = LocalRule.objects.exclude(state=ReviewState.REPEALED).select_related("owner")
    rows = rows if ids is None else rows.filter(pk__in=ids)
    return tuple(
        Basis(LOCAL_RULE, row.pk, f"{row.code} {row.name}".strip(), row.basis, row.owner_id, row.owner.locality_folded)
        for row in rows.order_by("pk")
    )
