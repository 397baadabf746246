"""How an agency is named: short, its full name on hover, and what a dissolved one is today."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nhipcau.web.parts.icons import icon
from nhipcau.web.parts.part import SelfDrawn


@dataclass(frozen=True, slots=True)
class AgencyChip(SelfDrawn):
    """`now` names the successor of a dissolved agency; `unmatched` is a name no agency has been found for."""

    name: str
    full_name: str = ""
    url: str = ""
    now: str = ""
    unmatched: bool = False

    def drawn(self) -> SafeString:
        called = format_html("<s>{}</s>" if self.now else "{}", self.name)
        return format_html(
            '<{} class="agency{}"{}{}>{}{}</{}>{}',
            "a" if self.url else "span",
            " unmatched" if self.unmatched else "",
            format_html(' href="{}"', self.url) if self.url else "",
            format_html(' title="{}"', self.full_name) if self.full_name else "",
            called,
            self._unmatched(),
            "a" if self.url else "span",
            format_html('<span class="agency-now">{} {}</span>', _("nay:"), self.now) if self.now else "",
        )

    def _unmatched(self) -> SafeString | str:
        if not self.unmatched:
            return ""
        words = _("tên chưa khớp với cơ quan nào")
        return format_html('{}<span class="unseen">{}</span>', icon("unmatched"), words)
