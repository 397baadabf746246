"""Which verdicts stand on a document, and what it says with them laid over."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.documents import rules
from nhipcau.documents.models import Document, Verdict
from nhipcau.documents.pointers import values_of
from nhipcau.documents.shape import ReadDocument, document_in


def standing_verdicts(document: Document) -> tuple[Verdict, ...]:
    """One query."""
    return tuple(
        Verdict.objects.filter(document=document, run_id=document.run_id, withdrawn__isnull=True).order_by("id")
    )


def judgements_of(verdicts: Iterable[Verdict]) -> tuple[rules.Judgement, ...]:
    return tuple(
        rules.Judgement(pointer=v.pointer, kind=rules.VerdictKind(v.kind), value=v.value, spans=v.spans)
        for v in verdicts
    )


def laid_over(document: Document, verdicts: Iterable[Verdict], *, text: str = "") -> ReadDocument:
    """The document as it stands. Loads the reading run if it is not there yet."""
    assert document.run is not None
    read = document_in(document.run.reading, document.position)
    return rules.apply_verdicts(read, judgements_of(verdicts), text=text)


def open_values(read: ReadDocument, verdicts: Iterable[Verdict]) -> tuple[int, int]:
    """How many values nobody has judged, and how many are doubtful; parts of what was rejected do not count."""
    standing = tuple(verdicts)
    judged = {verdict.pointer for verdict in standing}
    rejected = {verdict.pointer for verdict in standing if verdict.kind == Verdict.Kind.REJECTED}
    left = [
        value
        for value in values_of(read)
        if not value.inferred and value.pointer not in judged and value.unit not in rejected
    ]
    return len(left), sum(rules.is_doubtful(value.confidence) for value in left)
