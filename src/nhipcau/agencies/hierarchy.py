"""Who stands under whom on a day: the subtree as a subquery, the same SQL on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models.expressions import RawSQL

from nhipcau.agencies.models import Agency

# UNION without ALL ends the recursion even if two dated rows ever closed a circle.
_SUBTREE = """
    WITH RECURSIVE subtree(id) AS (
        SELECT id FROM agencies_agency WHERE id IN ({tops})
        UNION
        SELECT child.agency_id FROM agencies_agencyparent child JOIN subtree ON child.parent_id = subtree.id
        WHERE (child.valid_from IS NULL OR child.valid_from <= %s) AND (child.valid_to IS NULL OR child.valid_to >= %s)
    )
    SELECT id FROM subtree
"""

# The other way: three or four steps, where the tree under a province has hundreds of agencies.
_ABOVE = """
    WITH RECURSIVE above(origin, id) AS (
        SELECT id, id FROM agencies_agency WHERE id IN ({ids})
        UNION
        SELECT above.origin, own.parent_id FROM agencies_agencyparent own JOIN above ON own.agency_id = above.id
        WHERE (own.valid_from IS NULL OR own.valid_from <= %s) AND (own.valid_to IS NULL OR own.valid_to >= %s)
    )
"""


_INHERITED = "UNION SELECT id FROM agencies_agency WHERE heir_id IN (SELECT id FROM subtree)"


def subtree_of(top_id: int | None, *, on: date) -> RawSQL:
    """Ids of the agency and all under it on that day, for `agency_id__in=`. Costs no query of its own."""
    return subtree_of_all([top_id] if top_id is not None else [], on=on)


def subtree_of_all(top_ids: Iterable[int], *, on: date) -> RawSQL:
    tops = list(top_ids)
    marks = _marks(tops) or "NULL"
    # The only thing put into the statement is the number of question marks.
    return RawSQL(_SUBTREE.format(tops=marks), [*tops, on, on])  # noqa: S611


def subtree_with_inherited(top_id: int, *, on: date) -> RawSQL:
    """The subtree, and whoever those in it stand for today as a whole. Costs no query of its own."""
    return RawSQL(f"{_SUBTREE.format(tops='%s')} {_INHERITED}", [top_id, on, on])  # noqa: S611 - constants


def superiors_of(agency_id: int, *, on: date) -> frozenset[int]:
    """All that the agency stands under on that day, up to the top. One query."""
    sql = f"{_ABOVE.format(ids='%s')} SELECT id FROM above"  # noqa: S608
    found = Agency.objects.filter(pk__in=RawSQL(sql, [agency_id, on, on])).exclude(pk=agency_id)  # noqa: S611 - constants
    return frozenset(found.order_by().values_list("pk", flat=True))


def is_within(agency_id: int | None, *, top_id: int | None, on: date) -> bool:
    """Whether the agency is `top_id` itself or stands under it on that day. One query."""
    if agency_id is None or top_id is None:
        return False
    return agency_id == top_id or top_id in superiors_of(agency_id, on=on)


def ids_within(agency_ids: Iterable[int], *, top_ids: Iterable[int], on: date) -> frozenset[int]:
    """Which of the agencies stand at or under one of the tops on that day. One query."""
    asked, tops = sorted(frozenset(agency_ids)), sorted(frozenset(top_ids))
    if not asked or not tops:
        return frozenset()
    sql = f"{_ABOVE.format(ids=_marks(asked))} SELECT origin FROM above WHERE id IN ({_marks(tops)})"  # noqa: S608
    found = Agency.objects.filter(pk__in=RawSQL(sql, [*asked, on, on, *tops]))  # noqa: S611 - numbers of marks alone
    return frozenset(found.order_by().values_list("pk", flat=True))


def _marks(ids: Sequence[int]) -> str:
    return ", ".join(["%s"] * len(ids))
