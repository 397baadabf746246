"""Who can be ordered: the words that open the name of a body, a post or a group."""

from __future__ import annotations

import re

from nhipcau.reading.lexicon import load, strings

_NAMES = "|".join(sorted(strings(load("orders")["bodies"]), key=len, reverse=True))
BODY = re.compile(rf"(?:các đồng chí\s+|đồng chí\s+|cả\s+)?(?:{_NAMES})(?![^\W\d_])", re.IGNORECASE)


def is_body(words: str) -> bool:
    """The words begin with the name of somebody who can be ordered."""
    return bool(BODY.match(words.strip(" -+*•\n")))
