"""Whoever came in with a one-time password sets one of their own before anything else."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

OPEN_PLACES = ("password", "sign_out", "set_language", "health")
# A program cannot follow to a page: the API says no in its own words.
API = "/api/"


def own_password_first(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    open_paths = {reverse(name) for name in OPEN_PLACES}

    def middleware(request: HttpRequest) -> HttpResponse:
        user = getattr(request, "user", None)
        open_ = request.path in open_paths or request.path.startswith(API)
        must = not open_ and getattr(user, "must_change_password", False)
        return redirect("password") if must else get_response(request)

    return middleware
