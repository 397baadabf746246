"""Documents of which there is no original yet: what they are, who cites them and how often."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

from nhipcau.documents import access
from nhipcau.documents.models import Citation, Document
from nhipcau.documents.selectors.bearing import bearing
from nhipcau.foundation import clock
from nhipcau.foundation.pages import Page, page_of
from nhipcau.ground.actor import Actor

CITERS_SHOWN = 3
# SQLite and PostgreSQL put what has no date at different ends unless told.
ORDER: tuple[str | OrderBy, ...] = ("-cited_count", F("date").desc(nulls_last=True), "id")


@dataclass(frozen=True, slots=True)
class MissingFilters:
    """Empty means any. `type` is a kind of document (CT, KH, …)."""

    text: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Citer:
    id: int
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class MissingRow:
    """`cited` counts the documents the viewer sees that cite it; `citers` are the newest of them."""

    id: int
    type: str
    code: str
    date: date | None
    issuer: str
    title: str
    cited: int
    citers: tuple[Citer, ...]


def missing_for(
    viewer: Actor, *, filters: MissingFilters = MissingFilters(), page: int = 1, size: int = 50
) -> Page[MissingRow]:
    """Most cited first. Three queries, however many rows."""
    found = Document.objects.filter(access.visible_to(viewer), state=Document.State.PLACEHOLDER)
    found = found.exclude(source_kind="press")
    found = bearing(found, filters.text)
    if filters.type:
        found = found.filter(type=filters.type)
    counted = _counted(viewer, found).filter(Exists(_stated(viewer).filter(cited=OuterRef("pk")))).order_by(*ORDER)
    rows = page_of(counted, number=page, size=size)
    citers = _citers(viewer, [row.pk for row in rows.rows])
    return rows.of(lambda row: _row(row, citers.get(row.pk, ())))


def _stated(viewer: Actor) -> QuerySet[Citation]:
    return Citation.objects.filter(access.citations_visible_to(viewer, on=clock.today()))


def _counted(viewer: Actor, found: QuerySet[Document]) -> QuerySet[Document]:
    citing = _stated(viewer).filter(cited=OuterRef("pk")).order_by().values("cited")
    return found.annotate(
        cited_count=Coalesce(Subquery(citing.annotate(n=Count("stated_by", distinct=True)).values("n")), 0)
    )


def _citers(viewer: Actor, ids: Iterable[int]) -> dict[int, tuple[Citer, ...]]:
    rows = _stated(viewer).filter(cited_id__in=list(ids)).order_by("cited_id", "-stated_by__date", "-stated_by_id")
    found: dict[int, dict[int, Citer]] = {}
    for cited, by, code, title in rows.values_list("cited_id", "stated_by_id", "stated_by__code", "stated_by__title"):
        own = found.setdefault(cited, {})
        if by in own or len(own) < CITERS_SHOWN:
            own[by] = Citer(by, code, title)
    return {cited: tuple(own.values()) for cited, own in found.items()}


def _row(document: Document, citers: tuple[Citer, ...]) -> MissingRow:
    return MissingRow(
        id=document.pk,
        type=document.type,
        code=document.code,
        date=document.date,
        issuer=document.issuer_name,
        title=document.title,
        cited=getattr(document, "cited_count", 0),
        citers=citers,
    )
