"""A way of writing tried out: what it is taken for now and why, and what it would be with a row not yet written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.agencies.names.trying import Draft, Many, Meaning, Named, Outcome, Tried, likely_issuer_for, try_name_for
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.web.pages.finding.asking import day_in
from nhipcau.web.pages.lists.wording import OUTCOMES, STATES
from nhipcau.web.parts.words import day
from nhipcau.web.wording import LEVELS, NEARNESS, said

WRITTEN, ISSUER, DAY = "thu", "cua", "ngay-thu"
"""The three fields as they stand in the address."""
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that was understood: `written` is the name or word it was understood from."""

    written: str
    words: str
    why: str
    agencies: tuple[tuple[str, str, str], ...] = ()
    """Label, address, and how near it stands where it is only likely."""
    more: int = 0
    """Of a long list those that are not named."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The box. `now` and `then` are None until something was tried, `then` also where no row is being written."""

    template: ClassVar[str] = "lists/trial.html"
    written: str
    issuer: str
    on: date
    around: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    """What the list is filtered by stays while something is tried."""
    now: tuple[Sense, ...] | None = None
    then: tuple[Sense, ...] | None = None

    @property
    def tells_nothing_new(self) -> bool:
        return self.now == self.then


def trial_of(viewer: Actor, given: QueryDict, *, kept: Sequence[str] = (), draft: Draft | None = None) -> Trial:
    written = " ".join(given.get(WRITTEN, "").split())[:LONGEST]
    issuer = given.get(ISSUER, "").strip()[:LONGEST] if ISSUER in given else likely_issuer_for(viewer)
    on = day_in(given.get(DAY, "")) or clock.today()
    trial = Trial(written, issuer, on, kept=tuple((name, given.get(name, "")) for name in kept if name in given))
    if not written:
        return trial
    now, then = try_name_for(viewer, written, issuer=issuer, on=on, draft=draft)
    return replace(
        trial,
        around=_around(now, issuer=issuer, on=on),
        now=_senses(now, on=on),
        then=_senses(then, on=on) if then is not None else None,
    )


def trial_address(given: QueryDict) -> str:
    """What was tried before a row was written is tried again after it; empty where nothing was."""
    told = {name: given.get(name, "") for name in (WRITTEN, ISSUER, DAY)}
    return f"?{urlencode(told)}" if told[WRITTEN].strip() else ""


def _around(tried: Tried, *, issuer: str, on: date) -> str:
    of = tried.issuer or issuer or _("cơ quan Trung ương")
    said_of = _("Trong văn bản của %(issuer)s, ngày %(day)s") % {"issuer": of, "day": day(on)}
    if issuer and not tried.issuer:
        return _("%(said)s; danh bạ chưa có cơ quan ban hành này") % {"said": said_of}
    return said_of


def _senses(tried: Tried, *, on: date) -> tuple[Sense, ...]:
    senses = [_sense(one, on=on) for one in tried.meanings]
    senses += [_of_function(name, word) for name, word in tried.functions]
    if tried.ended is not None:
        facts = {"name": tried.ended.name, "day": day(tried.ended.last_day), "level": said(LEVELS, tried.ended.offers)}
        words = _("%(name)s đã kết thúc sau ngày %(day)s; được đề nghị thay bằng cơ quan: %(level)s") % facts
        senses.append(Sense(tried.ended.name, words, tried.ended.source))
    return tuple(senses)


def _of_function(name: str, word: str) -> Sense:
    told = _("việc có lời này thuộc chức năng “%(name)s”") % {"name": name}
    return Sense(word, told, _("có chữ “%(word)s”") % {"word": word})


def _sense(one: Meaning, *, on: date) -> Sense:
    words = said(OUTCOMES, one.outcome)
    if one.many is not None:
        words = _collective_words(one.many, on=on)
    elif one.outcome is Outcome.WAITS and one.agencies:
        words = _("chờ người quyết định; có thể là")
    named = one.many.first if one.many is not None else one.agencies
    # Of one that is to be made the likely ones were not near enough.
    shown = () if one.outcome is Outcome.MADE else tuple(map(_agency, named))
    more = one.many.number - len(one.many.first) if one.many is not None else 0
    return Sense(one.written, words, _why(one), shown, more)


def _agency(one: Named) -> tuple[str, str, str]:
    near = f"{one.score}/100, {said(NEARNESS, one.why)}" if one.why else ""
    return one.label, reverse("agency", args=[one.agency_id]), near


def _collective_words(many: Many, *, on: date) -> str:
    if many.ended:
        return many.ended
    if many.meaning != "listed":
        return f"{many.words}: {said(STATES, many.meaning)}"
    facts = {"words": many.words, "n": many.number, "day": day(on)}
    if not many.number:
        return _("tập hợp: %(words)s; danh bạ ngày %(day)s không có cơ quan nào như vậy") % facts
    told = ngettext(
        "tập hợp: %(words)s; kê ra %(n)d cơ quan vào ngày %(day)s",
        "tập hợp: %(words)s; kê ra %(n)d cơ quan vào ngày %(day)s",
        many.number,
    )
    return told % facts


def _why(one: Meaning) -> str:
    told = []
    if one.many is not None:
        told.append(
            _("theo quy tắc do người quản trị ghi") if one.many.by_hand else _("theo quy tắc kèm theo phần mềm")
        )
    elif one.outcome is not Outcome.NOBODY:
        read = _("đọc là “%(name)s”") % {"name": one.read_as}
        told.append(_("%(read)s theo danh mục từ ngữ") % {"read": read} if one.by_alias else read)
        told.append(_("ở %(place)s") % {"place": one.place} if one.place else _("ở Trung ương"))
        told += [said(NEARNESS, one.why)] if one.why else []
    return " · ".join(told)
