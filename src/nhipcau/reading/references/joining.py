"""One entry per cited document: spellings and short forms brought together; different digits never."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from nhipcau.ground.identity import canonical_code, party_term
from nhipcau.reading.references.grammar import bare
from nhipcau.reading.references.issuers import folded
from nhipcau.reading.references.mention import Mention, Way
from nhipcau.reading.types import Found, Span

_NATIONAL_BY_YEAR = re.compile(r"^[^/]+/(?:19|20)\d\d/(?:.*/)?(?:CP|TTG|(?:UBTV)?QH\d*|B[A-ZĐ]{1,6})$")


@dataclass(slots=True)
class Group:
    """Mentions of one document while they are being gathered."""

    key: str
    mentions: list[Mention] = field(default_factory=list)
    dates: set[date] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    """Congress terms in which the document may have been numbered."""

    def take(self, *mentions: Mention) -> None:
        self.mentions.extend(mentions)
        self.dates.update(m.date.value for m in mentions if m.date)
        self.years.update(m.date.value.year for m in mentions if m.date)
        self.years.update(m.year for m in mentions if m.year)
        self.terms.update(term for m in mentions if (term := _term(m, self.key)))

    def admits(self, mention: Mention) -> bool:
        if mention.date and self.dates:
            # The number and year of a national act occur once: an unlike date is a slip of the pen.
            return mention.date.value in self.dates or bool(_NATIONAL_BY_YEAR.match(self.key))
        term = _term(mention, self.key)
        if term and self.terms and term not in self.terms:
            return False
        year = mention.year or (mention.date.value.year if mention.date else None)
        return not (year and self.years and year not in self.years and not self.dates)

    def is_of_term(self, other: Group) -> bool:
        """Whether the terms of both, where both tell one, agree."""
        return not (self.terms and other.terms) or bool(self.terms & other.terms)


def joined(mentions: tuple[Mention, ...]) -> list[Group]:
    """Groups in order of first appearance."""
    gathering = _Gathering()
    for way in (Way.NUMBERED, Way.NAMED, Way.BARE):
        for mention in (m for m in mentions if m.way is way):
            gathering.place(mention)
    gathering.place_aliases([m for m in mentions if m.way is Way.ALIAS])
    gathering.place_by_issuer([m for m in mentions if m.way is Way.UNNUMBERED])
    groups = _laws_with_numbers(gathering.groups)
    for group in groups:
        group.mentions.sort(key=lambda m: m.span)
    return sorted(groups, key=lambda g: g.mentions[0].span)


class _Gathering:
    """The groups so far, by key and by the number their key begins with."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._by_key: dict[str, list[Group]] = {}
        self._by_number: dict[str, list[Group]] = {}

    def place(self, mention: Mention) -> None:
        key = _key(mention)
        home = self._home_of_bare(mention, key) if mention.way is Way.BARE else self._home(mention, key)
        if home is None:
            home = Group(key)
            self.groups.append(home)
            self._by_key.setdefault(key, []).append(home)
            self._by_number.setdefault(key.partition("/")[0], []).append(home)
        home.take(mention)

    def place_aliases(self, mentions: list[Mention]) -> None:
        owners = {m.span: group for group in self.groups for m in group.mentions} if mentions else {}
        for mention in mentions:
            if mention.stands_for in owners:
                owners[mention.stands_for].take(mention)

    def place_by_issuer(self, mentions: list[Mention]) -> None:
        """ "Kế hoạch của Tỉnh ủy" is the one plan of that issuer cited here; what fits none or two falls away."""
        issued: dict[tuple[str, str], dict[int, Group]] = {}
        for group in self.groups if mentions else []:
            for m in group.mentions:
                if m.type and m.issuer:
                    issued.setdefault((m.type.value, bare(m.issuer.value)), {})[id(group)] = group
        for mention in mentions:
            if mention.type and mention.issuer:
                fitting = list(issued.get((mention.type.value, bare(mention.issuer.value)), {}).values())
                if len(fitting) == 1:
                    fitting[0].take(mention)

    def _home(self, mention: Mention, key: str) -> Group | None:
        fitting = [g for g in self._by_key.get(key, []) if g.admits(mention)]
        if not mention.date or not fitting:
            # Of two documents with one number, a short citation means the one cited last before it.
            return max(fitting, key=lambda g: g.mentions[-1].span, default=None)
        same_day = [g for g in fitting if mention.date.value in g.dates]
        return (same_day or fitting)[0]

    def _home_of_bare(self, mention: Mention, key: str) -> Group | None:
        """ "Chỉ thị 38" is the one directive numbered 38 cited in full here; two such, and it stays alone."""
        kind = mention.type.value if mention.type else None
        fitting = [
            g
            for g in self._by_number.get(key.partition("/")[0], [])
            if (g.key == key or g.key.startswith(f"{key}/"))
            and any(m.type and kind and m.type.value[:2] == kind[:2] for m in g.mentions)
            and g.admits(mention)
        ]
        return fitting[0] if len(fitting) == 1 else None


_PRINTED_TERM = re.compile(r"kh[óo][aá]\s+([IVX]+)\b", re.IGNORECASE)


def _term(mention: Mention, key: str) -> str | None:
    """The congress term a Party document belongs to: as printed ("khóa XII"), for central ones also by the date."""
    printed = _PRINTED_TERM.search(mention.issuer.value) if mention.issuer else None
    if printed:
        return printed[1].upper()
    return party_term(mention.date.value) if mention.date and key.endswith("/TW") else None


def _key(mention: Mention) -> str:
    if mention.code is not None:
        return canonical_code(mention.code.value)
    kind = mention.type.value if mention.type else ""
    return f"{kind}:{_name(mention.title.value if mention.title else '')}"


# A law is cited by one name hundreds of times.
@lru_cache(maxsize=1024)
def _name(title: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[,“”\"\-]", " ", bare(title))).strip()


def _laws_with_numbers(groups: list[Group]) -> list[Group]:
    """ "Luật Đầu tư công" and "Luật Đầu tư công số 58/2024/QH15" are one where only one numbered law bears the name."""
    numbered: dict[str, list[Group]] = {}
    for group in groups:
        for name in {
            _name(m.title.value)
            for m in group.mentions
            if m.way is Way.NUMBERED and m.title and m.title.rule == "references.law.name"
        }:
            numbered.setdefault(name, []).append(group)
    result: list[Group] = []
    for group in groups:
        name = group.key.partition(":")[2]
        homes = numbered.get(name, []) if ":" in group.key else []
        if len(homes) == 1 and not (group.dates and homes[0].dates and group.dates != homes[0].dates):
            homes[0].take(*group.mentions)
        else:
            result.append(group)
    return _undated_with_dated(result)


def _undated_with_dated(groups: list[Group]) -> list[Group]:
    """A law cited once with and once without its date; dated citations come first in the order of joining elsewhere."""
    result: list[Group] = []
    by_key: dict[str, list[Group]] = {}
    for group in groups:
        alike = by_key.setdefault(group.key, [])
        home = next((g for g in alike if not (g.years and group.years) and g.is_of_term(group)), None)
        if home is None:
            result.append(group)
            alike.append(group)
        else:
            home.take(*group.mentions)
    return result


def plainest(founds: list[Found[str]]) -> Found[str] | None:
    """The surest value, and among the sure the first that is not shouted in a heading."""
    sure = [f for f in founds if f.confidence >= 0.8] or founds
    return next((f for f in sure if not f.value.isupper()), sure[0] if sure else None)


def commonest_code(founds: list[Found[str]]) -> Found[str] | None:
    """The spelling met most often; the first of equals. A misread code only where there is no clean one."""
    clean = [f for f in founds if f.rule == "references.code"] or founds
    if not clean:
        return None
    value = clean[0].value if len(clean) == 1 else Counter(f.value for f in clean).most_common(1)[0][0]
    return next(f for f in clean if f.value == value)


def forms_of(text: str, mentions: list[Mention]) -> tuple[str, ...]:
    """The spellings met, in order of appearance: the code as printed, or the whole name."""
    spans = [m.code.spans[0] if m.code else m.span for m in mentions]
    return tuple(dict.fromkeys(folded(text[s.start : s.end]) for s in spans))


def issuers_of(mentions: list[Mention]) -> tuple[Found[str], ...]:
    """The different names given to the issuer, each where it stands first."""
    issued = [m.issuer for m in mentions if m.issuer]
    if len(issued) < 2:
        return tuple(issued)
    named = {bare(issuer.value): issuer for issuer in reversed(issued)}
    return tuple(sorted(named.values(), key=lambda found: found.spans))


def commonest_date(mentions: list[Mention]) -> Found[date] | None:
    dated = [m.date for m in mentions if m.date]
    if not dated:
        return None
    value = dated[0].value if len(dated) == 1 else Counter(d.value for d in dated).most_common(1)[0][0]
    return next(d for d in dated if d.value == value)


def spans_of(mentions: list[Mention]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(m.span for m in mentions))
