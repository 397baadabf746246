"""What becomes of a line once it stands in a book: completed, void, recalled, replaced, corrected, sent, resolved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from nhipcau.documents import book_access, book_rules
from nhipcau.documents.models import (
    Amendment,
    Book,
    Entry,
    EntryDraft,
    Holding,
    Sending,
    SlipPart,
    StatedRelation,
)
from nhipcau.documents.relations import RelationKind
from nhipcau.documents.services.book_likeness import code_key, fold_entry
from nhipcau.documents.services.books import own_entry
from nhipcau.documents.services.relating import Statement, unwrite_relation, write_relation
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import key_of

# What a clerk completes or puts right in a line. The number, the day and the kind of book stay as they were entered.
WRITABLE = {
    Book.Kind.INCOMING: (
        "author", "code", "document_date", "type_name", "subject", "urgency", "handed_to", "submitted_on",
        "transferred_on", "signed_for", "remarks", "due_on",
    ),
    Book.Kind.OUTGOING: (
        "type_name", "subject", "signer", "urgency", "kept_by", "copies", "transferred_on", "signed_for", "remarks",
    ),
}  # fmt: skip
Value = str | int | date | None
STANDING = {
    Amendment.Kind.RECALLED: Entry.State.RECALLED,
    Amendment.Kind.REPLACED: Entry.State.REPLACED,
    # A correction of form leaves the paper in force (article 18.3).
    Amendment.Kind.CORRECTED: Entry.State.REGISTERED,
}


_RELATIONS = {
    Amendment.Kind.RECALLED: RelationKind.RECALLS,
    Amendment.Kind.REPLACED: RelationKind.REPLACES,
    Amendment.Kind.CORRECTED: RelationKind.CORRECTS,
}


@transaction.atomic
def complete_entry(*, actor: Actor, entry_id: int, version: int, changes: Mapping[str, Value]) -> Entry:
    """Whoever received it, when it was handed over, a slip of the pen. The log keeps what stood there before."""
    entry = own_entry(actor, entry_id, version=version)
    book_rules.check_open(entry.state)
    writable = WRITABLE[Book.Kind(entry.book.kind)]
    before = {
        name: getattr(entry, name) for name in writable if name in changes and getattr(entry, name) != changes[name]
    }
    if not before:
        return entry
    for name in before:
        setattr(entry, name, changes[name])
    if entry.book.kind == Book.Kind.INCOMING:
        book_rules.check_words_given(subject=entry.subject, author=entry.author)
        entry.code_folded, entry.author_key = code_key(entry.code), key_of(entry.author)[:300]
    _save(entry)
    if entry.transferred_on and "transferred_on" in before:
        Sending.objects.filter(entry=entry, state=Sending.State.WAITING).update(
            state=Sending.State.SENT, sent_on=entry.transferred_on
        )
    audit.record(actor, "entry.completed", entry, before={name: _plain(value) for name, value in before.items()})
    return entry


@transaction.atomic
def void_entry(*, actor: Actor, entry_id: int, version: int, reason: str) -> Entry:
    """The number stands for no paper: said in the remarks, never given again."""
    entry = own_entry(actor, entry_id, version=version)
    book_rules.check_may_become(state=entry.state, wanted=Entry.State.VOID)
    if not reason.strip():
        raise Refusal("book.reason_missing")
    if SlipPart.objects.filter(slip__entry=entry).exists():
        raise Refusal("book.entry_handed_out")
    entry.state = Entry.State.VOID
    entry.remarks = "; ".join(part for part in (entry.remarks, f"Bỏ số: {reason.strip()}") if part)
    _save(entry)
    audit.record(actor, "entry.voided", entry, number=entry.number, reason=reason.strip())
    return entry


@transaction.atomic
def amend_entry(
    *, actor: Actor, entry_id: int, version: int, kind: str, words: str, on: date, by_id: int | None = None
) -> Amendment:
    """A notice recalled, replaced or corrected it. `by_id` is the line of that notice, where it is entered."""
    entry = own_entry(actor, entry_id, version=version)
    if entry.state == Entry.State.RESERVED:
        raise Refusal("book.state_does_not_follow")
    wanted = STANDING[Amendment.Kind(kind)]
    if wanted != entry.state:
        book_rules.check_may_become(state=entry.state, wanted=wanted)
    by = own_entry(actor, by_id) if by_id is not None else None
    if by is not None and by.pk == entry.pk:
        raise Refusal("book.amended_by_itself")
    if by is None and not words.strip():
        raise Refusal("book.reason_missing")
    if not entry.entered_on <= on <= clock.today():
        raise Refusal("book.amended_day_wrong")
    amendment = Amendment.objects.create(
        entry=entry,
        kind=kind,
        by=by,
        relation=_said_of_both(actor, entry=entry, by=by, kind=kind, since=on),
        words=words.strip() or by_words(by),
        on=on,
        at=clock.now(),
        account_name=actor.name,
    )
    entry.state = wanted
    _save(entry)
    _freeze(entry)
    audit.record(actor, f"entry.{kind}", entry, note=amendment.words, by=by.pk if by else None)
    return amendment


@transaction.atomic
def withdraw_amendment(*, actor: Actor, amendment_id: int) -> Entry:
    """It was entered by mistake; the line stands as what is left says."""
    found = Amendment.objects.filter(pk=amendment_id, withdrawn__isnull=True).first()
    if found is None:
        raise Refusal("entry.not_found")
    entry = own_entry(actor, found.entry_id)
    found.withdrawn = clock.now()
    found.save(update_fields=["withdrawn"])
    standing = Amendment.objects.filter(entry=entry, withdrawn__isnull=True)
    left = standing.exclude(kind=Amendment.Kind.CORRECTED).order_by("pk").last()
    entry.state = STANDING[Amendment.Kind(left.kind)] if left else Entry.State.REGISTERED
    _save(entry)
    _freeze(entry)
    if found.relation_id is not None and found.relation is not None and found.relation.withdrawn is None:
        unwrite_relation(actor=actor, relation_id=found.relation_id)
    audit.record(actor, "entry.amendment_withdrawn", entry, note=found.words, kind=found.kind)
    return entry


def own_amendment(actor: Actor, amendment_id: int) -> Amendment:
    """One that stands, of a line in a book the actor keeps; both lines with their papers."""
    found = Amendment.objects.filter(pk=amendment_id, withdrawn__isnull=True)
    amendment = found.select_related("entry__document", "by__document").first()
    if amendment is None:
        raise Refusal("entry.not_found")
    own_entry(actor, amendment.entry_id)
    return amendment


@transaction.atomic
def note_delivery(*, actor: Actor, sending_id: int, state: str, on: date, note: str = "") -> Sending:
    """What is known of one addressee: sent, received, come back. Told again, it changes nothing."""
    found = Sending.objects.filter(pk=sending_id).first()
    if found is None:
        raise Refusal("entry.not_found")
    entry = own_entry(actor, found.entry_id)
    book_rules.check_open(entry.state)
    if on < entry.entered_on or on > clock.today():
        raise Refusal("book.delivery_day_wrong")
    before, was = found.state, (found.state, found.note, found.received_on, found.sent_on)
    found.state, found.note = Sending.State(state), note.strip()
    found.received_on = on if found.state == Sending.State.RECEIVED else None
    if found.state == Sending.State.WAITING:
        found.sent_on = None
    else:
        found.sent_on = found.sent_on or on
    if (found.state, found.note, found.received_on, found.sent_on) == was:
        return found
    found.save(update_fields=["state", "note", "received_on", "sent_on"])
    audit.record(actor, "entry.delivery_noted", entry, note=f"{found.name}: {state}", before=before)
    return found


@transaction.atomic
def resolve_entry(
    *,
    actor: Actor,
    entry_id: int,
    version: int,
    on: date,
    answer_id: int | None = None,
    answer_words: str = "",
) -> Entry:
    """Done, with the paper that answers it where there is one."""
    entry = own_entry(actor, entry_id, version=version)
    book_rules.check_open(entry.state)
    if entry.book.kind != Book.Kind.INCOMING:
        raise Refusal("book.state_does_not_follow")
    book_rules.check_resolved_day(entered_on=entry.entered_on, resolved_on=on, today=clock.today())
    answer = own_entry(actor, answer_id) if answer_id is not None else None
    if answer is not None:
        book_rules.check_answers(kind=answer.book.kind, state=answer.state)
    entry.answer, entry.resolved_on = answer, on
    entry.answer_words = answer_words.strip() or (answer.code if answer else "")
    _save(entry)
    audit.record(actor, "entry.resolved", entry, note=entry.answer_words, answer=answer_id)
    return entry


@transaction.atomic
def reopen_entry(*, actor: Actor, entry_id: int, version: int) -> Entry:
    """It is not resolved after all."""
    entry = own_entry(actor, entry_id, version=version)
    book_rules.check_open(entry.state)
    entry.answer, entry.resolved_on, entry.answer_words = None, None, ""
    _save(entry)
    audit.record(actor, "entry.reopened", entry)
    return entry


@transaction.atomic
def keep_draft(*, actor: Actor, kind: str, fields: Mapping[str, str]) -> EntryDraft:
    """What is filled in so far. No act of the office: it leaves no entry in the log."""
    book_access.require_may_keep_books(actor)
    kept = {name: value[:2000] for name, value in list(fields.items())[:40]}
    draft, _made = EntryDraft.objects.update_or_create(
        account_id=actor.account_id or 0,
        agency_id=book_access.own_agency(actor),
        kind=kind,
        defaults={"fields": kept, "saved": clock.now()},
    )
    return draft


def drop_draft(*, actor: Actor, kind: str) -> None:
    own = EntryDraft.objects.filter(account_id=actor.account_id or 0, agency_id=book_access.own_agency(actor))
    own.filter(kind=kind).delete()


def _said_of_both(actor: Actor, *, entry: Entry, by: Entry | None, kind: str, since: date) -> StatedRelation | None:
    """Where both papers are in the register, the graph tells it too; what was said there before is left to it."""
    if by is None or by.document_id is None or entry.document_id in (None, by.document_id):
        return None
    assert entry.document_id is not None
    said = Statement(by.document_id, entry.document_id, _RELATIONS[Amendment.Kind(kind)], by_words(by), since)
    try:
        return write_relation(actor=actor, said=said)
    except Refusal as refusal:
        if refusal.code == "relation.said_already":
            return None
        raise


def _freeze(entry: Entry) -> None:
    """The agency changes nothing more of a paper that one of its lines tells recalled or replaced; else it does."""
    if entry.document_id is None:
        return
    own = Entry.objects.filter(document_id=entry.document_id, book__agency_id=entry.book.agency_id)
    held = Holding.objects.filter(document_id=entry.document_id, agency_id=entry.book.agency_id)
    if own.filter(state__in=(Entry.State.RECALLED, Entry.State.REPLACED)).exists():
        held.filter(frozen__isnull=True).update(frozen=clock.now())
    else:
        held.update(frozen=None)


def by_words(by: Entry | None) -> str:
    return " ".join(part for part in (by.type_name, by.code) if part)[:300] if by is not None else ""


def _save(entry: Entry) -> None:
    entry.version += 1
    entry.folded = fold_entry(entry)
    entry.save()


def _plain(value: Value) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value
