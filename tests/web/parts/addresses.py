"""The living page beside empty pages under the names the frame leads to."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.i18n import set_language

from nhipcau.agencies.models import Account
from nhipcau.ground.actor import AccountRole
from nhipcau.web.pages.parts_page.views import parts_page

NAMES = (
    "home",
    "documents",
    "upload",
    "board",
    "agencies",
    "unmatched",
    "accounts",
    "search",
    "jobs",
    "sign_in",
    "sign_out",
    "password",
    "health",
)


def empty(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def refused(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


def signed_in(request: HttpRequest) -> HttpResponse:
    """The living page as an account with every role sees it; no row of it is kept anywhere."""
    request.user = Account(username="lan", full_name="Trần Thị Lan", post="Chuyên viên", roles=list(AccountRole))
    return parts_page(request)


urlpatterns = [
    path("signed-in", signed_in),
    path("", include("nhipcau.web.pages.parts_page.urls")),
    path("ngon-ngu", set_language, name="set_language"),
    path("refused", refused),
    path("broken", broken),
    *(path(name, empty, name=name) for name in NAMES),
]
