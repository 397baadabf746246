"""What a way of writing would be taken for in a paper, and why. Asked by a person: nothing is made, nothing waits."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from nhipcau.agencies.collectives.members import members_of
from nhipcau.agencies.collectives.rules import KEPT, spoken
from nhipcau.agencies.functions import functions_in
from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.levels import EndedLevel, ended_level_in
from nhipcau.agencies.lists.day import lists_of_day
from nhipcau.agencies.lists.held import holding
from nhipcau.agencies.lists.shapes import SHAPES
from nhipcau.agencies.models import Agency, Level
from nhipcau.agencies.names.asking import Heard, ask, existing
from nhipcau.agencies.names.finding import Asked, Register, is_doubtful, load_register, proposals, surely_and_why
from nhipcau.agencies.names.naming import CENTRE, Locality, Sort, locality_of_document
from nhipcau.agencies.names.parts import named_by_alias, parts_of
from nhipcau.agencies.services.names import find_agencies, is_host, makes_agency
from nhipcau.agencies.services.waiting import decided
from nhipcau.foundation import clock
from nhipcau.foundation.lists import written_of
from nhipcau.ground.actor import Actor
from nhipcau.ground.lists import ListShape, Written
from nhipcau.ground.text import fold, write_out

MOST_SHOWN = 12
"""Members of a collective that are named one by one."""


class Outcome(StrEnum):
    """What becomes of a name, in the order in which it is asked."""

    ITSELF = "itself"
    SAID = "said"  # a person decided so before
    SET_ASIDE = "set_aside"  # a person said it is no one agency
    NOBODY = "nobody"
    COLLECTIVE = "collective"
    NAMED = "named"  # the register knows that very name
    SURE = "sure"  # another spelling or an abbreviation of one name alone
    WAITS = "waits"  # for a person, with what it may be
    MADE = "made"  # a body the register did not know, taken in to be looked at


@dataclass(frozen=True, slots=True)
class Named:
    """An agency; `score` of 100 and `why` are said of what it may only be."""

    agency_id: int
    label: str = ""
    score: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Many:
    """Whom a collective lists on the day. `by_hand`: by a rule that an administrator wrote."""

    words: str
    meaning: str
    by_hand: bool
    ended: str
    number: int
    first: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """One name of what was written. `read_as` is the name written out; `by_alias`: the list says it stands for it."""

    written: str
    outcome: Outcome
    read_as: str
    place: str
    by_alias: bool
    agencies: tuple[Named, ...] = ()
    why: str = ""
    many: Many | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """`issuer` is whose paper it is, where the register knows it; `place` its province, empty for the centre."""

    meanings: tuple[Meaning, ...]
    functions: tuple[tuple[str, str], ...]
    ended: EndedLevel | None
    place: str
    issuer: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A row of a list before it is written."""

    shape: ListShape
    written: Written


def try_name_for(
    viewer: Actor, written: str, *, issuer: str, on: date, draft: Draft | None = None
) -> tuple[Tried, Tried | None]:
    """As it is understood now, and as it would be with the draft. A number of queries that does not grow with them."""
    del viewer  # names of public bodies are public, and the lists are the same for everyone
    with lists_of_day(on):
        now = _tried(written, issuer=issuer, on=on)
    if draft is None:
        return now, None
    with _with_draft(draft, on=on):
        return now, _tried(written, issuer=issuer, on=on)


def likely_issuer_for(viewer: Actor) -> str:
    """Whose papers are asked about first: the viewer's own agency's, else those of the province that works here."""
    own = viewer.agency_id
    here = Agency.objects.filter(level=Level.PROVINCE, accounts__isnull=False)
    if own is not None:
        here = Agency.objects.filter(pk=own)
    found = here.order_by("id").values_list("pk", flat=True).first()
    return labels_of([found], on=clock.today()).get(found or 0, "")


def _with_draft(draft: Draft, *, on: date) -> AbstractContextManager[None]:
    """The later written speaks: the draft stands last."""
    kept = written_of(SHAPES.values())
    code = draft.shape.code
    return holding(tuple((kept | {code: (*kept[code], draft.written)}).items()), on=on)


def _tried(written: str, *, issuer: str, on: date) -> Tried:
    place = locality_of_document(issuer=issuer or None, parent_issuer=None, place=None, on=on) if issuer else CENTRE
    hosts = find_agencies(names=[issuer], locality=place, on=on) if issuer else ()
    host_id = hosts[0] if hosts else None
    pieces = list(dict.fromkeys(parts_of(written)))
    heard = [Heard(written=piece, locality=place, host_id=host_id) for piece in pieces]
    asked = dict(zip(pieces, ask(heard, on=on), strict=True))
    meanings = _meanings(asked, place=place, host_id=host_id, on=on)
    labels = labels_of([one.agency_id for m in meanings for one in (*m.agencies, *_first(m))] + [host_id], on=on)
    return Tried(
        meanings=tuple(_labelled(one, labels) for one in meanings),
        functions=functions_in(written),
        ended=ended_level_in(written, on=on),
        place=place.text,
        issuer=labels.get(host_id or 0, ""),
    )


def _meanings(asked: Mapping[str, Asked], *, place: Locality, host_id: int | None, on: date) -> list[Meaning]:
    """In the order in which a paper's names are settled (`match_or_make_agencies`); four queries."""
    answered = decided({p: one for p, one in asked.items() if not is_host(one, host_id)}, locality=place)
    settled = answered.agencies.keys() | answered.taken_back
    single = {p: one for p, one in asked.items() if p not in settled and one.one.sort in (Sort.AGENCY, Sort.UNKNOWN)}
    known = existing(single, on=on)
    register = load_register(asked.values(), on=on)

    def meant(piece: str, one: Asked) -> Meaning:
        if is_host(one, host_id) and host_id is not None:
            return _meaning(piece, one, Outcome.ITSELF, (Named(host_id),))
        if piece in answered.agencies:
            agency = answered.agencies[piece]
            return _meaning(piece, one, Outcome.SAID if agency else Outcome.SET_ASIDE, _named(agency))
        if one.one.sort in (Sort.COLLECTIVE, Sort.NOBODY):
            return _of_many(piece, one, place=place, host_id=host_id, on=on)
        if piece in known:
            return _meaning(piece, one, Outcome.NAMED, _named(known[piece]))
        sure = None if piece in answered.taken_back else surely_and_why(one, register)
        if sure is not None:
            return _meaning(piece, one, Outcome.SURE, (Named(sure[0]),), why=sure[1])
        makes = makes_agency(one) and piece not in answered.waiting and not is_doubtful(one, register)
        return _meaning(piece, one, Outcome.MADE if makes else Outcome.WAITS, _likely(one, register))

    return [meant(piece, one) for piece, one in asked.items()]


def _meaning(piece: str, one: Asked, outcome: Outcome, agencies: tuple[Named, ...] = (), *, why: str = "") -> Meaning:
    return Meaning(
        written=piece,
        outcome=outcome,
        read_as=one.one.name,
        place=one.one.locality.text,
        by_alias=bool(named_by_alias(fold(write_out(piece)))),
        agencies=agencies,
        why=why,
    )


def _named(agency_id: int | None) -> tuple[Named, ...]:
    return (Named(agency_id),) if agency_id is not None else ()


def _likely(one: Asked, register: Register) -> tuple[Named, ...]:
    found = proposals(one, register)
    return tuple(Named(near.agency_id, score=round(100 * near.score), why=near.why) for near in found)


def _of_many(piece: str, one: Asked, *, place: Locality, host_id: int | None, on: date) -> Meaning:
    speaks = spoken(piece) if one.one.sort is Sort.COLLECTIVE else None
    if speaks is None:
        return _meaning(piece, one, Outcome.NOBODY)
    rule = speaks.rule
    members = members_of(speaks, locality=place, on=on, host_id=host_id)
    many = Many(
        words=rule.words,
        meaning=rule.meaning,
        # The draft has no number yet.
        by_hand=rule.ident.startswith(KEPT) or not rule.ident,
        ended="" if rule.holds_on(on) else rule.ended,
        number=len(members),
        first=tuple(Named(agency_id) for agency_id in members[:MOST_SHOWN]),
    )
    return replace(_meaning(piece, one, Outcome.COLLECTIVE), many=many)


def _first(meaning: Meaning) -> tuple[Named, ...]:
    return meaning.many.first if meaning.many else ()


def _labelled(meaning: Meaning, labels: Mapping[int, str]) -> Meaning:
    def told(some: tuple[Named, ...]) -> tuple[Named, ...]:
        return tuple(replace(one, label=labels.get(one.agency_id, "")) for one in some)

    many = replace(meaning.many, first=told(meaning.many.first)) if meaning.many else None
    return replace(meaning, agencies=told(meaning.agencies), many=many)
