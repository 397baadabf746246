"""The 34 provinces, the loadings of one, and what loading would make, as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.agencies.events.selectors import EventRow
from nhipcau.agencies.loading.selectors import LoadingRow, MadeRow, Preview, ProvinceRow
from nhipcau.web.pages.directory.event_words import KINDS, event_title
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.tables import Column, Empty, Phone, Row, Table
from nhipcau.web.parts.words import day
from nhipcau.web.wording import LEVELS, said


@dataclass(frozen=True, slots=True)
class MadeGroup:
    """Agencies of one level in one province, for a list that opens."""

    words: str
    names: tuple[str, ...]


def provinces_table(rows: Sequence[ProvinceRow]) -> Table:
    return Table(
        caption=_("Nạp danh bạ tỉnh"),
        columns=(
            Column(_("Tỉnh, thành phố"), phone=Phone.FIRST),
            Column(_("Mã"), tight=True),
            Column(_("Lập từ ngày 01/7/2025 trên cơ sở"), phone=Phone.SECOND, wide=True),
            Column(_("Hiện trạng"), phone=Phone.END),
        ),
        rows=tuple(
            Row(
                cells=(row.name, row.code, ", ".join(row.formed_from), _state(row)),
                url=reverse("province", args=[row.code]),
            )
            for row in rows
        ),
        empty=Empty(words=""),
    )


def loadings_table(rows: Sequence[LoadingRow]) -> Table | None:
    """None where nobody has loaded this province on screen or by command."""
    if not rows:
        return None
    return Table(
        caption=_("Các lần nạp"),
        ident="loadings",
        columns=(
            Column(_("Ngày"), phone=Phone.FIRST, tight=True),
            Column(_("Ai nạp")),
            Column(_("Nạp gì"), phone=Phone.SECOND, wide=True),
            Column(_("Hiện trạng"), phone=Phone.END),
        ),
        rows=tuple(
            Row(cells=(day(row.at.date()), row.who or "–", _what(row), _undone(row)), quiet=row.undone is not None)
            for row in rows
        ),
        empty=Empty(words=""),
    )


def events_table(rows: Sequence[EventRow], *, planned: frozenset[str]) -> Table:
    return Table(
        caption=_("Sự kiện sẽ ghi"),
        ident="events",
        columns=(
            Column(_("Việc gì"), phone=Phone.FIRST, wide=True),
            Column(_("Từ ngày"), phone=Phone.END, tight=True),
            Column(_("Loại"), phone=Phone.SECOND),
            Column(_("Căn cứ")),
            Column(_("Áp dụng ngay")),
        ),
        rows=tuple(
            Row(
                cells=(
                    event_title(row),
                    day(row.effective),
                    said(KINDS, row.kind),
                    row.basis,
                    _("chờ người xem") if row.state in planned else _("có"),
                )
            )
            for row in rows
        ),
        empty=Empty(words=_("Không có sự kiện nào mới.")),
    )


def counts_table(preview: Preview) -> Table:
    """How many of each level, of today and of before."""
    counted = Counter((row.level, row.last_day is None) for row in preview.made)
    levels = [level for level in LEVELS if counted[level, True] or counted[level, False]]
    return Table(
        caption=_("Cơ quan sẽ lập"),
        ident="counts",
        columns=(
            Column(_("Cấp"), phone=Phone.FIRST, wide=True),
            Column(_("Nay còn"), numeric=True, phone=Phone.SECOND),
            Column(_("Nay không còn"), numeric=True, phone=Phone.END),
        ),
        rows=tuple(
            Row(cells=(said(LEVELS, level), str(counted[level, True]), str(counted[level, False]))) for level in levels
        ),
        empty=Empty(words=_("Không có cơ quan nào mới: danh bạ đã có đủ.")),
    )


def groups_of(made: Sequence[MadeRow]) -> tuple[MadeGroup, ...]:
    found: dict[tuple[str, str], list[MadeRow]] = {}
    for row in made:
        found.setdefault((row.place, row.level), []).append(row)
    return tuple(
        MadeGroup(
            words=_("%(place)s, cấp %(level)s: %(number)d cơ quan")
            % {"place": place, "level": said(LEVELS, level), "number": len(rows)},
            names=tuple(
                f"{row.label} ({_('đến %(day)s') % {'day': day(row.last_day)}})" if row.last_day else row.label
                for row in rows
            ),
        )
        for (place, level), rows in found.items()
    )


def _state(row: ProvinceRow) -> str:
    last = next((one for one in row.loadings if one.undone is None), None)
    if last is not None:
        return _("đã nạp ngày %(day)s") % {"day": day(last.at.date())}
    return _("đã nạp") if row.loaded else _("chưa nạp")


def _what(row: LoadingRow) -> str:
    made = ngettext("%(n)d cơ quan mới", "%(n)d cơ quan mới", row.made) % {"n": row.made}
    events = _("%(applied)d sự kiện áp dụng, %(planned)d chờ người xem") % {
        "applied": row.applied,
        "planned": row.planned,
    }
    units = _("có huyện và xã, phường") if row.with_units else _("không có huyện, xã")
    return " · ".join((made, events, units))


def _undone(row: LoadingRow) -> str | Action:
    if row.undone is not None:
        return _("đã rút lại: %(who)s, %(day)s") % {"who": row.undone_by, "day": day(row.undone.date())}
    return Action(_("Rút lại…"), reverse("undo_province", args=[row.id]))
