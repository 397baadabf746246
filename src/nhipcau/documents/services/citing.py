"""The citation graph: which document a reference means, placeholders for those not held, short citations bound late.

What a citation is bound to depends only on the set of documents and citations there are, never on the order in which
they came: the chain is the same whichever of its documents arrives first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.agencies.names.naming import Locality
from nhipcau.documents.facts import day_of, reference_identity
from nhipcau.documents.identity import DocumentIdentity, may_be_meant
from nhipcau.documents.models import Citation, Document
from nhipcau.documents.services.conflicts import flag_conflicts, flag_namesakes
from nhipcau.documents.services.indexing import index_documents
from nhipcau.documents.services.orphans import remove_orphans
from nhipcau.documents.shape import ReadDocument, ReadReference
from nhipcau.foundation import bulk, clock
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.identity import canonical_code
from nhipcau.ground.text import folded_whitespace

_CODE_IN_WORDS = re.compile(r"\d+[a-zđ]?\s*[-/][\w\s]{0,8}[-/][\wĐđ&-]+", re.IGNORECASE)
SAME_CODE = "đề xuất – tự động vì trùng số + ngày + ký hiệu {organ}"
JOINED = "do người xem xác định: văn bản được nói tới chính là văn bản này"
SHORT = "đề xuất – tự động: trích dẫn không ghi ngày, chỉ một văn bản có số và ký hiệu này trong thời gian đó"


@dataclass(frozen=True, slots=True)
class _Meant:
    """A reference and the document it means, as far as its words say."""

    index: int
    reference: ReadReference
    identity: DocumentIdentity


@dataclass(frozen=True, slots=True)
class Citing:
    """A document, what was read in it, and the locality that its short references are of."""

    document: Document
    read: ReadDocument
    locality: Locality

    def meant(self) -> list[_Meant]:
        found = [
            _Meant(index, reference, reference_identity(reference, locality=self.locality))
            for index, reference in enumerate(self.read["references"])
            if reference is not None
        ]
        return [one for one in found if one.identity.key and one.identity.key != self.document.identity_key]


def record_citations(*, document: Document, read: ReadDocument, locality: Locality, is_new: bool = False) -> None:
    """Remakes all that this document says about others, with placeholders where they are not held.

    `is_new` is one whose row was not there before: it has said nothing yet, and nobody has said anything of it.
    """
    stated = Citation.objects.filter(stated_by=document).exclude(pointer__startswith="/transmits")
    before = [] if is_new else list(stated)
    meant = Citing(document, read, locality).meant()
    rows = _rows_for(meant)
    if before:
        Citation.objects.filter(pk__in=[c.pk for c in before]).delete()
    Citation.objects.bulk_create(_citations(document, meant, rows))
    touched = {(m.identity.canonical_code, m.identity.issuer_key) for m in meant if m.identity.canonical_code}
    is_waited_for = rebind(touched | {(document.canonical_code, document.issuer_key)})
    if is_new and not rows and not is_waited_for:
        flag_namesakes(document)
        return
    remove_orphans(c.cited_id for c in before)
    flag_conflicts({document.pk, *(c.cited_id for c in before), *(row.pk for row in rows.values())})


def record_first_citations(papers: Sequence[Citing]) -> None:
    """The same for many documents that have just come in, in few statements however many they are."""
    meant = [(one.document, one.meant()) for one in papers]
    rows = _rows_for([reference for _, found in meant for reference in found])
    bulk.insert([citation for document, found in meant for citation in _citations(document, found, rows)])
    touched = {
        (reference.identity.canonical_code, reference.identity.issuer_key)
        for _, found in meant
        for reference in found
        if reference.identity.canonical_code
    }
    rebind(touched | {(one.document.canonical_code, one.document.issuer_key) for one in papers})
    flag_conflicts({*(one.document.pk for one in papers), *(row.pk for row in rows.values())})


def rebind(codes: Iterable[tuple[str, str]]) -> bool:
    """Binds the short citations of these codes anew: to the one document they can mean, or to the undated one.

    Whether there are any.
    """
    keys = {f"{code}||{whose}"[:300]: (code, whose) for code, whose in codes if code}
    # Hardly any paper is waited for, and to ask that is far cheaper than to fetch them with their documents.
    if not keys or not _SHORT.rows(*keys):
        return False
    waiting = list(Citation.objects.filter(identity_key__in=keys).select_related("stated_by", "cited"))
    dated, said = _dated(keys.values()), _said_by_people(keys)
    changed, left, unclear = [], set(), []
    for citation in waiting:
        code = keys[citation.identity_key]
        target, note = _meant_by(citation, dated.get(code, []), code=code[0], said=said.get(citation.identity_key))
        if target is None:
            unclear.append(citation)
        elif citation.cited_id != target.pk:
            left.add(citation.cited_id)
            citation.cited, citation.note = target, note
            changed.append(citation)
    changed += _back_to_undated(unclear)
    Citation.objects.bulk_update(changed, ["cited", "note"])
    for citation in changed:
        take_about_along(citation)
    remove_orphans(left)
    return True


_SHORT = Prepared(lambda *keys: Citation.objects.filter(identity_key__in=keys).order_by().values_list("pk")[:1])


def take_about_along(citation: Citation) -> None:
    """What the words say the cited document is about goes with it."""
    about = Citation.objects.filter(
        stated_by_id=citation.stated_by_id, pointer__startswith=f"{citation.pointer}/about/"
    )
    about.update(citing_id=citation.cited_id)


def _rows_for(meant: list[_Meant]) -> dict[str, Document]:
    """Identity key → row, held or placeholder, made where there is none; the text where a person said which it is."""
    if not meant:
        return {}
    wanted: dict[str, _Meant] = {}
    for one in meant:
        wanted.setdefault(one.identity.key, one)
    rows = Document.objects.filter(identity_key__in=wanted).select_related("joined_to")
    found = {d.identity_key or "": d for d in rows}
    _enrich([(found[key], wanted[key]) for key in found])
    missing = [placeholder_of(one) for key, one in wanted.items() if key not in found]
    if missing:
        Document.objects.bulk_create(missing, ignore_conflicts=True)
        fresh = Document.objects.filter(identity_key__in=[row.identity_key for row in missing])
        index_documents(fresh)
        found |= {d.identity_key or "": d for d in fresh}
    return {key: row.joined_to or row for key, row in found.items()}


def placeholder_of(one: _Meant) -> Document:
    reference, identity = one.reference, one.identity
    code, title = (reference["code"] or "")[:80], folded_whitespace(reference["title"] or "")
    issuer = (reference["issuer"] or "")[:300]
    return Document(
        state=Document.State.PLACEHOLDER,
        type=(reference["type"] or "")[:12],
        code=code,
        canonical_code=identity.canonical_code,
        issuer_name=issuer,
        issuer_key=identity.issuer_key,
        identity_key=identity.key,
        date=day_of(reference["date"]),
        title=title,
        registered=clock.now(),
    )


def _enrich(pairs: list[tuple[Document, _Meant]]) -> None:
    """A placeholder is called by the fullest words any citation gives, so that the order of citations does not show."""
    changed = []
    for row, one in pairs:
        if row.state != Document.State.PLACEHOLDER:
            continue
        fresh = placeholder_of(one)
        before = (row.type, row.code, row.issuer_name, row.title)
        row.type, row.code = max(row.type, fresh.type, key=_fuller), max(row.code, fresh.code, key=_fuller)
        row.issuer_name = max(row.issuer_name, fresh.issuer_name, key=_fuller)
        row.title = max(row.title, fresh.title, key=_fuller)
        if before != (row.type, row.code, row.issuer_name, row.title):
            changed.append(row)
    Document.objects.bulk_update(changed, ["type", "code", "issuer_name", "title"])
    index_documents(changed)


def _fuller(words: str) -> tuple[int, str]:
    return len(words), words


def _citations(document: Document, meant: list[_Meant], rows: Mapping[str, Document]) -> list[Citation]:
    by_index = {one.index: (rows[one.identity.key], one.identity.key) for one in meant}
    found = []
    for one in meant:
        cited, _ = by_index[one.index]
        if cited.pk == document.pk:
            continue
        found.append(
            Citation(
                citing=document,
                cited=cited,
                stated_by=document,
                relation=one.reference["relation"][:12],
                pointer=f"/references/{one.index}",
                identity_key=one.identity.key,
                spans=one.reference["spans"],
                forms=one.reference["forms"],
                note=_note(one, cited),
                said_issuer=folded_whitespace(one.reference["issuer"] or "")[:300],
                said_title=folded_whitespace(one.reference["title"] or ""),
            )
        )
        for place, about in enumerate(one.reference["about"]):
            target, key = by_index.get(about, (None, ""))
            if target is not None and target.pk != cited.pk:
                found.append(
                    Citation(
                        citing=cited,
                        cited=target,
                        stated_by=document,
                        relation="about",
                        pointer=f"/references/{one.index}/about/{place}",
                        identity_key=key,
                    )
                )
    return found


def _note(one: _Meant, cited: Document) -> str:
    """Different spellings taken for one document are said to be, not silently merged (S2)."""
    if cited.state == Document.State.HELD and cited.identity_key != one.identity.key:
        return JOINED
    canonical = one.identity.canonical_code
    if not canonical:
        return ""
    spellings = {
        re.sub(r"\s+", "", code[0]) for form in one.reference["forms"] for code in _CODE_IN_WORDS.finditer(form)
    }
    spellings |= {one.reference["code"] or "", cited.code}
    same = {s.casefold() for s in spellings if s and canonical_code(s) == canonical}
    return SAME_CODE.format(organ=canonical.rpartition("/")[2]) if len(same) > 1 else ""


def _dated(codes: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Document]]:
    wanted = set(codes)
    rows = Document.objects.filter(canonical_code__in={code for code, _ in wanted}, date__isnull=False).order_by("pk")
    found: dict[tuple[str, str], list[Document]] = {}
    for row in rows.select_related("joined_to"):
        candidates, target = found.setdefault((row.canonical_code, row.issuer_key), []), row.joined_to or row
        if target not in candidates:
            candidates.append(target)
    return found


def _only_one(candidates: Iterable[Document], *, code: str, cited_on: date | None) -> Document | None:
    possible = [d for d in candidates if d.date and may_be_meant(code=code, dated=d.date, cited_on=cited_on)]
    return possible[0] if len(possible) == 1 else None


def _said_by_people(keys: Iterable[str]) -> dict[str, Document]:
    """Identity key → the held document that a person says it means."""
    rows = Document.objects.filter(identity_key__in=list(keys), joined_to__isnull=False).select_related("joined_to")
    return {row.identity_key or "": row.joined_to for row in rows if row.joined_to is not None}


def _meant_by(
    citation: Citation, candidates: Iterable[Document], *, code: str, said: Document | None
) -> tuple[Document | None, str]:
    """A person's word goes before the reckoning, except for papers older than the document it names."""
    cited_on = citation.stated_by.date
    if said is not None and not (said.date and cited_on and cited_on < said.date):
        return said, JOINED
    only = _only_one(candidates, code=code, cited_on=cited_on)
    return (only, SHORT) if only is not None or said is None else (said, JOINED)


def _back_to_undated(unclear: Iterable[Citation]) -> list[Citation]:
    """Bound once, no longer clear because a namesake has come: they wait undated again."""
    moved = [citation for citation in unclear if citation.cited.identity_key != citation.identity_key]
    for citation in moved:
        like = citation.cited
        row, _ = Document.objects.get_or_create(
            identity_key=citation.identity_key,
            defaults={
                "state": Document.State.PLACEHOLDER,
                "type": like.type,
                "code": like.code,
                "canonical_code": like.canonical_code,
                "issuer_key": like.issuer_key,
                "registered": clock.now(),
            },
        )
        citation.cited, citation.note = row, ""
    index_documents(citation.cited for citation in moved)
    return moved
