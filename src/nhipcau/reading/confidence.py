"""What a rule's own estimate is worth: its record on labelled texts turns it into a confidence that means something.

A rule says how sure it is by judgement; how often it was right is counted. The record moves the rule's mean estimate to
its share of right values and keeps the differences it makes between its values (as odds). A rule without a record is
moved as all rules together are.
"""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from nhipcau.reading import lexicon

# Nothing read by rules is certain, and nothing worth showing is hopeless.
_MOST, _LEAST = 0.995, 0.05
ALL_RULES = "*"


class Record(NamedTuple):
    """Of a rule: its mean estimate on labelled texts, and the share it got right, drawn towards that of its field."""

    said: float
    right: float


def sure_of(rule: str, estimate: float) -> float:
    """The confidence of a value: of those with 0.9, about nine in ten are right."""
    record = records().get(rule) or records().get(ALL_RULES)
    if record is None:
        return estimate
    odds = _odds(record.right) + _odds(estimate) - _odds(record.said)
    return min(_MOST, max(_LEAST, 1 / (1 + math.exp(-odds))))


def _odds(share: float) -> float:
    """Logarithm of the odds; certainty is bounded, or nothing would ever move it."""
    bounded = min(_MOST, max(1 - _MOST, share))
    return math.log(bounded / (1 - bounded))


@cache
def records() -> dict[str, Record]:
    """By the rule's name; `*` stands for all rules together."""
    rules = lexicon.load("confidence")["rules"]
    assert isinstance(rules, dict)
    kept = {}
    for rule, record in rules.items():
        assert isinstance(record, dict)
        said, right = record["said"], record["right"]
        assert isinstance(said, float)
        assert isinstance(right, float)
        kept[rule] = Record(said, right)
    return kept
