"""A newer reading takes the place of an older one: verdicts are carried over, what differs waits for a person.

The older run stays as it was, with its verdicts. Duties keep their rows, and with them their tasks, which nothing here
touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from nhipcau.documents import access
from nhipcau.documents.alignment import Alignment
from nhipcau.documents.carrying import Carried, Gone, Said, carry
from nhipcau.documents.models import Copy, Disagreement, Document, Duty, Original, ReadingRun, Verdict
from nhipcau.documents.rules import Judgement, VerdictKind
from nhipcau.documents.services.disagreeing import board_before, overtake, queue_differences
from nhipcau.documents.services.duties import GONE, is_gone
from nhipcau.documents.services.following import bring_up_to_date
from nhipcau.documents.services.originals import record_reading
from nhipcau.documents.shape import document_in
from nhipcau.documents.standing import standing_verdicts
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.reading.told import Told
from nhipcau.reading.types import Reading

LEAST_SHARED = 0.5
"""Of the two stretches together: less is another document."""
_AWAY = 10_000


@dataclass(frozen=True, slots=True)
class TakenOver:
    """One document under its newer reading. `found` are duties the older reading had missed."""

    document: Document
    carried: int
    disagreements: int
    found: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Reread:
    """`fresh` are places of the file at which the newer reading finds a document that the older one did not."""

    original: Original
    run: ReadingRun
    taken_over: tuple[TakenOver, ...]
    fresh: tuple[int, ...] = ()
    divided: int = 0
    """Documents left under the older reading, because the newer one divides the file into others."""


@transaction.atomic
def take_over_reading(*, actor: Actor, original_id: int, told: Told) -> Reread:
    """Joins the flow's transaction; refuses like any act on a document the actor may not review."""
    original = Original.objects.select_for_update().get(pk=original_id)
    held = Document.objects.select_for_update(of=("self",)).filter(original=original, state=Document.State.HELD)
    documents = list(held.select_related("run").order_by("position"))
    for document in documents:
        access.require_may_review(actor, document)
    reading = told.reading
    run = record_reading(original=original, told=told)
    moved, words = Alignment(original.text, reading.text), (original.text, reading.text)
    places = _places(documents, reading, moved=moved)
    if any(document.position not in places for document in documents):
        return _divided(actor, original, run, documents, reading)
    _take_text(original, run, reading)
    _move(original, documents, places)
    taken = []
    for document in documents:
        document.original = original
        taken.append(_take_over(actor, document, run, place=places[document.position], words=words, moved=moved))
    return Reread(original, run, tuple(taken), fresh=_fresh(reading, places))


def _places(documents: Sequence[Document], reading: Reading, *, moved: Alignment) -> dict[int, int]:
    """Old place in the file → new, for every document the older reading found, held here or known from elsewhere."""
    run = documents[0].run
    assert run is not None and isinstance(run.reading, dict)
    was = [document["span"] for document in run.reading["documents"]]
    if len(was) == len(reading.documents) == 1:
        return {0: 0}
    found: dict[int, int] = {}
    for old, (start, end) in enumerate(was):
        span = moved.span(start, end)
        shares = [(_shared(span, document.span), new) for new, document in enumerate(reading.documents)]
        best = max((share for share in shares if share[1] not in found.values()), default=(0.0, 0))
        if best[0] >= LEAST_SHARED:
            found[old] = best[1]
    return found


def _shared(one: tuple[int, int] | None, other: tuple[int, int]) -> float:
    if one is None:
        return 0
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / (max(one[1], other[1]) - min(one[0], other[0]))


def _fresh(reading: Reading, places: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(place for place in range(len(reading.documents)) if place not in places.values())


def _divided(
    actor: Actor, original: Original, run: ReadingRun, documents: Sequence[Document], reading: Reading
) -> Reread:
    """Nothing is taken over: which of the new documents is which of the old, a person has to see."""
    if reading.text != original.text:
        run.text = reading.text
        run.save(update_fields=["text"])
    for document in documents:
        overtake(document)
        row = Disagreement.objects.create(
            document=document, run=run, kind=Disagreement.Kind.DIVIDED, pointer="", at=clock.now()
        )
        audit.record(actor, "document.reread", document, run=run.pk, edition=run.engine_version, disagreements=[row.pk])
    return Reread(original, run, (), divided=len(documents))


def _take_text(original: Original, run: ReadingRun, reading: Reading) -> None:
    """Older runs keep the text their spans point into; the original's is that of the newest."""
    if reading.text == original.text:
        return
    ReadingRun.objects.filter(original=original, text__isnull=True).exclude(pk=run.pk).update(text=original.text)
    original.text = reading.text
    original.save(update_fields=["text"])


def _move(original: Original, documents: Sequence[Document], places: Mapping[int, int]) -> None:
    """Two steps, because at no moment may two documents have one place."""
    if all(old == new for old, new in places.items()):
        return
    for rows in (Document.objects.filter(pk__in=[d.pk for d in documents]), Copy.objects.filter(original=original)):
        rows.update(position=F("position") + _AWAY)
        for old, new in places.items():
            rows.filter(position=old + _AWAY).update(position=new)


def _take_over(
    actor: Actor, document: Document, run: ReadingRun, *, place: int, words: tuple[str, str], moved: Alignment
) -> TakenOver:
    older, rows = document.run, list(Duty.objects.filter(document=document))
    assert older is not None
    verdicts = {verdict.pk: verdict for verdict in standing_verdicts(document)}
    new = document_in(run.reading, place)
    carried = carry(
        document_in(older.reading, document.position),
        new,
        said=[_said(verdict) for verdict in verdicts.values()],
        words=words,
        moved=moved,
        gone=[Gone(d.pointer, d.start, d.end, d.words) for d in rows if is_gone(d) and d.state == Duty.State.READ],
    )
    before = board_before(document, rows)
    overtake(document)
    document.run, document.position = run, place
    document.start, document.end = new["span"]
    _record_verdicts(document, carried, verdicts)
    _repoint(rows, carried, older=older, moved=moved)
    bring_up_to_date(document, touched=None)
    queued = queue_differences(document=document, carried=carried, before=before)
    _tell(actor, document, older=older, carried=carried, queued=queued)
    found = Duty.objects.filter(document=document).exclude(pk__in=[row.pk for row in rows])
    return TakenOver(document, len(carried.judgements), len(queued), tuple(found.order_by("start", "id")))


def _said(verdict: Verdict) -> Said:
    kind = VerdictKind(verdict.kind)
    return Said(verdict.pk, verdict.account_name, Judgement(verdict.pointer, kind, verdict.value, verdict.spans))


def _record_verdicts(document: Document, carried: Carried, verdicts: Mapping[int, Verdict]) -> None:
    """By whom, when and in which act stay as they were: carrying over is nobody's judgement and no act of its own."""
    assert document.run is not None
    rows = []
    for origin, judgement in sorted(carried.judgements, key=lambda one: one[0]):
        was = verdicts[origin]
        rows.append(
            Verdict(
                document=document,
                run=document.run,
                pointer=judgement.pointer,
                kind=judgement.kind.value,
                value=judgement.value,
                spans=judgement.spans,
                batch=was.batch,
                at=was.at,
                account_id=was.account_id,
                account_name=was.account_name,
                carried_from=was,
            )
        )
    Verdict.objects.bulk_create(rows)


def _repoint(rows: Sequence[Duty], carried: Carried, *, older: ReadingRun, moved: Alignment) -> None:
    """Rows follow their words to their new places; what is not found any more is set aside, with its task."""
    for row in rows:
        place = carried.duties.get(row.pointer)
        if place is not None:
            row.pointer = place
            continue
        if not is_gone(row):
            row.pointer = f"{GONE}{older.pk}/{row.pointer.rsplit('/', 1)[1]}"
        row.start, row.end = moved.span(row.start, row.end) or (0, 0)
    wanted = {row.pk: row.pointer for row in rows}
    for row in rows:
        row.pointer = f"/moving/{row.pk}"
    Duty.objects.bulk_update(rows, ["pointer"])
    for row in rows:
        row.pointer = wanted[row.pk]
    Duty.objects.bulk_update(rows, ["pointer", "start", "end"])


def _tell(
    actor: Actor, document: Document, *, older: ReadingRun, carried: Carried, queued: Iterable[Disagreement]
) -> None:
    assert document.run is not None
    audit.record(
        actor,
        "document.reread",
        document,
        run=document.run.pk,
        edition=document.run.engine_version,
        before=older.engine_version,
        carried=len(carried.judgements),
        disagreements=[row.pk for row in queued],
    )
