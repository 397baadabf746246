"""Whoever came in with a one-time password sets one of their own before anything else."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

OPEN_PLACES = ("password", "sign_out", "set_language", "health")


def own_password_first(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    open_paths = {reverse(name) for name in OPEN_PLACES}

    def middleware(request: HttpRequest) -> HttpResponse:
        user = getattr(request, "user", None)
        must = request.path not in open_paths and getattr(user, "must_change_password", False)
        return redirect("password") if must else get_response(request)

    return middleware
