"""What every list page does the same way: page and order from the address, the ways to other pages, the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from nhipcau.foundation.pages import LARGEST, Page
from nhipcau.web.parts.tables import Column, Pages, Sorted
from nhipcau.writing.sheets import CSV_TYPE, XLSX_TYPE, Cell, csv_of, xlsx_of

Row = TypeVar("Row")

# A sheet with more rows than this is a matter for the API; it would hold a worker for many seconds.
MOST_ROWS = 20_000


def page_number(request: HttpRequest) -> int:
    words = request.GET.get("page", "1")
    return max(1, int(words)) if words.isascii() and words.isdigit() and len(words) < 7 else 1


def number_in(request: HttpRequest, name: str) -> int | None:
    return whole_number(request.GET.get(name, ""))


def whole_number(words: str) -> int | None:
    """None for what is no number, or one that no row has."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 19 else None


def address_with(request: HttpRequest, **changes: str | int | None) -> str:
    """This page's address with some of its words changed; None removes one. The page number starts anew."""
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def pages_part(request: HttpRequest, page: Page[Row]) -> Pages | None:
    if page.pages == 1:
        return None
    return Pages(
        first=page.first_row,
        last=page.last_row,
        total=page.total,
        least=page.least,
        previous_url=address_with(request, page=page.previous, typing=None) if page.previous else "",
        next_url=address_with(request, page=page.next, typing=None) if page.next else "",
    )


def sortable(request: HttpRequest, column: Column, *, by: str, now: str) -> Column:
    """The column with a head that sorts: up first, then down."""
    return replace(
        column,
        sorted=Sorted.UP if now == by else Sorted.DOWN if now == f"-{by}" else Sorted.NOT,
        sort_url=address_with(request, sort=f"-{by}" if now == by else by),
    )


def every_row(ask: Callable[[int, int], Page[Row]]) -> Iterator[Row]:
    """All rows of a list, page after page; `ask` takes a page number and a size."""
    number = 1
    while (number - 1) * LARGEST < MOST_ROWS:
        page = ask(number, LARGEST)
        yield from page.rows
        if page.next is None:
            return
        number = page.next


def sheet_wanted(request: HttpRequest) -> bool:
    return request.GET.get("format") in {"csv", "xlsx"}


def sheet_response(
    request: HttpRequest, *, title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> HttpResponse:
    if request.GET.get("format") == "xlsx":
        content, media_type, ending = xlsx_of(title=title, head=head, rows=rows), XLSX_TYPE, "xlsx"
    else:
        content, media_type, ending = csv_of(head=head, rows=rows), CSV_TYPE, "csv"
    name = slugify(title.replace("đ", "d").replace("Đ", "D")) or "danh-sach"
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
