"""The books, their lines and slips, read by programs."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router

from nhipcau.api.books.shapes import (
    BookEntryLine,
    BookEntryShape,
    BookLine,
    BookQuery,
    EntryQuery,
    SlipShape,
    entry_shape,
    slip_shape,
)
from nhipcau.api.paging import PageOf
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.documents.selectors.books import BookRow, EntryRow, books_for, entries_for
from nhipcau.documents.selectors.entries import entry_for, slip_for
from nhipcau.foundation.pages import Page

router = Router()


@router.get("", response=answers(list[BookLine]), operation_id="listBooks", summary="Các sổ, mới mở trước")
def list_books(request: HttpRequest, asked: Query[BookQuery]) -> list[BookRow]:
    return list(books_for(actor_of(request), kind=asked.kind))


@router.get(
    "/entries",
    response=answers(PageOf[BookEntryLine]),
    operation_id="listBookEntries",
    summary="Các dòng trong sổ đến hoặc sổ đi",
)
def list_entries(request: HttpRequest, asked: Query[EntryQuery]) -> Page[EntryRow]:
    return entries_for(actor_of(request), filters=asked.filters(), page=asked.page, size=asked.size)


@router.get(
    "/entries/{entry_id}",
    response=answers(BookEntryShape),
    operation_id="getBookEntry",
    summary="Một dòng trong sổ",
)
def get_entry(request: HttpRequest, entry_id: int) -> BookEntryShape:
    return entry_shape(entry_for(actor_of(request), entry_id))


@router.get(
    "/entries/{entry_id}/slip",
    response=answers(SlipShape),
    operation_id="getSlip",
    summary="Phiếu giải quyết của một văn bản đến",
)
def get_slip(request: HttpRequest, entry_id: int) -> SlipShape:
    return slip_shape(slip_for(actor_of(request), entry_id))
