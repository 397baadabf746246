"""Corrections leave the register as cases for the engine's tests."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from nhipcau.foundation import audit
from nhipcau.ground.actor import Actor


@transaction.atomic
def record_export(*, actor: Actor, document_ids: Sequence[int], purpose: str) -> None:
    """That whole documents, with the names of those who signed them, were copied out, by whom and what for."""
    audit.record(actor, "corrections.exported", None, documents=list(document_ids), purpose=purpose)
