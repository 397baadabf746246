"""Doubts about who receives: a lead that is named nowhere, a name that is misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from nhipcau.reading.doubts.sentences import doubt, without_post, words_of
from nhipcau.reading.header.issuer import written_out
from nhipcau.reading.header.lines import fold
from nhipcau.reading.header.words import letterhead_words, starts_with_any
from nhipcau.reading.lexicon import strings, tables
from nhipcau.reading.lexicon.listed import any_in
from nhipcau.reading.source import Source
from nhipcau.reading.types import Document
from nhipcau.reading.types import Warning as Doubt

# "Giám đốc, Thủ trưởng các sở, ban, ngành" is everybody; "Liên hiệp các tổ chức hữu nghị" is one body.
_MANY = re.compile(
    r"\bcac (?:so|don vi|co quan|ban|nganh|dia phuong|cap|huyen|quan|xa|phong|doan the|vu|cuc|bo|tinh|doanh nghiep)\b"
)
_LOCALITY = re.compile(r"\s+(?:tinh|thanh pho)$")
_NEXT_ARTICLE = re.compile(r"\n\s*Điều\s+\d")
_SHORTEST_LINE = 7
"""Letters. A shorter line ("Bộ") stands in too many names to say that this one receives."""
_LONGEST_NAME = 400
"""Letters: no name is longer, and no longer line stands inside one."""
_MOST_LINES, _MOST_LEADS = 1_000, 2_000
"""Each name is compared with each line. No paper prints as many recipients, or orders as many different bodies."""
_AS_ARTICLE = re.compile(r"^nhu (?:tai )?dieu\s+(\d+)")


def lead_doubts(source: Source, document: Document) -> Iterator[Doubt]:
    """Whoever is given a task must receive the document, by name or under a collective."""
    if not document.header.recipients:
        return
    receivers = _receivers(_lines(source, document))
    met: set[str] = set()
    for duty in document.duties:
        for lead in duty.parties.lead:
            name = without_post(_plain(lead.value.partition(":")[0]))
            if name in met or _names_nobody(name) or _is_issuer(name, document):
                continue
            if len(met) == _MOST_LEADS:
                return
            met.add(name)
            if not receivers.hold(name):
                yield doubt("lead.not_recipient", lead.spans[0], name=" ".join(lead.value.split()))


@dataclass(frozen=True, slots=True)
class _Receivers:
    """Everybody who receives a document, for many questions about one name."""

    printed: str
    """Every line, one below the other."""
    lines: tuple[str, ...]
    """Those that can stand inside a longer name."""
    covered: tuple[str, ...]
    """How the names begin that a collective among the lines stands for."""

    def hold(self, name: str) -> bool:
        return name in self.printed or name.startswith(self.covered) or any(line in name for line in self.lines)


def _receivers(lines: list[str]) -> _Receivers:
    printed = "\n".join(lines)
    inside = dict.fromkeys(line for line in lines if _SHORTEST_LINE <= len(line) <= _LONGEST_NAME)
    return _Receivers(
        printed=printed,
        lines=tuple(islice(inside, _MOST_LINES)),
        covered=tuple(head for parts, heads in _collectives() if any_in(printed, parts) for head in heads),
    )


def _lines(source: Source, document: Document) -> list[str]:
    """Recipients and addressees, and the words of an article that "Như Điều 3" points to."""
    header = document.header
    lines = [_plain(found.value) for found in (*header.recipients, *header.addressees)]
    body = source.shadow[header.body.start : header.body.end] if header.body else ""
    for line in tuple(lines):
        if (article := _AS_ARTICLE.match(line)) and (begins := re.search(rf"Điều\s+{article[1]}\s*[.:]", body)):
            ends = _NEXT_ARTICLE.search(body, begins.end())
            lines.append(_plain(body[begins.start() : ends.start() if ends else len(body)]))
    return lines


@lru_cache(maxsize=1024)
def _plain(name: str) -> str:
    words = fold(written_out(" ".join(name.split())))
    return _LOCALITY.sub("", words).strip(" .,;:-")


def _names_nobody(name: str) -> bool:
    if _MANY.search(name) or starts_with_any(name, letterhead_words("agency_heads")) is None:
        return True
    return any(name == start or name.startswith(f"{start} ") for start in _nobodies())


def _is_issuer(name: str, document: Document) -> bool:
    issuer = document.header.issuer
    return issuer is not None and (name in fold(issuer.value) or fold(issuer.value) in name)


@cache
def _nobodies() -> tuple[str, ...]:
    return tuple(fold(start) for start in strings(words_of("nobody", "starts")))


@cache
def _collectives() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """What a line of recipients holds that stands for many, and how the names begin that it covers."""
    return tuple(
        (tuple(map(fold, strings(row["line"]))), tuple(map(fold, strings(row["covers"]))))
        for row in tables(words_of("collective"))
    )


def spelling_doubts(document: Document) -> Iterator[Doubt]:
    """ "MTTT" is no abbreviation of an agency, but one letter away from "MTTQ"."""
    checked, known = (strings(words_of("spelling", kind)) for kind in ("checked", "known"))
    for recipient in document.header.recipients:
        for word in re.findall(r"[A-ZĐƯƠ]{4,}", recipient.value):
            likely = next((right for right in checked if _one_letter_away(word, right)), None)
            if likely is not None and word not in known and word not in checked:
                better = recipient.value.replace(word, likely)
                yield doubt("recipient.misspelt", recipient.spans[0], printed=recipient.value, likely=better)


def _one_letter_away(word: str, right: str) -> bool:
    if len(word) != len(right) or word == right:
        return False
    wrong = [i for i, (a, b) in enumerate(zip(word, right, strict=True)) if a != b]
    swapped = (
        len(wrong) == 2
        and wrong[1] == wrong[0] + 1
        and word[wrong[0]] == right[wrong[1]]
        and word[wrong[1]] == right[wrong[0]]
    )
    return len(wrong) == 1 or swapped
