"""The six clarities of a task, told from what its text says and from nothing else (domain facts §7.3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from nhipcau.execution.selectors import TaskSheet
from nhipcau.ground.text import fold
from nhipcau.web.pages.board.reckoning import badge_of, period_unknown, quoted
from nhipcau.web.parts.words import day


class Clearness(StrEnum):
    CLEAR = "clear"
    PARTLY = "partly"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Clarity:
    """`words` is what makes it clear, or what is missing."""

    name: str
    clearness: Clearness
    words: str


@dataclass(frozen=True, slots=True)
class Clarities:
    """Drawn as six lines under a gauge that counts the clear ones."""

    lines: tuple[Clarity, ...]

    @property
    def clear(self) -> int:
        return sum(line.clearness is Clearness.CLEAR for line in self.lines)


# Heads of agencies as plans name them; a duty laid on one says who answers for it.
_HEADS = ("thu truong", "nguoi dung dau", "chu tich", "giam doc", "bi thu", "chanh van phong", "truong ban")


def clarities_of(sheet: TaskSheet) -> Clarities:
    return Clarities((_who(sheet), _what(sheet), _when(sheet), _answering(sheet), _product(sheet), _authority(sheet)))


def _who(sheet: TaskSheet) -> Clarity:
    leads = sheet.row.leads
    if not leads:
        return Clarity(_("rõ người"), Clearness.UNCLEAR, _("văn bản không nêu ai chủ trì"))
    names = ", ".join(party.name for party in leads)
    if all(party.agency_id is not None for party in leads):
        return Clarity(_("rõ người"), Clearness.CLEAR, names)
    return Clarity(_("rõ người"), Clearness.PARTLY, _("%(names)s (chưa rõ là cơ quan nào)") % {"names": names})


def _what(sheet: TaskSheet) -> Clarity:
    where = sheet.row.section or sheet.row.document
    return Clarity(_("rõ việc"), Clearness.CLEAR, _("nguyên văn ở %(where)s") % {"where": where})


def _when(sheet: TaskSheet) -> Clarity:
    row = sheet.row
    if row.due_on is not None:
        return Clarity(_("rõ thời gian"), Clearness.CLEAR, day(row.due_on))
    if row.nature == "standing" or not row.due:
        return Clarity(_("rõ thời gian"), Clearness.UNCLEAR, _("không thời hạn"))
    words = _("chưa xác định kỳ báo cáo") if period_unknown(row) else badge_of(row).words
    return Clarity(_("rõ thời gian"), Clearness.PARTLY, f"{words} (“{quoted(row.due)}”)")


def _answering(sheet: TaskSheet) -> Clarity:
    heads = [party.name for party in sheet.row.leads if fold(party.name).startswith(_HEADS)]
    if heads:
        return Clarity(_("rõ trách nhiệm"), Clearness.CLEAR, ", ".join(heads))
    if sheet.row.leads:
        return Clarity(_("rõ trách nhiệm"), Clearness.PARTLY, _("nêu cơ quan, không nêu lãnh đạo phụ trách"))
    return Clarity(_("rõ trách nhiệm"), Clearness.UNCLEAR, _("không nêu cơ quan hay lãnh đạo nào"))


def _product(sheet: TaskSheet) -> Clarity:
    if sheet.row.nature == "report":
        return Clarity(_("rõ sản phẩm"), Clearness.CLEAR, _("báo cáo"))
    if sheet.row.nature == "task":
        return Clarity(_("rõ sản phẩm"), Clearness.PARTLY, _("có sản phẩm hoặc ngày; tên sản phẩm ở nguyên văn"))
    return Clarity(_("rõ sản phẩm"), Clearness.UNCLEAR, _("việc thường xuyên, không nêu sản phẩm"))


def _authority(sheet: TaskSheet) -> Clarity:
    if sheet.report_to:
        return Clarity(_("rõ thẩm quyền"), Clearness.CLEAR, _("báo cáo %(to)s") % {"to": sheet.report_to})
    if sheet.row.giver:
        return Clarity(
            _("rõ thẩm quyền"), Clearness.PARTLY, _("%(giver)s giao, không nêu ai duyệt") % {"giver": sheet.row.giver}
        )
    return Clarity(_("rõ thẩm quyền"), Clearness.UNCLEAR, _("không nêu ai duyệt"))
