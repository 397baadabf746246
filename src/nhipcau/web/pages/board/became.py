"""What the text, its own day and today call each agency of a task, where these differ."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.execution.selectors import PartyLine, TaskRow
from nhipcau.web.pages.board.cells import became
from nhipcau.web.pages.succession.addresses import question_url
from nhipcau.web.parts.agencies import AgencyChip
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


def _row(part: str, party: PartyLine) -> Row:
    now = AgencyChip(name=became(party), url=reverse("agency", args=[party.now_id]) if party.now_id else "")
    url = ""
    if party.waiting_at is not None and party.waiting_from is not None:
        url = question_url(agency_id=party.waiting_at, scope=party.scope, effective=party.waiting_from)
    return Row(cells=(party.name, part, party.then or party.label, now), url=url, label=party.name)
