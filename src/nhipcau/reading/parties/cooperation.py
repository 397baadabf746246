"""With whom: the names after "phối hợp với", and when it is they who lead (contract rules 4 and 11)."""

from __future__ import annotations

from functools import lru_cache

from nhipcau.reading.names import Name, naming_of
from nhipcau.reading.names.vocabulary import is_mark
from nhipcau.reading.parties.authority import starts_with
from nhipcau.reading.parties.commands import Subject
from nhipcau.reading.parties.labels import after_label
from nhipcau.reading.parties.predicates import ADVERBS
from nhipcau.reading.types import Found, Header, Span
from nhipcau.reading.words import Word, Words, fold, lexicon, phrases, words_in

_MARKERS = phrases("verbs", "coordinates")
_LEADS = phrases("verbs", "leads")
_TOGETHER = phrases("verbs", "leads_together")
_NEAR = 4
"""Words before the first marker: "chủ trì", a comma, an adverb."""
_BETWEEN = frozenset({"giữa", "của"})
_MANNERS = frozenset(lexicon("verbs", "manners"))
_AUTHORITY = starts_with("authorities")


# Every order under a lead-in asks for those it names.
@lru_cache(maxsize=64)
def partners(words: Words, start: int) -> tuple[Name, ...]:
    """The names after each marker of cooperation, in order."""
    names: list[Name] = []
    read = start
    for i in _MARKERS.may_begin(words, start):
        if i < read or not (length := _marker(words, i)):
            continue
        listed = () if _in_a_title(words, i) else _listed(words, i, i + length, first=i - start <= _NEAR)
        names += [name for name in listed if name.start >= i]
        read = listed[-1].stop if listed else i + length
    return tuple(names)


def leading_together(words: Words, start: int) -> tuple[Name, ...]:
    """ "Đồng chủ trì với Bộ X …": those who lead beside the one addressed."""
    met = _TOGETHER.first_in(words, start, start + 6)
    return naming_of(words).list_at(met[1], bare=False) if met else ()


def _in_a_title(words: Words, at: int) -> bool:
    """ "Chương trình phối hợp giữa A và B" is the name of a paper, not an order to cooperate."""
    before = [word.text for word in words.run(max(0, at - 2), at)]
    return before in (["chương", "trình"], ["quy", "chế"], ["thỏa", "thuận"]) and words[at - 2].capital


def _marker(words: Words, at: int) -> int:
    length = _MARKERS.length_at(words, at)
    if words[at].text != "phối" or length > 3:
        return length
    # "Phối hợp chặt chẽ, thường xuyên với …": the manner stands between.
    end = at + max(length, 2)
    ahead = end
    while words.has(ahead) and ahead - end < 7 and words[ahead].text in _MANNERS:
        ahead += 1
    if length and words.has(ahead) and words[ahead].text in {"với", "cùng"} and ahead > end:
        ahead += 1
        return ahead - at + (1 if words.has(ahead) and words[ahead].text == "với" else 0)
    return length


def _listed(words: Words, marker: int, at: int, *, first: bool) -> tuple[Name, ...]:
    """The names behind one marker. Before any act of its own a semicolon parts only them, not assignments."""
    naming = naming_of(words)
    certain = words[at - 1].text in {"với", "giữa", "của"} or words[at - 1].text == "trợ"
    weak = words[marker].text in {"cùng", "liên", "trao", "thống", "hiệp"} and words[marker + 1].text != "với"
    names = list(naming.list_at(at, bare=certain and not weak, across=",/;" if first else ",/"))
    if not names and words[marker].text == "phối":
        # "Tăng cường phối hợp và các hoạt động tương tác giữa A với B …".
        between = next((i for i in words.upto(at, at + 8) if words[i].text == "giữa" and words.has(i + 1)), None)
        if between is not None:
            at = between + 1
            names = list(naming.list_at(at))
    if not names:
        return ()
    if words[at - 1].text in _BETWEEN and words.has(names[-1].stop) and words[names[-1].stop].text in {"với", "và"}:
        names += naming.list_at(names[-1].stop + 1)
    stop = names[-1].stop
    ahead = [word.text for word in words.run(stop, stop + 4)]
    for example in (["như"], ["như", ":"], ["gồm"], ["bao", "gồm"], ["(", "như"], ["("]):
        if ahead[: len(example)] == example:
            names += naming.list_at(stop + len(example), bare=False)
            break
    if ahead[:4] == [",", "đặc", "biệt", "là"] or ahead[:3] == [",", "nhất", "là"]:
        names += naming.list_at(stop + (4 if ahead[1] == "đặc" else 3))
    return tuple(names)


def turned_round(
    words: Words,
    own: Subject | None,
    named: tuple[Found[str], ...],
    coordinators: tuple[Found[str], ...],
    header: Header,
) -> tuple[tuple[Found[str], ...], tuple[Found[str], ...]]:
    """Lead and coordinators, changed over where A only cooperates with the body the whole document is about."""
    topic = _topic_in(header.title.value) if header.title is not None else None
    if not topic or not named or not _only_cooperates(words, own):
        return named, coordinators
    leading = tuple(c for c in coordinators if fold(c.value).startswith(topic))
    if not leading:
        return named, coordinators
    others = tuple(c for c in coordinators if c not in leading)
    lead = tuple(
        Found(value=c.value, spans=c.spans, rule="lead.of_the_subject", confidence=round(c.confidence * 0.75, 3))
        for c in leading
    )
    return lead, (*named, *others)


def cooperating_act(words: Words, own: Subject | None, met: tuple[Name, ...]) -> list[Word]:
    """The words of the act behind the partners, where cooperating is all that the one addressed is told."""
    if not met or not _only_cooperates(words, own):
        return []
    return words.run(met[-1].stop, len(words))


def _only_cooperates(words: Words, own: Subject | None) -> bool:
    """The first act is "phối hợp", and no more than one act of its own comes after it."""
    at = own.stop if own else after_label(words)
    while words.has(at) and not is_mark(words, at, ";.") and words[at].text != "phối":
        if _LEADS.length_at(words, at):
            return False
        if own is None and at - after_label(words) >= 4:
            return False
        if own is not None and not (ADVERBS.length_at(words, at) or _grounds(words, own.stop, at)):
            return False
        at += max(1, ADVERBS.length_at(words, at) if own else 1)
    if not words.has(at) or words[at].text != "phối":
        return False
    return sum(1 for i in words.marks_from(at) if words[i].text == ";" and words.has(i + 2)) <= 1


def _grounds(words: Words, start: int, at: int) -> bool:
    """Within "căn cứ chức năng, nhiệm vụ được giao"."""
    return words.has(start) and words[start].text in {"căn", "theo"} and at - start < 14


@lru_cache(maxsize=32)
def _topic_in(title: str) -> str | None:
    """The body a plan as a whole is about: named in its title after "về", and no authority that only issues."""
    about = fold(title).find(" về ")
    if about < 0:
        return None
    words = words_in(title, Span(about + 4, len(title)))
    naming, i = naming_of(words), 0
    while words.has(i):
        name = naming.name_at(i, bare=False)
        if name is None:
            i += 1
            continue
        value = fold(title[name.span.start : name.span.end])
        if name.kind == "agency" and not _AUTHORITY.match(value):
            return " ".join(value.split()[:5]) if len(value.split()) > 5 else value
        i = name.stop
    return None
