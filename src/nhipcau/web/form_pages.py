"""A page with one form that does one act: shown, refused at the form, or done and told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nhipcau.ground.refusal import Refusal
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.refusals import words_of

Made = TypeVar("Made")


class FormWords(NamedTuple):
    """`send` says what the button will do, `told` what was done; nothing is told where what was made shows itself."""

    heading: str
    send: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class FormPage:
    """`leave` is the way out, `then` where one is led when it is done, if elsewhere.

    `lists` are offered while typing in fields whose widget names one of them. `version` is what was seen.
    """

    words: FormWords
    leave: str
    then: str = ""
    about: str = ""
    crumbs: tuple[Crumb, ...] = ()
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    version: int | str = ""
    destroys: bool = False
    consequences: tuple[str, ...] = ()


def form_page(
    request: HttpRequest,
    form: forms.Form,
    *,
    page: FormPage,
    act: Callable[[], Made],
    leads_to: Callable[[Made], str] | None = None,
    tells: Callable[[Made], str] | None = None,
) -> HttpResponse:
    """`leads_to` and `tells` where the way on, or what is told of it, depends on what was made."""
    if request.method == "POST" and form.is_valid():
        try:
            made = act()
        except Refusal as refusal:
            form.add_error(None, words_of(refusal))
        else:
            told = tells(made) if tells else page.words.told
            if told:
                messages.success(request, told)
            return redirect(leads_to(made) if leads_to else page.then or page.leave)
    context = {"form": form, "page": page, "crumbs": Crumbs((*page.crumbs, Crumb(page.words.heading)))}
    return render(request, "frame/form_page.html", context, status=422 if form.errors else 200)
