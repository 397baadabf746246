"""Listed patterns, met quickly: tried only where the words they begin with, or cannot do without, stand.

Words are given in small letters (`Source.folded`, `lowered`): comparing without case costs three times as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from nhipcau.reading.lexicon import Words, strings

_ATOM = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\{[\d,]*\}|[^\\\[]")
_ZERO_WIDTH = re.compile(r"\(\?<?[=!]")
_LEAST_NEEDED = 3
"""Letters, or two between their spaces. What is shorter stands in nearly every sentence and spares nothing."""


class Listed:
    """The patterns of a word list as one. `before` and `after` hold for each of them."""

    def __init__(self, words: Words, *, before: str = "", after: str = "") -> None:
        openings: list[str] = []
        by_head: list[tuple[str, re.Pattern[str]]] = []
        self._by_need: list[tuple[str, re.Pattern[str]]] = []
        for pattern in sorted(strings(words), key=len, reverse=True):
            whole = re.compile(f"{before}(?:{pattern}){after}")
            heads = heads_of(pattern)
            if pattern.startswith("^") or heads:
                openings.append(f"(?:{pattern}){after}")
            by_head += [(head, whole) for head in heads]
            if not heads and not pattern.startswith("^"):
                # Every word contains the empty one: a pattern that needs nothing is always tried.
                self._by_need += [(need, whole) for need in needs_of(pattern) or ("",)]
        self._opening = re.compile("|".join(openings) or r"(?!)")
        self._has_bound = len(openings) > 0 and any(pattern.startswith("^") for pattern in strings(words))
        heads = tuple(dict.fromkeys(head for head, _ in by_head))
        self._head = re.compile(choice_of(heads) if heads else r"(?!)")
        self._behind = {head: tuple(pattern for start, pattern in by_head if head.startswith(start)) for head in heads}

    def opens(self, words: str) -> bool:
        """One of the patterns stands at the beginning."""
        if self._opening.match(words):
            return True
        for need, pattern in self._by_need:  # noqa: SIM110  # a generator costs more than the whole loop
            if need in words and pattern.match(words):
                return True
        return False

    def may_stand_in(self, words: str) -> bool:
        """What one of the patterns begins with or cannot do without stands somewhere: a "no" is certain."""
        return self._has_bound or self._head.search(words) is not None or self.may_open_by_need(words)

    def may_open_by_need(self, words: str) -> bool:
        """What a pattern cannot do without that begins with anything stands somewhere."""
        for need, _ in self._by_need:  # noqa: SIM110  # a generator costs more than the whole loop
            if need in words:
                return True
        return False

    def stands_in(self, words: str) -> bool:
        return self.first_in(words) is not None

    def first_in(self, words: str) -> re.Match[str] | None:
        """The first place where one of the patterns stands."""
        first = (self._has_bound and self._opening.match(words)) or self._first_by_head(words)
        for need, pattern in self._by_need:
            if need in words and (met := pattern.search(words)) and (not first or met.start() < first.start()):
                first = met
        return first

    def _first_by_head(self, words: str) -> re.Match[str] | None:
        head = self._head.search(words)
        while head:
            for pattern in self._behind[head.group()]:
                if met := pattern.match(words, head.start()):
                    return met
            head = self._head.search(words, head.start() + 1)
        return None


class FirstWords:
    """Whether words can begin with one of the patterns, told by the first: most sentences rule out most lists."""

    def __init__(self, patterns: Iterable[str]) -> None:
        # Every word begins with the empty one: a pattern without a head may begin with anything.
        heads = {head for pattern in patterns for head in heads_of(pattern) or ("",)}
        self._whole = frozenset(head.partition(" ")[0] for head in heads if " " in head)
        self._begun = tuple(head for head in heads if " " not in head)

    def admit(self, first: str) -> bool:
        """`first` is all before the first space. What is no letter may mean anything."""
        return not first[:1].isalpha() or first in self._whole or first.startswith(self._begun)


def heads_of(pattern: str) -> tuple[str, ...]:
    """Words of which one stands wherever the pattern begins; none where that cannot be told."""
    atoms = _ATOM.findall(pattern)
    while atoms and (atoms[0] == "\\b" or _ZERO_WIDTH.match("".join(atoms[:4]))):
        atoms = atoms[1:] if atoms[0] == "\\b" else atoms[_group_end(atoms) :]
    if not atoms or len(_branches(atoms)) > 1:
        return ()
    if atoms[0] != "(":
        head = next(_runs(atoms)) if _is_letter(atoms[0]) else ""
        return (head,) if head else ()
    end = _group_end(atoms)
    found = [heads_of(branch) for branch in _branches(_inside(atoms[:end]))]
    if atoms[end : end + 1] == ["?"]:
        found.append(heads_of("".join(atoms[end + 1 :])))
    return tuple(dict.fromkeys(head for heads in found for head in heads)) if all(found) else ()


def needs_of(pattern: str) -> tuple[str, ...]:
    """Words of which one must stand where the pattern stands; none where that cannot be told."""
    atoms = _ATOM.findall(pattern)
    if len(_branches(atoms)) > 1:
        return ()
    longest = max(_runs(atoms), key=len)
    if max(len(longest) - 1, len(longest.strip())) >= _LEAST_NEEDED:
        return (longest,)
    if "(" not in atoms:
        return ()
    start = atoms.index("(")
    end = start + _group_end(atoms[start:])
    if atoms[end : end + 1] and atoms[end][0] in "?*{":
        return needs_of("".join(atoms[end + 1 :]))
    found = [needs_of(branch) for branch in _branches(_inside(atoms[start:end]))]
    return tuple(need for needs in found for need in needs) if all(found) else ()


def any_in(words: str, needs: tuple[str, ...]) -> bool:
    """One of the needed words stands somewhere, or none is needed."""
    for need in needs:
        if need in words:
            return True
    return not needs


def _is_letter(atom: str) -> bool:
    return len(atom) == 1 and atom not in "^$.()|?*+"


def _group_end(atoms: list[str]) -> int:
    """Where the group that the first atom opens has ended."""
    depth = 0
    for at, atom in enumerate(atoms):
        depth += (atom == "(") - (atom == ")")
        if depth == 0:
            return at + 1
    return len(atoms)


def _inside(group: list[str]) -> list[str]:
    inner = group[1:-1]
    return inner[2:] if inner[:2] == ["?", ":"] else inner


def _branches(atoms: list[str]) -> list[str]:
    """The alternatives of a pattern."""
    found, depth = [""], 0
    for atom in atoms:
        depth += (atom == "(") - (atom == ")")
        if atom == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += atom
    return found


def _runs(atoms: list[str]) -> Iterator[str]:
    """Letters that stand one behind the other, outside of groups, none of them to be left out."""
    run, depth = "", 0
    for atom, after in zip(atoms, [*atoms[1:], ""], strict=True):
        depth += (atom == "(") - (atom == ")")
        if depth == 0 and _is_letter(atom) and after[:1] not in ("?", "*", "{"):
            run += atom
        else:
            yield run
            run = ""
    yield run


@dataclass
class _Branch:
    below: dict[str, _Branch] = field(default_factory=dict)
    ends: list[str] = field(default_factory=list)

    def written(self) -> str:
        parts = [re.escape(letter) + branch.written() for letter, branch in self.below.items()] + self.ends
        return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def choice_of(patterns: Iterable[str]) -> str:
    """A pattern that meets any of the given ones, the longest first, with common beginnings written once."""
    root = _Branch()
    for pattern in sorted(patterns, key=len, reverse=True):
        atoms = _ATOM.findall(pattern)
        head = next(_runs(atoms)) if atoms and len(_branches(atoms)) == 1 else ""
        branch = root
        for letter in head:
            branch = branch.below.setdefault(letter, _Branch())
        branch.ends.append(pattern[len(head) :])
    return f"(?:{root.written()})"
