"""Who signed: form of signing, post and name, without stamps and marks (Decree 30, article 13)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nhipcau.reading.header.lines import Cell
from nhipcau.reading.header.words import SIGN_FORM, letterhead_words, signing_words, starts_with_any
from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.types import Found, Signatory, Span

_NAME = re.compile(r"^[A-ZÀ-ỸĐƯƠ][a-zà-ỹđươ'’]*(?:[\s.-]+[A-ZÀ-ỸĐƯƠ][a-zà-ỹđươ'’]*\.?){1,6}$")
_NAME_IN_CAPITALS = re.compile(r"^[A-ZÀ-ỸĐƯƠ]+(?:\s+[A-ZÀ-ỸĐƯƠ]+){1,5}$")
_MOST_GAP = 16
_LONGEST_NAME = 5
_FAMILIES = frozenset(strings(load("signing")["surnames"]))


@dataclass(frozen=True, slots=True)
class Signature:
    signatory: Signatory | None
    spans: tuple[Span, ...]


def is_sign_form(cell: Cell) -> bool:
    """TM., KT., TL., TUQ. and their Party spellings, before a body or a post."""
    match = SIGN_FORM.match(cell.words)
    if match is None or len(cell.words) > 110:
        return False
    rest = cell.part(match.end(), len(cell.words))
    return rest.is_capitals or starts_with_any(rest.folded, signing_words("posts")) is not None


def is_post(cell: Cell) -> bool:
    """A post in capitals, or standing alone on its line."""
    words = cell.folded.strip(" -_.*|,;:()")
    post = _post_of(words) if len(words) <= 90 else None
    if post is None:
        return False
    return cell.is_capitals or (
        words == post and cell.words[:1].isupper() and not cell.words.rstrip().endswith((";", ".", ":"))
    )


@lru_cache(maxsize=4096)
def _post_of(words: str) -> str | None:
    return starts_with_any(words, signing_words("posts"))


def is_signed_mark(cell: Cell) -> bool:
    words = cell.folded.strip(" -_.*|,;:()[]\"'")
    return starts_with_any(words, signing_words("signed_marks")) is not None and len(words) < 45


def behind_mark(cell: Cell) -> Cell:
    """ "Đã ký: Phan Thị An": the name that shares its line with the mark of signing."""
    at = len(cell.folded) - len(cell.folded.lstrip(" -_.*|,;:()[]\"'"))
    mark = starts_with_any(cell.folded[at:], signing_words("signed_marks"))
    rest = cell.part(at + len(mark), len(cell.words)) if mark else cell
    rest = rest.part(len(rest.words) - len(rest.words.lstrip(" -_.*|,;:()[]\"'")), len(rest.words))
    return rest if mark and rest.words and is_name(rest) else cell


def is_name(cell: Cell) -> bool:
    """Two to seven words, each with a capital, that name no agency and no post."""
    name = without_rank(cell)
    words = name.words.strip(" -_.*|,;:()")
    if not 5 <= len(words) <= 45 or any(c.isdigit() for c in words) or cell.words.lstrip()[:1] in "-+•":
        return False
    if is_post(cell) or is_sign_form(cell) or is_signed_mark(cell):
        return False
    if starts_with_any(fold_of(name), letterhead_words("agency_heads")) and fold_of(name).split()[0] not in _SURNAMES:
        return False
    return bool(_NAME.match(words))


def has_family_name(cell: Cell) -> bool:
    return cell.words.split()[0].lower() in _FAMILIES


# Surnames that are also the first word of an agency's name.
_SURNAMES = frozenset({"doan", "vu", "bao", "dang", "thanh", "vien", "truong", "quach"})


def fold_of(cell: Cell) -> str:
    return cell.folded.strip(" -_.*|,;:()")


def without_rank(cell: Cell) -> Cell:
    """The name alone: ranks and degrees before it are left out (Decree 30, annex I: names are printed without them)."""
    at = 0
    while True:
        rest = cell.folded[at:]
        step = re.match(r"[\s.,]*", rest)
        start = at + (step.end() if step else 0)
        rank = starts_with_any(cell.folded[start:], signing_words("ranks"))
        if rank is None or not cell.folded[start + len(rank) :].strip(" .,"):
            return cell.part(start, len(cell.words))
        tail = cell.words[start + len(rank) : start + len(rank) + 1]
        if tail not in (".", " ", ","):
            return cell.part(start, len(cell.words))
        at = start + len(rank)


def read_signature(cells: tuple[Cell, ...]) -> Signature:
    """The first block of form, post and name among the cells of a foot."""
    first = next((i for i, c in enumerate(cells) if is_sign_form(c) or is_post(c)), None)
    if first is None:
        return Signature(signatory=None, spans=())
    forms: list[Cell] = []
    posts: list[Cell] = []
    name: Cell | None = None
    last = cells[first]
    for cell in (behind_mark(one) for one in cells[first:]):
        if cell.line - last.line > _MOST_GAP or name is not None:
            break
        if is_signed_mark(cell) or cell.is_rule:
            continue
        if any(cell.line == taken.line for taken in (*forms, *posts)):
            continue  # The other column of a joint document.
        if is_sign_form(cell):
            if forms and posts:
                break
            forms.append(cell)
        elif is_post(cell):
            if posts and cell.line - last.line > 3:
                # Whom a steering committee's head is besides stands over the name: "CHỦ TỊCH UBND XÃ".
                if _names_below(cells, cell):
                    last = cell
                    continue
                break
            posts.append(cell)
        elif (
            cell.is_capitals
            and not _NAME.match(cell.words)
            and cell.line - last.line <= 2
            and not _is_capital_name(cell, posts, last)
        ):
            (posts if posts else forms if forms else posts).append(cell)
        elif is_name(cell) or _is_capital_name(cell, posts, last):
            name = without_rank(cell)
        else:
            continue
        last = cell
    return _signature(forms, posts, name)


def _names_below(cells: tuple[Cell, ...], cell: Cell) -> bool:
    below = next((one for one in cells if one.line > cell.line and not one.is_rule), None)
    return below is not None and below.line - cell.line <= 2 and is_name(below)


def _is_capital_name(cell: Cell, posts: list[Cell], last: Cell) -> bool:
    """ "NGUYỄN VĂN AN" below a gap that leaves room for a signature, or with a family name that begins no agency."""
    words = cell.words.strip()
    if not posts or not _NAME_IN_CAPITALS.match(words) or is_post(cell):
        return False
    return cell.line - last.line > 1 or (words.split()[0].lower() in _FAMILIES and len(words.split()) <= _LONGEST_NAME)


def _signature(forms: list[Cell], posts: list[Cell], name: Cell | None) -> Signature:
    signatory = Signatory(
        authority=_joined(forms, "header.signature.form"),
        position=_joined(posts, "header.signature.post"),
        name=_joined([name] if name else [], "header.signature.name"),
    )
    return Signature(signatory=signatory, spans=tuple(c.span for c in (*forms, *posts, *([name] if name else []))))


def _joined(cells: list[Cell], rule: str) -> Found[str] | None:
    if not cells:
        return None
    value = " ".join(" ".join(cell.printed.strip(" *_|") for cell in cells).split())
    value = re.sub(r"\b(TM|KT|TL|TUQ)\.(?=\S)", r"\1. ", value)
    return Found(value, tuple(cell.span for cell in cells), rule, 0.95)
