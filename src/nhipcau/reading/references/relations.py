"""How the citing document stands to what it cites, from the words around the citation and the part it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

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
# How far back the beginning of a sentence is looked for: most begin near.
_REACHES = (150, 500, 1500)
# From "theo đề nghị của" over the name of who proposes to "tại".
_LONGEST_PROPOSER = 240


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


class Neighbour(NamedTuple):
    """The citation before this one, and what it turned out to mean."""

    end: int
    relation: Relation


class Clause(NamedTuple):
    """A citation between the words of its sentence."""

    start: int
    before: str
    after: str
    small: str
    """`before` in small letters: what the patterns of `clauses` that do not look at capitals are matched on."""


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
            *_sections_of_grounds(text, document),
        ),
        sent_along=sent_along,
    )


def _sections_of_grounds(text: str, document: Span) -> Iterator[Span]:
    """Sections headed "CĂN CỨ", each to the next section of its kind."""
    for heading in (m for pattern in clauses.GROUNDS for m in pattern.finditer(text, document.start, document.end)):
        line = max(document.start, text.rfind("\n", document.start, heading.start()) + 1)
        label = clauses.GROUNDS_LABEL.fullmatch(text[line : heading.start()].lstrip(" "))
        if label is None:
            continue
        following = clauses.ROMAN_SECTION if label["roman"] else clauses.ANY_SECTION
        ends = following.search(text, heading.end(), document.end)
        yield Span(line, ends.start() if ends else document.end)


def _opening_end(text: str, start: int, end: int) -> int:
    """Where the first section, article or item begins; a letter without any opens with its first two paragraphs."""
    if (begins := clauses.BODY_BEGINS.search(text, start, end)) is not None:
        return begins.start()
    paragraphs = tuple(islice(clauses.PARAGRAPH_END.finditer(text, start, end), 3))
    return paragraphs[1].end() if len(paragraphs) > 2 else end


def relation_of(
    text: str, mention: Mention, *, setting: Setting, outer: Relation | None, previous: Neighbour | None
) -> Relation:
    """`outer` is the relation of the citation whose summary this mention stands in, if it stands in one."""
    clause = _clause(text, mention.span, setting)
    if outer is not None:
        carries = outer in {Relation.IMPLEMENTS, Relation.REPORTS_ON} and _carries_out_near(clause)
        return Relation.IMPLEMENTS if carries else Relation.CITES
    if not setting.has_own_code and clauses.ISSUED_WITH.search(_last_words(clause.small, 6)):
        return Relation.BASED_ON
    if _is_sent(clause, setting):
        return Relation.TRANSMITS
    if (changed := _changed(clause, mention, setting)) is not None:
        return changed
    if _is_in_ending_list(text, mention.span.start, clause, setting):
        return Relation.REPLACES
    in_opening = setting.in_opening(mention.span.start)
    if setting.is_basis(mention.span.start) or _is_proposed(clause):
        return Relation.BASED_ON
    if in_opening and clauses.RESTS_ON.search(_last_words(clause.small, 7)):
        return Relation.BASED_ON
    if _is_reported(clause, mention, setting):
        return Relation.REPORTS_ON
    return Relation.IMPLEMENTS if _is_carried_out(clause, mention, setting, previous) else Relation.CITES


def _clause(text: str, at: Span, setting: Setting) -> Clause:
    start = _sentence_start(text, at.start, setting.span.start)
    before = text[start : at.start]
    return Clause(start, before, text[at.end : min(at.end + 200, setting.span.end)], before.lower())


def _last_words(words: str, most: int) -> str:
    """The end of a clause, where a pattern reaches back over no more words than that."""
    ends = words.rsplit(None, most + 1)
    return words[len(ends[0]) :] if len(ends) > most + 1 else words


def _carries_out_near(clause: Clause) -> bool:
    return bool(clauses.CARRY_OUT_NEAR.search(_last_words(clause.small, 15)))


def _is_proposed(clause: Clause) -> bool:
    near = clause.small.rstrip()
    return near.endswith(("tại", "theo")) and bool(clauses.PROPOSED.search(clause.small[-_LONGEST_PROPOSER:]))


def _is_sent(clause: Clause, setting: Setting) -> bool:
    if setting.type != "CV":
        return False
    return bool(clauses.SENDS.search(_last_words(clause.small, 19)) or clauses.SENT.match(clause.after.lower()))


def _changed(clause: Clause, mention: Mention, setting: Setting) -> Relation | None:
    """Replaced or amended by this very document."""
    before, small = clause.before, clause.small
    in_title = setting.in_title(mention.span.start)
    is_article = len(before) <= _LONGEST_SENTENCE and bool(clauses.ARTICLE_AMENDS.match(before))
    is_this = "này" in small and bool(clauses.THIS_DOCUMENT.search(small))
    if (is_this or in_title or is_article) and clauses.REPLACES.search(small):
        is_part = clauses.PART.search(before) or clauses.REPEALED_PART.search(before)
        return Relation.AMENDS if is_part else Relation.REPLACES
    if _ends_by_this(clause, is_this=is_this):
        return Relation.AMENDS if clauses.PART.search(before) else Relation.REPLACES
    if not (in_title or is_article) or _carries_out_near(clause) or clauses.AMENDED_BY.search(small):
        return None
    return Relation.AMENDS if clauses.AMENDS.search(small) else None


def _ends_by_this(clause: Clause, *, is_this: bool) -> bool:
    """ "… hết hiệu lực kể từ ngày Quyết định này có hiệu lực"."""
    after = clause.after.lower()
    if not is_this and "này" not in after:
        return False
    ends = clauses.ENDS.match(after)
    if ends is None or "không" in ends.group():
        return False
    return is_this or bool(clauses.THIS_DOCUMENT.search(after))


def _is_in_ending_list(text: str, at: int, clause: Clause, setting: Setting) -> bool:
    """ "a) Thông tư số …" under "Các Thông tư sau đây hết hiệu lực …:"."""
    if not clauses.LISTED.match(clause.before):
        return False
    floor = max(setting.span.start, at - 4 * _LONGEST_SENTENCE)
    above = text[floor:at].lower()
    if "sau" not in above or not ("hết" in above or "bãi" in above):
        return False
    lead_in = max(clauses.ENDING_LIST.finditer(above), key=lambda met: met.end(), default=None)
    if lead_in is None:
        return False
    between = text[floor + lead_in.end() : at]
    lettered = not clauses.NUMBERED_ITEM.match(between)
    return not (clauses.LIST_ENDS.search(between) or (lettered and clauses.NUMBERED_ITEM.search(between)))


def _is_reported(clause: Clause, mention: Mention, setting: Setting) -> bool:
    if setting.type == "BAI_BAO":
        is_news = mention.title is not None and mention.title.rule == "references.news"
        return is_news or bool(clauses.JUST_ISSUED.search(_last_words(clause.small, 5)))
    in_report = setting.type == "BC" and setting.in_title(mention.span.start)
    return in_report and bool(clauses.REPORTS.search(_last_words(clause.small, 13)))


def _is_carried_out(clause: Clause, mention: Mention, setting: Setting, previous: Neighbour | None) -> bool:
    at, small = mention.span.start, clause.small
    # A programme that one item tells somebody to carry out is that item's matter, not what the document stands under.
    is_programme = mention.title is not None and mention.title.rule == "references.programme"
    in_opening = setting.in_opening(at)
    if (is_programme and not in_opening) or _is_amending(clause):
        return False
    if in_opening and clauses.CARRY_OUT.search(small):
        return True
    if setting.in_title(at) and clauses.DETAILS.search(_last_words(small, 18)):
        return True
    in_row = previous is not None and previous.relation is Relation.IMPLEMENTS and previous.end > clause.start
    if in_row and clauses.SEPARATOR.search(_last_words(clause.before, 3)):
        return True
    return bool(clauses.ITEM_CARRIES_OUT.match(small, max(small.rfind(";"), 0)))


def _is_amending(clause: Clause) -> bool:
    """ "(được sửa đổi, bổ sung theo Nghị định số …)": the amending documents of a cited one."""
    near = clause.small[max(clause.small.rfind("."), clause.small.rfind(";")) + 1 :]
    return "được" in near and bool(clauses.AMENDING_LIST.search(near))


def _sentence_start(text: str, at: int, floor: int) -> int:
    for reach in _REACHES:
        start = max(floor, at - reach)
        last = start
        for mark in clauses.SENTENCE_END.finditer(text, start, at):
            # "Điều 1." opens the sentence it numbers.
            if not clauses.LABEL_END.search(text[max(start, mark.start() - 9) : mark.end()]):
                last = mark.end()
        if last > start or start == floor:
            break
    return last
