"""A line enters a book: typed, or with one click from a document; numbers kept; drafts kept."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.agencies.subordinates import agencies_named_for, subordinates_for
from nhipcau.documents.book_access import require_may_keep_books
from nhipcau.documents.book_rules import number_words
from nhipcau.documents.models import Entry
from nhipcau.documents.selectors import seen_document
from nhipcau.documents.selectors.books import (
    BookRow,
    EntryFilters,
    EntryRow,
    books_for,
    draft_for,
    entries_for,
    last_symbols_for,
    like_entries_for,
)
from nhipcau.documents.services.book_lines import drop_draft, keep_draft
from nhipcau.documents.services.books import (
    Addressee,
    IncomingFacts,
    OutgoingFacts,
    open_book,
    register_outgoing,
    reserve_numbers,
)
from nhipcau.flows.receive import receive, receive_document
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.web.form_pages import FormPage, FormWords, form_page
from nhipcau.web.lists import number_in, whole_number
from nhipcau.web.pages.books.forms import IncomingForm, OpenBookForm, OutgoingForm, ReserveForm
from nhipcau.web.pages.books.words import KINDS, book_name, entry_name
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.words import clock as hour
from nhipcau.web.parts.words import day
from nhipcau.web.refusals import words_of
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import DOCUMENT_TYPES, said

NOT_KEPT = {"csrfmiddlewaretoken", "looked_at", "document"}


@login_required
@require_http_methods(["GET", "POST"])
def new_incoming(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    require_may_keep_books(actor)
    document_id = whole_number(request.POST.get("document", "")) or number_in(request, "document")
    document = seen_document(actor, document_id) if document_id is not None else None
    initial = _of_document(actor, document_id) if document_id is not None else _of_draft(actor, "incoming")
    form = IncomingForm(request.POST or None, books=_several(books_for(actor, kind="incoming")), initial=initial)
    likes: tuple[EntryRow, ...] = ()
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data}
        book_id = given.pop("book", None)
        try:
            entry = receive(
                actor=actor,
                facts=IncomingFacts(**given),
                document_id=document_id,
                book_id=book_id,
                looked_at=[number for one in request.POST.getlist("looked_at") if (number := whole_number(one))],
            )
        except Refusal as refusal:
            form.add_error(None, words_of(refusal))
            if refusal.code == "book.already_entered":
                likes = like_entries_for(actor, document=document, code=given["code"], author=given["author"])
        else:
            return _entered(request, entry)
    return _form(
        request,
        form,
        kind="incoming",
        more={
            "document": document,
            "likes": [
                (one.id, entry_name(one), f"{day(one.entered_on)} · {one.author} · {one.subject}") for one in likes
            ],
            "lists": {
                "types": list(DOCUMENT_TYPES.values()),
                "units": [label for _id, label in subordinates_for(actor)],
            },
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def new_outgoing(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    require_may_keep_books(actor)
    books = books_for(actor, kind="outgoing")
    kept = entries_for(actor, filters=EntryFilters(kind="outgoing", state=Entry.State.RESERVED), size=100).rows
    form = OutgoingForm(
        request.POST or None,
        books=_several(books),
        reserved=[(one.id, f"{number_words(one.number)} {_('(đã giữ)')} {one.remarks}".strip()) for one in kept],
        next_number=_next_words(books),
        initial=_of_draft(actor, "outgoing") | {"reserved": number_in(request, "reserved")},
    )
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data}
        book_id, reserved_id = given.pop("book", None), given.pop("reserved", None)
        names = [line.strip(" -;.") for line in given.pop("addressees").splitlines() if line.strip(" -;.")]
        ids = agencies_named_for(actor, names)
        facts = OutgoingFacts(**given, addressees=tuple(Addressee(name, ids.get(name)) for name in names))
        try:
            entry = register_outgoing(actor=actor, facts=facts, book_id=book_id, reserved_id=reserved_id)
        except Refusal as refusal:
            form.add_error(None, words_of(refusal))
        else:
            drop_draft(actor=actor, kind="outgoing")
            messages.success(request, _("Đã vào sổ: %(code)s.") % {"code": entry.code})
            return redirect("entry", entry.pk)
    lists = {"types": list(DOCUMENT_TYPES.values()), "symbols": list(last_symbols_for(actor))}
    return _form(request, form, kind="outgoing", more={"lists": lists})


@login_required
@require_POST
def enter_document(request: HttpRequest, document_id: int) -> HttpResponse:
    """One click; where something is missing or like it is there already, the form with what is known."""
    actor = actor_of(request)
    document = seen_document(actor, document_id)
    now = timezone.localtime(clock.now())
    try:
        entry = receive_document(
            actor=actor,
            document_id=document_id,
            on=clock.today(),
            at=now.time().replace(second=0, microsecond=0),
            type_name=said(DOCUMENT_TYPES, document.type),
        )
    except Refusal as refusal:
        if refusal.code not in {"book.words_missing", "book.already_entered"}:
            raise
        messages.warning(request, words_of(refusal))
        return redirect(f"{reverse('new_incoming')}?document={document_id}")
    return _entered(request, entry)


@login_required
@require_POST
def draft(request: HttpRequest, kind: str) -> HttpResponse:
    """Saves what is typed so far; on its own while people type, by a button without JavaScript."""
    actor = actor_of(request)
    if kind not in KINDS:
        raise Refusal("book.not_found")
    if request.POST.get("drop"):
        require_may_keep_books(actor)
        drop_draft(actor=actor, kind=kind)
        messages.success(request, _("Đã bỏ nháp."))
        return redirect(f"new_{kind}")
    fields = {name: str(value) for name, value in request.POST.items() if name not in NOT_KEPT and value}
    saved = keep_draft(actor=actor, kind=kind, fields=fields).saved
    told = _("Đã lưu nháp lúc %(hour)s.") % {"hour": hour(saved)}
    if request.headers.get("HX-Request"):
        return render(request, "books/draft_said.html", {"told": told})
    messages.success(request, told)
    return redirect(f"new_{kind}")


@login_required
@require_http_methods(["GET", "POST"])
def reserve(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    require_may_keep_books(actor)
    books = books_for(actor, kind="outgoing")
    form = ReserveForm(request.POST or None, books=_several(books), initial={"on": clock.today()})

    def act() -> tuple[Entry, ...]:
        given = form.cleaned_data
        return reserve_numbers(
            actor=actor, on=given["on"], count=given["count"], remarks=given["remarks"], book_id=given.get("book")
        )

    return form_page(
        request,
        form,
        page=_page(FormWords(_("Giữ số văn bản đi"), _("Giữ số")), kind="outgoing"),
        act=act,
        tells=lambda made: (
            _("Đã giữ số %(numbers)s.") % {"numbers": ", ".join(number_words(entry.number) for entry in made)}
        ),
    )


@login_required
@require_http_methods(["GET", "POST"])
def new_book(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    require_may_keep_books(actor)
    form = OpenBookForm(request.POST or None, initial={"opened_on": clock.today()})
    return form_page(
        request,
        form,
        page=_page(FormWords(_("Mở sổ"), _("Mở sổ này"), _("Đã mở sổ.")), kind="incoming"),
        act=lambda: open_book(actor=actor, **form.cleaned_data),
        leads_to=lambda book: f"{reverse(f'{book.kind}_book')}?book={book.pk}",
    )


def _entered(request: HttpRequest, entry: Entry) -> HttpResponse:
    """Says what comes next on the paper's way."""
    told = _("Đã vào sổ, số đến %(number)d. Tiếp theo: trình người có thẩm quyền, hoặc giao giải quyết.")
    messages.success(request, told % {"number": entry.number})
    return redirect("entry", entry.pk)


def _page(words: FormWords, *, kind: str) -> FormPage:
    """An act on the books of one kind, leading back to them."""
    book = reverse(f"{kind}_book")
    return FormPage(words=words, leave=book, crumbs=(Crumb(said(KINDS, kind), book),))


def _form(
    request: HttpRequest, form: IncomingForm | OutgoingForm, *, kind: str, more: Mapping[str, object]
) -> HttpResponse:
    """The form of a line, with its draft; not the page of every form, for lines like it may stand below."""
    words = {
        "incoming": (_("Vào sổ văn bản đến"), _("Vào sổ, lấy số đến")),
        "outgoing": (_("Vào sổ văn bản đi"), _("Vào sổ, lấy số đi")),
    }
    kept = draft_for(actor_of(request), kind=kind)
    (heading, send), book = words[kind], reverse(f"{kind}_book")
    drafted = _("Đang dùng bản nháp lưu lúc %(when)s.")
    context = {
        "form": form,
        "heading": heading,
        "send": send,
        "leave_url": book,
        "crumbs": Crumbs((Crumb(said(KINDS, kind), book), Crumb(heading))),
        "draft_url": reverse("book_draft", args=[kind]),
        "draft": drafted % {"when": f"{hour(kept.saved)}, {day(kept.saved)}"}
        if kept is not None and not more.get("document")
        else "",
        **more,
    }
    return render(request, "books/line_form.html", context, status=422 if form.errors else 200)


def _several(books: tuple[BookRow, ...]) -> list[tuple[int, str]]:
    """Nothing to choose where the agency has no book but those of the years."""
    own = [book for book in books if book.may_keep]
    special = [book for book in own if book.label or book.term or book.document_type]
    return [(book.id, book_name(book)) for book in own] if special else []


def _next_words(books: tuple[BookRow, ...]) -> str:
    year = clock.today().year
    plain = (b for b in books if b.may_keep and b.year == year and not b.label and not b.document_type)
    number = next((book.next_number for book in plain), 1)
    return _("số tiếp theo (%(number)s)") % {"number": number_words(number)}


def _of_draft(actor: Actor, kind: str) -> dict[str, object]:
    """Today and now, with what a draft says laid over it."""
    now = timezone.localtime(clock.now())
    plain: dict[str, object] = {
        "arrived_on": clock.today(),
        "arrived_at": now.time().replace(second=0, microsecond=0),
        "dated": clock.today(),
        "medium": "electronic" if kind == "outgoing" else "paper",
    }
    kept = draft_for(actor, kind=kind)
    return plain | (dict(kept.fields) if kept is not None else {})


def _of_document(actor: Actor, document_id: int) -> dict[str, object]:
    document = seen_document(actor, document_id)
    now = timezone.localtime(clock.now())
    return {
        "arrived_on": clock.today(),
        "arrived_at": now.time().replace(second=0, microsecond=0),
        "author": document.issuer_name,
        "code": document.code,
        "document_date": document.date,
        "type_name": said(DOCUMENT_TYPES, document.type),
        "subject": document.title,
        "urgency": document.urgency.casefold(),
        "medium": "electronic",
    }
