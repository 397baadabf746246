"""Which other documents a document names, and how it stands to them."""

from __future__ import annotations

from nhipcau.ground.identity import canonical_code
from nhipcau.reading.references.joining import (
    Group,
    commonest_code,
    commonest_date,
    forms_of,
    issuers_of,
    joined,
    plainest,
    spans_of,
)
from nhipcau.reading.references.mention import Mention
from nhipcau.reading.references.mentions import mentions_in, own_codes
from nhipcau.reading.references.misprints import of_guessed_figures
from nhipcau.reading.references.nesting import about_each_other, outer_of
from nhipcau.reading.references.pinpoints import pinpoints_of
from nhipcau.reading.references.relations import STRENGTH, Neighbour, Setting, relation_of, setting_of
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Header, Reference, Relation, Span


def read_references(source: Source, document: Span, header: Header) -> tuple[Reference, ...]:
    """One entry per cited document, in order of first appearance. The document's own number is none of them."""
    text = source.shadow
    is_press = header.type is not None and header.type.value == "BAI_BAO"
    mentions = mentions_in(text, start=document.start, end=document.end, is_press=is_press)
    if source.guessed_figures:
        mentions = tuple(_less_sure(source, mention) for mention in mentions)
    groups = [group for group in joined(mentions) if not _is_own(group, header)]
    sent_along = own_codes(source, start=document.end, end=len(text))
    setting = setting_of(text, document=document, header=header, sent_along=sent_along)
    relations = _relations(text, groups, setting)
    about = about_each_other(groups)
    return tuple(
        _reference(source, group, relation=relation, about=named)
        for group, relation, named in zip(groups, relations, about, strict=True)
    )


def _less_sure(source: Source, mention: Mention) -> Mention:
    code = mention.code
    if code is None or not any(map(source.has_guessed_figures, code.spans)):
        return mention
    return mention._replace(code=of_guessed_figures(code))


def _is_own(group: Group, header: Header) -> bool:
    if header.code is None or group.key != canonical_code(header.code.value):
        return False
    own = header.date.value if header.date else None
    return own is None or not group.dates or own in group.dates


def _relations(text: str, groups: list[Group], setting: Setting) -> list[Relation]:
    """Outer citations first: what a nested one means depends on the citation whose summary it stands in."""
    of_mention: dict[Span, Relation] = {}
    sent = {m.span for g in groups if g.key in setting.sent_along for m in g.mentions}
    everything = sorted((m for g in groups for m in g.mentions), key=lambda m: m.span)
    previous: Neighbour | None = None
    for mention, outer in zip(everything, outer_of(everything), strict=True):
        if mention.span in sent:
            relation = Relation.TRANSMITS
        else:
            above = of_mention.get(outer.span) if outer else None
            relation = relation_of(text, mention, setting=setting, outer=above, previous=previous)
        of_mention[mention.span] = relation
        previous = previous if outer else Neighbour(mention.span.end, relation)
    return [_relation_of_group(group, of_mention, setting) for group in groups]


# A plan exists to carry out; a decision or resolution that details a law rests on it.
_PLANS = {"KH", "CTr"}


def _relation_of_group(group: Group, of_mention: dict[Span, Relation], setting: Setting) -> Relation:
    """The strongest of its places; but what a plan says in its own title that it carries out is no mere ground."""
    strongest = min((of_mention[m.span] for m in group.mentions), key=STRENGTH.index)
    if setting.type not in _PLANS:
        return strongest
    in_title = {of_mention[m.span] for m in group.mentions if setting.in_title(m.span.start)}
    return Relation.IMPLEMENTS if strongest is Relation.BASED_ON and Relation.IMPLEMENTS in in_title else strongest


def _type(mentions: list[Mention]) -> Found[str] | None:
    """The type by its first word; by the symbol where no word says it."""
    types = [m.type for m in mentions if m.type]
    return max(types, key=lambda found: found.confidence >= 0.9) if types else None


def _reference(source: Source, group: Group, *, relation: Relation, about: tuple[int, ...]) -> Reference:
    text, mentions = source.text, group.mentions
    code = commonest_code([m.code for m in mentions if m.code and canonical_code(m.code.value) == group.key])
    title = plainest([m.title for m in mentions if m.title])
    return Reference(
        type=_type(mentions),
        code=code,
        date=commonest_date(mentions),
        issuer=plainest([m.issuer for m in mentions if m.issuer]),
        title=title,
        relation=relation,
        spans=spans_of(mentions),
        about=about,
        forms=forms_of(text, mentions),
        issuers=issuers_of(mentions),
        pinpoints=pinpoints_of(source.folded, text, mentions),
        rule=code.rule if code else (title.rule if title else "references.name"),
        confidence=code.confidence if code else (title.confidence if title else 0.5),
    )
