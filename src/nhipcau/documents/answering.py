"""Who answers today for what the issuer of a paper gave."""

from __future__ import annotations

from datetime import date

from nhipcau.agencies.calling import Happened, happened_to
from nhipcau.agencies.succession import Standing, answer_for
from nhipcau.documents.models import Document
from nhipcau.foundation import clock


def answering_for(document: Document) -> int | None:
    """None where that is not decided, or nobody took over. A handful of queries."""
    if document.issuer_id is None:
        return None
    return answering_after(happened_to(document.issuer_id), since=document.date)


def answering_after(happened: Happened, *, since: date | None) -> int | None:
    """The same of what an agency gave on that day, from what is known of it."""
    now = answer_for(agency_id=happened.agency_id, arrows=happened.arrows, on=clock.today(), since=since)
    return now.agency_id if now.standing in (Standing.SAME, Standing.FOLLOWED) else None
