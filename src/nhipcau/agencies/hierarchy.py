"""Who stands under whom on a day: the subtree as a condition, whoever stands above as ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q
from django.db.models.expressions import RawSQL

from nhipcau.agencies.models import Agency
from nhipcau.foundation.among import Among

# UNION without ALL ends the recursion even if two dated rows ever closed a circle.
_SUBTREE = """
    WITH RECURSIVE subtree(id) AS (
        SELECT id FROM agencies_agency WHERE id IN ({tops})
        UNION
        SELECT child.agency_id FROM agencies_agencyparent child JOIN subtree ON child.parent_id = subtree.id
        WHERE (child.valid_from IS NULL OR child.valid_from <= %s) AND (child.valid_to IS NULL OR child.valid_to >= %s)
    ), meant(id) AS (SELECT id FROM subtree UNION SELECT id FROM agencies_agency WHERE id IN ({beside}))
    SELECT id FROM meant
"""
_GIVEN = "WITH meant(id) AS (SELECT id FROM agencies_agency WHERE id IN ({beside})) SELECT id FROM meant"
_INHERITED = "UNION SELECT id FROM agencies_agency WHERE heir_id IN (SELECT id FROM meant)"

# The other way: three or four steps, where the tree under a province has hundreds of agencies.
_ABOVE = """
    WITH RECURSIVE above(origin, id) AS (
        SELECT id, id FROM agencies_agency WHERE id IN ({ids})
        UNION
        SELECT above.origin, own.parent_id FROM agencies_agencyparent own JOIN above ON own.agency_id = above.id
        WHERE (own.valid_from IS NULL OR own.valid_from <= %s) AND (own.valid_to IS NULL OR own.valid_to >= %s)
    )
"""


def within(
    field: str, top_ids: Iterable[int], *, on: date, beside: Iterable[int] = (), with_inherited: bool = False
) -> Q:
    """That the agency under `field` is one of the tops, stands under one on that day, or is one of those `beside`.

    With `with_inherited` also one that any of these stands for today as a whole. Costs no query of its own.
    """
    tops, others = list(top_ids), list(beside)
    if not tops and not others:
        return Q(pk__in=())
    if not tops and not with_inherited:
        return Q(**{f"{field}__in": others})
    # The only thing put into a statement is the number of question marks.
    values: list[int | date] = [*tops, on, on, *others] if tops else list(others)
    sql = (_SUBTREE if tops else _GIVEN).format(tops=_marks(tops), beside=_marks(others) or "NULL")
    return Q(Among(field, RawSQL(f"{sql} {_INHERITED}" if with_inherited else sql, values)))  # noqa: S611


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
