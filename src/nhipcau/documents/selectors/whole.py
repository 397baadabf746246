"""The row of one document with its file, its reading and what stands beside it: what its pages are drawn from."""

from __future__ import annotations

from datetime import date

from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet

from nhipcau.documents import access
from nhipcau.documents.models import Document, Original, ReadingRun
from nhipcau.documents.selectors.beside import ANNOTATED, counted, with_beside
from nhipcau.foundation import clock
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

_OWN = tuple(field.attname for field in Document._meta.concrete_fields)
# In the order in which the models name them, as `from_db` takes them.
_OF_FILE = ("id", "sha256", "filename", "media_type", "text", "received")
_OF_RUN = ("id", "reading")
_COLUMNS = (
    *_OWN,
    *(f"original__{name}" for name in _OF_FILE),
    *(f"run__{name}" for name in _OF_RUN),
    *ANNOTATED,
)  # fmt: skip


def row_for(viewer: Actor, document_id: int) -> Document:
    """The row of that text with its file, its reading and what is counted of it. One query, two where it was joined."""
    told = viewer, clock.today()
    found = _SEEN.rows(document_id, told=told) or _JOINED.rows(document_id, told=told)
    if not found:
        raise Refusal("document.not_found")
    return _made(found[0])


def _seen(viewer: Actor, on: date, document_id: int) -> QuerySet[Document, tuple[object, ...]]:
    return _columns(viewer, on).filter(pk=document_id)


def _joined(viewer: Actor, on: date, document_id: int) -> QuerySet[Document, tuple[object, ...]]:
    joined = Document.objects.filter(pk=document_id).order_by().values("joined_to_id")
    return _columns(viewer, on).filter(pk__in=joined)


def _columns(viewer: Actor, on: date) -> QuerySet[Document, tuple[object, ...]]:
    seen = Document.objects.filter(access.visible_to(viewer, on=on)).order_by()
    return with_beside(counted(seen)).values_list(*_COLUMNS)


_SEEN, _JOINED = Prepared(_seen), Prepared(_joined)


def _made(row: tuple[object, ...]) -> Document:
    file_at = len(_OWN)
    run_at = file_at + len(_OF_FILE)
    told_at = run_at + len(_OF_RUN)
    document = Document.from_db(DEFAULT_DB_ALIAS, _OWN, row[:file_at])
    if document.original_id is not None:
        document.original = Original.from_db(DEFAULT_DB_ALIAS, _OF_FILE, row[file_at:run_at])
    if document.run_id is not None:
        document.run = ReadingRun.from_db(DEFAULT_DB_ALIAS, _OF_RUN, row[run_at:told_at])
    for name, value in zip(ANNOTATED, row[told_at:], strict=True):
        setattr(document, name, value)
    return document
