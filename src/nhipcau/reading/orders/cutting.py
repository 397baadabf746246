"""From the outline to orders: which blocks order, where each order begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhipcau.reading.lexicon import any_of, load
from nhipcau.reading.orders.difficulty import is_difficulty
from nhipcau.reading.orders.evidence import Evidence, Sign, is_private, judge, tells_the_past
from nhipcau.reading.orders.reports import is_report, reports_at_all
from nhipcau.reading.orders.sentences import Sentence, assignments, sentences_of, trimmed
from nhipcau.reading.source import Source
from nhipcau.reading.structure import Block, Outline, Zone
from nhipcau.reading.structure.bodies import is_body
from nhipcau.reading.structure.fields import column_of, field_of
from nhipcau.reading.structure.labels import Rank
from nhipcau.reading.types import Cell, Header, Order, SourceKind, Span

_WORDS = load("orders")
_ENACTING = any_of(_WORDS["enacting"])
_STATEMENT = any_of(_WORDS["statements"])
_LISTS_THINGS = re.compile(
    r"(?:gồm|bao gồm|gồm có|như|đối với|các nội dung|sau đây gọi tắt|số lượng như sau|các thành phần)\s*(?:có\s*)?:$",
    re.IGNORECASE,
)
_RESULT_REPORT = re.compile(r"báo cáo\s+(?:kết quả|tình hình|định kỳ)", re.IGNORECASE)
_ADDRESSES = re.compile(r"(?:gửi|điện)\s*:$", re.IGNORECASE)
_ADDRESS_SOMEBODY = frozenset({"CV", "CĐ", "CT", "HD"})
_HOLDS_NONE = frozenset({"TTr", "BC", "GM", "GGT", "BB", "GUQ", "HĐ", "GNP"})


@dataclass(frozen=True, slots=True)
class Verdict:
    rule: str
    confidence: float


def cut_orders(source: Source, outline: Outline, header: Header, kind: SourceKind) -> tuple[Order, ...]:
    if header.type is not None and header.type.value in _HOLDS_NONE:
        return ()
    addresses = header.type is not None and header.type.value in _ADDRESS_SOMEBODY
    return _Cutter(
        source=source, outline=outline, addresses=addresses, issuer=header.issuer.value if header.issuer else ""
    ).orders()


class _Cutter:
    """Walks the blocks of one document once, top down."""

    def __init__(self, *, source: Source, outline: Outline, addresses: bool, issuer: str) -> None:
        self.issuer = issuer
        self.addresses = addresses
        """The document speaks to somebody from its first word, as dispatches and directives do."""
        self.source = source
        self.outline = outline
        self.taken: set[int] = set()
        self.found: list[Order] = []
        self.last_lead: Cell | None = None
        """The lead cell of the row above: a merged cell is printed once for all its rows."""

    def orders(self) -> tuple[Order, ...]:
        for index, block in enumerate(self.outline.blocks):
            if block.is_row and index not in self.taken:
                self._take_row(index, block)
            if index in self.taken or block.is_row or (block.is_heading and not block.is_lead_in):
                continue
            self._read(index, block)
        return tuple(sorted(self.found, key=lambda order: order.span.start))

    def _children(self, block: Block) -> list[int]:
        return [child for child in block.children if self.outline.blocks[child].parent is not None]

    def _read(self, index: int, block: Block) -> None:
        if (
            block.zone is Zone.FORM
            or block.words.isupper()
            or column_of(block.words)
            or self._take_fields(index, block)
        ):
            return
        children = self._children(block)
        if children and self._take_with_fields(index, block, children):
            return
        if children and _leads(block):
            if self._lists_things(block, children):
                self._take_whole(index, block)
            else:
                self._take_before_lead(index, block)
            return
        if block.is_lead_in and self._followed_by_items(index, block):
            return
        end = self._end_with_fields(index)
        self._take(index, block, Span(block.span.start, block.span.end), end=end)

    def _take_with_fields(self, index: int, block: Block, children: list[int]) -> bool:
        """An item under which only its fields stand: content, lead, time."""
        if (
            block.zone in (Zone.PURPOSE, Zone.SITUATION, Zone.SCOPE, Zone.NORM)
            or block.is_heading
            or block.opens is Zone.SCOPE
        ):
            return False
        first = self._cell(self.outline.blocks[children[0]])
        if block.is_lead_in and first is not None and first.column == "content":
            return False
        cells = [self._cell(self.outline.blocks[child]) for child in children]
        known = [cell for cell in cells if cell is not None]
        if len(known) < 2 or len(known) < len(cells) or not any(cell.column in ("lead", "due") for cell in known):
            return False
        inner = [at for at in range(index + 1, len(self.outline.blocks)) if index in self.outline.above(at)]
        self.taken.update((index, *inner))
        span = Span(block.span.start, max(self.outline.blocks[at].span.end for at in inner))
        self._add(index, span, section=block.path, verdict=Verdict("order.fields", 0.8), cells=tuple(known))
        return True

    def _followed_by_items(self, index: int, block: Block) -> bool:
        after = self.outline.blocks[index + 1] if index + 1 < len(self.outline.blocks) else None
        return after is not None and (after.is_row or after.label is not None)

    def _take_row(self, index: int, block: Block) -> None:
        """A row is a duty; without a number of its own it belongs to the numbered row above (rule 25)."""
        above = self.outline.blocks[block.parent] if block.parent is not None else None
        if block.label is None and above is not None and above.is_row and above.cells and self.found:
            self.found[-1] = _with(self.found[-1], span=Span(self.found[-1].span.start, block.span.end), cells=())
            return
        if not any(cell.column in ("content", "lead") for cell in block.cells):
            return
        lead = next((cell for cell in block.cells if cell.column == "lead"), None)
        carried = () if lead is not None or self.last_lead is None else (self.last_lead,)
        self.last_lead = lead or self.last_lead
        sure = 0.85 if any(cell.column == "content" for cell in block.cells) else 0.65
        self._add(
            index, block.span, section=block.path, verdict=Verdict("order.row", sure), cells=block.cells + carried
        )

    def _reports(self, index: int, words: str, cells: tuple[Cell, ...]) -> bool:
        block = self.outline.blocks[index]
        if block.is_row:
            return self._is_report_row(block.span, cells)
        return is_report(words) or (block.zone is Zone.REPORT and reports_at_all(words))

    def _is_report_row(self, span: Span, cells: tuple[Cell, ...]) -> bool:
        content = next((cell for cell in cells if cell.column == "content"), None)
        said = content.span if content is not None else span
        words = " ".join(self.source.words(said).split())
        due = next((cell for cell in cells if cell.column == "due"), None)
        if due is not None and reports_at_all(self.source.words(due.span)):
            return True
        return is_report(words) or (content is None and bool(_RESULT_REPORT.search(words)))

    def _take_fields(self, index: int, block: Block) -> bool:
        """A field of the task above it, or the first of a task written as a row of fields."""
        met = field_of(block.words)
        if met is None:
            return False
        if met[0] == "content" and not is_body(block.words):
            return self._take_form(index, block)
        # "Phòng: …" and "Đơn vị: …" before an order are subjects, not fields.
        return not judge(block.words[met[1] :]).is_order or met[0] in ("due", "other")

    def _take_form(self, index: int, block: Block) -> bool:
        """ "1. Tên nhiệm vụ: … 2. Cơ quan chủ trì: … 5. Thời gian: …" is one duty."""
        cells: list[Cell] = []
        last = index
        siblings = [i for i in range(index, len(self.outline.blocks)) if self.outline.blocks[i].parent == block.parent]
        for at in siblings:
            cell = self._cell(self.outline.blocks[at])
            if cell is None or (at != index and cell.column == "content"):
                break
            cells.append(cell)
            last = at
        if not any(cell.column in ("lead", "due") for cell in cells):
            return False
        self.taken.update(range(index, last + 1))
        parent = block.parent
        path = self.outline.blocks[parent].path if parent is not None else ""
        span = Span(block.span.start, self.outline.blocks[last].span.end)
        self._add(index, span, section=path, verdict=Verdict("order.fields", 0.85), cells=tuple(cells))
        return True

    def _cell(self, block: Block) -> Cell | None:
        words = self.source.shadow[block.span.start : block.span.end]
        met = field_of(words)
        if met is None:
            return None
        start = block.span.start + met[1]
        head = Span(block.span.start, block.span.start + words.index(":"))
        return Cell(column=met[0], span=trimmed(shadow=self.source.shadow, span=Span(start, block.span.end)), head=head)

    def _end_with_fields(self, index: int) -> int:
        """Index of the last block that only adds fields or a remark in brackets to the item."""
        blocks, last = self.outline.blocks, index
        own = blocks[index]
        for at in range(index + 1, len(blocks)):
            block = blocks[at]
            below = index in self.outline.above(at)
            remark = block.label is None and block.parent == own.parent and not block.is_heading
            if (block.is_row and below) or (
                (below or remark) and (field_of(block.words) or block.words.startswith("("))
            ):
                last = at
            elif not (below and last > index and not judge(block.words).is_order and block.label is not None):
                break
            else:
                last = at
        return last

    def _lists_things(self, block: Block, children: list[int]) -> bool:
        """The items only list what the order is about: the whole is one duty."""
        items = [self.outline.blocks[child] for child in children]
        labelled = [item for item in items if item.label is not None]
        if not judge(block.words).is_order:
            return False
        if not labelled:
            return not any(item.is_row or judge(item.words).is_order for item in items) and block.is_lead_in
        orders = sum(1 for item in labelled if judge(item.words).strength >= 2 or judge(item.words).sign is Sign.TARGET)
        if orders * 2 >= len(labelled):
            return False
        return bool(_LISTS_THINGS.search(block.words)) or all(
            item.label is not None and item.label.is_bullet for item in labelled
        )

    def _take_whole(self, index: int, block: Block) -> None:
        last = max(self._descendants(index), default=index)
        self.taken.update((index, *self._descendants(index)))
        end = self.outline.blocks[last].span.end
        verdict = self._verdict(index, block, judge(block.words))
        if verdict:
            self._add(index, Span(block.span.start, end), section=block.path, verdict=verdict)

    def _descendants(self, index: int) -> list[int]:
        blocks = self.outline.blocks
        return [
            at
            for at in range(index + 1, len(blocks))
            if index in self.outline.above(at)
            and (blocks[at].label is not None or not judge(blocks[at].words).is_order)
        ]

    def _take_before_lead(self, index: int, block: Block) -> None:
        """The whole sentences before the sentence that leads in are orders of their own."""
        parts = sentences_of(shadow=self.source.shadow, span=block.span)
        before = [part for part in parts[:-1] if not part.words.endswith(":") and not part.after_semicolon]
        if not before or not before[0].words.endswith(".") or len(before[0].words.split()) < 8:
            return
        self._take_sentences(index, block, tuple(before))

    def _take(self, index: int, block: Block, span: Span, *, end: int) -> None:
        parts = tuple(
            part for part in sentences_of(shadow=self.source.shadow, span=span) if not is_difficulty(part.words)
        )
        if not parts:
            return
        before = len(self.found)
        self._take_sentences(index, block, parts)
        if end > index and len(self.found) > before:
            self.taken.update(range(index + 1, end + 1))
            last = self.found[-1]
            cells = tuple(cell for at in range(index + 1, end + 1) if (cell := self._cell(self.outline.blocks[at])))
            whole = trimmed(shadow=self.source.shadow, span=Span(last.span.start, self.outline.blocks[end].span.end))
            self.found[-1] = _with(last, span=whole, cells=cells)

    def _take_sentences(self, index: int, block: Block, parts: tuple[Sentence, ...]) -> None:
        spoken: list[tuple[tuple[Sentence, ...], Evidence, Verdict | None]] = []
        for sentences in assignments(parts):
            group = _from_order(sentences)
            words = " ".join(part.words for part in group)
            whole = judge(words)
            evidence = whole if whole.is_order else max((part.evidence for part in group), key=lambda one: one.strength)
            spoken.append((group, evidence, self._verdict(index, block, evidence, words=words)))
        ordered = any(verdict for _, _, verdict in spoken)
        for group, evidence, verdict in spoken:
            # Beside an outspoken order its neighbours in the same paragraph need to say less.
            beside = Verdict("order.beside", 0.6) if ordered and len(spoken) > 1 and evidence.is_order else None
            if verdict or beside:
                span = Span(group[0].span.start, group[-1].span.end)
                self._add(index, span, section=block.path, verdict=verdict or beside or Verdict("", 0))

    def _verdict(self, index: int, block: Block, evidence: Evidence, *, words: str | None = None) -> Verdict | None:
        said = words or block.words
        if evidence.sign is Sign.STATEMENT or (
            _STATEMENT.match(said) and evidence.sign not in (Sign.BOUND, Sign.COMMAND)
        ):
            return None
        if not re.search(r"\w{2,}\s+\w", said) or (said.startswith("(") and said.rstrip("./ ").endswith(")")):
            return None
        above = self.outline.above(index)
        if self._enacts(block, said, above):
            return None
        ordered = any(self._commands_below(self.outline.blocks[at]) for at in above)
        if block.zone.holds_duties or (ordered and block.zone is Zone.OPEN):
            return self._in_tasks(block, evidence, ordered=ordered)
        return self._in_prose(block, evidence, said, above)

    def _in_tasks(self, block: Block, evidence: Evidence, *, ordered: bool) -> Verdict | None:
        labelled = block.label is not None
        if evidence.strength >= 2:
            sure = 0.95 if labelled else 0.85
            return Verdict(f"order.{evidence.sign}", sure)
        if labelled and (evidence.sign is Sign.TARGET or block.zone.holds_duties):
            return Verdict("order.item", 0.6 if evidence.sign is Sign.TARGET else 0.5)
        return None

    def _in_prose(self, block: Block, evidence: Evidence, said: str, above: tuple[int, ...]) -> Verdict | None:
        """Outside the parts that give out tasks only an outspoken order counts."""
        if evidence.sign is Sign.COMMAND:
            return Verdict("order.command", 0.8) if block.zone is not Zone.NORM else None
        if tells_the_past(said[:200]) and evidence.sign is not Sign.BOUND:
            return None
        if block.zone is Zone.NORM and is_report(said):
            return Verdict("order.report", 0.7)
        if (
            is_private(evidence.subject)
            or self._is_issuer(evidence.subject)
            or (block.zone is Zone.NORM and evidence.sign is not Sign.BOUND)
        ):
            return None
        articles = any(self._rank(at) is Rank.ARTICLE for at in above) or self._is_article(block)
        if evidence.sign is Sign.BOUND and (block.zone is not Zone.PURPOSE or "trách nhiệm" in said):
            return Verdict("order.bound", 0.75 if articles or block.label is not None else 0.6)
        if (
            evidence.sign is Sign.SUBJECT
            and block.zone in (Zone.OPEN, Zone.PRINCIPLE, Zone.FUNDS, Zone.EFFECT)
            and articles
        ):
            return Verdict("order.subject", 0.6)
        if evidence.sign is Sign.SUBJECT and block.zone is Zone.FUNDS:
            return Verdict("order.subject", 0.6)
        led = any(self.outline.blocks[at].is_lead_in for at in above)
        if evidence.is_order and block.label is not None and led and block.zone is Zone.OPEN:
            return Verdict("order.listed", 0.6)
        if (
            evidence.sign is Sign.SUBJECT
            and block.zone is Zone.OPEN
            and (block.label is not None or (self.addresses and self.found))
        ):
            return Verdict("order.subject", 0.55 if block.label is not None else 0.45)
        return None

    def _is_issuer(self, subject: str) -> bool:
        """What the issuer says of itself is a statement ("Bộ … xác định …")."""
        one, other = subject.lower(), self.issuer.lower()
        return bool(one and other) and (other.startswith(one) or one.startswith(other))

    def _rank(self, index: int) -> Rank | None:
        label = self.outline.blocks[index].label
        return label.rank if label is not None else None

    def _is_article(self, block: Block) -> bool:
        return block.label is not None and block.label.rank is Rank.ARTICLE

    def _enacts(self, block: Block, said: str, above: tuple[int, ...]) -> bool:
        """The issuer's own act at the head of an article of a decision."""
        return self._is_article(block) and bool(_ENACTING.match(said))

    def _commands_below(self, block: Block) -> bool:
        if _ADDRESSES.search(block.words):
            return False
        if not block.is_lead_in and not (
            block.label is not None and is_body(block.words) and len(block.words.split()) < 30
        ):
            return False
        return judge(block.words).is_order or is_body(block.words)

    def _add(self, index: int, span: Span, *, section: str, verdict: Verdict, cells: tuple[Cell, ...] = ()) -> None:
        whole = trimmed(shadow=self.source.shadow, span=span)
        words = " ".join(self.source.shadow[whole.start : whole.end].split())
        self.found.append(
            Order(
                span=whole,
                section=section,
                above=tuple(self.outline.blocks[at].span for at in self.outline.above(index)),
                cells=cells,
                is_report=self._reports(index, words, cells),
                rule=verdict.rule,
                confidence=verdict.confidence,
            )
        )


def _with(order: Order, *, span: Span, cells: tuple[Cell, ...]) -> Order:
    return Order(
        span=span,
        section=order.section,
        above=order.above,
        cells=order.cells + cells,
        is_report=order.is_report,
        rule=order.rule,
        confidence=order.confidence,
    )


def _from_order(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Without the statements before the first order ("Trên đây là …", "Kinh phí … được bố trí …")."""
    at = 0
    while at < len(sentences) - 1 and sentences[at].evidence.sign is Sign.STATEMENT:
        at += 1
    return sentences[at:]


def _leads(block: Block) -> bool:
    """What has items under it and no full stop is their heading."""
    return not block.words.rstrip('”" ').endswith((".", ";", "./.", "/")) or block.is_heading
