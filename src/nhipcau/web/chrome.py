"""What stands around a page for this account: its places, its agency, its inbox. A context processor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils import timezone
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.models import Account
from nhipcau.ground.actor import AccountRole
from nhipcau.web.parts.icons import icon


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A place in the rail; `short` stands below its icon on a phone, `below` are the places inside it.

    `current` is the word for `aria-current`, empty elsewhere.
    """

    words: str
    short: str
    icon: str
    url: str
    current: str
    below: tuple[RailEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Chrome:
    rail: tuple[RailEntry, ...]
    search_url: str
    account_name: str
    account_post: str
    agency_name: str
    inbox_url: str
    inbox_count: int
    password_url: str

    @property
    def rail_drawn(self) -> SafeString:
        """Every page has a score of places, and all but the one that is open are the same everywhere."""
        return mark_safe("".join(map(_drawn, self.rail)))  # noqa: S308 - escaped below


NOBODY = Chrome(
    rail=(),
    search_url="",
    account_name="",
    account_post="",
    agency_name="",
    inbox_url="",
    inbox_count=0,
    password_url="",
)


@dataclass(frozen=True, slots=True)
class Place:
    """`roles` empty: open to every account."""

    words: Promise
    short: Promise
    icon: str
    name: str
    roles: frozenset[AccountRole] = frozenset()
    below: tuple[Place, ...] = ()


TAKERS_IN = frozenset(AccountRole) - {AccountRole.INSPECTOR, AccountRole.ADMINISTRATOR}
ADMINISTRATORS = frozenset({AccountRole.ADMINISTRATOR})
CARETAKERS = ADMINISTRATORS | {AccountRole.NATIONAL_MONITOR, AccountRole.OFFICE_MONITOR}

UNMATCHED = Place(words=_("Tên chưa khớp"), short=_("Chưa khớp"), icon="unmatched", name="unmatched", roles=CARETAKERS)
SUCCESSIONS = Place(
    words=_("Chờ đơn vị kế thừa"), short=_("Kế thừa"), icon="undo", name="successions", roles=CARETAKERS
)
LEADERS = Place(words=_("Lãnh đạo phụ trách"), short=_("Lãnh đạo"), icon="accounts", name="field_leads")
BODIES = Place(words=_("Ban và tổ chức"), short=_("Ban"), icon="agency", name="bodies")
EVENTS = Place(words=_("Sự kiện của cơ quan"), short=_("Sự kiện"), icon="agency", name="agency_events")
JOBS = Place(words=_("Việc máy đang làm"), short=_("Việc máy"), icon="jobs", name="jobs", roles=TAKERS_IN)
MISSING = Place(words=_("Chưa có bản gốc"), short=_("Còn thiếu"), icon="document", name="missing_originals")
BASES = Place(words=_("Căn cứ thay đổi"), short=_("Căn cứ"), icon="document", name="watched_bases")
CONFLICTS = Place(words=_("Trùng số, lệch"), short=_("Trùng số"), icon="warning", name="conflicts", roles=TAKERS_IN)
REREAD = Place(words=_("Đọc lại, chờ chọn"), short=_("Đọc lại"), icon="undo", name="disagreements", roles=TAKERS_IN)
BOOKS = Place(words=_("Sổ đến, sổ đi"), short=_("Sổ"), icon="book", name="incoming_book")
LOCAL_RULES = Place(words=_("Văn bản phải rà soát"), short=_("Rà soát"), icon="edit", name="local_rules")
LISTS = Place(words=_("Danh mục từ ngữ"), short=_("Từ ngữ"), icon="edit", name="lists", roles=CARETAKERS)
CALENDAR = Place(words=_("Lịch làm việc"), short=_("Lịch"), icon="calendar", name="calendar")
PLACES = (
    Place(words=_("Việc"), short=_("Việc"), icon="work", name="board", below=(CALENDAR,)),
    Place(
        words=_("Văn bản"),
        short=_("Văn bản"),
        icon="document",
        name="documents",
        below=(BOOKS, MISSING, BASES, CONFLICTS, REREAD, LOCAL_RULES),
    ),
    Place(
        words=_("Cơ quan"),
        short=_("Cơ quan"),
        icon="agency",
        name="agencies",
        below=(EVENTS, LEADERS, BODIES, UNMATCHED, SUCCESSIONS, LISTS),
    ),
    Place(words=_("Nạp văn bản"), short=_("Nạp"), icon="upload", name="upload", roles=TAKERS_IN, below=(JOBS,)),
    Place(words=_("Quản trị"), short=_("Quản trị"), icon="admin", name="accounts", roles=ADMINISTRATORS),
)


def chrome(request: HttpRequest) -> Mapping[str, object]:
    """Reckoned only by pages that draw it: a piece sent to htmx costs nothing here."""
    return {"chrome": SimpleLazyObject(lambda: chrome_of(request))}


def chrome_of(request: HttpRequest) -> Chrome:
    """An error page may come before anyone is known; then nothing but the mark is drawn."""
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        return NOBODY
    return Chrome(
        rail=_marked(
            _entries(get_language(), account.role_set, get_urlconf() or settings.ROOT_URLCONF), path=request.path
        ),
        search_url=address("search"),
        account_name=str(account),
        account_post=account.post,
        agency_name=labels_of([account.agency_id], on=timezone.localdate()).get(account.agency_id or 0, ""),
        inbox_url=address("home"),
        inbox_count=getattr(request, "inbox_count", 0),
        password_url=address("password"),
    )


def address(name: str) -> str:
    """Empty where no page of that name is served, so that a smaller installation shows no dead link."""
    return _address(name, served_by=get_urlconf() or settings.ROOT_URLCONF)


@cache
def _address(name: str, *, served_by: str) -> str:
    """The rail asks for a score of them on every page."""
    try:
        return reverse(name, urlconf=served_by)
    except NoReverseMatch:
        return ""


@lru_cache(maxsize=64)
def _entries(language: str | None, roles: frozenset[AccountRole], served_by: str) -> tuple[RailEntry, ...]:
    """The places of these roles in the active language, none of them the present one."""
    del language
    return _open_to(roles, PLACES, served_by=served_by)


def _open_to(roles: frozenset[AccountRole], places: tuple[Place, ...], *, served_by: str) -> tuple[RailEntry, ...]:
    served = (
        (place, _address(place.name, served_by=served_by)) for place in places if not place.roles or place.roles & roles
    )
    return tuple(
        RailEntry(
            words=str(place.words),
            short=str(place.short),
            icon=place.icon,
            url=url,
            current="",
            below=_open_to(roles, place.below, served_by=served_by),
        )
        for place, url in served
        if url
    )


def _marked(entries: tuple[RailEntry, ...], *, path: str) -> tuple[RailEntry, ...]:
    """With the word for `aria-current` where the page is, or is inside."""
    return tuple(
        replace(entry, current=_current(entry.url, path=path), below=_marked(entry.below, path=path))
        if any(_current(one.url, path=path) for one in (entry, *entry.below))
        else entry
        for entry in entries
    )


@lru_cache(maxsize=1024)
def _drawn(place: RailEntry) -> str:
    inside = "".join(
        f'\n        <li class="rail-child"><a href="{escape(inner.url)}"{_mark(inner)}>{escape(inner.words)}</a></li>\n'
        "      "
        for inner in place.below
    )
    words, short = escape(place.words), escape(place.short)
    return (
        f'\n      <li><a href="{escape(place.url)}" title="{words}"{_mark(place)}>{icon(place.icon)}'
        f'<span class="rail-words">{words}</span><span class="rail-short" aria-hidden="true">{short}</span>'
        f"</a></li>\n      {inside}\n    "
    )


def _mark(entry: RailEntry) -> str:
    return f' aria-current="{entry.current}"' if entry.current else ""


def _current(url: str, *, path: str) -> str:
    """The word for `aria-current`: the page itself, or a page inside the place."""
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith(url.rstrip("/") + "/") else ""
