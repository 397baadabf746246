"""The words of signing that an administrator lays beside those shipped."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nhipcau.agencies.models import SigningForms
from nhipcau.agencies.people import access
from nhipcau.foundation import audit
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@transaction.atomic
def keep_signing_forms(
    *,
    actor: Actor,
    family: str,
    valid_from: date,
    collective: str,
    for_head: str,
    by_order: str,
    by_mandate: str,
    acting: str,
    source: str,
) -> SigningForms:
    """From that day on these words; of the shipped set and the office's own of one day the office's holds."""
    access.require_may_set_signing_forms(actor)
    if SigningForms.objects.filter(family=family, valid_from=valid_from).exists():
        raise Refusal("signing_forms.start_taken")
    row = SigningForms.objects.create(
        family=family,
        valid_from=valid_from,
        collective=collective,
        for_head=for_head,
        by_order=by_order,
        by_mandate=by_mandate,
        acting=acting,
        source=source,
    )
    audit.record(actor, "signing_forms.kept", row, family=family, valid_from=valid_from.isoformat(), source=source)
    return row


@transaction.atomic
def remove_signing_forms(*, actor: Actor, family: str, valid_from: date) -> None:
    """The shipped words hold again."""
    access.require_may_set_signing_forms(actor)
    row = SigningForms.objects.filter(family=family, valid_from=valid_from).first()
    if row is None:
        raise Refusal("signing_forms.not_found")
    audit.record(actor, "signing_forms.removed", row, family=family, valid_from=valid_from.isoformat())
    row.delete()
