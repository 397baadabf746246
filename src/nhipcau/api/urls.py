"""Addresses of the API, with what is refused before an operation is reached: its limits, unknown addresses."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.decorators.csrf import csrf_exempt

from nhipcau.api.refusals import refused
from nhipcau.api.v1 import api
from nhipcau.ground.refusal import Refusal

LARGEST_REQUEST = 200_000_000
"""All files of one request together, in bytes."""

View = Callable[..., HttpResponse]


def _check_request(request: HttpRequest) -> None:
    """Before anything of the body is read into memory or onto disk."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > LARGEST_REQUEST:
        raise Refusal("intake.too_large", limit_mb=LARGEST_REQUEST // 1_000_000)
    if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path:
        raise Refusal("request.invalid", where="?", why="U+0000")
    if request.content_type == "application/json" and not _can_be_kept(request.body):
        raise Refusal("request.invalid", where="body", why="U+0000, U+D800–U+DFFF")


def _can_be_kept(body: bytes) -> bool:
    """No database keeps half a character, PostgreSQL no NUL: refused here rather than failing there."""
    escaped = body.lower()
    if b"\\u0000" in escaped:
        return False
    if b"\\ud" not in escaped:
        return True
    try:
        json.dumps(json.loads(body), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    except (ValueError, RecursionError):
        # No JSON at all: the operation says so.
        return True
    return True


def _guarded(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            _check_request(request)
        except Refusal as refusal:
            return refused(request, refusal)
        except RequestDataTooBig:
            limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
            return refused(request, Refusal("request.invalid", where="body", why=f"> {limit} bytes"))
        try:
            given = view(request, *args, **kwargs)
        except Http404:
            return nothing_here(request)
        if isinstance(given, HttpResponseNotAllowed):
            told = refused(request, Refusal("request.method_not_offered", method=request.method or ""))
            told.headers["Allow"] = given.headers["Allow"]
            return told
        return given

    return answer


@csrf_exempt
def nothing_here(request: HttpRequest) -> HttpResponse:
    return refused(request, Refusal("request.nothing_here", path=request.path[:200]))


def _operations() -> list[URLPattern | URLResolver]:
    patterns, app, namespace = api.urls
    guarded: list[URLPattern | URLResolver] = [
        URLPattern(one.pattern, _guarded(one.callback), one.default_args, one.name)
        for one in patterns
        if isinstance(one, URLPattern) and one.callback is not None
    ]
    return [path("", include((guarded, app), namespace=namespace))]


urlpatterns: list[URLPattern | URLResolver] = [*_operations(), re_path(r"", nothing_here)]
