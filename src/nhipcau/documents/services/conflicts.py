"""Things that cannot both be, found when citations are recorded; a person says what is so, and that is remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from nhipcau.documents import access
from nhipcau.documents.conflicts import Claim, Told, contradictions, namesakes
from nhipcau.documents.models import Citation, Document, IdentityConflict
from nhipcau.foundation import audit, clock
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


def flag_conflicts(document_ids: Iterable[int]) -> None:
    """Weighs these documents anew: what is new is flagged, what no longer stands is marked gone. Decisions stay."""
    rows = list(Document.objects.filter(pk__in=set(document_ids), joined_to__isnull=True))
    if not rows:
        return
    found = {(c.kind, c.document, c.other, c.otherwise): c for c in _claims(rows)}
    ids = [row.pk for row in rows]
    standing = IdentityConflict.objects.filter(Q(document_id__in=ids) | Q(other_id__in=ids), kind__in=_KINDS)
    known = {(c.kind, c.document_id, c.other_id, c.said_otherwise): c for c in standing}
    _mark(known, found)
    _flag(claim for key, claim in found.items() if key not in known)


def flag_namesakes(document: Document) -> None:
    """The same for a document that has just come, cites nothing and is cited by nothing: one query."""
    _flag(_of_namesakes([document]))


def _flag(claims: Iterable[Claim]) -> None:
    IdentityConflict.objects.bulk_create(
        [
            IdentityConflict(
                kind=claim.kind,
                document_id=claim.document,
                other_id=claim.other,
                said=claim.said,
                said_otherwise=claim.otherwise,
                found=clock.now(),
            )
            for claim in claims
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def decide_conflict(*, actor: Actor, conflict_id: int, choice: str, note: str = "") -> IdentityConflict:
    """What is so, for everyone; it stays when the same papers are read again."""
    row = _row(actor, conflict_id)
    if choice not in IdentityConflict.Choice.values:
        raise Refusal("relation.unknown")
    row.choice, row.note = choice, " ".join(note.split())[:500]
    row.decided, row.decided_by_id, row.decided_by_name = clock.now(), actor.account_id, actor.name
    row.save(update_fields=["choice", "note", "decided", "decided_by_id", "decided_by_name"])
    audit.record(actor, "document.conflict_decided", row.document, conflict=row.pk, choice=choice, note=row.note)
    return row


@transaction.atomic
def reopen_conflict(*, actor: Actor, conflict_id: int) -> IdentityConflict:
    row = _row(actor, conflict_id)
    if not row.choice:
        raise Refusal("document.nothing_to_undo")
    row.choice, row.decided, row.decided_by_id, row.decided_by_name = "", None, None, ""
    row.save(update_fields=["choice", "decided", "decided_by_id", "decided_by_name"])
    audit.record(actor, "document.conflict_reopened", row.document, conflict=row.pk)
    return row


_KINDS = [str(kind) for kind in IdentityConflict.Kind]


def _row(actor: Actor, conflict_id: int) -> IdentityConflict:
    row = IdentityConflict.objects.select_for_update(of=("self",)).filter(pk=conflict_id).first()
    if row is None or not access.may_see(actor, row.document) or not access.may_see(actor, row.other):
        raise Refusal("relation.conflict_not_found")
    if not access.may_relate(actor, row.document) and not access.may_relate(actor, row.other):
        raise Refusal("document.review_not_allowed")
    return row


def _mark(
    known: dict[tuple[str, int, int, str], IdentityConflict], found: dict[tuple[str, int, int, str], Claim]
) -> None:
    gone = [row.pk for key, row in known.items() if key not in found and row.gone is None]
    back = [row.pk for key, row in known.items() if key in found and row.gone is not None]
    if gone:
        IdentityConflict.objects.filter(pk__in=gone).update(gone=clock.now())
    if back:
        IdentityConflict.objects.filter(pk__in=back).update(gone=None)


def _claims(rows: list[Document]) -> Iterator[Claim]:
    yield from _of_namesakes(rows)
    own = {row.pk: row for row in rows}
    said = Citation.objects.filter(cited_id__in=own).exclude(said_title="", said_issuer="").order_by("pk")
    for citation in said:
        row = own[citation.cited_id]
        told = Told(issuer=row.issuer_name, title=row.title if row.state == Document.State.HELD else "")
        other = Told(issuer=citation.said_issuer, title=citation.said_title)
        if citation.stated_by_id != row.pk:
            yield from contradictions(row.pk, told, by=citation.stated_by_id, otherwise=other)


def _of_namesakes(rows: list[Document]) -> Iterator[Claim]:
    """Rows that share a number and whose numbers it is, of unlike days."""
    codes = {row.canonical_code for row in rows if row.canonical_code and row.date}
    if not codes:
        return
    groups: dict[tuple[str, str], dict[int, date]] = {}
    for pk, code, whose, day in _LIKE.rows(*sorted(codes)):
        if day is not None:
            groups.setdefault((code, whose), {})[pk] = day
    asked = {row.pk for row in rows}
    for (code, _), days in groups.items():
        yield from (claim for claim in namesakes(code, days) if {claim.document, claim.other} & asked)


def _like(*codes: str) -> QuerySet[Document, tuple[int, str, str, date | None]]:
    like = Document.objects.filter(canonical_code__in=codes, date__isnull=False, joined_to__isnull=True).order_by()
    return like.values_list("pk", "canonical_code", "issuer_key", "date")


_LIKE = Prepared(_like)
