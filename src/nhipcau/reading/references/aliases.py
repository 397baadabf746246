"""Short names for one document cited in full: "(sau đây gọi tắt là Đề án 06)", "Kế hoạch 164" for 164-KH/TU.

They bind or they are nothing: a short name is never a document of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from nhipcau.ground.identity import canonical_code
from nhipcau.reading.references.bare_numbers import NO_NUMBER
from nhipcau.reading.references.grammar import bare, kinds
from nhipcau.reading.references.mention import Mention, Way
from nhipcau.reading.types import Found, Span

_DEFINED = tuple(
    re.compile(rf"{words}\s+(?:là|:)\s*:?\s*[“\"]?(?P<alias>[^\s”\"();,.]+(?:\s+[^\s”\"();,.]+){{1,7}})\s*[”\"]?\s*\)")
    for words in (r"gọi(?:\s+(?:tắt|chung))?", r"viết\s+tắt")
)
_BEFORE_DEFINITION = re.compile(r"[\s(,;”\"]*(?:sau\s+đây\s+)?(?:được\s+)?$")
# A citation and its definition lie side by side; no more citations than these stand in between, inside its summary.
_NEAR = 6
# A document defines a handful of short names.
_MOST_ALIASES = 30


def aliases_in(text: str, *, start: int, end: int, cited: list[Mention]) -> Iterator[Mention]:
    """Uses of short names for what is `cited`, in any order."""
    yield from _defined(text, start, end, sorted(cited, key=lambda m: m.span))
    yield from _by_number(text, start, end, cited)


def _defined(text: str, start: int, end: int, cited: list[Mention]) -> Iterator[Mention]:
    definitions = [found for pattern in _DEFINED for found in pattern.finditer(text, start, end)]
    starts = [m.span.start for m in cited]
    # A name defined twice means what it was given to first.
    first_of = {" ".join(found["alias"].split()): found for found in sorted(definitions, key=_place, reverse=True)}
    for definition in sorted(first_of.values(), key=_place)[:_MOST_ALIASES]:
        words = definition["alias"].split()
        near = cited[max(0, bisect_left(starts, definition.start()) - _NEAR) : bisect_left(starts, definition.start())]
        owner = _owner_of(text, words, near, definition.start())
        if owner is None:
            continue
        uses = re.compile(r"\s+".join(re.escape(word) for word in words) + r"(?![\w/]|-\w)")
        for use in uses.finditer(text, definition.start("alias"), end):
            if not text[use.start() - 1].isalnum():
                yield _alias(use.start(), use.end(), owner, "references.alias.defined")


def _place(found: re.Match[str]) -> int:
    return found.start()


def _owner_of(text: str, words: list[str], near: list[Mention], at: int) -> Mention | None:
    """The citation before "(sau đây gọi tắt là …)" that has the type and the number of the short name.

    A short name of another type ("Đề án 06" for 06/QĐ-TTg) is told by its type word in the summary. What does not open
    with a type word is the name of an office that stands behind the citation.
    """
    kind, opening = _type_of(words)
    number = re.search(r"\d+", " ".join(words))
    for mention in reversed(near) if opening else ():
        is_of_type = mention.type is not None and mention.type.value == kind
        if not is_of_type and opening not in bare(text[mention.span.end : at]):
            continue
        if number is None:
            if _BEFORE_DEFINITION.fullmatch(text, _end_of(mention), at):
                return mention
        elif mention.code and canonical_code(mention.code.value).partition("/")[0] == number.group().lstrip("0"):
            return mention
    return None


def _end_of(mention: Mention) -> int:
    return max(mention.span.end, mention.title.spans[-1].end if mention.title else 0)


def _type_of(words: list[str]) -> tuple[str, str]:
    """The type a short name opens with, and its bare words; both empty where it opens with none or is nothing more."""
    by_words = _types_by_words()
    for length in range(len(words) - 1, 0, -1):
        opening = " ".join(bare(" ".join(words[:length])).split())
        if opening in by_words:
            return by_words[opening], opening
    return "", ""


@cache
def _types_by_words() -> dict[str, str]:
    return {bare(word): kind.code for kind in kinds() for word in kind.words}


def _by_number(text: str, start: int, end: int, cited: list[Mention]) -> Iterator[Mention]:
    """ "Kế hoạch 164", "NQ18": type and number of exactly one document cited in full."""
    owners: dict[tuple[str, str], dict[str, Mention]] = {}
    for mention in cited:
        if mention.code and mention.type:
            key = canonical_code(mention.code.value)
            owners.setdefault((mention.type.value, key.partition("/")[0]), {}).setdefault(key, mention)
    for kind in sorted({kind for kind, _ in owners}):
        has_one_digit = any(of == kind and len(number) == 1 for of, number in owners)
        for pattern in _numbered_short(kind, has_one_digit=has_one_digit):
            for use in pattern.finditer(text, start, end):
                fitting = owners.get((kind, use["number"].lstrip("0")), {})
                if len(fitting) == 1:
                    owner = next(iter(fitting.values()))
                    yield _alias(use.start(), use.end("number"), owner, "references.alias.number")


# Cited by name, never by type and bare number.
_NAMED = {"HP", "LUAT", "PL"}


@cache
def _numbered_short(kind: str, *, has_one_digit: bool) -> tuple[re.Pattern[str], ...]:
    """A pattern for each word of the type.

    Types that may be cited by a bare number anywhere are read with the bare numbers, if of two digits and more; here
    only their abbreviations glued to a number are missing.
    """
    listed = [(one, word) for one in kinds() if one.code == kind and kind not in _NAMED for word in one.words]
    words = [word for one, word in listed if has_one_digit or not one.has_alias or " " not in word]
    number = rf"(?P<number>\d{{1,5}}[a-e]?){NO_NUMBER}"
    return tuple(
        re.compile(
            rf"{first}(?<!\w{first}){rest}\s+(?:số\s+)?{number}" if rest else rf"{first}(?<!\w{first})\s?{number}"
        )
        for word in words
        for first, rest in [_parts(word)]
    )


def _parts(word: str) -> tuple[str, str]:
    first, _, rest = word.partition(" ")
    return re.escape(first), "".join(rf"\s+{re.escape(syllable)}" for syllable in rest.split())


def _alias(start: int, end: int, owner: Mention, rule: str) -> Mention:
    span = Span(start, end)
    kind = Found(owner.type.value, (span,), rule, 0.8) if owner.type else None
    return Mention(span=span, way=Way.ALIAS, type=kind, stands_for=owner.span)
