"""A page with one form that does one act: shown, refused at the form, or done and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nhipcau.ground.refusal import Refusal
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.refusals import words_of


@dataclass(frozen=True, slots=True)
class FormPage:
    """`send` says what the button will do, `told` what was done; `then` is where one is led, `leave` the way out.

    `choices` are offered while typing in fields whose widget names the list "agencies".
    """

    heading: str
    send: str
    told: str
    leave: str
    then: str = ""
    about: str = ""
    crumbs: tuple[Crumb, ...] = ()
    choices: Sequence[str] = ()
    destroys: bool = False
    consequences: tuple[str, ...] = ()


def form_page(request: HttpRequest, form: forms.Form, *, page: FormPage, act: Callable[[], object]) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refusal as refusal:
            form.add_error(None, words_of(refusal))
        else:
            messages.success(request, page.told)
            return redirect(page.then or page.leave)
    context = {"form": form, "page": page, "crumbs": Crumbs((*page.crumbs, Crumb(page.heading)))}
    return render(request, "people/form.html", context, status=422 if form.errors else 200)
