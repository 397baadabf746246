"""Who leads, who coordinates, who is only asked: the parties of one order, with roles."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from nhipcau.ground.text import key_of
from nhipcau.reading.deadlines.reader import last_sentence
from nhipcau.reading.deadlines.rows import settled
from nhipcau.reading.names import Name
from nhipcau.reading.parties.authority import asked_along, is_courteous, outside
from nhipcau.reading.parties.behind import behind_colon, helping, in_brackets, joined_as_helping, marked_as_helping
from nhipcau.reading.parties.columns import of_cells
from nhipcau.reading.parties.commands import Subject
from nhipcau.reading.parties.cooperation import cooperating_act, leading_together, partners, turned_round
from nhipcau.reading.parties.elsewhere import leads_the_same_act
from nhipcau.reading.parties.labels import after_label
from nhipcau.reading.parties.naming import found, meant, once
from nhipcau.reading.parties.reporting import reported_to
from nhipcau.reading.parties.roles import roles_of
from nhipcau.reading.parties.subject import further_asked, heading_subject, subject_of
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Header, Order, Parties, SourceKind, Span
from nhipcau.reading.words import Words, phrases, words_in, words_of

_ANNOUNCES = phrases("verbs", "announces")
_LONGEST = 20_000
"""Letters of one order or heading: the longest real ones have some four thousand; what is longer has lost its lines."""
_SENTENCES_BEFORE = 12
_SPEAKING = ("lead.heading", "lead.after_opener")

__all__ = ["read_parties"]


def read_parties(source: Source, order: Order, header: Header, kind: SourceKind) -> Parties:
    """The parties as the text names them; inherited ones from the nearest heading or lead-in (contract rules 3-11).

    What a press item tells of an order is second-hand: each of its names is believed less.
    """
    parties = _read(source, order, header)
    if kind is not SourceKind.PRESS:
        return parties
    return replace(
        parties,
        lead=tuple(_less_sure(name) for name in parties.lead),
        coordinators=tuple(_less_sure(name) for name in parties.coordinators),
        requested=tuple(_less_sure(name) for name in parties.requested),
    )


def _less_sure(name: Found[str]) -> Found[str]:
    return replace(name, confidence=round(name.confidence * 0.8, 3))


def _read(source: Source, order: Order, header: Header) -> Parties:
    order = _within_reach(order)
    parties = of_cells(source, settled(source, order.cells)) if order.cells else None
    if parties is None or not (parties.lead or parties.coordinators):
        parties = _of_words(source, order, header)
    to, via = reported_to(source, order) if order.is_report else (None, ())
    return Parties(
        lead=parties.lead,
        coordinators=parties.coordinators,
        requested=parties.requested,
        roles=roles_of(source, order, parties),
        report_to=to,
        via=via,
    )


def _within_reach(order: Order) -> Order:
    """The order with its headings and what stands before it, each cut to what a person would write."""
    long = [span for span in (order.span, *order.above) if span.end - span.start > _LONGEST]
    if not long:
        return order
    cut = [Span(span.start, min(span.end, span.start + _LONGEST)) for span in (order.span, *order.above)]
    return replace(order, span=cut[0], above=tuple(cut[1:]))


def _of_words(source: Source, order: Order, header: Header) -> Parties:
    words = words_of(source, order.span)
    own = subject_of(words)
    if own is None and (bracketed := in_brackets(words, order) or behind_colon(words)):
        return _bracketed(source, words, bracketed)
    if own is not None and not own.asked and _asks_courteously(source, order):
        own = own._replace(asked=True, invited=True)
    named = _named(source, own, sure=1.0) if own is not None else ()
    met = partners(words, own.stop if own else 0)
    coordinators = tuple(found(source, name) for name in (*met, *helping(words, after_label(words))))
    if own is not None and (helpers := _helpers(words, own)):
        aside = {name.span for name in helpers}
        named = tuple(name for name in named if name.spans[0] not in aside)
        coordinators = (*(found(source, name) for name in helpers), *coordinators)
    subject = own
    if own is None:
        subject, named, passed_down = _inherited(source, order, header)
        coordinators = (*coordinators, *passed_down)
    together = leading_together(words, own.stop if own else after_label(words))
    named = once((*named, *(found(source, name, rule="lead.together", sure=0.9) for name in together)))
    coordinators = once(coordinators, without=named)
    invited: tuple[Found[str], ...] = ()
    if own is not None and own.asked:
        invited = tuple(found(source, n, rule="lead.asked", sure=0.8) for n in further_asked(words, own.stop))
        named = once((*named, *invited))
    if subject is not None and subject.asked and named:
        asked = tuple(n for n in named if n in invited or subject.invited or outside(meant(source, n), header))
        if asked:
            along = tuple(name for name in named if named[0] in asked and asked_along(meant(source, name)))
            asked = tuple(name for name in named if name in asked or name in along)
            ordered = tuple(name for name in named if name not in asked)
            return Parties(lead=ordered, coordinators=coordinators, requested=asked)
    lead, coordinators = turned_round(words, own, named, coordinators, header)
    if lead == named and lead and coordinators and (act := cooperating_act(words, own, met)):
        first = coordinators[0]
        if leads_the_same_act(source, order, header, partner=first.value, act=act):
            leader = replace(first, rule="lead.ordered_elsewhere", confidence=round(first.confidence * 0.7, 3))
            return Parties(lead=(leader,), coordinators=(*named, *coordinators[1:]))
    return Parties(lead=lead, coordinators=coordinators)


def _helpers(words: Words, own: Subject) -> tuple[Name, ...]:
    """Those of the subject's names that the sentence marks as helping the others."""
    joined = joined_as_helping(words, own.names)
    return tuple(name for name in own.names if name in joined or marked_as_helping(words, name))


def _asks_courteously(source: Source, order: Order) -> bool:
    """The lead-in right above asks: "trân trọng đề nghị Quý Sở:"; its items name whom."""
    if not order.above:
        return False
    heading = _heading(source.text, source.shadow, order.above[-1])
    subject = heading.subject if heading.opens_a_list else None
    return subject is not None and subject.asked and is_courteous(source.words(subject.names[0].span))


def _bracketed(source: Source, words: Words, names: tuple[Name, ...]) -> Parties:
    lead = tuple(found(source, name, rule="lead.brackets", sure=0.8) for name in names)
    beside = (*partners(words, names[-1].stop), *helping(words, names[0].start))
    return Parties(lead=once(lead), coordinators=once(tuple(found(source, n) for n in beside), without=lead))


def _named(source: Source, subject: Subject, *, sure: float) -> tuple[Found[str], ...]:
    return tuple(found(source, name, rule=subject.rule, sure=sure * subject.confidence) for name in subject.names)


def _inherited(
    source: Source, order: Order, header: Header
) -> tuple[Subject | None, tuple[Found[str], ...], tuple[Found[str], ...]]:
    """The subject of the nearest heading or lead-in, and the coordinators a lead-in passes down (rules 3 and 10)."""
    together: tuple[Found[str], ...] = ()
    for above in (*_before_in_paragraph(source, order), *reversed(order.above)):
        heading = _heading(source.text, source.shadow, above)
        words, subject, lead_in = heading.words, heading.subject, heading.lead_in
        if subject is None or _is_the_issuer(source, subject, header) or (lead_in and _announces(words, subject)):
            # "Chủ trì, phối hợp với B …, cụ thể:": the one who leads stands further out, the coordinators here.
            together += tuple(found(source, n, sure=0.85) for n in partners(words, 0)) if lead_in else ()
            continue
        passed = tuple(found(source, n, sure=0.85) for n in partners(words, subject.stop)) if lead_in else ()
        return subject, _named(source, subject, sure=0.95), (*together, *passed)
    if header.type is not None and header.type.value == "CV" and header.addressees:
        addressed = tuple(
            Found(value=a.value, spans=a.spans, rule="lead.addressee", confidence=0.5) for a in header.addressees
        )
        return None, addressed, together
    return None, (), together


class _Heading(NamedTuple):
    """What stands above an order: its words, or its last sentence's; whom it addresses; how it ends."""

    words: Words
    subject: Subject | None
    lead_in: bool
    """It leads in, or is the first half of the same sentence."""
    opens_a_list: bool


# Every order under a heading asks.
@lru_cache(maxsize=256)
def _heading(text: str, shadow: str, above: Span) -> _Heading:
    """Whom a heading or lead-in addresses; a lead-in of several sentences does it in its last."""
    said = text[above.start : above.end].rstrip(" *\n")
    lead_in, opens_a_list = said.endswith((":", ";", ",")), said.endswith(":")
    words = words_in(shadow, above)
    last = words_in(shadow, last_sentence(shadow, above)) if opens_a_list else words
    if subject := heading_subject(last):
        return _Heading(last, subject, lead_in, opens_a_list)
    return _Heading(words, heading_subject(words), lead_in, opens_a_list)


def _before_in_paragraph(source: Source, order: Order) -> tuple[Span, ...]:
    """What stands before the order in its own paragraph, nearest sentence first: a later sentence keeps the subject."""
    line = source.shadow.rfind("\n", 0, order.span.start) + 1
    start = max(line if order.paragraph is None else order.paragraph.start, order.span.start - _LONGEST)
    before = source.shadow[start : order.span.start]
    if len(before.split(maxsplit=4)) < 4:
        return ()
    ends = [m.end() for m in re.finditer(r"[.;]\s+(?=\S)", before)]
    cuts = [0, *(end for end in ends if end < len(before.rstrip()))]
    return tuple(Span(start + cut, order.span.start) for cut in reversed(cuts[-_SENTENCES_BEFORE:]))


def _announces(words: Words, subject: Subject) -> bool:
    """ "Ban Thường vụ Huyện ủy xây dựng kế hoạch … như sau:": the issuer under another of its names."""
    if subject.asked or subject.rule not in _SPEAKING or words[len(words) - 2].text not in {"sau", "thể"}:
        return False
    return any(_ANNOUNCES.length_at(words, at) for at in words.upto(subject.stop, subject.stop + 2))


@lru_cache(maxsize=256)
def _written_out(name: str) -> str:
    return key_of(name)


def _is_the_issuer(source: Source, subject: Subject, header: Header) -> bool:
    """ "Ủy ban nhân dân tỉnh ban hành Kế hoạch … như sau:": the one who issues tells others what to do."""
    if header.issuer is None or len(subject.names) > 1 or subject.asked:
        return False
    issuer = _written_out(header.issuer.value)
    printed = source.words(subject.names[0].span)
    named = _written_out(printed)
    # "Các đơn vị thuộc Bộ Y tế" are not the ministry that issues.
    heads = named.endswith(issuer) and " - " not in printed  # "Cục X - Bộ Y" is not the ministry.
    return issuer.startswith(named) or (heads and subject.names[0].kind != "collective")
