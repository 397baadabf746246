"""One form on a page of its own, one button, and what is told afterwards: how every act on a line looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nhipcau.ground.refusal import Refusal
from nhipcau.web.pages.books.words import KINDS
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.refusals import words_of
from nhipcau.web.wording import said

Act = Callable[[], object]


def keep_page(
    request: HttpRequest, form: object, *, heading: str, send: str, kind: str, more: Mapping[str, object] | None = None
) -> HttpResponse:
    """A page with one form and one button; `more` may set where leaving leads."""
    errors = bool(getattr(form, "errors", None))
    back = reverse(f"{kind}_book")
    context = {
        "form": form,
        "heading": heading,
        "send": send,
        "leave_url": back,
        "crumbs": Crumbs((Crumb(said(KINDS, kind), back), Crumb(heading))),
        **(more or {}),
    }
    return render(request, "books/keep.html", context, status=422 if errors else 200)


def done_with(
    request: HttpRequest,
    form: forms.Form,
    *,
    act: Act,
    words: tuple[str, str, str],
    more: Mapping[str, object],
) -> HttpResponse:
    """One act on one line. `words` are the heading, the button, and what is told afterwards."""
    heading, send, told = words
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refusal as refusal:
            form.add_error(None, words_of(refusal))
        else:
            messages.success(request, told)
            return redirect(str(more["leave_url"]))
    return keep_page(request, form, heading=heading, send=send, kind="incoming", more=more)
