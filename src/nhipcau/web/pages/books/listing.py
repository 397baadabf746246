"""The books as lists, by day and state, and what is printed of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nhipcau.documents.book_access import may_keep_books
from nhipcau.documents.models import Entry
from nhipcau.documents.selectors.books import BookRow, EntryFilters, EntryRow, books_for, entries_for
from nhipcau.flows.printing import FORMS as PRINTED
from nhipcau.flows.printing import Period, book_as_pdf, book_as_xlsx, number_printed, printed_book
from nhipcau.foundation import clock
from nhipcau.web.lists import address_with, number_in, page_number, pages_part
from nhipcau.web.pages.books.words import FORMS, KINDS, STATES, book_name, entry_name, state_words
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.navigation import Crumb, Crumbs, Tab, Tabs
from nhipcau.web.parts.part import Content
from nhipcau.web.parts.tables import Choice, Column, Empty, FilterSentence, Option, Phone, Row, Table
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import said
from nhipcau.writing.sheets import XLSX_TYPE
from nhipcau.writing.typeset import PDF_TYPE


@login_required
@require_GET
def incoming(request: HttpRequest) -> HttpResponse:
    return _list(request, kind="incoming")


@login_required
@require_GET
def outgoing(request: HttpRequest) -> HttpResponse:
    return _list(request, kind="outgoing")


@login_required
@require_GET
def printing(request: HttpRequest) -> HttpResponse:
    """Chooses a form and a period; with `format` it gives the file."""
    viewer = actor_of(request)
    form_id = request.GET.get("form", "incoming")
    period = _period(request)
    filters = EntryFilters(book_id=number_in(request, "book"))
    if request.GET.get("format") in {"pdf", "xlsx"}:
        book = printed_book(viewer, form_id=form_id, filters=filters, period=period)
        if request.GET["format"] == "pdf":
            return _file(book_as_pdf(book), PDF_TYPE, name=f"so-{form_id}-{period.first}-{period.last}.pdf")
        return _file(book_as_xlsx(book), XLSX_TYPE, name=f"so-{form_id}-{period.first}-{period.last}.xlsx")
    form_id = form_id if form_id in PRINTED else "incoming"
    kind = PRINTED[form_id]
    context = {
        "forms": [(code, said(FORMS, code), code == form_id) for code in FORMS],
        "books": [(book.id, book_name(book), book.id == number_in(request, "book")) for book in books_for(viewer)],
        "period": period,
        "months": _months(request),
        "number": number_printed(viewer, form_id=form_id, filters=filters, period=period),
        "told": _("từ ngày %(first)s đến ngày %(last)s") % {"first": day(period.first), "last": day(period.last)},
        "crumbs": Crumbs((Crumb(said(KINDS, kind), reverse(f"{kind}_book")), Crumb(_("In sổ")))),
    }
    return render(request, "books/print.html", context)


def _months(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """The periods that are printed most, one click away."""
    today = clock.today()
    month, year = month_of(today), today.year
    before = month_of(month.first - timedelta(days=1))
    told = (
        (_("tháng này"), month),
        (_("tháng trước"), before),
        (_("cả năm"), Period(date(year, 1, 1), date(year, 12, 31))),
    )
    return tuple(
        (words, address_with(request, **{"from": one.first.isoformat(), "to": one.last.isoformat(), "format": None}))
        for words, one in told
    )


def month_of(on: date) -> Period:
    return Period(on.replace(day=1), on.replace(day=monthrange(on.year, on.month)[1]))


def _list(request: HttpRequest, *, kind: str) -> HttpResponse:
    viewer = actor_of(request)
    filters = _filters(request, kind=kind)
    page = entries_for(viewer, filters=filters, page=page_number(request))
    books = books_for(viewer, kind=kind)
    shown = {book.id: book for book in books}
    several = len({book.agency_id for book in books}) > 1
    columns = _incoming_columns() if kind == "incoming" else _outgoing_columns()
    cells = _incoming_cells if kind == "incoming" else _outgoing_cells
    table = Table(
        caption=said(KINDS, kind),
        columns=(*columns, *((Column(_("Sổ của")),) if several else ())),
        rows=tuple(
            Row(
                cells=(
                    *_first_on_a_phone(cells(row)),
                    *((shown[row.book_id].agency if row.book_id in shown else "",) if several else ()),
                ),
                url=reverse("entry", args=[row.id]),
                label=entry_name(row),
                quiet=row.state in {"void", "recalled", "replaced"},
            )
            for row in page.rows
        ),
        empty=Empty(
            words=_("Không có dòng nào như vậy."),
            how=_("Mỗi văn bản vào sổ đứng ở đây một dòng, với số không trùng và không bỏ trống."),
        ),
        sentence=_sentence(filters, books),
        pages=pages_part(request, page),
    )
    context = {
        "table": table,
        "heading": said(KINDS, kind),
        "filters": filters,
        "tabs": _tabs(kind),
        "actions": _actions(request, kind, keeps=may_keep_books(viewer)),
    }
    return render(request, "books/list.html", context)


def _actions(request: HttpRequest, kind: str, *, keeps: bool) -> tuple[Action, ...]:
    told = {"form": kind, "from": request.GET.get("from", ""), "to": request.GET.get("to", "")}
    asked = "&".join(f"{name}={value}" for name, value in told.items() if value and value.replace("-", "").isalnum())
    printed = Action(words=_("In sổ"), url=f"{reverse('print_books')}?{asked}", icon="print")
    if not keeps:
        return (printed,)
    opened = Action(words=_("Mở sổ khác"), url=reverse("open_book"), weight=Weight.QUIET)
    if kind == "incoming":
        new = Action(words=_("Vào sổ văn bản đến"), url=reverse("new_incoming"), weight=Weight.MAIN)
        return new, printed, opened
    new = Action(words=_("Vào sổ văn bản đi"), url=reverse("new_outgoing"), weight=Weight.MAIN)
    kept = Action(words=_("Giữ số"), url=reverse("reserve_numbers"))
    return new, kept, printed, opened


def _tabs(kind: str) -> Tabs:
    return Tabs(
        label=_("Sổ"),
        tabs=tuple(Tab(said(KINDS, one), reverse(f"{one}_book"), current=one == kind) for one in KINDS),
    )


def _filters(request: HttpRequest, *, kind: str) -> EntryFilters:
    asked = request.GET
    return EntryFilters(
        kind=kind,
        book_id=number_in(request, "book"),
        day_from=_day(asked.get("from", "")),
        day_to=_day(asked.get("to", "")),
        text=asked.get("q", "").strip()[:200],
        state=asked.get("state", "") if asked.get("state") in STATES else "",
        open=asked.get("open") == "1",
        late=asked.get("open") == "late",
    )


def _sentence(filters: EntryFilters, books: tuple[BookRow, ...]) -> FilterSentence:
    states = tuple(Option(code, str(words)) for code, words in STATES.items())
    named = tuple(Option(str(book.id), book_name(book)) for book in books[:100])
    pieces: list[str | Choice] = [
        _("Dòng"),
        Choice("state", _("Tình trạng"), (Option("", _("mọi tình trạng")), *states), filters.state),
    ]
    if filters.kind == "incoming":
        waits = (Option("", _("xong và chưa xong")), Option("1", _("chưa giải quyết")), Option("late", _("quá hạn")))
        pieces.append(Choice("open", _("Giải quyết"), waits, "late" if filters.late else "1" if filters.open else ""))
    if len(named) > 1:
        pieces.append(Choice("book", _("Sổ"), (Option("", _("mọi sổ")), *named), str(filters.book_id or "")))
    kept = (
        ("q", filters.text),
        ("from", filters.day_from.isoformat() if filters.day_from else ""),
        ("to", filters.day_to.isoformat() if filters.day_to else ""),
    )
    return FilterSentence(
        url=reverse(f"{filters.kind}_book"),
        pieces=tuple(pieces),
        kept=tuple((name, value) for name, value in kept if value),
    )


def _incoming_columns() -> tuple[Column, ...]:
    return (
        Column(_("Số đến"), phone=Phone.FIRST, numeric=True, tight=True),
        Column(_("Ngày đến"), phone=Phone.END, tight=True),
        Column(_("Tác giả"), wide=True),
        Column(_("Số, ký hiệu"), tight=True),
        Column(_("Trích yếu"), phone=Phone.SECOND, wide=True),
        Column(_("Đơn vị, người nhận")),
        Column(_("Thời hạn"), tight=True),
        Column(_("Tình trạng")),
    )


def _incoming_cells(row: EntryRow) -> tuple[str, ...]:
    told = [state_words(row)]
    if row.state == Entry.State.REGISTERED and row.resolved_on is None:
        told.append(_("đã giao") if row.handed_to else _("chưa giao"))
    if row.state == Entry.State.REGISTERED and row.resolved_on is None and row.is_late(on=clock.today()):
        told.append(_("quá hạn"))
    return (
        str(row.number),
        day(row.entered_on),
        row.author,
        row.code,
        row.subject,
        row.handed_to,
        day(row.due_on),
        ", ".join(part for part in told if part),
    )


def _first_on_a_phone(cells: tuple[str, ...]) -> tuple[Content, ...]:
    """A number alone says nothing on a phone: there the author or the kind, and what is still to be done, follow it."""
    told = " · ".join(words for words in (cells[2], cells[-1]) if words)
    return (format_html('{}<span class="on-phone"> · {}</span>', cells[0], told) if told else cells[0], *cells[1:])


def _outgoing_columns() -> tuple[Column, ...]:
    return (
        Column(_("Số, ký hiệu"), phone=Phone.FIRST, tight=True),
        Column(_("Ngày"), phone=Phone.END, tight=True),
        Column(_("Loại")),
        Column(_("Trích yếu"), phone=Phone.SECOND, wide=True),
        Column(_("Người ký")),
        Column(_("Nơi nhận")),
        Column(_("Tình trạng")),
    )


def _outgoing_cells(row: EntryRow) -> tuple[str, ...]:
    return (
        entry_name(row),
        day(row.entered_on),
        row.type_name,
        row.subject or row.remarks,
        row.signer,
        row.recipients,
        state_words(row),
    )


def _period(request: HttpRequest) -> Period:
    """From the address, else the month of today; the wrong way round is turned."""
    month = month_of(clock.today())
    first = _day(request.GET.get("from", "")) or month.first
    last = _day(request.GET.get("to", "")) or max(month.last, first)
    return Period(min(first, last), max(first, last))


def _day(words: str) -> date | None:
    try:
        return parse_date(words)
    except ValueError:
        return None


def _file(content: bytes, media_type: str, *, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
