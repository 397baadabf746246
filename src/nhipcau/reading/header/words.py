"""Word lists of heads and feet, folded for matching, and the types of documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nhipcau.reading.header.lines import fold
from nhipcau.reading.lexicon import load, strings, tables

_FIRST_WORD = re.compile(r"[a-z]*")


@dataclass(frozen=True, slots=True)
class DocumentType:
    name: str
    code: str
    is_issued: bool
    """Becomes a document of its own when another one issues or forwards it (contract, rule 26)."""
    in_symbol: tuple[str, ...]

    folded: str
    """The name in small letters without marks; `squeezed` also without spaces, so that letter-spaced titles compare."""
    squeezed: str


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Longest name first, so that "Thông tư liên tịch" is met before "Thông tư"."""
    found = [
        DocumentType(
            name=str(row["name"]),
            code=str(row["code"]),
            is_issued=row.get("issued") is True,
            in_symbol=strings(row.get("in_symbol", [str(row["code"])])),
            folded=fold(str(row["name"])),
            squeezed=fold(str(row["name"])).replace(" ", ""),
        )
        for row in tables(load("document_types")["type"])
    ]
    return tuple(sorted(found, key=lambda t: -len(t.name)))


@cache
def _types_by_name() -> dict[str, DocumentType]:
    return {type_.squeezed: type_ for type_ in document_types()}


@cache
def _types_by_first_word() -> dict[str, tuple[DocumentType, ...]]:
    by_word: dict[str, tuple[DocumentType, ...]] = {}
    for type_ in document_types():
        word = type_.folded.partition(" ")[0]
        by_word[word] = (*by_word.get(word, ()), type_)
    return by_word


def type_named(squeezed: str) -> DocumentType | None:
    """The type whose whole name these letters are."""
    return _types_by_name().get(squeezed)


def _first_word(folded: str) -> str:
    met = _FIRST_WORD.match(folded)
    return met.group() if met else ""


def types_opening(folded: str) -> tuple[DocumentType, ...]:
    """The types with whose name the words begin, longest name first."""
    alike = _types_by_first_word().get(_first_word(folded), ())
    return tuple(type_ for type_ in alike if starts_with_any(folded, (type_.folded,)))


def type_of_symbol(symbol: str) -> DocumentType | None:
    """The type a symbol names: KH of "KH-UBND", QĐ of "2010/QĐ-UBND"."""
    parts = [part for part in re.split(r"[-/]", symbol) if part and not part.isdigit()]
    for part in parts[:1]:
        for type_ in document_types():
            if part in type_.in_symbol:
                return type_
    return None


@cache
def letterhead_words(name: str) -> tuple[str, ...]:
    return tuple(sorted((fold(word) for word in strings(load("letterhead")[name])), key=len, reverse=True))


@cache
def marked_words(name: str) -> tuple[str, ...]:
    """A list of letterhead words with their marks, for lists in which "năm" must not be "Nam"."""
    return tuple(sorted(strings(load("letterhead")[name]), key=len, reverse=True))


@cache
def signing_words(name: str) -> tuple[str, ...]:
    return tuple(sorted((fold(word) for word in strings(load("signing")[name])), key=len, reverse=True))


def starts_with_any(text: str, words: tuple[str, ...]) -> str | None:
    """The longest listed word or phrase that the text begins with, as whole words."""
    if not text.startswith(words):
        return None
    for word in words:
        if text.startswith(word) and not text[len(word) : len(word) + 1].isalnum():
            return word
    return None


def ends_with_any(text: str, words: tuple[str, ...]) -> str | None:
    if not text.endswith(words):
        return None
    for word in words:
        if text.endswith(word) and not text[: -len(word)][-1:].isalnum():
            return word
    return None


MOTTO = re.compile(
    r"c[o0]ng\s*h[o0]a\s*x.\s*h[o0i].\s*ch.\s*ngh.a\s*v..t\s*n.m"
    r"|d[o0]c\s*l.p\s*[-_.,~=:;]*\s*t.\s*d[o0]\s*[-_.,~=:;]*\s*h.nh\s*ph.c\.?"
)
NATION = re.compile(r"c[o0]ng\s*h[o0]a\s*x.\s*h[o0i].\s*ch.\s*ngh.a\s*v..t\s*n.m")
PARTY = re.compile(r"dang\s*cong\s*san\s*viet\s*nam")
ISSUED_WITH = re.compile(
    r"^\(?\s*(?:duoc\s+)?(?:ban\s*hanh\s*)?(?:kem|theo)\s*(?:theo)?\b.{0,12}?(?:quyet|nghi|thong|cong|van|ke|to|chi|huong)\b"
)
# "Chủ tịch … điện:" of a telegram, and not "Đại diện:", "Biểu diễn:".
WIRES = r"(?<!\bdai )(?<!bieu )(?<!giao )(?<!phuong )(?<!buu )(?<!toan )(?<!trinh )\bdien\s*:"
ADDRESSED = re.compile(rf"^(?:dong\s+)?kinh\s*g(?:[uo]i|iri)\b|{WIRES}\s*$")
SUBJECT_MARK = re.compile(r"^(?:v\s*/\s*v\b[\s:.]*|(?:ve viec|ve)\s*:\s*(?=\S))")
RECIPIENTS = re.compile(r"\bn[oa0][il1]\s*nh[ao]n\s*(?=[:;./]|$|\s+[-:/]|\s+(?:tm|t/m|kt|k/t|tl|tuq)\b)")
# Without a stop or a space it is one only before a post or a body: "KTNB", "KTTH" are departments.
SIGN_FORM = re.compile(
    r"(?<![\w./])(?:TM|T/M|T\.M|KT|K/T|K\.T|TL|T/L|T\.L|TUQ|T/UQ|TƯQ|Tm|Kt)"
    r"(?:\s*[.,/:]\s*|\s+|(?=CH[UỦ]|B[OỘÔ]|GI[AÁ]M|[UỦ][YỶ]|UBND|BAN|HI[EỆ]U|C[UỤ]C|TH[UỦỐ]|TR[UƯ]|T[OỔ]NG))"
    r"(?=[A-ZÀ-ỸĐƯƠ])"
)
