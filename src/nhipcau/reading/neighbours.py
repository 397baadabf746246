"""Which words follow each other in official texts, and how often: the measure of a proposal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Neighbours:
    """`follows[left][right]` counts "left right"; `counts[word]` counts the word."""

    follows: dict[str, dict[str, int]]
    counts: dict[str, int]
    words: frozenset[str]

    def pair(self, left: str, right: str) -> int:
        return self.follows.get(left, _NONE).get(right, 0)

    def demanded_after(self, left: str, word: str) -> float:
        """Of all places of `left`, the part where `word` follows."""
        return self.pair(left, word) / max(1, self.counts.get(left, 0))

    def demanded_before(self, word: str, right: str) -> float:
        """Of all places of `right`, the part where `word` stands before it."""
        return self.pair(word, right) / max(1, self.counts.get(right, 0))


_NONE: dict[str, int] = {}


@cache
def neighbours() -> Neighbours:
    follows: dict[str, dict[str, int]] = {}
    counts: dict[str, int] = {}
    lines = files("nhipcau.reading.lexicon").joinpath("word_pairs.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("#"):
            continue
        left, count, rest = line.split("\t")
        counts[left] = int(count)
        if rest:
            pairs = (pair.rsplit(":", 1) for pair in rest.split(" "))
            follows[left] = {right: int(times) for right, times in pairs}
    return Neighbours(follows, counts, frozenset(counts).union(*follows.values()))
