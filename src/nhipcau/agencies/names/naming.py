"""What the name of an agency says: which body, of which locality, of what kind. Pure; the patterns are data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from nhipcau.agencies.collectives.phrases import is_kept_phrase
from nhipcau.agencies.names.parts import is_nobody, named_by_alias, spelt_province
from nhipcau.ground.text import fold, write_out


@dataclass(frozen=True, slots=True)
class Locality:
    """A province or centrally run city. Empty for the centre. `kind` is unknown where only the place line names it."""

    kind: str = ""  # "tỉnh" | "thành phố" | ""
    name: str = ""

    @property
    def key(self) -> str:
        """By which the agencies of the province are found, whatever it was called at the time."""
        folded = fold(self.name)
        return _patterns().renamed.get(folded, folded)

    @property
    def text(self) -> str:
        return f"{self.kind} {self.name}".strip()


CENTRE = Locality()


def locality_from(text: str) -> Locality:
    """Back from `Locality.text` as the database keeps it."""
    kind = next((kind for kind in ("tỉnh", "thành phố") if text.startswith(f"{kind} ")), "")
    return Locality(kind=kind, name=text.removeprefix(kind).strip())


class Scope(StrEnum):
    """Within what a name is unique."""

    CENTRAL = "central"
    LOCALITY = "locality"
    HOST = "host"  # a unit: within the agency that issued the document


class Sort(StrEnum):
    AGENCY = "agency"
    COLLECTIVE = "collective"
    NOBODY = "nobody"  # filing, a post that names no body
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Understood:
    """A name understood. `key` is folded and without locality; `parent` names a body of the same locality."""

    sort: Sort
    name: str
    key: str
    locality: Locality = CENTRE
    family: str = "unknown"
    level: str = "unknown"
    scope: Scope = Scope.LOCALITY
    parent: str = ""
    is_unclear: bool = False
    """Whether several bodies of the province go by it, so that a person says which one is meant."""


@dataclass(frozen=True, slots=True)
class _Kind:
    pattern: re.Pattern[str]
    family: str
    level: str
    scope: Scope
    parent: str
    local: bool
    """Only where the name says its province: "Thanh tra tỉnh"."""


@dataclass(frozen=True, slots=True)
class _Alias:
    pattern: re.Pattern[str]
    name: str
    central: bool
    local: bool
    centre: str
    """What the same words mean where no province is spoken of."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    cities: tuple[tuple[str, date | None], ...]
    renamed: Mapping[str, str]
    """The key of a province under its former name → its key now."""
    post_heads: re.Pattern[str]
    post_within: re.Pattern[str]
    aliases: tuple[_Alias, ...]
    collectives: tuple[re.Pattern[str], ...]
    unclear: tuple[re.Pattern[str], ...]
    kinds: tuple[_Kind, ...]


# Capitals alone: in Unicode they alternate with small letters, so that a range would hold both.
_UPPER = "".join(c for c in map(chr, (*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA))) if c.isupper())
_PROPER = rf"[{_UPPER}]\w*(?:(?:\s*-\s*|\s+)[{_UPPER}]\w*){{0,4}}"
_IN_LOCALITY = re.compile(rf"\b(?P<kind>[Tt]ỉnh|TỈNH|[Tt]hành [Pp]hố|THÀNH PHỐ)\s+(?P<name>{_PROPER})\s*$")
_COMMITTEE = re.compile(rf"\b(?P<kind>[Tt]ỉnh|[Tt]hành)\s+(?:[uU][ỷy]|ủy)\s+(?P<name>{_PROPER})\s*$")
_SAYS_KIND = re.compile(rf"\b(?:[Tt]ỉnh|[Tt]hành [Pp]hố)\s+{_PROPER}\s*$")
_BARE_KIND = re.compile(r"\b(?P<kind>[Tt]ỉnh|[Tt]hành [Pp]hố)\s*$")
_GLUED = re.compile(r"(?<=\d)(?=T[WƯ]\b)")
_NOTE = re.compile(r"\s*\((?:[^)]*)\)\s*")
_TAIL = re.compile(r"[\s,;.:/-]+$")


def understand(name: str, *, locality: Locality, on: date | None, host_key: str = "") -> Understood:
    """What `name` means in a document of `locality`, issued on `on` by the agency whose key is `host_key`."""
    patterns = _patterns()
    written = _TAIL.sub("", _NOTE.sub(" ", write_out(_GLUED.sub(" ", name)))).strip()
    written = named_by_alias(fold(written)) or written
    if is_nobody(name):
        return Understood(sort=Sort.NOBODY, name=written, key=fold(written))
    if is_kept_phrase(fold(written)) or patterns.collectives[0].search(fold(written)):
        return Understood(sort=Sort.COLLECTIVE, name=written, key=fold(written))
    body = _body_of_post(written, patterns)
    own = locality_in(body, on=on)
    place = own or locality
    short = _without_locality(_respelt(body, own), place)
    is_local = short != body
    short = named_by_alias(fold(short)) or short
    key = fold(short)
    for alias in patterns.aliases:
        if alias.pattern.fullmatch(key) and not (is_local if alias.central else alias.local and not is_local):
            of_centre = alias.centre and host_key and not (place.name or is_local)
            short = (alias.centre if of_centre else alias.name).replace("@", _committee(place))
            key = fold(short)
            break
    else:
        if any(pattern.search(key) for pattern in patterns.collectives):
            return Understood(sort=Sort.COLLECTIVE, name=written, key=fold(written))
    if is_local and any(pattern.match(key) for pattern in patterns.unclear):
        return Understood(sort=Sort.UNKNOWN, name=body, key=key, locality=place, is_unclear=True)
    found = _classified(short, key, place=place, is_local=is_local, patterns=patterns)
    if found.scope is Scope.HOST and host_key:
        # "Vụ Pháp chế Bộ Xây dựng" in a paper of Bộ Xây dựng is its Vụ Pháp chế.
        found = replace(found, key=key.removesuffix(f" {host_key}"))
    if found.sort is Sort.AGENCY and body.endswith(place.name) and not _SAYS_KIND.search(body):
        # "Báo Đồng Nai" is called so; only its key goes without the province.
        found = replace(found, name=body)
    return found


def _respelt(body: str, own: Locality | None) -> str:
    """The name with its province as the register spells it ("Đắc Nông" → "Đắk Nông")."""
    if own is None or body.endswith(own.name):
        return body
    match = _IN_LOCALITY.search(body)
    return f"{body[: match.start('name')]}{own.name}" if match else body


def locality_in(name: str, *, on: date | None) -> Locality | None:
    """The province or centrally run city a name ends in ("Sở Y tế tỉnh Đồng Nai"), None where it names none."""
    committee = _COMMITTEE.search(name)
    if committee:
        kind = "tỉnh" if committee["kind"].lower() == "tỉnh" else "thành phố"
        return Locality(kind=kind, name=spelt_province(_titled(committee["name"])))
    match = _IN_LOCALITY.search(name)
    if match is None:
        return None
    kind = match["kind"].lower()
    found = Locality(kind=kind, name=spelt_province(_titled(match["name"])))
    if kind == "thành phố" and not _is_central_city(found, on=on):
        return None
    return found


def locality_of_document(
    *, issuer: str | None, parent_issuer: str | None, place: str | None, on: date | None
) -> Locality:
    """Whose document it is: by its issuer's name, else its superior's, else the place line. Empty for the centre."""
    for name in (issuer, parent_issuer):
        if not name:
            continue
        found = locality_in(write_out(name), on=on)
        if found:
            return found
        if understand(name, locality=CENTRE, on=on).scope is Scope.CENTRAL:
            return CENTRE
    if not place:
        return CENTRE
    said = _BARE_KIND.search(write_out(issuer or parent_issuer or ""))
    kind = said["kind"].lower() if said else "thành phố" if _is_central_city(Locality(name=place), on=on) else ""
    return Locality(kind=kind, name=_titled(place.strip()))


def _classified(short: str, key: str, *, place: Locality, is_local: bool, patterns: _Patterns) -> Understood:
    for kind in patterns.kinds:
        if not kind.pattern.match(key) or (is_local if kind.scope is Scope.CENTRAL else kind.local and not is_local):
            continue
        if kind.scope is Scope.LOCALITY and not place.name:
            break
        return Understood(
            sort=Sort.AGENCY,
            name=short[:1].upper() + short[1:],
            key=key,
            locality=CENTRE if kind.scope is Scope.CENTRAL else place,
            family=kind.family,
            level=kind.level,
            scope=kind.scope,
            parent=_parent(kind, place),
        )
    central = any(short == alias.centre or (alias.central and short == alias.name) for alias in patterns.aliases)
    if central:
        return Understood(sort=Sort.AGENCY, name=short, key=key, family="party", level="central", scope=Scope.CENTRAL)
    return Understood(sort=Sort.UNKNOWN, name=short, key=key, locality=place)


def _parent(kind: _Kind, place: Locality) -> str:
    return _committee(place) if kind.parent == "@committee" else kind.parent


def _committee(place: Locality) -> str:
    return "Thành ủy" if place.kind == "thành phố" else "Tỉnh ủy"


def _body_of_post(written: str, patterns: _Patterns) -> str:
    lower = written.lower()
    within = patterns.post_within.match(lower)
    if within:
        return written[within.end() :]
    heads = patterns.post_heads.match(lower)
    return written[heads.end() :] if heads else written


def _without_locality(body: str, place: Locality) -> str:
    """The name without the words that only say of which province it is; those of a city of district level stay."""
    kinds = {"tỉnh": "[Tt]ỉnh", "thành phố": "[Tt]hành [Pp]hố"}.get(place.kind, "[Tt]ỉnh|[Tt]hành [Pp]hố")
    pattern = rf"\s+(?:cấp\s+)?(?:{kinds})"
    if place.name:
        name = re.escape(place.name).replace(r"\ ", r"\s+")
        other = "(?<!phố)" if place.kind == "tỉnh" else ""
        pattern = rf"(?:{pattern}(?:\s+{name})?|(?:(?<=ủy)|(?<=ảo)|{other})\s+{name})"
    shortened = re.sub(rf"{pattern}\s*$", "", body, flags=re.IGNORECASE)
    return shortened or body


def _titled(name: str) -> str:
    return name.title() if name.isupper() else " ".join(name.split())


def _is_central_city(locality: Locality, *, on: date | None) -> bool:
    return any(
        fold(name) == locality.key and (since is None or (on is not None and on >= since))
        for name, since in _patterns().cities
    )


@cache
def _patterns() -> _Patterns:
    table = tomllib.loads((files(__package__) / "naming.toml").read_text(encoding="utf-8"))
    return _Patterns(
        cities=tuple((row["name"], row.get("since")) for row in table["city"]),
        renamed={fold(row["was"]): fold(row["now"]) for row in table["renamed"]},
        post_heads=re.compile(table["post"]["heads"]),
        post_within=re.compile(table["post"]["within"]),
        aliases=tuple(
            _Alias(
                pattern=re.compile(row["pattern"]),
                name=row["name"],
                central=row.get("central", False),
                local=row.get("local", False),
                centre=row.get("centre", ""),
            )
            for row in table["alias"]
        ),
        collectives=tuple(re.compile(pattern) for pattern in table["collective"]["patterns"]),
        unclear=tuple(re.compile(pattern) for pattern in table["unclear"]["patterns"]),
        kinds=tuple(
            _Kind(
                pattern=re.compile(row["pattern"]),
                family=row["family"],
                level=row["level"],
                scope=Scope(row["scope"]),
                parent=row.get("parent", ""),
                local=row.get("local", False),
            )
            for row in table["kind"]
        ),
    )
