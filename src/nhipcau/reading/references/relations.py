"""How the citing document stands to what it cites, from the words around the citation and the part it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.reading.references import clauses
from nhipcau.reading.references.mention import Mention
from nhipcau.reading.types import Header, Relation, Span

# Which reading of several mentions of one document counts.
STRENGTH = (
    Relation.TRANSMITS,
    Relation.REPLACES,
    Relation.AMENDS,
    Relation.BASED_ON,
    Relation.IMPLEMENTS,
    Relation.REPORTS_ON,
    Relation.CITES,
)
# Longer than this, what stands before a citation is a table without full stops, not a sentence.
_LONGEST_SENTENCE = 600


@dataclass(frozen=True, slots=True)
class Setting:
    """The parts of the citing document that decide what a citation means."""

    span: Span
    type: str | None
    title: Span | None
    has_own_code: bool
    opening_end: int
    """Where the first order, article or section begins."""
    basis: tuple[Span, ...]
    sent_along: frozenset[str]
    """Canonical codes of the documents that stand behind this one in the same file."""

    def is_basis(self, at: int) -> bool:
        return any(span.start <= at < span.end for span in self.basis)

    def in_title(self, at: int) -> bool:
        return self.title is not None and self.title.start <= at < self.title.end

    def in_opening(self, at: int) -> bool:
        return self.in_title(at) or at < self.opening_end


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The citation before this one, and what it turned out to mean."""

    end: int
    relation: Relation


@dataclass(frozen=True, slots=True)
class Clause:
    """A citation between the words of its sentence."""

    start: int
    before: str
    after: str


def setting_of(text: str, *, document: Span, header: Header, sent_along: frozenset[str]) -> Setting:
    body_start = max(header.body.start, document.start) if header.body else document.start
    opening_end = _opening_end(text, body_start, document.end)
    title = Span(header.title.spans[0].start, header.title.spans[-1].end) if header.title else None
    return Setting(
        span=document,
        type=header.type.value if header.type else None,
        title=title,
        has_own_code=header.code is not None,
        opening_end=opening_end,
        basis=(
            *(Span(*m.span()) for m in clauses.BASIS.finditer(text, document.start, opening_end)),
            *(Span(*m.span()) for m in clauses.BASIS_SECTION.finditer(text, document.start, document.end)),
        ),
        sent_along=sent_along,
    )


def _opening_end(text: str, start: int, end: int) -> int:
    """Where the first section, article or item begins; a letter without any opens with its first two paragraphs."""
    if (begins := clauses.BODY_BEGINS.search(text, start, end)) is not None:
        return begins.start()
    paragraphs = list(clauses.PARAGRAPH_END.finditer(text, start, end))
    return paragraphs[1].end() if len(paragraphs) > 2 else end


def relation_of(
    text: str, mention: Mention, *, setting: Setting, outer: Relation | None, previous: Neighbour | None
) -> Relation:
    """`outer` is the relation of the citation whose summary this mention stands in, if it stands in one."""
    clause = _clause(text, mention.span, setting)
    if outer is not None:
        carries = outer in {Relation.IMPLEMENTS, Relation.REPORTS_ON} and clauses.CARRY_OUT_NEAR.search(clause.before)
        return Relation.IMPLEMENTS if carries else Relation.CITES
    if clauses.ISSUED_WITH.search(clause.before) and not setting.has_own_code:
        return Relation.BASED_ON
    if _is_sent(clause, setting):
        return Relation.TRANSMITS
    if (changed := _changed(clause, mention, setting)) is not None:
        return changed
    if _is_in_ending_list(text, mention.span.start, clause, setting):
        return Relation.REPLACES
    in_opening = setting.in_opening(mention.span.start)
    if setting.is_basis(mention.span.start) or clauses.PROPOSED.search(clause.before):
        return Relation.BASED_ON
    if in_opening and clauses.RESTS_ON.search(clause.before):
        return Relation.BASED_ON
    if _is_reported(clause, mention, setting):
        return Relation.REPORTS_ON
    return Relation.IMPLEMENTS if _is_carried_out(clause, mention, setting, previous) else Relation.CITES


def _clause(text: str, at: Span, setting: Setting) -> Clause:
    start = _sentence_start(text, at.start, setting.span.start)
    return Clause(start, text[start : at.start], text[at.end : min(at.end + 200, setting.span.end)])


def _is_sent(clause: Clause, setting: Setting) -> bool:
    return setting.type == "CV" and bool(clauses.SENDS.search(clause.before) or clauses.SENT.match(clause.after))


def _changed(clause: Clause, mention: Mention, setting: Setting) -> Relation | None:
    """Replaced or amended by this very document."""
    before, after = clause.before, clause.after
    in_title = setting.in_title(mention.span.start)
    is_article = len(before) <= _LONGEST_SENTENCE and bool(clauses.ARTICLE_AMENDS.match(before))
    is_this = clauses.THIS_DOCUMENT.search(before)
    if clauses.REPLACES.search(before) and (is_this or in_title or is_article):
        is_part = clauses.PART.search(before) or clauses.REPEALED_PART.search(before)
        return Relation.AMENDS if is_part else Relation.REPLACES
    ends = clauses.ENDS.match(after)
    if ends and "không" not in ends.group() and (is_this or clauses.THIS_DOCUMENT.search(after)):
        return Relation.AMENDS if clauses.PART.search(before) else Relation.REPLACES
    if not (in_title or is_article) or clauses.CARRY_OUT_NEAR.search(before) or clauses.AMENDED_BY.search(before):
        return None
    return Relation.AMENDS if clauses.AMENDS.search(before) else None


def _is_in_ending_list(text: str, at: int, clause: Clause, setting: Setting) -> bool:
    """ "a) Thông tư số …" under "Các Thông tư sau đây hết hiệu lực …:"."""
    floor = max(setting.span.start, at - 4 * _LONGEST_SENTENCE)
    lead_in = max(clauses.ENDING_LIST.finditer(text, floor, at), key=lambda met: met.end(), default=None)
    if lead_in is None or not clauses.LISTED.match(clause.before):
        return False
    between = text[lead_in.end() : at]
    lettered = not clauses.NUMBERED_ITEM.match(between)
    return not (clauses.LIST_ENDS.search(between) or (lettered and clauses.NUMBERED_ITEM.search(between)))


def _is_reported(clause: Clause, mention: Mention, setting: Setting) -> bool:
    if setting.type == "BAI_BAO":
        is_news = mention.title is not None and mention.title.rule == "references.news"
        return is_news or bool(clauses.JUST_ISSUED.search(clause.before))
    in_report = setting.type == "BC" and setting.in_title(mention.span.start)
    return in_report and bool(clauses.REPORTS.search(clause.before))


def _is_carried_out(clause: Clause, mention: Mention, setting: Setting, previous: Neighbour | None) -> bool:
    at, before = mention.span.start, clause.before
    # A programme that one item tells somebody to carry out is that item's matter, not what the document stands under.
    is_programme = mention.title is not None and mention.title.rule == "references.programme"
    if clauses.AMENDING_LIST.search(before) or (is_programme and not setting.in_opening(at)):
        return False
    if setting.in_opening(at) and clauses.CARRY_OUT.search(before):
        return True
    if setting.in_title(at) and clauses.DETAILS.search(before):
        return True
    in_row = previous is not None and previous.relation is Relation.IMPLEMENTS and previous.end > clause.start
    return bool(clauses.ITEM_CARRIES_OUT.search(before) or (in_row and clauses.SEPARATOR.search(before)))


def _sentence_start(text: str, at: int, floor: int) -> int:
    start = max(floor, at - 1500)
    last = start
    for mark in clauses.SENTENCE_END.finditer(text, start, at):
        # "Điều 1." opens the sentence it numbers.
        if not clauses.LABEL_END.search(text[max(start, mark.start() - 9) : mark.end()]):
            last = mark.end()
    return last
