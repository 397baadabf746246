"""Numbers given and lines written in the books. A number is given in the transaction that writes its line.

So no number is given twice and none is lost: whoever writes waits for the row of the book, and what fails gives its
number back with everything else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date, time

from django.db import transaction
from django.db.models import F

from nhipcau.agencies.labels import labels_of
from nhipcau.documents import access, book_access, book_rules
from nhipcau.documents.models import Book, Document, Entry, Holding, Sending
from nhipcau.documents.services.book_likeness import acknowledge, code_key, doubles_of, fold_entry
from nhipcau.documents.services.originals import hold
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import key_of


@dataclass(frozen=True, slots=True)
class IncomingFacts:
    """What the incoming book asks for (Annex IV)."""

    arrived_on: date
    author: str
    subject: str
    code: str = ""
    document_date: date | None = None
    type_name: str = ""
    urgency: str = ""
    medium: str = Entry.Medium.PAPER
    arrived_at: time | None = None
    handed_to: str = ""
    submitted_on: date | None = None
    transferred_on: date | None = None
    signed_for: str = ""
    remarks: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    name: str
    agency_id: int | None = None


@dataclass(frozen=True, slots=True)
class OutgoingFacts:
    """What the outgoing book asks for. `symbol` is what follows the number: `UBND-VX`, `QĐ-SNgV`."""

    dated: date
    symbol: str
    subject: str
    type_name: str = ""
    signer: str = ""
    urgency: str = ""
    medium: str = Entry.Medium.ELECTRONIC
    addressees: tuple[Addressee, ...] = ()
    kept_by: str = ""
    copies: int | None = None
    transferred_on: date | None = None
    signed_for: str = ""
    remarks: str = ""


@transaction.atomic
def open_book(
    *,
    actor: Actor,
    kind: str,
    opened_on: date,
    year: int | None = None,
    term: str = "",
    document_type: str = "",
    label: str = "",
    first_number: int = 1,
) -> Book:
    """A series by hand: continued from paper, of a term, of a council with numbers of its own."""
    book_access.require_may_keep_books(actor)
    if (year is None) == (not term.strip()):
        raise Refusal("book.year_or_term")
    same = {"agency_id": actor.agency_id, "kind": kind, "label": label.strip(), "document_type": document_type}
    if Book.objects.filter(**same, year=year, term=term.strip()).exists():
        raise Refusal("book.already_open")
    book = Book.objects.create(
        **same,
        year=year,
        term=term.strip(),
        opened_on=opened_on,
        first_number=first_number,
        last_number=first_number - 1,
    )
    audit.record(actor, "book.opened", book, kind=kind, year=year, term=term, label=label, first=first_number)
    return book


@transaction.atomic
def register_incoming(
    *,
    actor: Actor,
    facts: IncomingFacts,
    document: Document | None = None,
    book_id: int | None = None,
    looked_at: Iterable[int] = (),
) -> Entry:
    """The next number of the book for a paper that came. `looked_at` are the like lines a person knows of.

    Refuses what seems to be entered already (Annex VI: the same document, or number, symbol and author) until then.
    """
    book_access.require_may_keep_books(actor)
    book_rules.check_words_given(subject=facts.subject, author=facts.author)
    if document is not None and not access.may_see(actor, document):
        raise Refusal("document.not_found")
    book = _book(actor, kind=Book.Kind.INCOMING, on=facts.arrived_on, book_id=book_id)
    code_folded, author_key = code_key(facts.code), key_of(facts.author)[:300]
    doubles = doubles_of(
        book_access.own_agency(actor), document=document, code_folded=code_folded, author_key=author_key
    )
    new = [entry for entry in doubles if entry.pk not in set(looked_at)]
    if new:
        raise Refusal("book.already_entered", number=new[0].number, year=new[0].entered_on.year, entry=new[0].pk)
    fields = asdict(facts)
    entry = Entry(
        book=book,
        number=_next_number(book),
        state=Entry.State.REGISTERED,
        document=document,
        entered_on=fields.pop("arrived_on"),
        code_folded=code_folded,
        author_key=author_key,
        **fields,
    )
    _sign(entry, actor)
    entry.save(force_insert=True)
    if document is not None and document.state == Document.State.HELD:
        hold(document=document, agency_id=actor.agency_id, how=Holding.How.BOOKED)
    acknowledge(entry)
    audit.record(actor, "entry.registered", entry, number=entry.number, code=entry.code, doubles=list(looked_at))
    return entry


@transaction.atomic
def reserve_numbers(
    *, actor: Actor, on: date, count: int = 1, remarks: str = "", book_id: int | None = None
) -> tuple[Entry, ...]:
    """Numbers for papers that are still to be signed. Each ends as a line or as void, never as another's number."""
    book_access.require_may_keep_books(actor)
    book_rules.check_how_many(count)
    book = _book(actor, kind=Book.Kind.OUTGOING, on=on, book_id=book_id)
    entries = []
    for _ in range(count):
        entry = Entry(
            book=book, number=_next_number(book), state=Entry.State.RESERVED, entered_on=on, remarks=remarks.strip()
        )
        _sign(entry, actor)
        entry.save(force_insert=True)
        entries.append(entry)
    audit.record(actor, "entry.reserved", book, entries=[entry.pk for entry in entries])
    return tuple(entries)


@transaction.atomic
def register_outgoing(
    *,
    actor: Actor,
    facts: OutgoingFacts,
    document: Document | None = None,
    book_id: int | None = None,
    reserved_id: int | None = None,
) -> Entry:
    """A paper that goes out: under the number kept for it, or the next one."""
    book_access.require_may_keep_books(actor)
    book_rules.check_words_given(subject=facts.subject, author=facts.signer or "–")
    if document is not None and not access.may_see(actor, document):
        raise Refusal("document.not_found")
    _check_known([one.agency_id for one in facts.addressees if one.agency_id is not None])
    if reserved_id is not None:
        entry = own_entry(actor, reserved_id)
        # A recalled line is registered again by taking its note back, never by another paper under its number.
        book_rules.check_reserved(entry.state)
        book_rules.check_day_in_book(
            on=facts.dated, opened_on=entry.book.opened_on, closed_on=entry.book.closed_on, today=clock.today()
        )
    else:
        book = _book(actor, kind=Book.Kind.OUTGOING, on=facts.dated, book_id=book_id)
        entry = Entry(book=book, number=_next_number(book), version=0)
    _write_outgoing(entry, facts, document)
    _sign(entry, actor)
    entry.version += 1
    entry.save()
    _address(entry, facts)
    audit.record(actor, "entry.registered", entry, number=entry.number, code=entry.code, doubles=[])
    return entry


def own_entry(actor: Actor, entry_id: int, *, version: int | None = None) -> Entry:
    """The line locked, of a book the actor keeps; refused as not there where it may not see it."""
    found = Entry.objects.select_for_update(of=("self",)).filter(
        book_access.entries_visible_to(actor, on=clock.today()), pk=entry_id
    )
    entry = found.select_related("book").first()
    if entry is None:
        raise Refusal("entry.not_found")
    book_access.require_may_keep(actor, entry.book)
    if version is not None:
        book_rules.check_version(known=entry.version, given=version)
    return entry


def _book(actor: Actor, *, kind: str, on: date, book_id: int | None) -> Book:
    """The asked one, or the agency's book of that year, which opens with its first line."""
    if book_id is not None:
        book = Book.objects.filter(book_access.books_visible_to(actor, on=clock.today()), pk=book_id, kind=kind).first()
        if book is None:
            raise Refusal("book.not_found")
        book_access.require_may_keep(actor, book)
    else:
        opened = {"opened_on": date(on.year, 1, 1), "closed_on": date(on.year, 12, 31)}
        book, made = Book.objects.get_or_create(
            agency_id=book_access.own_agency(actor),
            kind=kind,
            label="",
            document_type="",
            year=on.year,
            term="",
            defaults=opened,
        )
        if made:
            audit.record(actor, "book.opened", book, kind=kind, year=on.year, term="", label="", first=1)
    book_rules.check_day_in_book(on=on, opened_on=book.opened_on, closed_on=book.closed_on, today=clock.today())
    return book


def _next_number(book: Book) -> int:
    """Whoever comes second waits here until the first has written its line or given up."""
    Book.objects.filter(pk=book.pk).update(last_number=F("last_number") + 1)
    book.refresh_from_db(fields=["last_number"])
    return book.last_number


def _sign(entry: Entry, actor: Actor) -> None:
    entry.registered, entry.registered_by_id, entry.registered_by_name = clock.now(), actor.account_id, actor.name
    entry.folded = fold_entry(entry)


def _check_known(agency_ids: Collection[int]) -> None:
    if set(agency_ids) - set(labels_of(agency_ids, on=clock.today())):
        raise Refusal("agency.not_found")


def _write_outgoing(entry: Entry, facts: OutgoingFacts, document: Document | None) -> None:
    party = bool(entry.book.term)
    entry.state, entry.document, entry.medium = Entry.State.REGISTERED, document, facts.medium
    entry.entered_on = entry.document_date = facts.dated
    entry.code = book_rules.code_with(number=entry.number, symbol=facts.symbol, party=party)
    entry.code_folded = code_key(entry.code)
    entry.type_name, entry.subject, entry.signer = facts.type_name, facts.subject, facts.signer
    entry.urgency, entry.kept_by, entry.copies = facts.urgency, facts.kept_by, facts.copies
    entry.recipients = "; ".join(one.name for one in facts.addressees)
    entry.transferred_on, entry.signed_for, entry.remarks = facts.transferred_on, facts.signed_for, facts.remarks


def _address(entry: Entry, facts: OutgoingFacts) -> None:
    Sending.objects.bulk_create(
        [
            Sending(
                entry=entry,
                position=position,
                name=one.name[:300],
                agency_id=one.agency_id,
                state=Sending.State.SENT if facts.transferred_on else Sending.State.WAITING,
                sent_on=facts.transferred_on,
            )
            for position, one in enumerate(facts.addressees)
        ]
    )
