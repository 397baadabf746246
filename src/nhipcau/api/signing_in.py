"""Who asks: the session of the pages, guarded against forgery, or a personal token of a program."""

from __future__ import annotations

from dataclasses import dataclass

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from ninja.security import APIKeyCookie, HttpBearer

from nhipcau.agencies.actors import actor_for
from nhipcau.agencies.models import Account
from nhipcau.agencies.tokens import account_opened_by, is_known_key, key_in
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who may come in. A token does not do what only its owner in person may."""

    account: Account
    by_token: bool


class Token(HttpBearer):
    """A token that is sent and opens nothing is refused at once: it does not fall back on the session."""

    openapi_description = "Mã truy cập cá nhân: tạo tại /api/v1/me/tokens hoặc bằng lệnh nhipcau admin token."

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        words = token.strip()
        account, key = account_opened_by(words), key_in(words)
        # Guesses at one token lock that token for that address. Guesses at tokens that do not exist lock only each
        # other, so that one misconfigured program does not shut out the rest of its office.
        sought = key if account is not None or is_known_key(key) else "?"
        _require_not_locked(request, name=f"token {sought}")
        if account is None:
            _count_failure(request, name=f"token {sought}")
            raise Refusal("access.not_signed_in")
        # A one-time password is given where the old one may be known to others: nothing made with it opens meanwhile.
        if account.must_change_password:
            raise Refusal("access.own_password_first")
        return Caller(account=account, by_token=True)


class Session(APIKeyCookie):
    """The cookie of the pages. What changes something needs the token against forgery as well."""

    param_name = settings.SESSION_COOKIE_NAME
    openapi_description = "Phiên đăng nhập của trang web; lệnh thay đổi dữ liệu gửi kèm X-CSRFToken."

    def __call__(self, request: HttpRequest) -> Caller | None:
        account = request.user
        if not isinstance(account, Account) or not account.is_active:
            return None
        if request.method not in SAFE_METHODS and _is_forged(request):
            raise Refusal("access.no_csrf_token")
        if account.must_change_password:
            raise Refusal("access.own_password_first")
        return Caller(account=account, by_token=False)

    def authenticate(self, request: HttpRequest, key: str | None) -> Caller | None:
        """Asked by nobody: the session has been read by Django before."""
        del key
        return self(request)


DOORS = (Token(), Session())


class _ForgeryGuard(CsrfViewMiddleware):
    """Django's check without its page: what is said to a program is said elsewhere."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponseForbidden:
        del request, reason
        return HttpResponseForbidden()


def _no_page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def _is_forged(request: HttpRequest) -> bool:
    guard = _ForgeryGuard(_no_page)
    guard.process_request(request)
    return guard.process_view(request, _no_page, (), {}) is not None


def caller_of(request: HttpRequest) -> Caller:
    caller = getattr(request, "auth", None)
    if not isinstance(caller, Caller):
        raise Refusal("access.not_signed_in")
    return caller


def actor_of(request: HttpRequest) -> Actor:
    return actor_for(caller_of(request).account, channel="api")


def require_in_person(request: HttpRequest) -> Actor:
    """What must not spread by itself: a token makes no tokens and no passwords."""
    if caller_of(request).by_token:
        raise Refusal("access.session_needed")
    return actor_of(request)


def _require_not_locked(request: HttpRequest, *, name: str) -> None:
    allowed = AxesProxyHandler.is_allowed(request, {"username": name})
    _answer_ourselves(request)
    if not allowed:
        raise Refusal("access.too_many", minutes=round(settings.AXES_COOLOFF_TIME * 60))


def _count_failure(request: HttpRequest, *, name: str) -> None:
    AxesProxyHandler.user_login_failed(sender=__name__, credentials={"username": name}, request=request)
    _answer_ourselves(request)


def _answer_ourselves(request: HttpRequest) -> None:
    """Its middleware would put a page of its own in place of our answer."""
    request.axes_locked_out = False  # type: ignore[attr-defined]  # set by django-axes
