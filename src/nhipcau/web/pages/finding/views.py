"""The search: a number leads straight to its document, words to documents or tasks and the places where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nhipcau.agencies.selectors import AgencyFilters, agencies_for
from nhipcau.documents.finding.asked import Asked
from nhipcau.documents.finding.extracts import is_in, marked
from nhipcau.documents.selectors import DocumentFilters
from nhipcau.documents.selectors.finding import (
    Found,
    Hit,
    document_numbered_for,
    find_documents_for,
    nearest_numbers_for,
    words_nowhere_for,
)
from nhipcau.documents.selectors.keeping import kept_searches_for
from nhipcau.foundation.pages import COUNTED
from nhipcau.ground.actor import Actor
from nhipcau.ground.keystrokes import composed
from nhipcau.ground.words import Phrase
from nhipcau.web.document_lines import line_of
from nhipcau.web.lists import address_with, page_number
from nhipcau.web.pages.finding.asking import Asking, asking_in, filters_of
from nhipcau.web.pages.finding.tasks import number_found, tasks_found
from nhipcau.web.parts.documents import DocumentLine, Marked
from nhipcau.web.parts.extracts import Extract
from nhipcau.web.parts.navigation import Tab, Tabs
from nhipcau.web.parts.tables import Option, Pages
from nhipcau.web.parts.words import grouped, so_far
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import DOCUMENT_TYPES, REVIEWS, SOURCE_KINDS, Words

_MOST_TRIED = 6
QUOTES = re.compile('["“”„«»]')


@login_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    viewer, asking = actor_of(request), asking_in(request.GET)
    # Only what comes from the box in the head jumps: whoever changes filters or turns pages stays here.
    if set(request.GET) == {"q"}:
        document_id = document_numbered_for(viewer, asking.words)
        if document_id is not None:
            return redirect("document", document_id)
    context = {
        "asking": asking,
        **_fields(asking),
        "may_share": viewer.agency_id is not None,
    }
    if asking.is_empty:
        context["kept"] = kept_searches_for(viewer)
    else:
        context["tabs"] = _tabs(asking)
        context |= (tasks_found if asking.among_tasks else _found)(request, viewer, asking)
    return render(request, "finding/search.html", context)


def _found(request: HttpRequest, viewer: Actor, asking: Asking) -> dict[str, object]:
    filters = filters_of(viewer, asking)
    typing = request.GET.get("typing") == "1"
    found = find_documents_for(viewer, words=asking.words, filters=filters, typing=typing, page=page_number(request))
    context: dict[str, object] = {
        "told": told(found),
        "first": found.page.first_row,
        "lines": [
            (_line(hit, found.asked) if found.asked else line_of(hit.row), Extract(hit.extract))
            for hit in found.page.rows
        ],
        "pages": _pages(request, found),
    }
    return context if found.page.total else context | _advice(viewer, asking, filters)


def _line(hit: Hit, asked: Asked) -> DocumentLine:
    """The title may be all that was found: what was asked for is marked in it as in the text."""

    def shown(words: str, *, marks: Sequence[Phrase] = asked.marks) -> Extract:
        return Extract(marked(words, marks=marks, prefix=asked.prefix, accents=asked.accented))

    line = line_of(hit.row)
    # "nhân dân" of "đối ngoại nhân dân" says nothing in the name of every committee.
    left = [phrase for phrase in asked.marks if not is_in(line.title, phrase, prefix=asked.prefix)]
    return replace(line, marked=Marked(shown(line.number), shown(line.issuer, marks=left), shown(line.title)))


def _advice(viewer: Actor, asking: Asking, filters: DocumentFilters) -> dict[str, object]:
    """What may be done where nothing was found: nearest numbers, words that stand nowhere, fewer words, no filters."""
    nowhere = words_nowhere_for(viewer, asking.words, filters=filters)
    words = asking.words.split()
    without_quotes = " ".join(QUOTES.sub(" ", asking.words).split())
    return {
        "nearest": [line_of(row) for row in nearest_numbers_for(viewer, asking.words)],
        "nowhere": ", ".join(f"“{word}”" for word in nowhere),
        "without_nowhere": _search(asking.without(*nowhere)) if nowhere and len(nowhere) < len(words) else "",
        "fewer": [(word, _search(asking.without(word))) for word in words] if _many(words) and not nowhere else [],
        "without_fields": _search(Asking(asking.words, {}).address) if asking.fields and asking.words else "",
        "each_word": _search(replace(asking, words=without_quotes).address) if without_quotes != asking.words else "",
        "tasks_instead": _tasks_instead(viewer, asking),
        "sees_all": viewer.sees_everything,
        **_meant(viewer, asking),
        **_agencies_instead(viewer, asking),
    }


def _tasks_instead(viewer: Actor, asking: Asking) -> str:
    """Tasks are counted here alone: beside what was found, their number would cost more than the documents."""
    number = number_found(viewer, replace(asking, among_tasks=True)) if asking.words else 0
    return so_far(number) if number else ""


def _meant(viewer: Actor, asking: Asking) -> dict[str, str]:
    """The words as the input method would have made them, where those are found."""
    words = composed(asking.words)
    meant = replace(asking, words=words)
    if not words or not number_found(viewer, meant):
        return {}
    return {"meant": words, "meant_url": _search(f"{meant.address}&list=1")}


def _agencies_instead(viewer: Actor, asking: Asking) -> dict[str, str]:
    if not asking.words:
        return {}
    number = agencies_for(viewer, filters=AgencyFilters(text=asking.words), size=1).total
    told = {"agencies": so_far(number), "agencies_url": f"{reverse('agencies')}?{urlencode({'q': asking.words})}"}
    return told if number else {}


def _tabs(asking: Asking) -> Tabs:
    def tab(words: str, *, tasks: bool) -> Tab:
        address = replace(asking, among_tasks=tasks).address
        return Tab(words, _search(f"{address}&list=1"), current=asking.among_tasks == tasks)

    return Tabs(label=_("Tìm trong"), tabs=(tab(_("Văn bản"), tasks=False), tab(_("Việc"), tasks=True)))


def _many(words: Sequence[str]) -> bool:
    return 1 < len(words) <= _MOST_TRIED


def told(found: Found) -> str:
    """How many were found, and in which order they stand where that is not the best first."""
    total = found.page.total
    if not found.counted:
        said = _("Hơn %(n)s văn bản") % {"n": grouped(COUNTED)}
    else:
        said = ngettext("%(n)s văn bản", "%(n)s văn bản", total) % {"n": grouped(total)}
    if found.asked and not found.ranked:
        return _("%(said)s; nhiều quá nên xếp theo ngày vào sổ, mới trước. Thêm chữ để tìm hẹp hơn.") % {"said": said}
    if found.continued:
        return _("%(said)s có chữ bắt đầu như vậy; không văn bản nào có đúng chữ cuối.") % {"said": said}
    return said


def _pages(request: HttpRequest, found: Found) -> Pages | None:
    page = found.page
    if page.total <= page.size:
        return None
    return Pages(
        first=page.first_row,
        last=page.last_row,
        total=min(page.total, COUNTED),
        least=not found.counted,
        previous_url=address_with(request, page=page.previous, typing=None) if page.previous else "",
        next_url=address_with(request, page=page.next, typing=None) if page.next and page.rows else "",
    )


def _fields(asking: Asking) -> dict[str, object]:
    """Most search with words alone: the fields are then the same for everybody."""
    return {"choices": _choices()} if asking.fields else {"fields_left_empty": _fields_left_empty(get_language())}


@lru_cache(maxsize=8)
def _fields_left_empty(language: str | None) -> SafeString:
    del language
    return render_to_string("finding/fields.html", {"choices": _choices()})


def _choices() -> dict[str, tuple[Option, ...]]:
    return {
        "type": _options(DOCUMENT_TYPES, none=_("mọi loại")),
        "kind": _options(SOURCE_KINDS, none=_("mọi nguồn")),
        "review": _options(REVIEWS, none=_("đã và chưa xem")),
        "state": (
            Option("", _("có hay chưa có bản gốc")),
            Option("held", _("đã có bản gốc")),
            Option("placeholder", _("mới được viện dẫn")),
        ),
    }


def _options(words: Words, *, none: str) -> tuple[Option, ...]:
    return (Option("", none), *(Option(code, str(said)) for code, said in words.items()))


def _search(address: str) -> str:
    return f"{reverse('search')}?{address}"
