"""A person, or the shipped table, says how two documents stand to each other, with a basis; and takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from nhipcau.documents import access
from nhipcau.documents.identity import CENTRAL
from nhipcau.documents.models import Document, StatedRelation
from nhipcau.documents.relations import check_no_circle, check_relation
from nhipcau.documents.services.instruments import NamedInstrument, name_instrument
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.identity import canonical_code
from nhipcau.ground.refusal import Refusal

LONGEST_BASIS = 500
LONGEST_PART = 200


@dataclass(frozen=True, slots=True)
class Statement:
    """`subject` does `kind` to `object` from `since` on; `part` names what of it, empty for the whole."""

    subject: int
    object: int
    kind: str
    basis: str
    since: date | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """How two documents stand to each other, whichever they are."""

    kind: str
    basis: str
    since: date | None = None
    part: str = ""


@transaction.atomic
def state_relation(*, actor: Actor, said: Statement) -> StatedRelation:
    """Both must be seen by the actor. Said for its agency; for the whole country by the national monitor."""
    row = write_relation(actor=actor, said=said)
    audit.record(
        actor,
        "document.related",
        row.subject,
        relation=row.pk,
        kind=row.kind,
        object=row.object_id,
        note=_note(row, row.object),
    )
    return row


def write_relation(*, actor: Actor, said: Statement) -> StatedRelation:
    """The statement as part of a larger act, which leaves the one entry in the log."""
    subject, object_ = _both(actor, said)
    _require_may_say(actor, subject, object_)
    agency_id = None if actor.sees_everything else actor.agency_id
    kind = check_relation(
        kind=said.kind,
        subject=subject.pk,
        object=object_.pk,
        subject_date=subject.date,
        object_date=object_.date,
        basis=said.basis,
        part=said.part,
    )
    check_no_circle(kind=kind, opposite=_standing(actor, subject=object_.pk, object=subject.pk))
    part = " ".join(said.part.split())[:LONGEST_PART]
    same = StatedRelation.objects.filter(subject=subject, object=object_, kind=kind, part=part, withdrawn__isnull=True)
    if same.filter(Q(agency__isnull=True) if agency_id is None else Q(agency_id=agency_id)).exists():
        raise Refusal("relation.said_already")
    return StatedRelation.objects.create(
        subject=subject,
        object=object_,
        kind=kind,
        since=said.since,
        part=part,
        basis=" ".join(said.basis.split())[:LONGEST_BASIS],
        agency_id=agency_id,
        at=clock.now(),
        account_id=actor.account_id,
        account_name=actor.name,
    )


@transaction.atomic
def relate_to_named(
    *, actor: Actor, document_id: int, named: NamedInstrument, said: Saying, turned: bool
) -> StatedRelation:
    """The other document is named by its number. `turned`: it is the other that stands so to this one."""
    other = _meant(actor, named).pk
    pair = (other, document_id) if turned else (document_id, other)
    statement = Statement(
        subject=pair[0], object=pair[1], kind=said.kind, basis=said.basis, since=said.since, part=said.part
    )
    return state_relation(actor=actor, said=statement)


@transaction.atomic
def withdraw_relation(*, actor: Actor, relation_id: int) -> StatedRelation:
    """Taken back: the row stays, marked; a second time is refused."""
    row = unwrite_relation(actor=actor, relation_id=relation_id)
    audit.record(actor, "document.relation_withdrawn", row.subject, relation=row.pk, note=_note(row, row.object))
    return row


def unwrite_relation(*, actor: Actor, relation_id: int) -> StatedRelation:
    """The same as part of a larger act."""
    row = _row(actor, relation_id)
    if row.withdrawn is not None:
        raise Refusal("document.nothing_to_undo")
    row.withdrawn = clock.now()
    row.save(update_fields=["withdrawn"])
    return row


@transaction.atomic
def restore_relation(*, actor: Actor, relation_id: int) -> StatedRelation:
    """The word stands again, unless the same has been said anew meanwhile."""
    row = _row(actor, relation_id)
    same = StatedRelation.objects.filter(
        subject=row.subject, object=row.object, kind=row.kind, part=row.part, agency=row.agency, withdrawn__isnull=True
    )
    if same.exists():
        raise Refusal("relation.said_already")
    row.withdrawn = None
    row.save(update_fields=["withdrawn"])
    audit.record(actor, "document.relation_restored", row.subject, relation=row.pk, note=_note(row, row.object))
    return row


def _both(actor: Actor, said: Statement) -> tuple[Document, Document]:
    """Locked in the order of their numbers; a placeholder joined to its text stands for the text."""
    asked = Document.objects.filter(pk__in={said.subject, said.object}).select_related("joined_to")
    rows = {row.pk: row.joined_to or row for row in asked}
    if set(rows) != {said.subject, said.object}:
        raise Refusal("document.not_found")
    list(Document.objects.select_for_update().filter(pk__in={r.pk for r in rows.values()}).order_by("pk"))
    subject, object_ = rows[said.subject], rows[said.object]
    if not _may_name(actor, subject) or not _may_name(actor, object_):
        raise Refusal("document.not_found")
    return subject, object_


def _require_may_say(actor: Actor, subject: Document, object_: Document) -> None:
    """Of a held document only those who may review it; of one that is only named whoever may say it of the other."""
    if subject.state == Document.State.PLACEHOLDER and not access.may_see(actor, subject):
        access.require_may_relate(actor, object_)
        return
    access.require_may_relate(actor, subject)


def _may_name(actor: Actor, document: Document) -> bool:
    """What it sees, what it has named itself, and instruments of the centre, which are published for everyone."""
    if access.may_see(actor, document):
        return True
    own = actor.account_id is not None and document.registered_by_id == actor.account_id
    return document.state == Document.State.PLACEHOLDER and (own or document.issuer_key == CENTRAL)


def _meant(actor: Actor, named: NamedInstrument) -> Document:
    """The one document the actor sees under that number and day; else it is entered as only named."""
    seen = Document.objects.filter(access.visible_to(actor), canonical_code=canonical_code(named.code))
    known = list((seen.filter(date=named.date) if named.date else seen).order_by("date", "pk")[:20])
    if len(known) > 1:
        raise Refusal("relation.several_with_code", document=named.code, days=", ".join(str(one.date) for one in known))
    return known[0] if known else name_instrument(actor=actor, named=named)


def _standing(actor: Actor, *, subject: int, object: int) -> frozenset[str]:
    """What is said of the two the other way round, as far as the actor sees it."""
    seen = access.relations_visible_to(actor, on=clock.today())
    said = StatedRelation.objects.filter(seen, withdrawn__isnull=True).filter(
        Q(subject_id=subject) | Q(subject__joined_to_id=subject),
        Q(object_id=object) | Q(object__joined_to_id=object),
    )
    return frozenset(said.values_list("kind", flat=True))


def _row(actor: Actor, relation_id: int) -> StatedRelation:
    seen = access.relations_visible_to(actor, on=clock.today())
    row = StatedRelation.objects.select_for_update(of=("self",)).filter(seen, pk=relation_id).first()
    if row is None:
        raise Refusal("relation.not_found")
    if not access.may_withdraw(actor, agency_id=row.agency_id):
        raise Refusal("relation.not_allowed")
    return row


def _note(row: StatedRelation, object_: Document) -> str:
    return f"{object_} · {row.basis}"
