"""The books and their lines, read by programs; a book opened."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from nhipcau.api.books.shapes import (
    BookEntryLine,
    BookEntryShape,
    BookLine,
    BookQuery,
    EntryQuery,
    entry_shape,
)
from nhipcau.api.paging import PageOf
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.documents.selectors.books import BookRow, EntryRow, book_for, books_for, entries_for
from nhipcau.documents.selectors.entries import entry_for
from nhipcau.documents.services.books import open_book
from nhipcau.foundation.pages import Page

router = Router()


class NewBook(Schema):
    """Một dãy số: của một năm, hoặc của một nhiệm kỳ; ghi một trong hai."""

    kind: Literal["incoming", "outgoing"]
    opened_on: dt.date
    year: int | None = Field(None, ge=1945, le=2200)
    term: str = Field("", max_length=20)
    document_type: str = Field("", max_length=12)
    label: str = Field("", max_length=100, description="tên riêng của dãy số; trống nếu là sổ chung")
    first_number: int = Field(1, ge=1, le=1_000_000, description="lớn hơn 1 khi nối tiếp sổ giấy")


@router.get("", response=answers(list[BookLine]), operation_id="listBooks", summary="Các sổ, mới mở trước")
def list_books(request: HttpRequest, asked: Query[BookQuery]) -> list[BookRow]:
    return list(books_for(actor_of(request), kind=asked.kind))


@router.post("", response=answers(BookLine, status=201), operation_id="openBook", summary="Mở một sổ")
def post_book(request: HttpRequest, given: NewBook) -> Status[BookRow]:
    actor = actor_of(request)
    book = open_book(actor=actor, **given.dict())
    return Status(201, book_for(actor, book.pk))


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
