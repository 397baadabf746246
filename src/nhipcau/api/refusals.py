"""Every "no" of the API in one shape: its code, its sentence in the language asked for, its facts."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from ninja import Field, Schema
from ninja.errors import ValidationError

from nhipcau.foundation.answers import http_status
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import LANGUAGES, sentence

LONGEST_WHY = 300


class RefusalAnswer(Schema):
    """Lời từ chối: mã ổn định cho chương trình, câu cho người đọc, dữ kiện của câu."""

    code: str = Field(description="mã ổn định, ví dụ document.not_found", examples=["document.not_found"])
    message: str = Field(description="chuyện gì xảy ra, vì sao, làm gì bây giờ; theo Accept-Language (vi, en)")
    facts: dict[str, str | int] = Field(description="dữ kiện của lời từ chối")


NOES = frozenset({401, 403, 404, 409, 413, 415, 422, 429})


def answers(shape: object, *, status: int = 200) -> dict[int | frozenset[int], object]:
    """What an operation may answer: its shape, or a refusal."""
    return {status: shape, NOES: RefusalAnswer}


def language_of(request: HttpRequest) -> str:
    """The first language of Accept-Language that the sentences know; Vietnamese otherwise."""
    for wished, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if wished.split("-")[0] in LANGUAGES:
            return wished.split("-")[0]
    return "vi"


def refusal_shape(refusal: Refusal, *, language: str) -> RefusalAnswer:
    return RefusalAnswer(code=refusal.code, message=sentence(refusal, language), facts=refusal.facts)


def refused(request: HttpRequest, refusal: object) -> HttpResponse:
    assert isinstance(refusal, Refusal)
    language = language_of(request)
    body = refusal_shape(refusal, language=language).dict()
    answer = JsonResponse(body, status=http_status(refusal), json_dumps_params={"ensure_ascii": False})
    answer.headers["Content-Language"] = language
    if answer.status_code == 401:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="nhipcau"'
    patch_vary_headers(answer, ("Accept-Language",))
    return answer


def refused_as_invalid(request: HttpRequest, error: object) -> HttpResponse:
    assert isinstance(error, ValidationError)
    where = "; ".join(dict.fromkeys(_place(one) for one in error.errors)) or "?"
    why = "; ".join(dict.fromkeys(str(one.get("msg", "")) for one in error.errors))
    return refused(request, Refusal("request.invalid", where=where[:LONGEST_WHY], why=why[:LONGEST_WHY]))


def refused_as_too_many(request: HttpRequest, error: object) -> HttpResponse:
    assert isinstance(error, TooManyFilesSent)
    return refused(request, Refusal("intake.too_many_files", limit=settings.DATA_UPLOAD_MAX_NUMBER_FILES or 0))


def _place(error: Mapping[str, object]) -> str:
    """("body", "given", "version") → "version": the name the caller wrote."""
    place = error.get("loc")
    return str(place[-1]) if isinstance(place, tuple | list) and place else "?"
