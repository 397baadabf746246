"""The living page beside empty pages under the names the frame leads to."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.i18n import set_language

NAMES = ("home", "documents", "upload", "board", "agencies", "unmatched", "accounts", "search", "jobs", "sign_out")


def empty(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def refused(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


urlpatterns = [
    path("", include("nhipcau.web.pages.parts_page.urls")),
    path("ngon-ngu", set_language, name="set_language"),
    path("refused", refused),
    path("broken", broken),
    *(path(name, empty, name=name) for name in NAMES),
]
