"""Who may see, take in and review documents. The row filter and the answers for one row stand side by side.

A document is seen by the agencies that hold it, by those it concerns (its issuer, those its duties name), by monitors
above either, and by the national monitor. Who stands today where one of these agencies stood as a whole sees it too; of
an agency that was divided each heir sees the papers of those duties alone that came to it. A placeholder is seen by
whoever sees a document in whose text it is cited, or sees a person's word that relates it to another; one that a person
has joined to its text is no document of its own any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.agencies.access import (
    own_or_watched,
    own_watched_or_inherited,
    watches_one_of,
    with_heirs,
)
from nhipcau.agencies.hierarchy import ids_within
from nhipcau.documents.models import Citation, Document, Holding, Named, StatedRelation
from nhipcau.foundation import clock
from nhipcau.foundation.among import Among
from nhipcau.foundation.index import LookedAt
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal

TAKERS = (
    AccountRole.CLERK,
    AccountRole.OFFICER,
    AccountRole.UNIT_LEADER,
    AccountRole.OFFICE_MONITOR,
    AccountRole.UNION_STAFF,
    AccountRole.NATIONAL_MONITOR,
)
"""Those who take files in and judge what was read. Inspectors and administrators change no document."""
PAPER = "paper"
"""The source of a document known by a line of an incoming book alone: who holds the paper sees that line's words."""


def visible_to(actor: Actor, *, on: date | None = None) -> Q:
    """Filter for documents. Costs no query of its own."""
    if actor.sees_everything:
        return Q(joined_to__isnull=True)
    day = on or clock.today()
    held = _concerns("pk", actor, on=day)
    stated = Citation.objects.filter(cited_id=OuterRef("pk")).filter(_concerns("stated_by_id", actor, on=day))
    told = StatedRelation.objects.filter(Q(subject_id=OuterRef("pk")) | Q(object_id=OuterRef("pk")))
    told = told.filter(relations_visible_to(actor, on=day), withdrawn__isnull=True)
    waiting = Q(state=Document.State.PLACEHOLDER, joined_to__isnull=True)
    own = Q(state=Document.State.HELD) | Q(source_kind=PAPER, joined_to__isnull=True)
    return own & held | waiting & (Q(Exists(stated)) | Q(Exists(told)))


def visible_among_all(actor: Actor, *, on: date | None = None) -> Q:
    """The same filter for lists: who sees few of a hundred thousand documents finds them by whom they concern, not one
    by one. Of a single document, or of few, `visible_to` asks less.
    """
    if actor.sees_everything:
        return Q(joined_to__isnull=True)
    day = on or clock.today()
    agencies = own_watched_or_inherited("agency_id", actor, on=day)
    named = Named.objects.filter(agencies).order_by().values("document_id")
    concerned = Holding.objects.filter(agencies).order_by().values("document_id").union(named)
    told = StatedRelation.objects.filter(relations_visible_to(actor, on=day), withdrawn__isnull=True).order_by()
    told_of = told.values("subject_id").union(told.values("object_id"))
    stated = Citation.objects.filter(Among("stated_by_id", concerned)).order_by().values("cited_id")
    keys = Document.objects.alias(stands=LookedAt("state"), text=LookedAt("joined_to_id")).order_by().values("pk")
    waiting = keys.filter(stands=Document.State.PLACEHOLDER, text__isnull=True)
    own = Q(stands=Document.State.HELD) | Q(source_kind=PAPER, text__isnull=True)
    waiting_for = (waiting.filter(Among("pk", stated)), waiting.filter(Among("pk", told_of)))
    return Q(Among("pk", keys.filter(own, Among("pk", concerned)).union(*waiting_for)))


def seen_among_all(field: str, actor: Actor) -> Q:
    """The same for rows that point to documents by the relation `field`. Costs no query of its own."""
    if actor.sees_everything:
        return Q(**{f"{field}__joined_to__isnull": True})
    return Q(Among(f"{field}_id", Document.objects.filter(visible_among_all(actor)).order_by().values("pk")))


def may_see(actor: Actor, document: Document, *, on: date | None = None) -> bool:
    """The same answer for one document."""
    if document.joined_to_id is not None:
        return False
    if actor.sees_everything:
        return True
    day = on or clock.today()
    concerned = [document.pk]
    if document.state == Document.State.PLACEHOLDER and document.source_kind != PAPER:
        concerned = list(Citation.objects.filter(cited=document).values_list("stated_by_id", flat=True))
    holders = Holding.objects.filter(document_id__in=concerned).values_list("agency_id", flat=True)
    named = Named.objects.filter(document_id__in=concerned).values_list("agency_id", flat=True)
    agencies = frozenset(holders) | frozenset(named)
    if actor.agency_id in agencies:
        return True
    agencies = with_heirs(agencies)
    if actor.agency_id in agencies or watches_one_of(actor, agencies, on=day):
        return True
    return document.state == Document.State.PLACEHOLDER and _is_told_of(actor, document, on=day)


def relations_visible_to(actor: Actor, *, on: date) -> Q:
    """Filter for what people said of two documents: said for the whole country, said by an agency whose papers the
    actor sees, or said of a held document that the actor sees. Costs no query of its own."""
    if actor.sees_everything:
        return Q()
    own = own_watched_or_inherited("agency_id", actor, on=on)
    return Q(agency__isnull=True) | own | _concerns("subject_id", actor, on=on)


def citations_visible_to(actor: Actor, *, on: date) -> Q:
    """Filter for citations: those that stand in the text of a document the actor sees. Costs no query of its own."""
    return Q() if actor.sees_everything else _concerns("stated_by_id", actor, on=on)


def may_relate(actor: Actor, subject: Document) -> bool:
    """Of a held document those who may review it; of one that nobody holds whoever sees it, for its own agency."""
    if not actor.has(*TAKERS) or not may_see(actor, subject):
        return False
    if actor.sees_everything:
        return True
    return may_review(actor, subject) if subject.state == Document.State.HELD else actor.agency_id is not None


def require_may_relate(actor: Actor, subject: Document) -> None:
    if not may_see(actor, subject):
        raise Refusal("document.not_found")
    if not may_relate(actor, subject):
        raise Refusal("document.review_not_allowed")


def may_withdraw(actor: Actor, *, agency_id: int | None, on: date | None = None) -> bool:
    """A word is taken back by the agency that gave it, by monitors above, and by the national monitor."""
    return agency_id in withdrawable(actor, [agency_id], on=on)


def withdrawable(actor: Actor, agency_ids: Iterable[int | None], *, on: date | None = None) -> frozenset[int | None]:
    """Of which of the agencies (None for the whole country) the actor takes words back. At most one query."""
    asked = frozenset(agency_ids)
    if not actor.has(*TAKERS):
        return frozenset()
    if actor.sees_everything:
        return asked
    given = frozenset(one for one in asked if one is not None)
    watched: frozenset[int] = frozenset()
    if actor.watches_id is not None and actor.has(AccountRole.OFFICE_MONITOR):
        watched = ids_within(given, top_ids=[actor.watches_id], on=on or clock.today())
    return watched | (given & {actor.agency_id})


def may_take_in(actor: Actor) -> bool:
    return actor.has(*TAKERS) and (actor.agency_id is not None or actor.sees_everything)


def may_review(actor: Actor, document: Document, *, on: date | None = None) -> bool:
    """Judging what was read is for those who hold the document, the monitors above them and the national monitor.

    Whoever was told that it is recalled or replaced holds it frozen (Annex VI of Decree 30/2020).
    """
    if document.state != Document.State.HELD or not actor.has(*TAKERS):
        return False
    if actor.sees_everything:
        return True
    holdings = Holding.objects.filter(document=document, frozen__isnull=True)
    holders = frozenset(holdings.values_list("agency_id", flat=True))
    if actor.agency_id in holders:
        return True
    if not actor.has(AccountRole.OFFICE_MONITOR):
        return False
    return watches_one_of(actor, holders, on=on or clock.today())


def reviewable_by(actor: Actor, *, on: date | None = None) -> Q:
    """The same as a filter. Costs no query of its own."""
    if not actor.has(*TAKERS):
        return Q(pk__in=())
    if actor.sees_everything:
        return Q(state=Document.State.HELD)
    agencies = Q(agency_id=actor.agency_id) if actor.agency_id is not None else Q(pk__in=())
    if actor.has(AccountRole.OFFICE_MONITOR):
        agencies = own_or_watched("agency_id", actor, on=on or clock.today())
    held = Holding.objects.filter(agencies, document_id=OuterRef("pk"), frozen__isnull=True)
    return Q(state=Document.State.HELD) & Q(Exists(held))


def require_may_take_in(actor: Actor) -> None:
    if not may_take_in(actor):
        raise Refusal("document.take_in_not_allowed")


def require_may_review(actor: Actor, document: Document) -> None:
    if not may_see(actor, document):
        raise Refusal("document.not_found")
    if not may_review(actor, document):
        raise Refusal("document.review_not_allowed")


def held_by_own(field: str, actor: Actor) -> Q:
    """That the actor's own agency holds the document under `field` of the outer row."""
    if actor.agency_id is None:
        return Q(pk__in=())
    return Q(Exists(Holding.objects.filter(document_id=OuterRef(field), agency_id=actor.agency_id)))


def keys_held_by_own(actor: Actor) -> QuerySet[Holding, int]:
    """The documents that the actor's own agency holds, as a subquery; none for whoever is of no agency."""
    held = Holding.objects.filter(agency_id=actor.agency_id) if actor.agency_id is not None else Holding.objects.none()
    return held.order_by().values_list("document_id", flat=True)


def is_held_by_own(actor: Actor, document_id: int) -> bool:
    if actor.agency_id is None:
        return False
    return Holding.objects.filter(document_id=document_id, agency_id=actor.agency_id).exists()


def _is_told_of(actor: Actor, document: Document, *, on: date) -> bool:
    told = StatedRelation.objects.filter(Q(subject=document) | Q(object=document), withdrawn__isnull=True)
    return told.filter(relations_visible_to(actor, on=on)).exists()


def _concerns(field: str, actor: Actor, *, on: date) -> Q:
    """That the document under `field` is held by, or concerns, an agency whose papers the actor sees."""
    agencies = own_watched_or_inherited("agency_id", actor, on=on)
    same = {"document_id": OuterRef(field)}
    return Q(Exists(Holding.objects.filter(agencies, **same))) | Q(Exists(Named.objects.filter(agencies, **same)))
