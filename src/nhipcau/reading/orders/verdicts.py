"""Whether words of a block count as an order, given the part of the document they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.lexicon.listed import Listed, any_in
from nhipcau.reading.orders.evidence import Evidence, Sign, commands, is_private, judge, tells_the_past
from nhipcau.reading.orders.hints import Hints, may_address, may_bind, states
from nhipcau.reading.orders.reports import is_report, may_report
from nhipcau.reading.orders.sentences import has_deadline
from nhipcau.reading.orders.sheet import Verdict
from nhipcau.reading.source import lowered
from nhipcau.reading.structure import Block, Outline, Zone
from nhipcau.reading.structure.bodies import is_body
from nhipcau.reading.structure.labels import Rank
from nhipcau.reading.types import Header

_WORDS = load("orders")
_ENACTING = Listed(_WORDS["enacting"])
_ADOPTING = Listed(_WORDS["adopting"])
_AMENDING = Listed(_WORDS["amending"])
_CONSISTS = Listed(_WORDS["consists"])
_ADDRESSES = re.compile(r"(?:gửi|điện)\s*:$", re.IGNORECASE)
# "1. Ban hành Danh mục … kèm theo Nghị quyết này": the issuer's own act in a clause, too.
_DONE_BY = ("hoàn thành", "xong", "gửi", "nộp")
_ATTACHED = re.compile(r"kèm theo (?:nghị quyết|quyết định|nghị định|thông tư|chỉ thị) này(?!\w)")
_TWO_WORDS = re.compile(r"\w\w\s+\w")
_PAST_WITHIN = 200
"""Characters in which a sentence that tells the past says so."""
_ADDRESSING_TYPES = frozenset(strings(_WORDS["addressing_types"]))
_INVITING_TYPES = frozenset(strings(_WORDS["inviting_types"]))
_INVITES = re.compile(r"(?:trân trọng|kính) (?:kính )?mời")
_NORMATIVE_TYPES = frozenset(strings(_WORDS["normative_types"]))
_BARE = (Sign.OPENER, Sign.TARGET, Sign.NONE)
_ORDERING_ZONES = (Zone.OPEN, Zone.PRINCIPLE, Zone.FUNDS, Zone.EFFECT)


class _Over(NamedTuple):
    """What stands over a block, all the way up."""

    article: bool = False
    adopting: bool = False
    """An article that only says what is enacted."""
    lead_in: bool = False
    somebody: bool = False
    """A heading that names who has to do what follows."""
    consists: bool = False
    """A lead-in that says of what something consists."""


_NOTHING_OVER = _Over()


@dataclass
class Setting:
    """What the document is: it decides how outspoken an order has to be."""

    outline: Outline
    issuer: str
    addresses: bool
    """It speaks to somebody from its first word, as dispatches and directives do."""
    is_normative: bool
    """It lays down norms for everybody; only named bodies are ordered something."""
    invites: bool = False
    """An invitation: beside who comes, when and what for, it may ask for a list or for papers."""
    _commanding: dict[int, bool] = field(default_factory=dict)
    """Of each block that has been asked: whether it, or one over it, gives its items to somebody."""
    _headed: dict[int, _Over] = field(default_factory=dict)
    """Of each block that has been asked: what it, or one over it, is to the blocks below."""

    def may_order(self, index: int, *, low: str) -> bool:
        """Whether words of the block can be an order, before they are cut and judged; most paragraphs of laws cannot.

        Wherever only a command and a body's own duty count, they must at least be able to hold one.
        """
        block = self.outline.blocks[index]
        zone = block.zone
        if self._gives_tasks(block):
            return not self.is_normative or self._over(block).somebody or may_address(low)
        if zone is Zone.NORM:
            return may_report(low) or may_bind(low)
        if zone is Zone.SCOPE and self._is_done_by_a_day(low):
            return True
        if zone is Zone.OPEN and block.label is not None:
            return self._over(block).lead_in or may_address(low)
        if self._heeds_subjects(block) or (zone is Zone.OPEN and self.addresses):
            return may_address(low)
        return may_bind(low)

    def verdict(
        self, index: int, evidence: Evidence, *, words: str, low: str, hints: Hints, after_orders: bool
    ) -> Verdict | None:
        block = self.outline.blocks[index]
        if self.invites and (evidence.sign not in (Sign.COMMAND, Sign.BOUND) or _INVITES.search(low)):
            return None
        in_tasks = self._gives_tasks(block)
        if not (in_tasks or evidence.is_order or block.zone is Zone.NORM):
            return None
        if self._is_no_order(block, evidence, words, low=low, hints=hints):
            return None
        over = self._over(block)
        if evidence.sign in _BARE and (over.adopting or over.consists):
            return None
        if in_tasks:
            return self._in_tasks(block, evidence, over=over)
        return self._in_prose(block, evidence, words, low=low, over=over, after_orders=after_orders)

    def _is_no_order(self, block: Block, evidence: Evidence, words: str, *, low: str, hints: Hints) -> bool:
        outspoken = evidence.sign in (Sign.BOUND, Sign.COMMAND)
        if evidence.sign is Sign.STATEMENT:
            return True
        if not outspoken and states(low, hints=hints):
            return True
        bracketed = words.startswith("(") and words.rstrip("./ ").endswith(")")
        if bracketed or not _TWO_WORDS.search(words) or _AMENDING.opens(low):
            return True
        # The issuer's own act at the head of an article: "Điều 1. Phê duyệt …".
        if not _ENACTING.opens(low):
            return False
        return _is_article(block) or (self._over(block).article and _ATTACHED.search(low) is not None)

    def _in_tasks(self, block: Block, evidence: Evidence, *, over: _Over) -> Verdict | None:
        labelled = block.label is not None
        if self.is_normative and evidence.sign in _BARE and not over.somebody:
            return None
        if evidence.is_order:
            return Verdict(f"order.{evidence.sign}", 0.95 if labelled else 0.85)
        if labelled and (evidence.sign is Sign.TARGET or block.zone.holds_duties):
            return Verdict("order.item", 0.6 if evidence.sign is Sign.TARGET else 0.5)
        return None

    def _in_prose(
        self, block: Block, evidence: Evidence, words: str, *, low: str, over: _Over, after_orders: bool
    ) -> Verdict | None:
        """Outside the parts that give out tasks only an outspoken order counts."""
        if block.zone is Zone.NORM:
            return self._in_norms(evidence, words, low=low)
        if evidence.sign is Sign.COMMAND:
            return Verdict("order.command", 0.8)
        if evidence.sign is not Sign.BOUND and tells_the_past(low[:_PAST_WITHIN]):
            return None
        if self._is_issuer(evidence.subject):
            # "Bộ … đề nghị các đơn vị … phải …": those are bound whom the issuer asks.
            return Verdict("order.command", 0.8) if evidence.sign is Sign.BOUND and commands(low) else None
        if is_private(evidence.subject):
            return None
        labelled = block.label is not None
        if evidence.sign is Sign.BOUND and (block.zone is not Zone.PURPOSE or "trách nhiệm" in words):
            return Verdict("order.bound", 0.75 if labelled or self._in_article(block) else 0.6)
        if evidence.sign is Sign.SUBJECT and self._heeds_subjects(block):
            return Verdict("order.subject", 0.6)
        if evidence.sign is Sign.SUBJECT and block.zone is Zone.SCOPE and self._is_done_by_a_day(low):
            return Verdict("order.subject", 0.55)
        if block.zone is not Zone.OPEN:
            return None
        if evidence.is_order and labelled and over.lead_in:
            return Verdict("order.listed", 0.6)
        if evidence.sign is Sign.SUBJECT and (labelled or (self.addresses and after_orders)):
            return Verdict("order.subject", 0.55 if labelled else 0.45)
        return None

    def _in_norms(self, evidence: Evidence, words: str, *, low: str) -> Verdict | None:
        if may_report(low) and is_report(words):
            return Verdict("order.report", 0.7)
        bound = evidence.sign is Sign.BOUND and not is_private(evidence.subject)
        return Verdict("order.bound", 0.6) if bound and not self._is_issuer(evidence.subject) else None

    def _is_done_by_a_day(self, low: str) -> bool:
        """ "Thời gian kiểm điểm: các chi bộ hoàn thành trước ngày …": told under time or scope, and yet to be done."""
        return not self.is_normative and any_in(low, _DONE_BY) and has_deadline(low)

    def _gives_tasks(self, block: Block) -> bool:
        return block.zone.holds_duties or (block.zone is Zone.OPEN and self._is_under_command(block))

    def _in_article(self, block: Block) -> bool:
        return _is_article(block) or self._over(block).article

    def _heeds_subjects(self, block: Block) -> bool:
        """Outside the parts that give out tasks: what a body does is its duty there."""
        return block.zone is Zone.FUNDS or (block.zone in _ORDERING_ZONES and self._in_article(block))

    def _over(self, block: Block) -> _Over:
        if block.parent is None:
            return _NOTHING_OVER
        if block.parent not in self._headed:
            head = self.outline.blocks[block.parent]
            above, is_article = self._over(head), _is_article(head)
            self._headed[block.parent] = _Over(
                article=above.article or is_article,
                adopting=above.adopting or (is_article and _ADOPTING.opens(lowered(head.words))),
                lead_in=above.lead_in or head.is_lead_in,
                somebody=above.somebody or is_body(head.words) or "trách nhiệm" in head.words,
                consists=above.consists or (head.is_lead_in and _CONSISTS.opens(lowered(head.words))),
            )
        return self._headed[block.parent]

    def _is_under_command(self, block: Block) -> bool:
        """A block over it gives its items to somebody."""
        if block.parent is None:
            return False
        if block.parent not in self._commanding:
            over = self.outline.blocks[block.parent]
            self._commanding[block.parent] = _commands_below(over) or self._is_under_command(over)
        return self._commanding[block.parent]

    def _is_issuer(self, subject: str) -> bool:
        """What the issuer says of itself is a statement ("Bộ … xác định …")."""
        one, other = subject.lower(), self.issuer.lower()
        return bool(one and other) and (other.startswith(one) or one.startswith(other))


def setting_of(outline: Outline, header: Header) -> Setting:
    kind = header.type.value if header.type is not None else ""
    return Setting(
        outline=outline,
        issuer=header.issuer.value if header.issuer is not None else "",
        addresses=kind in _ADDRESSING_TYPES,
        is_normative=kind in _NORMATIVE_TYPES,
        invites=kind in _INVITING_TYPES,
    )


def _is_article(block: Block) -> bool:
    return block.label is not None and block.label.rank is Rank.ARTICLE


def _commands_below(block: Block) -> bool:
    """A lead-in or heading that gives its items to somebody."""
    if _ADDRESSES.search(block.words):
        return False
    names_somebody = block.label is not None and is_body(block.words) and len(block.words.split()) < 30
    if not block.is_lead_in and not names_somebody:
        return False
    return judge(block.words).is_order or is_body(block.words)
