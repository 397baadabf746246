"""In time, near, late or without a date, always with a word and a shape; unfolds to how it was reckoned."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nhipcau.web.parts.icons import icon
from nhipcau.web.parts.part import SelfDrawn


class TimelinessState(StrEnum):
    IN_TIME = "in-time"
    NEAR = "near"
    LATE = "late"
    UNDATED = "undated"  # no date, or a standing duty


@dataclass(frozen=True, slots=True)
class ReckoningStep:
    """One line of the reckoning: rule, article or words, days counted, holidays skipped, extensions."""

    label: str
    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Timeliness(SelfDrawn):
    state: TimelinessState
    words: str
    reckoning: tuple[ReckoningStep, ...] = ()

    def drawn(self) -> SafeString:
        words = mark_safe(f"{icon(self.state)}<span>{escape(self.words)}</span>")  # noqa: S308 - what is not ours is escaped
        if not self.reckoning:
            return mark_safe(f'<span class="badge {self.state}">{words}</span>')  # noqa: S308 - as above
        return format_html(
            '<details class="badge {}" data-closes><summary>{}{}<span class="unseen">{}</span></summary>'
            '<dl class="reckoning">{}</dl></details>',
            self.state,
            words,
            icon("down"),
            _("vì sao"),
            format_html_join(
                "", "<div><dt>{}</dt><dd>{}</dd></div>", ((one.label, _said(one)) for one in self.reckoning)
            ),
        )


def _said(step: ReckoningStep) -> SafeString | str:
    return format_html('<a href="{}">{}</a>', step.url, step.words) if step.url else step.words
