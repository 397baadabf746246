"""With whom: the names after "phối hợp với", and when it is they who lead (contract rules 4 and 11)."""

from __future__ import annotations

from collections.abc import Sequence

from nhipcau.reading.names import Name, Naming
from nhipcau.reading.names.vocabulary import is_mark
from nhipcau.reading.parties.authority import starts_with
from nhipcau.reading.parties.labels import after_label
from nhipcau.reading.parties.subject import ADVERBS, Subject
from nhipcau.reading.types import Found, Header, Span
from nhipcau.reading.words import Word, fold, lexicon, phrases, words_in

_MARKERS = phrases("verbs", "coordinates")
_LEADS = phrases("verbs", "leads")
_TOGETHER = phrases("verbs", "leads_together")
_BETWEEN = frozenset({"giữa", "của"})
_MANNERS = frozenset(lexicon("verbs", "manners"))
_AUTHORITY = starts_with("authorities")


def partners(words: Sequence[Word], start: int) -> tuple[Name, ...]:
    """The names after each marker of cooperation, in order."""
    names: list[Name] = []
    i = start
    while i < len(words):
        length = _marker(words, i)
        if not length:
            i += 1
            continue
        listed = () if _in_a_title(words, i) else _listed(words, i, i + length)
        names += [name for name in listed if name.start >= i]
        i = listed[-1].stop if listed else i + length
    return tuple(names)


def leading_together(words: Sequence[Word], start: int) -> tuple[Name, ...]:
    """ "Đồng chủ trì với Bộ X …": those who lead beside the one addressed."""
    for i in range(start, min(len(words), start + 6)):
        if length := _TOGETHER.length_at(words, i):
            return Naming(words).list_at(i + length, bare=False)
    return ()


def _in_a_title(words: Sequence[Word], at: int) -> bool:
    """ "Chương trình phối hợp giữa A và B" is the name of a paper, not an order to cooperate."""
    before = [word.text for word in words[max(0, at - 2) : at]]
    return before in (["chương", "trình"], ["quy", "chế"], ["thỏa", "thuận"]) and words[at - 2].capital


def _marker(words: Sequence[Word], at: int) -> int:
    length = _MARKERS.length_at(words, at)
    if words[at].text != "phối" or length > 3:
        return length
    # "Phối hợp chặt chẽ, thường xuyên với …": the manner stands between.
    end = at + max(length, 2)
    ahead = end
    while ahead < len(words) and ahead - end < 7 and words[ahead].text in _MANNERS:
        ahead += 1
    if length and ahead < len(words) and words[ahead].text in {"với", "cùng"} and ahead > end:
        ahead += 1
        return ahead - at + (1 if ahead < len(words) and words[ahead].text == "với" else 0)
    return length


def _listed(words: Sequence[Word], marker: int, at: int) -> tuple[Name, ...]:
    naming = Naming(words)
    certain = words[at - 1].text in {"với", "giữa", "của"} or words[at - 1].text == "trợ"
    weak = words[marker].text in {"cùng", "liên", "trao", "thống", "hiệp"} and words[marker + 1].text != "với"
    names = list(naming.list_at(at, bare=certain and not weak))
    if not names and words[marker].text == "phối":
        # "Tăng cường phối hợp và các hoạt động tương tác giữa A với B …".
        between = next((i for i in range(at, min(at + 8, len(words) - 1)) if words[i].text == "giữa"), None)
        if between is not None:
            at = between + 1
            names = list(naming.list_at(at))
    if not names:
        return ()
    if words[at - 1].text in _BETWEEN and names[-1].stop < len(words) and words[names[-1].stop].text in {"với", "và"}:
        names += naming.list_at(names[-1].stop + 1)
    stop = names[-1].stop
    ahead = [word.text for word in words[stop : stop + 4]]
    for example in (["như"], ["như", ":"], ["gồm"], ["bao", "gồm"], ["(", "như"], ["("]):
        if ahead[: len(example)] == example:
            names += naming.list_at(stop + len(example), bare=False)
            break
    if ahead[:4] == [",", "đặc", "biệt", "là"] or ahead[:3] == [",", "nhất", "là"]:
        names += naming.list_at(stop + (4 if ahead[1] == "đặc" else 3))
    return tuple(names)


def turned_round(
    words: Sequence[Word],
    own: Subject | None,
    named: tuple[Found[str], ...],
    coordinators: tuple[Found[str], ...],
    header: Header,
) -> tuple[tuple[Found[str], ...], tuple[Found[str], ...]]:
    """Lead and coordinators, changed over where A only cooperates with the body the whole document is about."""
    topic = topic_of(header)
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


def cooperating_act(words: Sequence[Word], own: Subject | None) -> Sequence[Word]:
    """The words of the act behind the partners, where cooperating is all that the one addressed is told."""
    if not _only_cooperates(words, own):
        return ()
    met = partners(words, own.stop if own else 0)
    return words[met[-1].stop :] if met else ()


def _only_cooperates(words: Sequence[Word], own: Subject | None) -> bool:
    """The first act is "phối hợp", and no more than one act of its own comes after it."""
    at = own.stop if own else after_label(words)
    while at < len(words) and not is_mark(words, at, ";.") and words[at].text != "phối":
        if _LEADS.length_at(words, at):
            return False
        if own is None and at - after_label(words) >= 4:
            return False
        if own is not None and not (ADVERBS.length_at(words, at) or _grounds(words, own.stop, at)):
            return False
        at += max(1, ADVERBS.length_at(words, at) if own else 1)
    if at >= len(words) or words[at].text != "phối":
        return False
    own_acts = sum(1 for i in range(at, len(words) - 2) if is_mark(words, i, ";"))
    return own_acts <= 1


def _grounds(words: Sequence[Word], start: int, at: int) -> bool:
    """Within "căn cứ chức năng, nhiệm vụ được giao"."""
    return start < len(words) and words[start].text in {"căn", "theo"} and at - start < 14


def topic_of(header: Header) -> str | None:
    """The body a plan as a whole is about: named in its title after "về", and no authority that only issues."""
    if header.title is None:
        return None
    title = header.title.value
    about = fold(title).find(" về ")
    if about < 0:
        return None
    words = words_in(title, Span(about + 4, len(title)))
    naming, i = Naming(words), 0
    while i < len(words):
        name = naming.name_at(i, bare=False)
        if name is None:
            i += 1
            continue
        value = fold(title[name.span.start : name.span.end])
        if name.kind == "agency" and not _AUTHORITY.match(value):
            return " ".join(value.split()[:5]) if len(value.split()) > 5 else value
        i = name.stop
    return None
