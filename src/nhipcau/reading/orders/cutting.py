"""From the outline to orders: which blocks order, where each order begins and ends."""

from __future__ import annotations

import re

from nhipcau.reading.lexicon import load, strings, tables
from nhipcau.reading.lexicon.listed import FirstWords, Listed
from nhipcau.reading.orders.difficulty import is_difficulty, names_trouble
from nhipcau.reading.orders.evidence import Evidence, Sign, judge, judge_sentence
from nhipcau.reading.orders.hints import Hints, hints_of
from nhipcau.reading.orders.sentences import Sentence, assignments, sentences_of
from nhipcau.reading.orders.sheet import Sheet, Verdict
from nhipcau.reading.orders.tabled import end_with_fields, take_field, take_row, take_with_fields
from nhipcau.reading.orders.verdicts import Setting, setting_of
from nhipcau.reading.source import Source, lowered
from nhipcau.reading.structure import Block, Outline, Zone
from nhipcau.reading.structure.fields import is_too_long, name_of_field
from nhipcau.reading.types import Header, Order, SourceKind, Span

_WORDS = load("orders")
_LISTS_THINGS = Listed(_WORDS["lists_things"])
_LISTS_ACTS = Listed(_WORDS["lists_acts"])
_REPORT_PARTS = Listed(_WORDS["report_parts"])
_ORDERLESS_TYPES = frozenset(strings(_WORDS["orderless_types"]))
_QUOTED_LAW = re.compile(r"[“\"](?:Điều|Chương|Mục|Phụ lục|\d{1,2}[.a-zđ]|[a-zđ]\))")
_QUOTES = ("“", '"')
_FIELDS = FirstWords(head for entry in tables(_WORDS["field"]) for head in strings(entry["heads"]))
_BEFORE_A_FIELD = " .:*-()"
_LONGEST_WORD = 40
"""Letters and marks before them."""
_SHORTEST_COMMAND = 15
"""Words that a command over paragraphs must have not to be their heading."""
_SHORTEST_SENTENCE = 8
"""Words that a sentence before a lead-in must have to be an order of its own."""


def cut_orders(source: Source, outline: Outline, header: Header, _kind: SourceKind) -> tuple[Order, ...]:
    if header.type is not None and header.type.value in _ORDERLESS_TYPES:
        return ()
    cutter = _Cutter(sheet=Sheet(source=source, outline=outline), setting=setting_of(outline, header))
    return cutter.orders()


class _Cutter:
    """Walks the blocks of one document once, top down."""

    def __init__(self, *, sheet: Sheet, setting: Setting) -> None:
        self.sheet = sheet
        self.setting = setting
        self.shadow = sheet.source.shadow

    def orders(self) -> tuple[Order, ...]:
        in_quotation = False
        for index, block in enumerate(self.sheet.outline.blocks):
            if not in_quotation and self.shadow.startswith(_QUOTES, block.full.start):
                in_quotation = _QUOTED_LAW.match(self.shadow, block.full.start) is not None
            if index not in self.sheet.taken and not in_quotation:
                self._read(index, block)
            if in_quotation and re.search(r"[”\"]\s*[.;]?$", block.words):
                in_quotation = False
        return tuple(sorted(self.sheet.found, key=lambda order: order.span.start))

    def _read(self, index: int, block: Block) -> None:
        if block.is_row:
            take_row(self.sheet, index)
            return
        if block.zone is Zone.FORM or block.words.isupper() or (block.is_heading and not block.is_lead_in):
            return
        names_a_field = _may_name_a_field(block.words) and name_of_field(block.words) is not None
        if names_a_field or take_field(self.sheet, index):
            return
        if not block.children:
            if not (block.is_lead_in and self._precedes_items(index)):
                self._take_item(index, block)
        elif not take_with_fields(self.sheet, index):
            self._read_parent(index, block)

    def _read_parent(self, index: int, block: Block) -> None:
        if not _leads(block) or self._lost_its_stop(block):
            self._take_item(index, block)
        elif self._lists_things(block):
            self._take_with_list(index, block)
        else:
            self._take_before_lead(index, block)

    def _lost_its_stop(self, block: Block) -> bool:
        """A whole command with paragraphs behind it and no items: a scan lost the stop at its end."""
        if block.words.endswith(":") or block.words.count(" ") < _SHORTEST_COMMAND or not block.label:
            return False
        if any(item.label is not None or item.is_row or item.is_heading for item in self.sheet.children(block)):
            return False
        return judge(block.words).sign in (Sign.COMMAND, Sign.BOUND)

    def _precedes_items(self, index: int) -> bool:
        blocks = self.sheet.outline.blocks
        if index + 1 == len(blocks):
            return False
        following = blocks[index + 1]
        return following.is_row or (following.label is not None and not _is_next(blocks[index], following))

    def _lists_things(self, block: Block) -> bool:
        """The items only list what the order is about: the whole is one duty."""
        items = self.sheet.children(block)
        labels = [item.label for item in items if item.label is not None]
        # Under most paragraphs stand points: they list things only where the words say so.
        may_list = all(label.is_bullet for label in labels) if labels else block.is_lead_in
        if not may_list and not (labels and block.is_lead_in and _LISTS_THINGS.stands_in(lowered(block.words))):
            return False
        if not judge(block.words).is_order or _LISTS_ACTS.stands_in(lowered(block.words)):
            return False
        if not labels:
            return not any(item.is_row or item.is_heading or judge(item.words).is_order for item in items)
        evidence = [judge(item.words) for item in items if item.label is not None]
        orders = sum(1 for one in evidence if one.is_order or one.sign is Sign.TARGET)
        return orders * 2 < len(evidence)

    def _take_with_list(self, index: int, block: Block) -> None:
        things = self.sheet.things_below(index)
        self.sheet.taken.update((index, *things))
        low = lowered(block.words)
        whole = Sentence(block.span, block.words, low, judge(block.words))
        verdict = self._verdict(index, whole, hints=hints_of(low))
        if verdict:
            end = self.sheet.outline.blocks[max(things, default=index)].span.end
            self.sheet.add(index, Span(block.span.start, end), verdict=verdict, section=block.path)

    def _take_before_lead(self, index: int, block: Block) -> None:
        """The whole sentences before the sentence that leads in are orders of their own."""
        if ". " not in block.words:
            return
        low = lowered(block.words)
        hints = hints_of(low)
        parts = sentences_of(self.sheet.source, block.span, words=block.words, low=low, hints=hints)
        before = tuple(part for part in parts[:-1] if not part.words.endswith(":") and not part.after_semicolon)
        if before and before[0].words.endswith(".") and len(before[0].words.split()) >= _SHORTEST_SENTENCE:
            self._take_sentences(index, block, before, hints=hints)

    def _take_item(self, index: int, block: Block) -> None:
        low = lowered(block.words)
        if not self.setting.may_order(index, low=low) or _REPORT_PARTS.opens(low):
            return
        hints = hints_of(low)
        parts = sentences_of(self.sheet.source, block.span, words=block.words, low=low, hints=hints)
        found = len(self.sheet.found)
        if names_trouble(self.sheet.source, block.span):
            parts = tuple(part for part in parts if not is_difficulty(part.words))
        self._take_sentences(index, block, parts, hints=hints)
        last = end_with_fields(self.sheet, index)
        if last > index and len(self.sheet.found) > found:
            self.sheet.taken.update(range(index + 1, last + 1))
            added = self.sheet.outline.blocks[index + 1 : last + 1]
            cells = tuple(cell for cell in map(self.sheet.cell_of, added) if cell is not None)
            self.sheet.lengthen_last(end=added[-1].span.end, cells=cells)

    def _take_sentences(self, index: int, block: Block, parts: tuple[Sentence, ...], *, hints: Hints) -> None:
        spoken: list[tuple[Span, Evidence, Verdict | None]] = []
        for sentences in assignments(parts):
            whole = _whole(_from_order(sentences), hints=hints)
            spoken.append((whole.span, whole.evidence, self._verdict(index, whole, hints=hints)))
        ordered = len(spoken) > 1 and any(verdict for _, _, verdict in spoken)
        for span, evidence, verdict in spoken:
            # Beside an outspoken order its neighbours in the same paragraph need to say less.
            reason = verdict or (Verdict("order.beside", 0.6) if ordered and evidence.is_order else None)
            if reason:
                cells = self.sheet.inline_cells(span)
                self.sheet.add(index, span, verdict=reason, section=block.path, cells=cells)

    def _verdict(self, index: int, said: Sentence, *, hints: Hints) -> Verdict | None:
        return self.setting.verdict(
            index, said.evidence, words=said.words, low=said.low, hints=hints, after_orders=bool(self.sheet.found)
        )


def _is_next(block: Block, following: Block) -> bool:
    """The next number follows a whole command at once: its stop was read as a colon, and no items are missing."""
    one, other = block.label, following.label
    if one is None or other is None or one.is_bullet or block.words.count(" ") < _SHORTEST_COMMAND:
        return False
    return (one.rank, one.depth, one.style, one.value + 1) == (other.rank, other.depth, other.style, other.value)


def _from_order(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Without the statements before the first order ("Trên đây là …", "Kinh phí … được bố trí …")."""
    at = 0
    for sentence in sentences[:-1]:
        # A sentence that goes on with a statement states, too.
        goes_on = at > 0 and sentence.evidence.sign is Sign.NONE and not sentence.after_semicolon
        if sentence.evidence.sign is not Sign.STATEMENT and not goes_on:
            break
        at += 1
    return sentences[at:]


def _whole(group: tuple[Sentence, ...], *, hints: Hints) -> Sentence:
    """An assignment as one sentence: what its words show together or, failing that, the strongest of them alone."""
    if len(group) == 1:
        return group[0]
    words, low = " ".join(part.words for part in group), " ".join(part.low for part in group)
    evidence = judge_sentence(words, low=low, hints=hints)
    if not evidence.is_order:
        evidence = max((part.evidence for part in group), key=lambda one: one.strength)
    return Sentence(Span(group[0].span.start, group[-1].span.end), words, low, evidence)


def _may_name_a_field(words: str) -> bool:
    """Told by the length and the first word, which are cheap to look at: names of fields begin with few."""
    if is_too_long(words):
        return False
    first = words[:_LONGEST_WORD].replace("\\n", " ").lstrip(_BEFORE_A_FIELD).partition(" ")[0]
    return _FIELDS.admit(lowered(first))


def _leads(block: Block) -> bool:
    """What has items under it and no full stop is their heading."""
    return not block.words.rstrip('”" ').endswith((".", ";", "./.", "/")) or block.is_heading
