"""Letters that a scan prints for figures: O and o for 0, l and I for 1.

Taken for figures only where every number of the date keeps a figure of its own and the whole is a day, or a month, of
the calendar; anything less certain stays as it is printed and is no time.
"""

from __future__ import annotations

import re
from datetime import date

_SIGN = re.compile(r"\d[OolI]|[OolI]\d")
_PAIR = r"(?:\d[\dOolI]?|[OolI]\d)"
_YEAR = r"(?:2[0Oo][\dOol]\d|2[0Oo]\d[\dOol])"
_BLURRED = re.compile(
    rf"(?<![^\W_])(?P<day>{_PAIR})\s?[/.-]\s?(?P<month>{_PAIR})\s?[/.-]\s?(?P<year>{_YEAR})(?![^\W_])"
    rf"|(?<=ngày )(?P<day2>{_PAIR})(?:\s?[/-]\s?|\s+tháng\s+)(?P<month2>{_PAIR})(?:\s+năm\s+(?P<year2>{_YEAR}))?"
    rf"(?![^\W_]|\s?[/-])"
    rf"|(?<=tháng )(?P<month3>{_PAIR})(?:\s?[/-]\s?|\s+năm\s+)(?P<year3>{_YEAR})(?![^\W_])"
)
_FIGURES = str.maketrans("OolI", "0011")
# A leap year: without a year printed, 29 February may be meant.
_ANY_YEAR = 2024


def as_figures(plain: str) -> str:
    """The words with such letters made figures, of the same length."""
    return _BLURRED.sub(_as_figures, plain) if _SIGN.search(plain) else plain


def _as_figures(m: re.Match[str]) -> str:
    def figure(name: str, otherwise: int) -> int:
        printed = m[name] or m[f"{name}2"] or (m[f"{name}3"] if name != "day" else None)
        return int(printed.translate(_FIGURES)) if printed else otherwise

    try:
        date(figure("year", _ANY_YEAR), figure("month", 1), figure("day", 1))
    except ValueError:
        return m.group()
    # The words "tháng" and "năm" hold none of these letters.
    return m.group().translate(_FIGURES)
