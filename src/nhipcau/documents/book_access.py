"""Who may see and keep the books. The row filter and the answers for one row stand side by side.

A book is its agency's own: nobody of another agency sees a line of it, but for those an inspector watches and for the
national monitor. A slip is seen besides by the agencies it is handed to.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q

from nhipcau.agencies.access import own_or_watched, watches_one_of
from nhipcau.documents.access import TAKERS
from nhipcau.documents.models import Book, Entry, SlipPart
from nhipcau.foundation import clock
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal

KEEPERS = (AccountRole.CLERK, AccountRole.UNION_STAFF)
"""Văn thư: those who give numbers and write in the books."""
READERS = (*TAKERS, AccountRole.INSPECTOR)


def books_visible_to(actor: Actor, *, on: date | None = None) -> Q:
    """Filter for books. Costs no query of its own."""
    return _of_agency("agency_id", actor, on=on)


def entries_visible_to(actor: Actor, *, on: date | None = None) -> Q:
    return _of_agency("book__agency_id", actor, on=on)


def slips_visible_to(actor: Actor, *, on: date | None = None) -> Q:
    """Filter for entries whose slip may be read: those of one's own book, and those one's agency has a part in."""
    seen = entries_visible_to(actor, on=on)
    if actor.agency_id is None or not actor.has(*READERS):
        return seen
    handed = SlipPart.objects.filter(slip__entry_id=OuterRef("pk"), agency_id=actor.agency_id)
    return seen | Q(Exists(handed))


def may_see_book(actor: Actor, book: Book, *, on: date | None = None) -> bool:
    """The same answer for one book."""
    if actor.sees_everything:
        return True
    if not actor.has(*READERS):
        return False
    if actor.agency_id == book.agency_id:
        return True
    watched = frozenset({book.agency_id})
    return actor.has(AccountRole.INSPECTOR) and watches_one_of(actor, watched, on=on or clock.today())


def may_see_slip(actor: Actor, entry: Entry, *, on: date | None = None) -> bool:
    if may_see_book(actor, entry.book, on=on):
        return True
    return has_part_in(actor, entry)


def has_part_in(actor: Actor, entry: Entry) -> bool:
    if actor.agency_id is None or not actor.has(*READERS):
        return False
    return SlipPart.objects.filter(slip__entry=entry, agency_id=actor.agency_id).exists()


def may_keep_books(actor: Actor) -> bool:
    return actor.agency_id is not None and actor.has(*KEEPERS)


def own_agency(actor: Actor) -> int:
    """The agency whose books a clerk keeps."""
    if actor.agency_id is None:
        raise Refusal("book.not_allowed")
    return actor.agency_id


def may_keep(actor: Actor, book: Book) -> bool:
    """Writing in it is for the clerks of the agency itself, whoever else may read it."""
    return may_keep_books(actor) and actor.agency_id == book.agency_id


def may_decide(actor: Actor, book: Book) -> bool:
    """Handing an incoming paper to somebody: its agency's leaders, and the clerk who writes down what they said."""
    return actor.agency_id == book.agency_id and actor.has(*KEEPERS, AccountRole.UNIT_LEADER)


def may_give_opinion(actor: Actor, entry: Entry, *, rank: str) -> bool:
    """The agency's leader speaks on its own slip; units and officers also on one handed to them."""
    if rank == "agency_leader":
        return may_decide(actor, entry.book)
    if not actor.has(*TAKERS) or actor.agency_id is None:
        return False
    if rank == "unit_leader" and not actor.has(*KEEPERS, AccountRole.UNIT_LEADER):
        return False
    return actor.agency_id == entry.book.agency_id or has_part_in(actor, entry)


def require_may_keep_books(actor: Actor) -> None:
    if not may_keep_books(actor):
        raise Refusal("book.not_allowed")


def require_may_keep(actor: Actor, book: Book) -> None:
    if not may_see_book(actor, book):
        raise Refusal("book.not_found")
    if not may_keep(actor, book):
        raise Refusal("book.not_allowed")


def require_may_decide(actor: Actor, book: Book) -> None:
    if not may_see_book(actor, book):
        raise Refusal("entry.not_found")
    if not may_decide(actor, book):
        raise Refusal("book.decision_not_allowed")


def require_may_give_opinion(actor: Actor, entry: Entry, *, rank: str) -> None:
    if not may_see_slip(actor, entry):
        raise Refusal("entry.not_found")
    if not may_give_opinion(actor, entry, rank=rank):
        raise Refusal("book.opinion_not_allowed")


def _of_agency(field: str, actor: Actor, *, on: date | None) -> Q:
    if actor.sees_everything:
        return Q()
    if not actor.has(*READERS):
        return Q(pk__in=())
    if actor.has(AccountRole.INSPECTOR):
        return own_or_watched(field, actor, on=on or clock.today())
    return Q(**{field: actor.agency_id}) if actor.agency_id is not None else Q(pk__in=())
