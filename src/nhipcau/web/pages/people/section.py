"""The part of an agency's page on its people: who leads the field, who holds which post today, who held it before."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.agencies.people.leading import LeadRow
from nhipcau.agencies.people.selectors import AgencyPeople, TenureRow, people_of_agency_for
from nhipcau.ground.actor import Actor
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.tables import Column, Empty, Phone, Row, Table
from nhipcau.web.parts.words import day


@dataclass(frozen=True, slots=True)
class PeopleSection:
    """`acts` are for those who keep the people; `vacant` names posts nobody holds today.

    Of an agency that ended only those are told who held its posts.
    """

    lead: LeadRow | None
    may_keep: bool
    current: Table
    past: Table | None
    vacant: tuple[tuple[str, str, str], ...]
    acts: tuple[Action, ...]
    end_lead_url: str
    ended: bool


def people_section(viewer: Actor, agency_id: int, *, ended: bool) -> PeopleSection:
    people = people_of_agency_for(viewer, agency_id)
    may_keep = people.may_keep and not ended
    past = tuple(row for row in people.tenures if not row.current)
    return PeopleSection(
        lead=people.lead,
        may_keep=may_keep,
        current=_current(people),
        past=_past(past) if past else None,
        vacant=() if ended else _vacant(people),
        acts=_acts(people) if may_keep else (),
        end_lead_url=reverse("end_field_lead", args=[agency_id]) if may_keep and people.lead else "",
        ended=ended,
    )


def held_as(row: TenureRow) -> str:
    """ "Giám đốc", "Quyền Giám đốc", "Phó Giám đốc, phụ trách"."""
    match row.manner:
        case "acting":
            return _("Quyền %(post)s") % {"post": row.post}
        case "in_charge":
            return _("%(post)s, phụ trách") % {"post": row.post}
        case "substitute":
            return _("%(post)s, ký thay %(person)s") % {"post": row.post, "person": row.stands_in_for}
    return row.post


def signs_as(row: TenureRow) -> str:
    """The lines on one line, the first look alone; the page of the holding shows them as printed."""
    return " / ".join(row.lines[0][1]) if row.lines else ""


def _current(people: AgencyPeople) -> Table:
    """Those who may sign stand in the order they are asked."""
    order = {ident: place for place, ident in enumerate(people.signers)}
    rows = sorted(people.current, key=lambda row: order.get(row.id, len(order)))
    return Table(
        caption=_("Đang giữ chức vụ"),
        columns=(
            Column(_("Họ và tên"), phone=Phone.FIRST),
            Column(_("Chức vụ"), phone=Phone.SECOND),
            Column(_("Từ ngày"), phone=Phone.END),
            Column(_("Ký văn bản"), wide=True),
        ),
        rows=tuple(
            Row(
                cells=(row.person, held_as(row), day(row.valid_from), signs_as(row)),
                url=reverse("tenure", args=[row.id]),
            )
            for row in rows
        ),
        empty=Empty(
            words=_("Chưa ghi ai giữ chức vụ ở cơ quan này."),
            how=_("Người của cơ quan hoặc người quản trị thêm chức vụ, rồi ghi người giữ chức vụ theo quyết định."),
        ),
        ident="people",
    )


def _past(rows: tuple[TenureRow, ...]) -> Table:
    return Table(
        caption=_("Trước đây và sắp tới"),
        columns=(
            Column(_("Họ và tên"), phone=Phone.FIRST),
            Column(_("Chức vụ"), phone=Phone.SECOND),
            Column(_("Từ ngày")),
            Column(_("Đến ngày"), phone=Phone.END),
            Column(_("Căn cứ"), wide=True),
        ),
        rows=tuple(
            Row(
                cells=(
                    row.person,
                    held_as(row),
                    day(row.valid_from),
                    day(row.valid_to) or "…",
                    row.ending or row.basis,
                ),
                url=reverse("tenure", args=[row.id]),
                quiet=True,
            )
            for row in rows
        ),
        empty=Empty(words=""),
        ident="people-before",
    )


def _vacant(people: AgencyPeople) -> tuple[tuple[str, str, str], ...]:
    """Title, the address that fills it, and the one that says it is no more."""
    held = {row.post_id for row in people.current}
    lasting = [post for post in people.posts if post.ended is None or post.ended >= people.on]
    url = reverse("appoint", args=[people.agency_id])
    return tuple(
        (post.title, f"{url}?post={post.id}", reverse("end_post", args=[people.agency_id, post.id]))
        for post in lasting
        if post.id not in held
    )


def _acts(people: AgencyPeople) -> tuple[Action, ...]:
    acts = [Action(_("Thêm chức vụ…"), reverse("new_post", args=[people.agency_id]))]
    if people.posts:
        acts.append(Action(_("Ghi người giữ chức vụ…"), reverse("appoint", args=[people.agency_id])))
    return tuple(acts)
