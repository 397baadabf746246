"""Whom words name at one remove: behind a colon ("các Bộ: Công Thương, Ngoại giao"), behind circumstances."""

from __future__ import annotations

import re

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.lexicon.listed import choice_of
from nhipcau.reading.source import lowered
from nhipcau.reading.structure.bodies import BODY

_KIND = re.compile(rf"(?<!\w){choice_of(strings(load('orders')['kinds_of_bodies']))}\s*$")
_LONGEST_KIND = 24
"""Characters before a colon that tell a kind of body."""
# What a kind of body is told to do goes on in small letters behind its first comma; names do not.
_NAMES = re.compile(r"\s*[A-ZĐÀ-Ỹ][^,;:.]{1,60}, [A-ZĐÀ-Ỹ]")

# What a command is given upon; whom it is given follows.
_CIRCUMSTANCES = re.compile(r"(?:ngay )?(?:sau khi|khi|trong (?:quá trình|thời gian|khi)|trên cơ sở|căn cứ)\s")
_WHOM_BEGINS = re.compile(r",\s+|\s(?=(?:các|toàn|mỗi|từng)\s)")
_CIRCUMSTANCES_REACH = 200


def names_follow(words: str, colon: int) -> bool:
    """The mark at `colon` is a colon between a kind of body and the names of that kind, not before what they do."""
    if words[colon : colon + 1] != ":" or not _NAMES.match(words, colon + 1):
        return False
    return _KIND.search(lowered(words[max(0, colon - _LONGEST_KIND) : colon])) is not None


def is_whom_behind_circumstances(rest: str) -> bool:
    """ "Sở X yêu cầu sau khi kết thúc hội nghị, các đơn vị …"."""
    if not _CIRCUMSTANCES.match(rest):
        return False
    return any(BODY.match(rest, met.end()) for met in _WHOM_BEGINS.finditer(rest, 0, _CIRCUMSTANCES_REACH))
