"""A refusal becomes a page that says what happened, why, and what to do now."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from nhipcau.foundation.answers import http_status
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import sentence


class RefusalPages:
    """Middleware: any `Refusal` a view lets through is answered with its sentence; bugs pass untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        return refusal_page(request, exception)


def words_of(refusal: Refusal) -> str:
    """Its sentence in the language of the page."""
    return sentence(refusal, language=get_language() or "vi")


def refusal_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    status = http_status(refusal)
    context = {"code": refusal.code, "sentence": words_of(refusal), "status": status}
    template = "refusal_part.html" if getattr(request, "htmx", False) else "refusal.html"
    return render(request, template, context, status=status)
