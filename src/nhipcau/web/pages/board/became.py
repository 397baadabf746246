"""What the text, its own day and today call each agency of a task, where these differ."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.agencies.lists.kept import ended_level_for
from nhipcau.agencies.selectors import agency_for
from nhipcau.execution.selectors import PartyLine, TaskRow
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.web.pages.board.cells import became
from nhipcau.web.pages.succession.addresses import question_url
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.agencies import AgencyChip
from nhipcau.web.parts.notices import Notice, Tone
from nhipcau.web.parts.tables import Column, Empty, Phone, Row, Table


def became_of(row: TaskRow) -> Table | None:
    """None where every agency is still there; an open question is one click away."""
    named = ((_("chủ trì"), row.leads), (_("phối hợp"), row.coordinators), (_("được đề nghị"), row.requested))
    rows = [_row(part, party) for part, parties in named for party in parties if party.succession != "same"]
    if not rows:
        return None
    return Table(
        ident="became",
        caption=_("Cơ quan trong văn bản nay là ai"),
        columns=(
            Column(_("Nguyên văn"), phone=Phone.FIRST, wide=True),
            Column(_("Phần việc")),
            Column(_("Khi ấy")),
            Column(_("Nay"), phone=Phone.SECOND),
        ),
        rows=tuple(rows),
        empty=Empty(words=""),
    )


def level_ended(viewer: Actor, row: TaskRow) -> Notice | None:
    """A collective of a level that ceased has no heir one to one; what may take its place is offered."""
    parties = (*row.leads, *row.coordinators, *row.requested)
    names = [party.name for party in parties if party.agency_id is None]
    found = ended_level_for(viewer, names, on=clock.today())
    if found is None:
        return None
    name, level = found
    return Notice(
        tone=Tone.INFO,
        words=_("Không có đơn vị kế thừa một đối một cho “%(name)s”") % {"name": name},
        why=_("Chính quyền %(level)s kết thúc ngày %(day)s (%(source)s).")
        % {"level": level.name, "day": _plain(level.last_day), "source": level.source},
        actions=(Action(words=_("Xem danh sách xã, phường"), url=_communes_url(viewer, row, level.offers)),),
    )


def _communes_url(viewer: Actor, row: TaskRow, offers: str) -> str:
    words = {"level": offers}
    if row.giver_id is not None:
        words["locality"] = agency_for(viewer, row.giver_id).row.locality
    return f"{reverse('agencies')}?{urlencode(words)}"


def _plain(on: date) -> str:
    return f"{on.day}/{on.month}/{on.year}"


def _row(part: str, party: PartyLine) -> Row:
    now = AgencyChip(name=became(party), url=reverse("agency", args=[party.now_id]) if party.now_id else "")
    url = ""
    if party.waiting_at is not None and party.waiting_from is not None:
        url = question_url(agency_id=party.waiting_at, scope=party.scope, effective=party.waiting_from)
    return Row(cells=(party.name, part, party.then or party.label, now), url=url, label=party.name)
