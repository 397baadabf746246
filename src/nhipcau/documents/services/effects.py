"""From when and until when a document holds: said by a person with a basis, said anew, taken back."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nhipcau.documents import access
from nhipcau.documents.models import Document, EffectDays
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@transaction.atomic
def set_effect_days(
    *, actor: Actor, document_id: int, effective: date | None, expires: date | None, basis: str
) -> EffectDays:
    """What was said before is withdrawn by it and comes back when this is taken back."""
    document = _document(actor, document_id)
    access.require_may_relate(actor, document)
    if not basis.strip():
        raise Refusal("relation.basis_missing")
    if effective and expires and expires < effective:
        raise Refusal("relation.ends_before_it_begins")
    before = EffectDays.objects.select_for_update().filter(document=document, withdrawn__isnull=True).first()
    _require_may_change(actor, before)
    if before is not None:
        before.withdrawn = clock.now()
        before.save(update_fields=["withdrawn"])
    row = EffectDays.objects.create(
        document=document,
        effective=effective,
        expires=expires,
        basis=" ".join(basis.split())[:500],
        instead_of=before,
        agency_id=None if actor.sees_everything else actor.agency_id,
        at=clock.now(),
        account_id=actor.account_id,
        account_name=actor.name,
    )
    audit.record(
        actor,
        "document.effect_set",
        document,
        effective=effective.isoformat() if effective else None,
        expires=expires.isoformat() if expires else None,
        note=row.basis,
    )
    return row


@transaction.atomic
def withdraw_effect_days(*, actor: Actor, effect_id: int) -> EffectDays:
    """Taken back: what was said before it stands again."""
    row = EffectDays.objects.select_for_update(of=("self",)).filter(pk=effect_id).select_related("document").first()
    if row is None or not access.may_see(actor, row.document):
        raise Refusal("relation.not_found")
    _require_may_change(actor, row)
    if row.withdrawn is not None:
        raise Refusal("document.nothing_to_undo")
    row.withdrawn = clock.now()
    row.save(update_fields=["withdrawn"])
    if row.instead_of_id is not None:
        EffectDays.objects.filter(pk=row.instead_of_id).update(withdrawn=None)
    audit.record(actor, "document.effect_withdrawn", row.document, note=row.basis)
    return row


def _require_may_change(actor: Actor, row: EffectDays | None) -> None:
    """What was said for the whole country only the national monitor says otherwise."""
    if row is not None and not access.may_withdraw(actor, agency_id=row.agency_id):
        raise Refusal("relation.not_allowed")


def _document(actor: Actor, document_id: int) -> Document:
    row = Document.objects.select_for_update(of=("self",)).filter(pk=document_id).first()
    if row is None or not access.may_see(actor, row):
        raise Refusal("document.not_found")
    return row
