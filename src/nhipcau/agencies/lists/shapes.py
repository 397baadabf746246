"""Which lists there are, what their rows say, and the rows that come with the product. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from nhipcau.ground.lists import FieldKind, ListField, ListRow, ListShape, Value, from_json
from nhipcau.ground.refusal import Refusal


class Role(StrEnum):
    """What a word of the matching list is for."""

    ALIAS = "alias"  # another way of writing a name: `stands_for` is the name
    PROVINCE = "province"  # another spelling of a province: `stands_for` is the register's
    KNOWN = "known"  # a well-written word is no slip of the pen
    FILLER = "filler"  # small words that come and go between two spellings
    HEAD = "head"  # begins a name of its own in a line that names several
    ALONE = "alone"  # one word that is a name, not a kind
    WHOLE = "whole"  # one body whose own name reads like a list
    HOST = "host"  # what follows its colon are its units
    ITSELF = "itself"  # the issuer speaking of itself: "Bộ"
    NOBODY = "nobody"  # names no body at all: filing, a bare post


LEVELS = ("central", "province", "department", "district", "commune", "unit")
FAMILIES = ("state", "party", "front", "association", "media", "unit")
STATES = ("listed", "open", "general")


@cache
def _functions() -> tuple[ListRow, ...]:
    path = files("nhipcau") / "data" / "successions" / "functions.toml"
    return _rows(FUNCTIONS, _table(path, "function"))


@cache
def _levels() -> tuple[ListRow, ...]:
    path = files("nhipcau") / "data" / "successions" / "levels.toml"
    return _rows(LEVELS_ENDED, _table(path, "level"))


@cache
def _collectives() -> tuple[ListRow, ...]:
    path = files("nhipcau.agencies.collectives") / "collectives.toml"
    return _rows(COLLECTIVES, _table(path, "rule"), source=_source(path))


@cache
def _matching() -> tuple[ListRow, ...]:
    path = files("nhipcau.agencies.names") / "matching.toml"
    # What people are likeliest to add to comes first.
    rows = {MATCHING.key_of(from_json(MATCHING, row)): row for row in sorted(_words(path), key=_by_role)}
    return _rows(MATCHING, list(rows.values()), source=_source(path))


def _words(path: Traversable) -> Iterator[Mapping[str, object]]:
    """The word lists of the file, one row a word."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for role, words in table["words"].items():
        for word in words if isinstance(words, list) else str(words).split():
            yield {"role": role, "word": word}
    for province in table["province"]:
        for spelling in province["spellings"]:
            yield {"role": str(Role.PROVINCE), "word": spelling, "stands_for": province["name"]}
    for row in table["nobody"]:
        yield {"role": str(Role.NOBODY), **row}


def _by_role(row: Mapping[str, object]) -> int:
    return list(Role).index(Role(str(row["role"])))


def _table(path: Traversable, name: str) -> list[Mapping[str, object]]:
    rows: list[Mapping[str, object]] = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return rows


def _source(path: Traversable) -> str:
    return str(tomllib.loads(path.read_text(encoding="utf-8"))["source"])


def _rows(shape: ListShape, rows: list[Mapping[str, object]], *, source: str = "") -> tuple[ListRow, ...]:
    return tuple(shape.row(from_json(shape, row), source=source or str(row["source"])) for row in rows)


def _named(content: Mapping[str, Value]) -> str:
    return str(content.get("name", ""))


def _worded(content: Mapping[str, Value]) -> str:
    word = str(content.get("word", "")).strip()
    return f"{content.get('role', '')} {word}" if re.search(r"\w", word) else ""


def _phrased(content: Mapping[str, Value]) -> str:
    """A shipped rule has its code; one that is written goes by its first phrase."""
    phrases = content.get("phrases", ())
    return str(content.get("code") or (phrases[0] if isinstance(phrases, tuple) and phrases else ""))


def _lacks_name(content: Mapping[str, Value]) -> str:
    """Another spelling says nothing without what it stands for."""
    stands = content.get("role") not in (Role.ALIAS, Role.PROVINCE) or content.get("stands_for")
    return "" if stands else "stands_for"


def _lacks_members(content: Mapping[str, Value]) -> str:
    """A list that asks nothing of its members would be everybody."""
    if not content.get("code") and not content.get("phrases"):
        return "phrases"
    asked = ("code", "names", "levels", "families", "central", "own", "under")
    listed = content.get("state", "listed") in ("", "listed")
    return "names" if listed and not any(content.get(name) for name in asked) else ""


FUNCTIONS = ListShape(
    code="functions",
    fields=(
        ListField("name", FieldKind.TEXT, required=True),
        ListField("marks", FieldKind.WORDS, required=True),
        ListField("words", FieldKind.WORDS, required=True),
    ),
    keyed=_named,
    shipped=_functions,
)
LEVELS_ENDED = ListShape(
    code="levels",
    fields=(
        ListField("name", FieldKind.TEXT, required=True),
        ListField("last_day", FieldKind.DAY, required=True),
        ListField("words", FieldKind.WORDS, required=True),
        ListField("offers", FieldKind.CHOICE, required=True, choices=LEVELS),
    ),
    keyed=_named,
    shipped=_levels,
)
COLLECTIVES = ListShape(
    code="collectives",
    fields=(
        ListField("code", FieldKind.FIXED),
        ListField("example", FieldKind.FIXED),
        ListField("pattern", FieldKind.FIXED),
        ListField("phrases", FieldKind.WORDS),
        ListField("words", FieldKind.TEXT, required=True),
        ListField("state", FieldKind.CHOICE, choices=STATES),
        ListField("keys", FieldKind.FIXED),
        ListField("names", FieldKind.WORDS),
        ListField("leaves_out", FieldKind.WORDS),
        ListField("levels", FieldKind.CHOICES, choices=LEVELS),
        ListField("families", FieldKind.CHOICES, choices=FAMILIES),
        ListField("central", FieldKind.FLAG),
        ListField("everywhere", FieldKind.FLAG),
        ListField("body", FieldKind.FLAG),
        ListField("own", FieldKind.FLAG),
        ListField("under", FieldKind.TEXT),
        ListField("until", FieldKind.DAY),
        ListField("ended", FieldKind.TEXT),
        ListField("successor", FieldKind.TEXT),
        ListField("exactly", FieldKind.NUMBER),
    ),
    keyed=_phrased,
    shipped=_collectives,
    needs=_lacks_members,
)
MATCHING = ListShape(
    code="matching",
    fields=(
        ListField("role", FieldKind.CHOICE, required=True, choices=tuple(str(role) for role in Role)),
        ListField("word", FieldKind.TEXT, required=True),
        ListField("stands_for", FieldKind.TEXT),
        ListField("pattern", FieldKind.FIXED),
        ListField("printed", FieldKind.FIXED),
    ),
    keyed=_worded,
    shipped=_matching,
    needs=_lacks_name,
)
SHAPES: Mapping[str, ListShape] = {shape.code: shape for shape in (MATCHING, COLLECTIVES, FUNCTIONS, LEVELS_ENDED)}


def shape_of(code: str) -> ListShape:
    if code not in SHAPES:
        raise Refusal("word_list.not_found")
    return SHAPES[code]
