"""How many rows there are in every table, and a row that is hard to write."""

from __future__ import annotations

from datetime import UTC, datetime

from django.apps import apps

from nhipcau.foundation.models import Job

STARTED = datetime(2026, 11, 22, 8, 30, 15, 250, tzinfo=UTC)


def running_job(number: int) -> Job:
    """Not saved; with signs that a statement or a file of rows could take for its own."""
    return Job(
        kind="intake",
        state=Job.State.RUNNING,
        account_id=number or None,
        total=number,
        note=f"Thẻ {number}%s\t\\N",
        outcome={"lines": ["Ủy ban nhân dân", None, {"số": number}]},
        started=STARTED,
    )


def rows_of_every_table() -> dict[str, int]:
    """What an act that changes nothing leaves as it was; the log of acts among them."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}
