"""What no request may do: send more than can be meant, bring signs that no text has, leave its answer in a cache.

Asked before the body is read: the guard against forgery looks into the form, and by then it would all be on the disk.
"""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nhipcau.ground.refusal import Refusal
from nhipcau.web.pages.intake.upload import MEGABYTE, MOST_TOGETHER
from nhipcau.web.refusals import refusal_page

Answer = Callable[[HttpRequest], HttpResponse]

LARGEST_FORM = 10 * MEGABYTE
# Between the files of an upload stand their heads.
LARGEST_UPLOAD = MOST_TOGETHER + 2 * MEGABYTE
# It has bounds of its own and says no in its own words.
API = "/api/"


def bounded_body(get_response: Answer) -> Answer:
    """Large bodies only where files come in, and only from somebody signed in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        limit = LARGEST_UPLOAD if request.path == reverse("upload") and _is_signed_in(request) else LARGEST_FORM
        if request.path.startswith(API) or _length(request) <= limit:
            return get_response(request)
        return refusal_page(request, Refusal("intake.too_large", limit_mb=limit // MEGABYTE))

    return middleware


def no_zeros(get_response: Answer) -> Answer:
    """PostgreSQL keeps no NUL in a text, and nobody types one. Forms refuse it by themselves, addresses do not."""

    def middleware(request: HttpRequest) -> HttpResponse:
        zeros = "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path
        # The API refuses them itself, in its own shape.
        if zeros and not request.path.startswith(API):
            raise BadRequest
        return get_response(request)

    return middleware


def kept_nowhere(get_response: Answer) -> Answer:
    """Office machines are shared: what was shown does not come back from the cache after signing out."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def _is_signed_in(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_authenticated", False))


def _length(request: HttpRequest) -> int:
    words = request.META.get("CONTENT_LENGTH") or "0"
    return int(words) if words.isascii() and words.isdigit() and len(words) < 19 else LARGEST_UPLOAD + 1
