"""Who can be ordered: the words that open the name of a body, a post or a group."""

from __future__ import annotations

import re

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.lexicon.listed import choice_of
from nhipcau.reading.source import lowered

_LISTED = strings(load("orders")["bodies"])
BODY = re.compile(
    r"(?:các đồng chí\s+|đồng chí\s+|cả\s+|(?:cả\s+)?(?:hai|ba|bốn)\s+)?"
    rf"{choice_of(_LISTED)}(?![^\W\d_])"
)
"""Matches small letters."""
BODY_OPENINGS = ("các đồng chí", "đồng chí", "cả", "hai", "ba", "bốn", *_LISTED)
"""What `BODY` may begin with."""
_REACH = 80
"""Characters within which the opening words of a name end."""


def is_body(words: str) -> bool:
    """The words begin with the name of somebody who can be ordered."""
    return bool(BODY.match(lowered(words.lstrip(" -+*•\n")[:_REACH])))
