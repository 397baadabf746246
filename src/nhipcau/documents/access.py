"""Who may see, take in and review documents. The row filter and the answers for one row stand side by side.

A document is seen by the agencies that hold it, by those it concerns (its issuer, those its duties name), by monitors
above either, and by the national monitor. A placeholder is seen by whoever sees a document in whose text it is cited;
one that a person has joined to its text is no document of its own any more.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q

from nhipcau.agencies.access import own_or_watched, watches_one_of
from nhipcau.documents.models import Citation, Document, Holding, Named
from nhipcau.foundation import clock
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


def visible_to(actor: Actor, *, on: date | None = None) -> Q:
    """Filter for documents. Costs no query of its own."""
    if actor.sees_everything:
        return Q(joined_to__isnull=True)
    day = on or clock.today()
    held = _concerns("pk", actor, on=day)
    stated = Citation.objects.filter(cited_id=OuterRef("pk")).filter(_concerns("stated_by_id", actor, on=day))
    waiting = Q(state=Document.State.PLACEHOLDER, joined_to__isnull=True)
    return Q(state=Document.State.HELD) & held | waiting & Q(Exists(stated))


def may_see(actor: Actor, document: Document, *, on: date | None = None) -> bool:
    """The same answer for one document."""
    if document.joined_to_id is not None:
        return False
    if actor.sees_everything:
        return True
    day = on or clock.today()
    concerned = [document.pk]
    if document.state == Document.State.PLACEHOLDER:
        concerned = list(Citation.objects.filter(cited=document).values_list("stated_by_id", flat=True))
    holders = Holding.objects.filter(document_id__in=concerned).values_list("agency_id", flat=True)
    named = Named.objects.filter(document_id__in=concerned).values_list("agency_id", flat=True)
    agencies = frozenset(holders) | frozenset(named)
    if actor.agency_id in agencies:
        return True
    return watches_one_of(actor, agencies, on=day)


def may_take_in(actor: Actor) -> bool:
    return actor.has(*TAKERS) and (actor.agency_id is not None or actor.sees_everything)


def may_review(actor: Actor, document: Document, *, on: date | None = None) -> bool:
    """Judging what was read is for those who hold the document, the monitors above them and the national monitor."""
    if document.state != Document.State.HELD or not actor.has(*TAKERS):
        return False
    if actor.sees_everything:
        return True
    holders = frozenset(Holding.objects.filter(document=document).values_list("agency_id", flat=True))
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
    return Q(state=Document.State.HELD) & Q(Exists(Holding.objects.filter(agencies, document_id=OuterRef("pk"))))


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


def is_held_by_own(actor: Actor, document_id: int) -> bool:
    if actor.agency_id is None:
        return False
    return Holding.objects.filter(document_id=document_id, agency_id=actor.agency_id).exists()


def _concerns(field: str, actor: Actor, *, on: date) -> Q:
    """That the document under `field` is held by, or concerns, an agency whose papers the actor sees."""
    agencies = own_or_watched("agency_id", actor, on=on)
    same = {"document_id": OuterRef(field)}
    return Q(Exists(Holding.objects.filter(agencies, **same))) | Q(Exists(Named.objects.filter(agencies, **same)))
