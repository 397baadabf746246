"""Who answers today for what the issuer of a paper gave."""

from __future__ import annotations

from nhipcau.agencies.succession import Standing
from nhipcau.agencies.successors import Question, answers_of
from nhipcau.documents.models import Document
from nhipcau.foundation import clock


def answering_for(document: Document) -> int | None:
    """None where that is not decided, or nobody took over. One query."""
    if document.issuer_id is None:
        return None
    (now,) = answers_of([Question(document.issuer_id, document.date)], on=clock.today())
    return now.agency_id if now.standing in (Standing.SAME, Standing.FOLLOWED) else None
