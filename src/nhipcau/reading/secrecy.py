"""The gate before anything is kept: a document that carries a secrecy mark is refused unread.

Where a mark is only likely the answer is no as well: the clerk may declare the document unclassified and send it again.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.source import Source

_COLUMNS = re.compile(r"\t|\||\s{3,}")
_FRAMED = re.compile(r"^\s*(?:\|.*\||│.*│|┃.*┃|║.*║|\[.*\]|\(.*\)|\{.*\}|<.*>|\*+[^*]+\*+)\s*$")
_RULE = re.compile(r"^\s*[-_=*+~.─━═│┃║┌┐└┘┏┓┗┛╔╗╚╝|\s]{3,}$")
_OWN_NUMBER = re.compile(
    r"^\W*(?:số(?:\s*hiệu|(?:\s*,|\s*/|\s+và)?\s*ký\s+hiệu)?)\s*[:.]?\s*(?P<code>\S.*)$", re.IGNORECASE
)
_CODE = re.compile(r"^\d*[^\W\d_]?\s*[-/]\s*[\w&.]+(?:\s?[-/]\s?[\w&.]+)*(?:\s?\([^()]{1,4}\))?", re.IGNORECASE)
_NAME_JOINTS = re.compile(r"[_.()\[\]{}+,;]+|\s*[-–—]+\s*|\s{2,}")
_NAME_BRACKETS = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")
# A mark in mixed case ("Mật") counts only where marks stand: at the head, before the text begins.
_HEAD_LINES = 25


@dataclass(frozen=True, slots=True)
class _Marks:
    levels: frozenset[str]
    worn_levels: frozenset[str]
    named_levels: frozenset[str]
    suffixes: tuple[str, ...]
    broken_before: frozenset[str]
    broken_after: frozenset[str]
    lookalikes: dict[int, str]
    field: re.Pattern[str]


def require_unclassified(source: Source) -> None:
    """Refuses a source with a mark of a secrecy level (Law 117/2025/QH15 Art. 5.2, 8); says nothing of its words."""
    if has_secrecy_mark(source.text) or has_secrecy_mark(source.aside):
        raise Refusal("reading.secret")


def has_secrecy_mark(text: str) -> bool:
    """Also for notes and fields that people type."""
    marks = _marks()
    lines = [unicodedata.normalize("NFKC", line).translate(marks.lookalikes) for line in text.splitlines()]
    filled = [index for index, line in enumerate(lines) if line.strip()]
    head = filled[_HEAD_LINES] if len(filled) > _HEAD_LINES else len(lines)
    return any(_is_marked(lines, index=index, at_head=index < head, marks=marks) for index in filled)


def require_unclassified_name(filename: str) -> None:
    """Refuses a file whose name alone tells its level, before anything of it is read."""
    if has_marked_name(filename):
        raise Refusal("reading.secret")


def has_marked_name(filename: str) -> bool:
    """Names lose spaces, frames and tone marks: their pieces are asked as lines, a number at the start as a symbol."""
    name = unicodedata.normalize("NFKC", re.split(r"[/\\]", filename)[-1])
    stem = name.rpartition(".")[0] or name
    pieces = [piece for piece in _NAME_JOINTS.split(stem) if piece and piece.strip()]
    if any(has_secrecy_mark(words) for words in ("\n".join(pieces), *_NAME_BRACKETS.findall(stem))):
        return True
    if stem[:1].isdigit() and has_secrecy_mark(f"Số: {stem.replace('_', '-')}"):
        return True
    spaced = f" {re.sub(r'[-_.,–—]+', ' ', stem)} "
    return any(f" {level} " in spaced for level in _marks().named_levels)


def _is_marked(lines: list[str], *, index: int, at_head: bool, marks: _Marks) -> bool:
    line = lines[index]
    # Most lines of a long text end here: every mark is made of these letters.
    if not _may_hold_mark(line):
        return False
    parts = [line, *_COLUMNS.split(line)]
    if any(_is_level(part, at_head=at_head, marks=marks) for part in parts):
        return not _is_broken_word(lines, index=index, marks=marks)
    if _is_framed(lines, index) and _plain(line) in marks.worn_levels:
        return True
    after = next((later for later in lines[index + 1 : index + 3] if later.strip()), "")
    if _names_level(line, after=after, marks=marks):
        return True
    return any(_has_level_symbol(part, marks) for part in parts)


def _may_hold_mark(line: str) -> bool:
    plain = _plain(line)
    return "MAT" in plain or plain.startswith("SO") or "M)" in line or "-M" in line or "/TM" in line


def _is_level(part: str, *, at_head: bool, marks: _Marks) -> bool:
    letters = _letters(part)
    if letters in marks.levels:
        return True
    # "Tối mật", "Tuyệt mật" alone are marks in any case; a lone "Mật" may be the bile of a list of organs.
    upper = letters.upper()
    return upper in marks.levels and letters[:1].isupper() and (at_head or upper != "MẬT")


def _is_broken_word(lines: list[str], *, index: int, marks: _Marks) -> bool:
    if _letters(lines[index]) != "MẬT" or index == 0:
        return False
    before = lines[index - 1].split()
    after = lines[index + 1].split() if index + 1 < len(lines) else []
    if before and before[-1].upper() in marks.broken_before:
        return True
    return bool(before and after) and after[0].strip(",.;:").upper() in marks.broken_after


def _is_framed(lines: list[str], index: int) -> bool:
    if _FRAMED.match(lines[index]):
        return True
    above = lines[index - 1] if index else ""
    below = lines[index + 1] if index + 1 < len(lines) else ""
    return bool(_RULE.match(above) and _RULE.match(below))


def _names_level(line: str, *, after: str, marks: _Marks) -> bool:
    """ "Độ mật: Mật", the level in the next cell or the next line too; a list of all the levels names none."""
    found = marks.field.search(_unmarked(line))
    if found is None:
        return False
    value = found["value"].strip() or _unmarked(after)
    named = re.split(
        r"\t|\||\s{2,}|[.;]|\bđộ khẩn\b|\bdo khan\b", value.strip(" *_:[]().-"), maxsplit=1, flags=re.IGNORECASE
    )[0]
    return _plain(named) in marks.worn_levels


def _has_level_symbol(part: str, marks: _Marks) -> bool:
    own = _OWN_NUMBER.match(part)
    code = _CODE.match(own["code"].lstrip("*_ .…")) if own else None
    if code is None:
        return False
    symbol = "".join(code.group().split()).rstrip(".")
    return symbol.endswith(marks.suffixes) or symbol.upper().endswith(tuple(s for s in marks.suffixes if "MẬT" in s))


def _letters(words: str) -> str:
    return "".join(character for character in words if character.isalnum())


def _plain(words: str) -> str:
    """Letters only, capitals, without marks: "T Ố I  M Ậ T" → "TOIMAT"."""
    letters = unicodedata.normalize("NFD", _letters(words).upper().replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _unmarked(line: str) -> str:
    """Lower case without tone and vowel marks, of roughly the same shape: worn field names are met too."""
    low = unicodedata.normalize("NFD", line.lower().replace("đ", "d"))
    return "".join(letter for letter in low if not unicodedata.combining(letter))


@cache
def _marks() -> _Marks:
    lexicon = tomllib.loads((files("nhipcau.reading") / "lexicon" / "secrecy.toml").read_text(encoding="utf-8"))
    labels = "|".join(re.escape(_unmarked(label)) for label in sorted(lexicon["labels"], key=len, reverse=True))
    return _Marks(
        levels=frozenset(_letters(level) for level in lexicon["levels"]),
        worn_levels=frozenset(_plain(level) for level in lexicon["levels"]),
        named_levels=frozenset(lexicon["levels_in_names"]),
        suffixes=tuple(lexicon["symbol_suffixes"]),
        broken_before=frozenset(lexicon["broken_before"]),
        broken_after=frozenset(lexicon["broken_after"]),
        lookalikes=str.maketrans(lexicon["lookalikes"]),
        field=re.compile(rf"(?:^|[\t|;,(]|\s{{2,}})[\s*_+•\d.)-]*(?:{labels})\s+mat[\s*_]*[:\t|](?P<value>[^\n]*)"),
    )
