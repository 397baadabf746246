"""What people say of the values that were read: confirmed, corrected, added, rejected, taken back.

Verdicts lie beside the reading. After each act the document's row, citations and duties are brought to what now stands;
what this means for tasks is the flow's business (`flows/review.py`).
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from nhipcau.documents import access, rules
from nhipcau.documents.models import Document, Duty, Verdict
from nhipcau.documents.pointers import LISTS, ReadValue, place_of, unit_of, value_at, values_of
from nhipcau.documents.rules import Judgement, VerdictKind
from nhipcau.documents.services.following import bring_up_to_date, touches_header
from nhipcau.documents.shape import ReadDocument, Spans, document_in
from nhipcau.documents.standing import laid_over, standing_verdicts
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.plain import Json
from nhipcau.ground.refusal import Refusal

_CORRECTED, _ADDED = Verdict.Kind.CORRECTED, Verdict.Kind.ADDED


@dataclass(frozen=True, slots=True)
class Judged:
    """After an act of review: the row as it now is, the batch that undoes it, and the duties it changed."""

    document: Document
    batch: uuid.UUID
    duties: tuple[Duty, ...]
    values: int
    header_changed: bool = False
    """The issuer, date or place may be another: who gives the tasks and which agencies names mean follows."""


@transaction.atomic
def confirm_value(*, actor: Actor, document_id: int, version: int, pointer: str) -> Judged:
    """The value is right. Confirming a whole reference or duty confirms its parts that nobody has judged."""
    work = open_for_judging(actor, document_id, version)
    value = value_at(work.now, pointer)
    if place_of(pointer) is None or value is None:
        raise Refusal("document.no_such_value", pointer=pointer)
    judged = {verdict.pointer for verdict in work.standing}
    parts = [v.pointer for v in values_of(work.now) if v.unit == pointer and not v.inferred and v.pointer != pointer]
    pointers = [pointer, *(part for part in parts if part not in judged)]
    return judge(work, [_right(work, p) for p in pointers])


@transaction.atomic
def correct_value(
    *, actor: Actor, document_id: int, version: int, pointer: str, value: Json, spans: Spans | None = None
) -> Judged:
    """Another value stands in its place. `spans` are its words in the text, where the reader marked them."""
    work = open_for_judging(actor, document_id, version)
    checked = rules.check_value(pointer=pointer, value=value)
    if value_at(work.now, unit_of(pointer)) is None and unit_of(pointer) != pointer:
        raise Refusal("document.no_such_value", pointer=pointer)
    return judge(work, [Judgement(pointer, VerdictKind.CORRECTED, checked, _checked_spans(work, spans))])


@transaction.atomic
def add_value(
    *, actor: Actor, document_id: int, version: int, into: str, value: Json, spans: Spans | None = None
) -> Judged:
    """A value that was missed, at the end of the list `into` ("/duties/3/lead", "/duties")."""
    work = open_for_judging(actor, document_id, version)
    if not LISTS.fullmatch(into):
        raise Refusal("document.no_such_value", pointer=into)
    pointer = f"{into}/{next_place(work, into)}"
    checked = rules.check_value(pointer=pointer, value=value)
    return judge(work, [Judgement(pointer, VerdictKind.ADDED, checked, _checked_spans(work, spans))])


@transaction.atomic
def reject_value(*, actor: Actor, document_id: int, version: int, pointer: str) -> Judged:
    """Nothing stands there: a number that is none, a duty that is no duty."""
    work = open_for_judging(actor, document_id, version)
    if place_of(pointer) is None or value_at(work.now, pointer) is None:
        raise Refusal("document.no_such_value", pointer=pointer)
    return judge(work, [Judgement(pointer, VerdictKind.REJECTED)])


@transaction.atomic
def confirm_all_but_doubtful(*, actor: Actor, document_id: int, version: int) -> Judged:
    """One act, undone as one. A duty or reference with a doubtful part waits, its certain parts do not."""
    work = open_for_judging(actor, document_id, version)
    judged = {verdict.pointer for verdict in work.standing}
    values = [value for value in values_of(work.now) if not value.inferred]
    unsure = {v.unit for v in values if rules.is_doubtful(v.confidence) and v.pointer not in judged}

    def is_certain(value: ReadValue) -> bool:
        return not rules.is_doubtful(value.confidence) and not (value.pointer == value.unit and value.unit in unsure)

    certain = [value.pointer for value in values if value.pointer not in judged and is_certain(value)]
    if not certain:
        raise Refusal("document.nothing_to_confirm")
    return judge(work, [Judgement(pointer, VerdictKind.CONFIRMED) for pointer in certain])


@transaction.atomic
def withdraw_batch(*, actor: Actor, document_id: int, version: int, batch: uuid.UUID) -> Judged:
    """Undoes one act: its verdicts no longer stand, those it replaced stand again."""
    work = open_for_judging(actor, document_id, version)
    withdrawn = Verdict.objects.filter(document=work.document, batch=batch, withdrawn__isnull=True).update(
        withdrawn=clock.now()
    )
    if not withdrawn:
        raise Refusal("document.nothing_to_undo")
    Verdict.objects.filter(document=work.document, replaced_by_batch=batch).update(
        withdrawn=None, replaced_by_batch=None
    )
    duties = bring_up_to_date(work.document, touched=None)
    audit.record(actor, "document.verdicts_withdrawn", work.document, batch=str(batch), values=withdrawn)
    return Judged(work.document, batch, duties, withdrawn, header_changed=True)


@dataclass(frozen=True, slots=True)
class Work:
    """A document opened for judging: locked, checked, with what was read and what stands."""

    actor: Actor
    document: Document
    standing: tuple[Verdict, ...]
    read: ReadDocument
    now: ReadDocument


def _right(work: Work, pointer: str) -> Judgement:
    """That the value is right, also where it is the value that a person has put there."""
    given = next((v for v in work.standing if v.pointer == pointer and v.kind in (_CORRECTED, _ADDED)), None)
    if given is None:
        return Judgement(pointer, VerdictKind.CONFIRMED)
    return Judgement(pointer, VerdictKind(given.kind), given.value, given.spans)


def open_for_judging(actor: Actor, document_id: int, version: int) -> Work:
    document = Document.objects.select_for_update(of=("self",)).filter(pk=document_id).first()
    if document is None or not access.may_see(actor, document):
        raise Refusal("document.not_found")
    access.require_may_review(actor, document)
    rules.check_version(known=document.version, given=version)
    assert document.run is not None
    standing = standing_verdicts(document)
    read = document_in(document.run.reading, document.position)
    return Work(actor, document, standing, read, laid_over(document, standing))


def judge(work: Work, judgements: Sequence[Judgement]) -> Judged:
    batch, now = uuid.uuid4(), clock.now()
    pointers = [judgement.pointer for judgement in judgements]
    Verdict.objects.filter(
        document=work.document, run_id=work.document.run_id, pointer__in=pointers, withdrawn__isnull=True
    ).update(withdrawn=now, replaced_by_batch=batch)
    assert work.document.run is not None
    Verdict.objects.bulk_create(
        [
            Verdict(
                document=work.document,
                run=work.document.run,
                pointer=judgement.pointer,
                kind=judgement.kind.value,
                value=judgement.value,
                spans=judgement.spans,
                batch=batch,
                at=now,
                account_id=work.actor.account_id,
                account_name=work.actor.name,
            )
            for judgement in judgements
        ]
    )
    duties = bring_up_to_date(work.document, touched=pointers)
    kind = judgements[0].kind.value if judgements else VerdictKind.CONFIRMED.value
    audit.record(work.actor, f"document.values_{kind}", work.document, batch=str(batch), pointers=pointers)
    return Judged(work.document, batch, duties, len(judgements), header_changed=touches_header(pointers))


def next_place(work: Work, into: str) -> int:
    """Past what was read and past what anybody ever added, so that a pointer never means two things."""
    listed = value_at(work.now, into)
    read = len(listed) if isinstance(listed, list) else 0
    used = Verdict.objects.filter(
        document=work.document, pointer__startswith=f"{into}/", kind=Verdict.Kind.ADDED
    ).values_list("pointer", flat=True)
    pattern = re.compile(re.escape(into) + r"/(\d+)")
    added = [int(match[1]) + 1 for pointer in used if (match := pattern.fullmatch(pointer))]
    return max([read, *added])


def _checked_spans(work: Work, spans: Spans | None) -> Spans:
    """Within the document and the right way round; refused otherwise."""
    for span in spans or []:
        if len(span) != 2 or not work.document.start <= span[0] < span[1] <= work.document.end:
            raise Refusal("document.words_outside")
    return spans or []
