"""Documents cited without a number: named programmes, what the press reports, short names for full citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nhipcau.reading.references.grammar import bare, kinds
from nhipcau.reading.references.issuers import folded, issuer_after
from nhipcau.reading.references.mention import Mention, Way
from nhipcau.reading.types import Found, Span

# A programme that is being carried out and says which years it covers. One to be drawn up is a product, not a citation.
_WRAP = r"\n(?=[ ]*[^\W\d_A-ZĐÀ-Ỹ])"
"""A line broken inside a sentence: the next word is written small."""
_PROGRAMME = re.compile(
    r"hực(?<=[Tt]hực)\s+hiện\s+(?P<name>(?P<head>Chương\s+trình|Đề\s+án|Kế\s+hoạch|Chiến\s+lược)\s+"
    rf"(?:[^;.:,()\n“”\"\d]|{_WRAP}){{15,200}}giai\s+đoạn\s+\d{{4}}\s*-\s*\d{{4}})"
)
_NEWS = re.compile(
    r"(?P<issuer>[A-ZĐÂÊÔƯỦ](?:[^.;:,()\n]|\n(?!\s*\n)){5,80}?)(?:\s+(?:(?:mới|gần)\s+đây|vừa\s+qua|ngày\s+[\d/.-]+|hôm\s+\w+))?,?"
    r"\s+(?:vừa|đã|mới)\s+(?:có|ban\s+hành|ra|ký\s+ban\s+hành)\s+"
    r"(?P<head>công\s+văn|kế\s+hoạch|chỉ\s+thị|quyết\s+định|thông\s+báo|hướng\s+dẫn|chương\s+trình|văn\s+bản)\s+"
    r"(?!số)(?:về\s+việc\s+|về\s+|v/v\s+)?(?P<title>(?:[^.\n]|\n(?!\s*\n)){20,500}?)(?=\s*\([^()]{3,40}\)\s*\.|\.(?:\s|$)|\n\s*\n|$)",
    re.IGNORECASE,
)


@cache
def _codes() -> dict[str, str]:
    return {bare(word): kind.code for kind in kinds() for word in kind.words if " " in word}


def _kind_of(head: str) -> str:
    return _codes()[" ".join(bare(head).split())] or "CV"


def programmes(text: str, *, start: int, end: int) -> Iterator[Mention]:
    if text.find("giai", start, end) < 0:
        return
    for match in _PROGRAMME.finditer(text, start, end):
        span = Span(match.start("name"), match.end("name"))
        yield Mention(
            span=span,
            way=Way.NAMED,
            type=Found(
                _kind_of(match["head"]), (Span(match.start("head"), match.end("head")),), "references.type.word", 0.8
            ),
            title=Found(folded(match["name"]), (span,), "references.programme", 0.7),
        )


def news(text: str, *, start: int, end: int) -> Mention | None:
    """The document a press item is about, where the item gives no number."""
    match = _NEWS.search(text, start, end)
    if match is None:
        return None
    issuer = Span(match.start("issuer"), match.end("issuer"))
    title = Span(match.start("title"), match.end("title"))
    head = Span(match.start("head"), match.end("head"))
    return Mention(
        span=head,
        way=Way.NAMED,
        type=Found(_kind_of(match["head"]), (head,), "references.type.word", 0.85),
        issuer=Found(folded(match["issuer"]), (issuer,), "references.issuer.news", 0.75),
        title=Found(folded(match["title"]), (title,), "references.news", 0.75),
    )


# Types whose one instance an office keeps citing by its issuer. "Quyết định của Thủ tướng" is most often any of them.
_SHORT_TYPES = {"KH", "CTr", "ĐA", "CT", "KL", "HD", "PA"}


@cache
def _short(kind: str) -> tuple[re.Pattern[str], ...]:
    """One pattern for each spelling of the type, none beginning with a choice: a fixed beginning is found fastest."""
    heads = [word for one in kinds() if one.code == kind for word in one.words if " " in word]
    spellings = [spelling for head in heads for spelling in (head, head.upper())]
    return tuple(re.compile(_spelt(spelling) + r"(?=\s+(?:của|CỦA)\s)") for spelling in spellings)


def _spelt(word: str) -> str:
    """The word, spaces and line breaks alike, no letter right before it. Its first syllable opens the pattern."""
    first, _, rest = word.partition(" ")
    return rf"{re.escape(first)}(?<!\w{re.escape(first)})\s+" + re.escape(rest).replace(r"\ ", r"\s+")


def short_names(text: str, *, start: int, end: int, kinds_wanted: frozenset[str]) -> Iterator[Mention]:
    """ "Kế hoạch của Ban Thường vụ Tỉnh ủy": only a name for what is cited in full elsewhere in the document.

    `kinds_wanted`: the types of what is cited in full; a short name of another type would fall away.
    """
    patterns = [pattern for kind in sorted(_SHORT_TYPES & kinds_wanted) for pattern in _short(kind)]
    matches = [match for pattern in patterns for match in pattern.finditer(text, start, end)]
    for match in sorted(matches, key=lambda found: found.start()):
        issuer = issuer_after(text, match.end(), limit=end)
        if issuer is None:
            continue
        yield Mention(
            span=Span(match.start(), issuer.spans[-1].end),
            way=Way.UNNUMBERED,
            type=Found(_kind_of(match.group()), (Span(match.start(), match.end()),), "references.type.word", 0.9),
            issuer=issuer,
        )
