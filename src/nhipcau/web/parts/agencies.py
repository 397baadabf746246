"""How an agency is named: short, its full name on hover, and what a dissolved one is today."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
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
        tag, href = ("a", f' href="{escape(self.url)}"') if self.url else ("span", "")
        title = f' title="{escape(self.full_name)}"' if self.full_name else ""
        name, after = escape(self.name), ""
        if self.now:
            name = f"<s>{name}</s>"
            after = f'<span class="agency-now">{escape(_("nay:"))} {escape(self.now)}</span>'
        look = "agency unmatched" if self.unmatched else "agency"
        return mark_safe(  # noqa: S308 - what is not ours is escaped
            f'<{tag} class="{look}"{href}{title}>{name}{self._unmatched()}</{tag}>{after}'
        )

    def _unmatched(self) -> str:
        if not self.unmatched:
            return ""
        words = escape(_("tên chưa khớp với cơ quan nào"))
        return f'{icon("unmatched")}<span class="unseen">{words}</span>'
