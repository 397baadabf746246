"""Who answers today for what the issuer of a paper gave."""

from __future__ import annotations

from datetime import date

from nhipcau.agencies.succession import Standing
from nhipcau.agencies.successors import Question, answers_of
from nhipcau.documents.models import Document
from nhipcau.foundation import clock


def answering_for(document: Document) -> int | None:
    """None where that is not decided, or nobody took over. One query."""
    return None if document.issuer_id is None else answering_for_agency(document.issuer_id, since=document.date)


def answering_for_agency(agency_id: int, *, since: date | None) -> int | None:
    """The same of what an agency gave on that day."""
    (now,) = answers_of([Question(agency_id, since)], on=clock.today())
    return now.agency_id if now.standing in (Standing.SAME, Standing.FOLLOWED) else None
