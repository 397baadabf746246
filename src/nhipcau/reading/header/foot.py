"""The foot of a document: where it stands, who receives, who signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from nhipcau.reading.header.lines import Cell, own_cells
from nhipcau.reading.header.openers import lines_within, openers_of
from nhipcau.reading.header.recipients import read_recipients
from nhipcau.reading.header.signature import (
    has_family_name,
    is_name,
    is_post,
    is_sign_form,
    is_signed_mark,
    read_signature,
    without_rank,
)
from nhipcau.reading.header.words import NATION, RECIPIENTS, SIGN_FORM, letterhead_words, starts_with_any
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Signatory, Span

_LOOK_BACK, _LOOK_AHEAD = 14, 60
# A text made of posts alone would be asked line by line whether the next lines sign; no document holds so many.
_MOST_UNSIGNED = 3_000
# The gaps of a foot are left for signatures and page ends.
_MOST_LINES = 400
# Where the signature's column may begin on a line of the recipients': capitals, "(Đã ký)", a name behind a full stop.
_CAPITAL_TAIL = re.compile(r"(?P<cut>[;.,:]?)\s+['‘’“\"]?(?P<signs>[A-ZÀ-ỸĐ]{2,}(?:\s+[A-ZÀ-ỸĐ]{2,})+)\W*$")
_MARK_TAIL = re.compile(r"(?P<cut>[;.,:]?)\s+(?P<signs>[(\[]?(?:Đã|đã|ĐÃ)\s+(?:ký|kí|KÝ)\b.*$)")
_NAME_TAIL = re.compile(
    r"(?P<cut>[;,]|(?<=V[TPHX])\.|(?<=\))[.:]?)\s+(?P<signs>[A-ZÀ-ỸĐ][\w.’']*(?:\s+[A-ZÀ-ỸĐ][\w.’']*){1,5})\W*$"
)
# "- Lưu Văn phòng. Nguyễn Văn Hải": the file copy is the last recipient, whatever follows its full stop signs.
_KEPT = re.compile(r"^[-+•~\s]{0,4}luu\b")
_TAIL_OF_KEPT = re.compile(r"(?P<cut>[.;])\s+(?P<signs>[A-ZÀ-ỸĐ][\w’']+(?:\s+[A-ZÀ-ỸĐ][\w’']+){1,5})\W*$")
_WORDS_OF_A_NAME = 3
_LONGEST_FOOT_LINE = 60
"""Of a line that goes on with a recipient: what is longer is a paragraph."""
_LONGEST_RECIPIENT = 300
"""No line of the recipients with a signature beside it is as long."""
_TORN = "(/"
_APPENDIX = re.compile(r"^(?:phu luc|danh muc|danh sach|bieu mau|mau so|bieu so|mau|ban khai|noi dung)\b")


@dataclass(frozen=True, slots=True)
class Foot:
    span: Span | None = None
    """From "Nơi nhận" or the first line of the signature to the last of both."""
    recipients: tuple[Found[str], ...] = ()
    signatory: Signatory | None = None


def read_foot(source: Source, within: Span) -> Foot:
    start = _start(source, within)
    if start is None:
        return Foot()
    region = _region(source, within, start)
    known, place = source.once(_known_feet), Span(region[0].span.start, region[-1].span.end)
    if place not in known:
        known[place] = _read(region)
    return known[place]


def _known_feet(_source: Source) -> dict[Span, Foot]:
    """By the cells that can belong to them: where a document ends is known only after its foot was read once."""
    return {}


def _read(region: tuple[Cell, ...]) -> Foot:
    mark = next((i for i, c in enumerate(region) if RECIPIENTS.match(c.folded)), None)
    recipients = read_recipients(region[mark:]) if mark is not None else None
    listed = recipients.cells if recipients else frozenset[Span]()
    signature = read_signature(tuple(c for c in region if c.span not in listed))
    ends = [region[0].span.end, *(span.end for span in listed), *(span.end for span in signature.spans)]
    return Foot(
        span=Span(region[0].span.start, max(ends)),
        recipients=recipients.found if recipients else (),
        signatory=signature.signatory,
    )


def _cells(source: Source, within: Span) -> Iterator[Cell]:
    return (part for c in own_cells(source, within) for part in _columns(c))


def _from(source: Source, within: Span, line: int) -> Iterator[Cell]:
    """The cells of a line and those after it, as far as one foot can reach."""
    last = source.lines[min(line + _MOST_LINES, len(source.lines) - 1)]
    return _cells(source, Span(max(within.start, source.lines[line]), min(last, within.end)))


def _columns(cell: Cell) -> list[Cell]:
    """A line in which recognition ran two columns together is parted where the signature's begins."""
    if RECIPIENTS.match(cell.folded) or cell.words[:1] in "-+•":
        form = SIGN_FORM.search(cell.words)
        if form and form.start() > 0 and is_sign_form(cell.part(form.start(), len(cell.words))):
            return [cell.part(0, form.start()), cell.part(form.start(), len(cell.words))]
    elif len(cell.words) > _LONGEST_FOOT_LINE or not (cell.starts_low or cell.words[:1] in _TORN or ";" in cell.words):
        return [cell]
    if len(cell.words) > _LONGEST_RECIPIENT:
        return [cell]
    for tail in _tails(cell):
        # A stop closes the recipient; other signs before the other column are dirt.
        end = tail.end("cut") if tail["cut"] == ";" else tail.start("cut")
        left, right = cell.part(0, end), cell.part(tail.start("signs"), len(cell.words))
        if left.words.strip(" -+•") and _signs(right, after=tail["cut"]):
            return [left, right]
    return [cell]


def _tails(cell: Cell) -> Iterator[re.Match[str]]:
    kept = (_TAIL_OF_KEPT,) if _KEPT.match(cell.folded) else ()
    for pattern in (_CAPITAL_TAIL, _MARK_TAIL, _NAME_TAIL, *kept):
        yield from pattern.finditer(cell.words)


def _signs(cell: Cell, *, after: str) -> bool:
    """The end of a recipient's line is what stands in the signature's column: a post, the mark of signing, a name."""
    if is_post(cell) and cell.is_capitals:
        return True
    if is_signed_mark(cell):
        return True
    name = without_rank(cell)
    if not (is_name(name) and all(word[:1].isupper() for word in name.words.split())):
        return False
    # Behind a comma a recipient's own words may follow; a family name or three words tell a person.
    return has_family_name(name) or (after != "," and _may_be_a_person(name))


def _may_be_a_person(name: Cell) -> bool:
    """Three words, none of which but the last begins the name of an agency ("Website Bộ Công Thương")."""
    words = name.folded.split()
    inner = (" ".join(words[at:]) for at in range(1, len(words) - 1))
    return len(words) >= _WORDS_OF_A_NAME and not any(
        starts_with_any(rest, letterhead_words("agency_heads")) for rest in inner
    )


def _start(source: Source, within: Span) -> Cell | None:
    """The first "Nơi nhận", or the first signature where it stands before it or alone."""
    unsigned = 0
    for line in lines_within(openers_of(source).feet, source, within):
        on_line = Span(max(within.start, source.lines[line]), min(within.end, source.lines[line + 1] - 1))
        for index, cell in enumerate(_cells(source, on_line)):
            if RECIPIENTS.match(cell.folded):
                return cell
            if unsigned < _MOST_UNSIGNED and (is_sign_form(cell) or is_post(cell)):
                unsigned += 1
                following = islice(_from(source, within, line), index + 1, index + _LOOK_BACK)
                if _is_signed(cell, tuple(following)):
                    return cell
    return None


def _is_signed(cell: Cell, following: tuple[Cell, ...]) -> bool:
    """A form of signing or a post in capitals stands over a name, or beside the recipients: then it signs."""
    said = next((verdict for below in following if (verdict := _says(below)) is not None), None)
    return not following and is_sign_form(cell) if said is None else said


@lru_cache(maxsize=2048)
def _says(below: Cell) -> bool | None:
    """Whether a cell below a form or a post proves it a signature, or none; some prove nothing."""
    if is_name(below) or RECIPIENTS.match(below.folded):
        return True
    if not (below.is_capitals or below.is_rule or is_sign_form(below) or is_post(below) or is_signed_mark(below)):
        return False
    return False if NATION.search(below.folded) else None


def _region(source: Source, within: Span, start: Cell) -> tuple[Cell, ...]:
    """The cells that can belong to the foot: up to an appendix, another letterhead or a long paragraph."""
    taken = [start]
    following = (c for c in _from(source, within, start.line) if c.span.start > start.span.start)
    for cell in islice(following, _LOOK_AHEAD - 1):
        if NATION.search(cell.folded) or (
            _APPENDIX.match(cell.folded) and (cell.is_capitals or cell.line - taken[-1].line > 1)
        ):
            break
        if len(cell.words) > 300:
            break
        taken.append(cell)
    return tuple(taken)
