"""Finding documents by their words: only those the viewer may see, in counts and extracts as well.

Up to `MOST_RANKED` hits the best come first: the document whose own number was typed, then those that bear the accents
as typed, then those in which the words follow each other, then those that bear them in number, title or issuer, newer
ones first. Above that the newest entries of the register come first, and only so many can be turned over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import SequenceMatcher
from functools import partial

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Substr

from nhipcau.documents import access
from nhipcau.documents.finding.asked import Asked, understood
from nhipcau.documents.finding.extracts import Piece, extract, is_in
from nhipcau.documents.finding.wording import Repaired
from nhipcau.documents.models import Document, Indexed, ReadingRun
from nhipcau.documents.selectors.bearing import bearing
from nhipcau.documents.selectors.candidates import FEW, MOST_RANKED, best_first, newest_first
from nhipcau.documents.selectors.filters import DocumentFilters, filtered
from nhipcau.documents.selectors.register import DocumentRow, rows_of
from nhipcau.foundation import clock, index
from nhipcau.foundation.pages import COUNTED, LARGEST, Page
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.actor import Actor
from nhipcau.ground.words import Ask, Phrase

SIZE = 25
_UNNARROWED = DocumentFilters(state="")
# Of a longer document the beginning is shown from; it is found by all of its words.
_SHOWN_FROM = 200_000
_MOST_TRIED = 8
_NEAR = 0.6
_DIGITS_KEPT = 4
# Of one number in all provinces and years.
_MOST_NUMBERED = 2_000


@dataclass(frozen=True, slots=True)
class Hit:
    row: DocumentRow
    extract: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """`ranked`: the best first; else the newest. `continued`: only words that go on from the last one were found."""

    asked: Asked
    page: Page[Hit]
    ranked: bool
    continued: bool = False

    @property
    def counted(self) -> bool:
        return self.page.total <= COUNTED


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document that was found, with its own words as far as they are looked through."""

    row: DocumentRow
    run_id: int | None
    start: int
    end: int
    words: str


# In the order of `DocumentRow`; what is counted of a document is not told here.
_COLUMNS = (
    "pk", "state", "review", "source_kind", "type", "code", "date", "issuer_name", "issuer_id", "title", "locality",
    "urgency", "undecided", "doubtful", "duty_count", "cited_count", "registered", "run_id", "start", "end",
    "own_words",
)  # fmt: skip
_Cells = tuple[
    int, str, str, str, str, str, date | None, str, int | None, str, str, str, int, int, int, int, datetime,
    int | None, int, int, str | None,
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Numbered:
    id: int
    held: bool
    code_key: str


def find_documents_for(
    viewer: Actor, *, words: str, filters: DocumentFilters, typing: bool = False, page: int = 1, size: int = SIZE
) -> Found:
    """Filters without words find too. At most six queries, however many rows."""
    asked = understood(words, typing=typing)
    seen = _seen(viewer, filters)
    every = viewer.sees_everything and replace(filters, text="", own=False) == _UNNARROWED
    few = None if viewer.sees_everything else partial(_keys_of_few, viewer, filters)
    newest = partial(newest_first, seen, every=every, few=few)
    found = newest(asked)
    continued = False
    if not found and asked.words and not asked.prefix:
        further = understood(f"{asked.typed}*")
        found, continued = newest(further), True
        asked = further if found else asked
    ranked = bool(asked.words) and len(found) <= MOST_RANKED
    ids = found[:MOST_RANKED]
    size = min(max(1, size), LARGEST)
    number = min(max(1, page), max(1, -(-len(ids) // size)))
    if ranked:
        ids = best_first(ids, asked, every=every, most=number * size)
    hits = _hits(ids[(number - 1) * size : number * size], asked)
    shown = Page(rows=hits, total=len(found), number=number, size=size)
    return Found(asked, shown, ranked, continued and bool(found))


def count_found_for(viewer: Actor, *, words: str, filters: DocumentFilters) -> int:
    """How many a search finds; of more than `COUNTED` only that there are more. At most three queries."""
    seen, asked = _seen(viewer, filters), understood(words)
    if asked.words and not viewer.sees_everything:
        few = partial(_keys_of_few, viewer, filters)
        return min(len(newest_first(seen, asked, every=False, few=few)), COUNTED + 1)
    return bearing(seen, asked).order_by()[: COUNTED + 1].count()


def keys_within(viewer: Actor, filters: DocumentFilters) -> QuerySet[Document, int]:
    """The keys of the documents that meet the filters, for what hangs on them and is seen by rules of its own."""
    found = filtered(Document.objects.all(), filters)
    if filters.own and not viewer.sees_everything:
        found = found.filter(pk__in=access.keys_held_by_own(viewer))
    return found.order_by().values_list("pk", flat=True)


def document_numbered_for(viewer: Actor, words: str) -> int | None:
    """The one document that bears the number typed, or whose number begins so; None where none or several do."""
    key = understood(words).code_key
    if not key:
        return None
    rows = _numbered(viewer, key)
    same = [row for row in rows if row.code_key == key] or rows
    held = [row for row in same if row.held]
    only = held if len(held) == 1 else same
    return only[0].id if len(only) == 1 else None


def nearest_numbers_for(viewer: Actor, words: str) -> tuple[DocumentRow, ...]:
    """Documents whose number is much like the one typed, for a search that found nothing."""
    key = understood(words).code_key
    if not key:
        return ()
    digits = key[: next((at for at, sign in enumerate(key) if not sign.isdigit()), len(key))]
    near = [
        (SequenceMatcher(None, key, row.code_key).ratio(), -row.id) for row in _numbered(viewer, digits[:_DIGITS_KEPT])
    ]
    best = [-pk for ratio, pk in sorted(near, reverse=True)[:3] if ratio >= _NEAR]
    rows = Document.objects.in_bulk(best)
    return rows_of(rows[pk] for pk in best)


def words_nowhere_for(viewer: Actor, words: str, *, filters: DocumentFilters) -> tuple[str, ...]:
    """Which of the words no document that the viewer sees has; only for a search that found nothing."""
    seen = _seen(viewer, filters)
    chunks = [chunk for chunk in dict.fromkeys(words.replace('"', " ").split()) if understood(chunk)]
    return tuple(chunk for chunk in chunks[:_MOST_TRIED] if not bearing(seen, chunk).exists())


def _numbered(viewer: Actor, key: str) -> list[_Numbered]:
    """In two steps: asked at once, SQLite walks the whole register before it looks at a number."""
    found = Indexed.objects.filter(index.begins_with("code_key", key)).order_by("code_key", "pk")
    keys = dict(found.values_list("pk", "code_key")[:_MOST_NUMBERED])
    seen = _SEEN_AMONG.rows(index.written(list(keys)), told=(viewer, clock.today())) if keys else []
    return [_Numbered(pk, held=state == Document.State.HELD, code_key=keys[pk]) for pk, state in seen]


def _seen_among(viewer: Actor, on: date, keys: str) -> QuerySet[Document, tuple[int, str]]:
    found = Document.objects.filter(access.visible_to(viewer, on=on), pk__in=index.among_written(keys))
    return found.order_by("pk").values_list("pk", "state")


_SEEN_AMONG = Prepared(_seen_among)


def _keys_of_few(viewer: Actor, filters: DocumentFilters) -> list[int]:
    """The newest that the viewer sees, whatever their words; one more than are few."""
    return [pk for (pk,) in _NEWEST_SEEN.rows(told=(viewer, filters, clock.today()))]


def _newest_seen(viewer: Actor, filters: DocumentFilters, on: date) -> QuerySet[Document, tuple[int]]:
    return _seen(viewer, filters, on=on).order_by("-pk").values_list("pk")[: FEW + 1]


_NEWEST_SEEN = Prepared(_newest_seen)


def _seen(viewer: Actor, filters: DocumentFilters, *, on: date | None = None) -> QuerySet[Document]:
    found = filtered(Document.objects.filter(access.visible_among_all(viewer, on=on)), replace(filters, text=""))
    if filters.own and not viewer.sees_everything:
        found = found.filter(pk__in=access.keys_held_by_own(viewer))
    return found


def _hits(ids: Sequence[int], asked: Asked) -> tuple[Hit, ...]:
    papers = {one.row.id: one for one in map(_paper, _PAPERS.rows(*ids))}
    kept = [papers[pk] for pk in ids if pk in papers]
    repairs = _repairs_of([paper for paper in kept if not _shows_all(paper, asked)]) if asked else {}
    return tuple(map(partial(_hit, asked=asked, repairs=repairs), kept))


def _with_words(*ids: int) -> QuerySet[Document, _Cells]:
    words = Substr("original__text", F("start") + 1, F("end") - F("start"))
    found = Document.objects.filter(pk__in=ids).annotate(own_words=words, duty_count=Value(0), cited_count=Value(0))
    return found.order_by().values_list(*_COLUMNS)


_PAPERS = Prepared(_with_words)


def _paper(cells: _Cells) -> _Paper:
    run_id, start, end, words = cells[17:]
    return _Paper(DocumentRow(*cells[:17]), run_id, start, end, (words or "")[:_SHOWN_FROM])


def _shows_all(paper: _Paper, asked: Asked) -> bool:
    text = f"{paper.row.code} {paper.row.title} {paper.row.issuer}\n{paper.words}"
    return all(any(is_in(text, phrase, prefix=asked.prefix) for phrase in group) for group in asked.words.groups)


def _repairs_of(papers: Sequence[_Paper]) -> Mapping[int, tuple[Repaired, ...]]:
    """Of those in whose text a word was not seen: it may be one that is damaged there."""
    runs = {paper.run_id for paper in papers if paper.run_id is not None}
    if not runs:
        return {}
    found = {}
    for pk, repairs in ReadingRun.objects.filter(pk__in=runs).values_list("pk", "reading__repairs"):
        for paper in (paper for paper in papers if paper.run_id == pk):
            found[paper.row.id] = tuple(
                Repaired(repair["span"][0] - paper.start, repair["span"][1] - paper.start, repair["proposed"])
                for repair in repairs or []
                if paper.start <= repair["span"][0] and repair["span"][1] <= paper.end
            )
    return found


def _hit(paper: _Paper, *, asked: Asked, repairs: Mapping[int, tuple[Repaired, ...]]) -> Hit:
    marks: Sequence[Phrase] = asked.marks
    return Hit(
        row=paper.row,
        extract=extract(
            paper.words,
            marks=marks,
            first=_first(asked.running),
            prefix=asked.prefix,
            repaired=repairs.get(paper.row.id, ()),
            title=paper.row.title,
            accents=asked.accented,
        )
        if asked
        else (),
    )


def _first(running: Ask) -> tuple[Phrase, ...]:
    return tuple(phrase for group in running.groups for phrase in group)
