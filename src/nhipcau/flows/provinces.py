"""A province of the shipped register loaded or taken back, and the tasks that follow what happened to its agencies."""

from __future__ import annotations

from django.db import transaction

from nhipcau.agencies.loading import services
from nhipcau.agencies.models import RegisterLoading
from nhipcau.execution.services import follow_what_happened
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor


@transaction.atomic
def load_province(*, actor: Actor, province: str, with_units: bool) -> RegisterLoading:
    """Tasks given to an agency that ended have their answer at once."""
    loading = services.load_province(actor=actor, province=province, with_units=with_units)
    follow_what_happened(actor=actor, on=clock.today())
    return loading


@transaction.atomic
def undo_loading(*, actor: Actor, loading_id: int) -> RegisterLoading:
    """Tasks go back to whoever their paper names before the agencies that followed are taken out."""

    def follow() -> None:
        follow_what_happened(actor=actor, on=clock.today())

    return services.undo_loading(actor=actor, loading_id=loading_id, follow=follow)
