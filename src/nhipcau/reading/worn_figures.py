"""What rules match on where recognition took figures for letters: "ngày l4/1O/2016" taken for "ngày 14/10/2016".

Only for the shadow, sign for sign; only l, I and O, whose shapes are those of 1 and 0, and the "Í" for the slash of a
symbol ("40ÍQĐ"), and only where a date or the number of a document asks for figures.
"""

from __future__ import annotations

import re

_SAMPLE = 3_000
"""Characters looked at first: asked of all texts."""
_SIGN = re.compile(r"\d[OolIÍ]|[OlI]\d")
_FIGURES = str.maketrans("OolIÍ", "0011/")
_F = r"[\dOolI]"
_YEAR = rf"[12lI][09Oo]{_F}{{2}}"
_WORN = re.compile(
    rf"(?<![\w/.-]){_F}{{1,2}}\s?(?P<joint>[/.-])\s?{_F}{{1,2}}\s?(?P=joint)\s?{_YEAR}(?!\w)"
    rf"|(?<![\w/-]){_F}{{1,5}}(?:/{_YEAR})?[/Í](?=[A-ZĐ]{{2}})"
    rf"|(?<=[Nn]gày ){_F}{{1,2}}(?=\s+tháng\b|\s?/)|(?<=tháng ){_F}{{1,2}}(?=\s+năm\b|/)|(?<=năm ){_YEAR}(?!\w)"
    rf"|(?<=[Ss]ố ){_F}{{2,5}}(?=[/-])|(?<=Số: ){_F}{{2,5}}(?=[/-])|(?<=Số:){_F}{{2,5}}(?=[/-])"
    rf"|(?<=/){_F}{{1,2}}/{_YEAR}(?!\w)"
)


def with_figures(plain: str, *, is_worn: bool) -> str:
    """The text with such letters taken for figures, of the same length."""
    if not (is_worn or _SIGN.search(plain, 0, _SAMPLE)):
        return plain
    return _WORN.sub(_figured, plain)


def _figured(met: re.Match[str]) -> str:
    """Letters alone are no number: one figure at least must have been read."""
    printed = met.group()
    if not any(map(str.isdecimal, printed)):
        return printed
    return printed.translate(_FIGURES)
