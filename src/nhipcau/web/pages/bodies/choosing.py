"""Agencies, posts and people named by typing, as they are called on the pages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _

from nhipcau.agencies.people.selectors import AgencyPeople
from nhipcau.agencies.selectors import agency_choices_for, agency_for
from nhipcau.ground.actor import Actor
from nhipcau.ground.text import fold


def agency_by_words(viewer: Actor, words: str) -> int:
    """The one agency so called; otherwise says which are near."""
    # The directory is searched by name and place; "tỉnh" and "thành phố" stand between the two on pages only.
    asked = fold(words)
    text = f" {asked} ".replace(" tinh ", " ").replace(" thanh pho ", " ")
    found = agency_choices_for(viewer, text=text)
    exact = [agency_id for agency_id, label in found if fold(label) == asked]
    if len(exact) == 1:
        return exact[0]
    if len(found) == 1:
        return found[0][0]
    near = "; ".join(label for _id, label in found[:5])
    if near:
        raise forms.ValidationError(_("Có nhiều cơ quan như vậy, hãy ghi đủ tên: %(near)s") % {"near": near})
    raise forms.ValidationError(_("Không tìm thấy cơ quan “%(words)s”. Hãy xem lại tên.") % {"words": words})


def agencies_by_lines(viewer: Actor, text: str) -> list[int]:
    """One agency a line."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [agency_by_words(viewer, line) for line in lines if line]


def offered_near(viewer: Actor, agency_id: int) -> tuple[str, ...]:
    """Names offered while typing: the agency itself, what stands under it, and what stands beside it."""
    sheet = agency_for(viewer, agency_id)
    beside = agency_for(viewer, sheet.row.parent_id).children if sheet.row.parent_id is not None else ()
    return tuple(dict.fromkeys(row.label for row in (sheet.row, *sheet.children, *beside)))


def post_titled(people: AgencyPeople, title: str) -> int:
    found = [post.id for post in people.posts if fold(post.title) == fold(title)]
    if not found:
        known = "; ".join(post.title for post in people.posts) or _("chưa có chức vụ nào")
        raise forms.ValidationError(_("Cơ quan này không có chức vụ như vậy. Đã ghi: %(known)s") % {"known": known})
    return found[0]


def person_named(people: AgencyPeople, name: str) -> int:
    found = [row.person_id for row in people.tenures if fold(row.person) == fold(name)]
    if not found:
        raise forms.ValidationError(
            _("Chưa ghi người này giữ chức vụ nào ở cơ quan ấy. Hãy ghi ở trang của cơ quan trước.")
        )
    return found[0]
