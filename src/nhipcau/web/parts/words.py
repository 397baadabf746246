"""How dates, times and numbers are written for people: as Decree 30 writes them in Vietnamese, plainly in English."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nhipcau.foundation.pages import COUNTED


def day(value: date | None) -> str:
    """`08/4/2020`: Decree 30 (Annex I, II.4) puts a nought before days under 10 and before months 1 and 2 only."""
    if value is None:
        return ""
    local = timezone.localtime(value).date() if isinstance(value, datetime) and timezone.is_aware(value) else value
    if english():
        return f"{local.day} {local:%B} {local.year}"
    month = f"{local.month:02d}" if local.month < 3 else str(local.month)
    return f"{local.day:02d}/{month}/{local.year}"


def clock(value: datetime) -> str:
    """`14 giờ 05`."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{local:%H:%M}" if english() else f"{local.hour} giờ {local.minute:02d}"


def moment(value: datetime) -> str:
    return f"{clock(value)}, {day(value)}"


def grouped(number: int) -> str:
    """`1.234.567`, in English `1,234,567`."""
    written = f"{number:,}"
    return written if english() else written.replace(",", ".")


def so_far(number: int) -> str:
    """The number, or only that there are more than are counted."""
    return grouped(number) if number <= COUNTED else _("hơn %(n)s") % {"n": grouped(COUNTED)}


def english() -> bool:
    return (get_language() or "").startswith("en")
