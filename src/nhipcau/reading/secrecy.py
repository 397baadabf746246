"""The gate before anything is kept: a document that carries a secrecy mark is refused unread.

Where a mark is only likely the answer is no as well: the clerk may declare the document unclassified and send it again.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.bare_letters import Parts, unusual_parts
from nhipcau.reading.source import Source, without_marks

_COLUMNS = re.compile(r"\t|\||\s{3,}")
_FRAMED = re.compile(r"^\s*(?:\|.*\||│.*│|┃.*┃|║.*║|\[.*\]|\(.*\)|\{.*\}|<.*>|\*+[^*]+\*+|_+[^_]+_+|\++[^+]+\++)\s*$")
_RULE = re.compile(r"^\s*[-_=*+~.─━═│┃║┌┐└┘┏┓┗┛╔╗╚╝|\s]{3,}$")
_OWN_NUMBER = re.compile(
    r"^\W*(?:số(?:\s*hiệu|(?:\s*,|\s*/|\s+và)?\s*ký\s+hiệu)?)\s*[:.]?\s*(?P<code>\S.*)$", re.IGNORECASE
)
_CODE = re.compile(r"^\d*[^\W\d_]?\s*[-/]\s*[\w&.]+(?:\s?[-/]\s?[\w&.]+)*(?:\s?\([^()]{1,4}\))?", re.IGNORECASE)
_NAME_JOINTS = re.compile(r"[_.()\[\]{}+,;]+|\s*[-–—]+\s*|\s{2,}")
_NAME_BRACKETS = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")
_LINE_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_FILLED = re.compile(r"^[^\S\n]*\S", re.MULTILINE)
# Spaced letters, and any sign between them, are met too.
_LEVEL_WORD = re.compile(r"m[^a-z0-9\n]*a[^a-z0-9\n]*t(?![a-z0-9])")
# A level ends its line or column, or is the last word of the name of a field ("Độ mật:").
_AFTER_LEVEL = re.compile(r"[\W_]*?(?:[\n\t|:｜：]|\s{3}|\Z)")
# A pattern that opens with one fixed sign is found faster; those of other alphabets stand in unusual parts alone.
_END = r"\s{0,3}(?:t\s{0,2})?m(?:at)?(?![a-z0-9])"
_SYMBOL_ENDS = tuple(re.compile(rf"{re.escape(sign)}{_END}") for sign in "-/(")
_WIDE_SYMBOL_END = re.compile(rf"[－／（]{_END}")
# Other alphabets, and other forms of Latin letters: what can hide a mark ("ＭẬＴ", "МẬТ").
_FOREIGN = re.compile(
    "[^\x00-\xa9\xab-\xb9\xbb-\xffĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9\u2000-\u206f\u20a0-\u20bf\u2190-\u23ff\u2500-\u25ff]"
)
_LONGEST_SHARED = 160
_LONGEST_END = 12
"""Characters of the end of a symbol."""
# Longer neighbours frame nothing.
_NEIGHBOUR = 400
# A mark in mixed case ("Mật") counts only where marks stand: at the head, before the text begins.
_HEAD_LINES = 25


@dataclass(frozen=True, slots=True)
class _Line:
    """A line and its neighbours, look-alike letters made plain."""

    words: str
    before: str | None
    """None where it is the first line."""
    after: str
    beyond: str
    at_head: bool


@dataclass(frozen=True, slots=True)
class _Marks:
    levels: frozenset[str]
    worn_levels: frozenset[str]
    head_levels: frozenset[str]
    """Worn by recognition, and taken for levels where they stand alone in the head."""
    shared_start: re.Pattern[str]
    shared_end: re.Pattern[str]
    """A level before or behind words of a letterhead: recognition runs the two columns of a page together."""
    named_levels: frozenset[str]
    suffixes: tuple[str, ...]
    letterhead: re.Pattern[str]
    letterhead_agency: re.Pattern[str]
    named_before: frozenset[str]
    broken_before: frozenset[str]
    broken_after: frozenset[str]
    lookalikes: dict[int, str]
    field: re.Pattern[str]


def require_unclassified(source: Source) -> None:
    """Refuses a source with a mark of a secrecy level (Law 117/2025/QH15 Art. 5.2, 8); says nothing of its words."""
    if _has_mark(source.text, plain=source.plain, unusual=source.unusual) or has_secrecy_mark(source.aside):
        raise Refusal("reading.secret")


def has_secrecy_mark(text: str) -> bool:
    """Also for notes and fields that people type."""
    text = text.replace("\r\n", "\n")
    return _has_mark(text, plain=without_marks(text), unusual=unusual_parts(text))


def _has_mark(text: str, *, plain: str, unusual: Parts) -> bool:
    """`plain` is as long as the text and shows which lines are worth a look: nearly none."""
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    head = _end_of_head(text)
    seen = 0
    for place in sorted(_places(text, plain, unusual, head=head)):
        if place >= seen:
            line, seen = _line_at(text, place, head=head)
            if _is_marked(line):
                return True
    return False


def _places(text: str, plain: str, unusual: Parts, *, head: int) -> Iterator[int]:
    """Where a mark may stand: levels end in "mật", their symbols in "M"; letters from elsewhere may hide either."""
    for met in _LEVEL_WORD.finditer(plain):
        if met.end() < head or _AFTER_LEVEL.match(text, met.end()):
            yield met.end() - 1
    for sign in _SYMBOL_ENDS:
        yield from (met.end() - 1 for met in sign.finditer(plain))
    for start, end in unusual:
        yield from (met.end() - 1 for met in _WIDE_SYMBOL_END.finditer(plain, start, end + _LONGEST_END))
        for met in _FOREIGN.finditer(text, start, end):
            if unicodedata.normalize("NFKC", met.group()).isalnum():
                yield met.start()


def _end_of_head(text: str) -> int:
    filled = (met.start() for met in _FILLED.finditer(text))
    return next(islice(filled, _HEAD_LINES, None), len(text))


def _line_at(text: str, place: int, *, head: int) -> tuple[_Line, int]:
    """The line of a place with its neighbours, and where the next line begins."""
    start = text.rfind("\n", 0, place) + 1
    end = (text.find("\n", place) + 1 or len(text) + 1) - 1
    before = text[text.rfind("\n", 0, start - 1) + 1 : start - 1] if start else None
    after, beyond, *_ = (*text[end + 1 : end + 1 + _NEIGHBOUR].split("\n", 2), "", "")
    line = _Line(
        words=_cleared(text[start:end]),
        before=None if before is None else _cleared(before[-_NEIGHBOUR:]),
        after=_cleared(after),
        beyond=_cleared(beyond),
        at_head=start < head,
    )
    return line, end + 1


@lru_cache(maxsize=1024)
def _cleared(line: str) -> str:
    return unicodedata.normalize("NFKC", line).translate(_marks().lookalikes)


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


@lru_cache(maxsize=1024)
def _is_marked(line: _Line) -> bool:
    marks = _marks()
    parts = [line.words, *_COLUMNS.split(line.words)]
    if any(_is_level(part, at_head=line.at_head, marks=marks) for part in parts):
        return not _is_broken_word(line, marks)
    if _is_framed(line) and _plain(line.words) in marks.worn_levels:
        return True
    if line.at_head and (any(_letters(part) in marks.head_levels for part in parts) or _shares_line(line, marks)):
        return True
    if _names_level(line.words, after=line.after if line.after.strip() else line.beyond, marks=marks):
        return True
    return any(_has_level_symbol(part, marks) for part in parts)


def _is_level(part: str, *, at_head: bool, marks: _Marks) -> bool:
    letters = _letters(part)
    if letters in marks.levels:
        return True
    # "Tối mật", "Tuyệt mật" alone are marks in any case; a lone "Mật" may be the bile of a list of organs.
    upper = letters.upper()
    return upper in marks.levels and letters[:1].isupper() and (at_head or upper != "MẬT")


def _is_broken_word(line: _Line, marks: _Marks) -> bool:
    if _letters(line.words) != "MẬT" or line.before is None:
        return False
    before, after = line.before.split(), line.after.split()
    if before and before[-1].upper() in marks.broken_before:
        return True
    return bool(before and after) and after[0].strip(",.;:").upper() in marks.broken_after


def _shares_line(line: _Line, marks: _Marks) -> bool:
    """ "MẬT CỘNG HÒA XÃ HỘI …", "ỦY BAN NHÂN DÂN TỈNH … MẬT": the level among words that only a letterhead has."""
    if len(line.words) > _LONGEST_SHARED:
        return False
    met = marks.shared_start.match(line.words) or marks.shared_end.match(line.words)
    if met is None:
        return False
    rest = met["rest"]
    # "BẢO MẬT", "DANH MỤC … ĐỘ MẬT": the words before it make it a part of a title.
    if met.start("rest") == 0 and rest.split()[-1].upper() in marks.broken_before | marks.named_before:
        return False
    plain = _unmarked(rest)
    return bool(marks.letterhead.match(plain) or (rest.isupper() and marks.letterhead_agency.match(plain)))


def _is_framed(line: _Line) -> bool:
    if _FRAMED.match(line.words):
        return True
    return bool(_RULE.match(line.before or "") and _RULE.match(line.after))


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
    levels = "|".join(r"\s+".join(level.split()) for level in (*lexicon["levels"][::-1], *lexicon["head_levels"]))
    return _Marks(
        head_levels=frozenset(_letters(level) for level in lexicon["head_levels"]),
        shared_start=re.compile(rf"^\W*(?:{levels})\b\W+(?P<rest>\w.*)$"),
        shared_end=re.compile(rf"^(?P<rest>.*?\w)\W+(?:{levels})\W*$"),
        letterhead=re.compile(rf"^\W*(?:{'|'.join(lexicon['letterhead'])})\W*$"),
        letterhead_agency=re.compile(rf"^\W*(?:{'|'.join(lexicon['letterhead_agencies'])})\b"),
        named_before=frozenset(lexicon["named_before"]),
        levels=frozenset(_letters(level) for level in lexicon["levels"]),
        worn_levels=frozenset(_plain(level) for level in lexicon["levels"]),
        named_levels=frozenset(lexicon["levels_in_names"]),
        suffixes=tuple(lexicon["symbol_suffixes"]),
        broken_before=frozenset(lexicon["broken_before"]),
        broken_after=frozenset(lexicon["broken_after"]),
        lookalikes=str.maketrans(lexicon["lookalikes"]),
        field=re.compile(rf"(?:^|[\t|;,(]|\s{{2,}})[\s*_+•\d.)-]*(?:{labels})\s+mat[\s*_]*[:\t|](?P<value>[^\n]*)"),
    )
