"""When two printed codes mean one document. Pure: the register, the citation graph and the reader ask here.

A code is a number and a symbol ("3935/KH-UBND", "38-CT/TW"). `canonical_code` folds away spelling; it never folds away
a digit. A code alone is not an identity: Party numbers restart with each congress and State numbers each January, in
every agency, so `same_document` also weighs date, issuer and term, and says UNSURE where a person has to look.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

# Look-alikes met in official files: Eth and African D for Đ, four kinds of hyphen, fraction and division slashes.
_LOOKALIKES = str.maketrans("ÐƉ–—‑‐−‒⁄∕", "ĐĐ------//")
_MARKS = re.compile(r"[*`_#\s\u200b\u200c\u200d\u00ad\ufeff]+")
# "/" read by OCR as "Í" or "|" between two groups of a symbol (CTÍTW), and "T" read as "1" in TW.
_MISREAD_SLASH = re.compile(r"(?<=[A-ZĐ])[Í|](?=[A-Z1])")
_MISREAD_CENTRAL = re.compile(r"(?<=[-/])[1I]W$")
_MISREAD_DIGITS = str.maketrans("OQIL", "0011")
# A thousand written with its point: 1.234/QĐ-UBND.
_THOUSANDS = re.compile(r"^(\d{1,2})\.(\d{3})(?=[-/])")
# A series with numbers of its own: 66.4/2025/NQ-CP is not 66/2025/NQ-CP.
_SERIES = re.compile(r"^\d{1,3}\.\d{1,2}(?=/(?:19|20)\d\d/)")
_NUMBER = re.compile(r"[\dOQIL]*\d[\dOQIL]*")
# A stroke lost from Đ in words that are types of documents. HD stays HD: hướng dẫn is not hợp đồng.
_LOST_STROKE = {"QD": "QĐ", "ND": "NĐ", "HDND": "HĐND", "BCD": "BCĐ"}
_YEAR = re.compile(r"(?:19|20)\d\d")
# Organs whose symbol stands for one issuer in the whole country.
_NATIONAL = re.compile(r"(?:TW|VPTW|CP|TTG|CTN|QH\d*|UBTVQH\d*|HĐBT)")


class Sameness(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of one document: enough to compare, never enough to be sure without a date or a telling issuer."""

    code: str
    """As `canonical_code` gives it; may be a bare number ("38") where the text cites by number alone."""
    dated: date | None = None
    issuer: str | None = None
    """As `issuer_family` gives it."""
    term: str | None = None
    """Congress term of a central Party document ("XII"): printed as "khóa XII", or from `party_term` of its date."""


# One paper writes the same few codes over and over.
@lru_cache(maxsize=4096)
def canonical_code(code: str) -> str:
    """One spelling for all spellings of a code: "38/CT-TW", "38 – CT/TW" and "038-ct/tw" give "38/CT/TW".

    Case, look-alikes, spaces, Markdown marks, leading zeros and the Party or State place of the hyphen are folded.
    Digits, the order of the groups and the year of a normative document are kept: 666/2015/QĐ-UBND is not 666/QĐ-UBND,
    and 74/UBND-KH is not 74/KH-UBND.
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFC", code).upper().translate(_LOOKALIKES))
    plain = _THOUSANDS.sub(r"\1\2", plain)
    plain = _MISREAD_CENTRAL.sub("TW", _MISREAD_SLASH.sub("/", plain))
    series = _SERIES.match(plain)
    first = series.group() if series else ""
    groups = [first, *re.split(r"[-/.]+", plain[len(first) :])] if first else re.split(r"[-/.]+", plain)
    groups = [group for group in groups if group]
    return "/".join(_group(group, first=index == 0) for index, group in enumerate(groups))


def issuer_family(issuer: str | None, code: str) -> str | None:
    """Who may have issued it, coarse enough that one body's several names agree, or None where nothing tells.

    Within "/TU", the Standing Board and the Party Committee of one province are one family, because the same paper is
    cited under both names; "Ban Bí thư" and "Bộ Chính trị" are one for "/TW". Elsewhere the place in the name decides.
    """
    organ = canonical_code(code).rpartition("/")[2]
    if _NATIONAL.fullmatch(organ):
        return organ
    folded = _folded(issuer or "")
    place = re.search(
        r"(?:tinh uy|thanh uy|huyen uy|quan uy|tinh|thanh pho|tp|huyen|quan|xa|phuong|thi xa)\s+(.+)$", folded
    )
    return f"{organ}:{place.group(1)}" if place else None


@cache
def _terms() -> tuple[tuple[date, str], ...]:
    table = tomllib.loads((files(__package__) / "party_terms.toml").read_text(encoding="utf-8"))
    return tuple((term["after"], term["name"]) for term in table["term"])


def party_term(on: date) -> str | None:
    """The congress term a central Party document of that day belongs to; None before the first known congress."""
    passed = [name for closed, name in _terms() if closed < on]
    return passed[-1] if passed else None


def same_document(*, cited: Identity, held: Identity, cited_on: date | None) -> Sameness:
    """Whether the cited document is the one held. `cited_on` is the date of the citing paper, if known.

    A document issued after the paper that cites it cannot be the one meant. An undated citation of a number that starts
    anew each term or year is UNSURE unless the term agrees: the register then asks.
    """
    if cited_on and held.dated and held.dated > cited_on:
        return Sameness.DIFFERENT
    if _is_bare(cited.code) or _is_bare(held.code):
        agree = cited.code.partition("/")[0] == held.code.partition("/")[0]
        return Sameness.UNSURE if agree else Sameness.DIFFERENT
    if cited.code != held.code:
        return Sameness.DIFFERENT
    if cited.issuer and held.issuer and cited.issuer != held.issuer:
        return Sameness.DIFFERENT
    return _by_time(cited, held)


def _by_time(cited: Identity, held: Identity) -> Sameness:
    unique = _is_unique_by_code(cited.code)
    if cited.dated and held.dated:
        if cited.dated == held.dated:
            return Sameness.SAME
        # One of two unlike dates of a nationally unique code is a slip of the pen; otherwise it is another document.
        return Sameness.UNSURE if unique else Sameness.DIFFERENT
    if unique:
        return Sameness.SAME
    terms = (_term_of(cited), _term_of(held))
    if all(terms):
        return Sameness.SAME if terms[0] == terms[1] else Sameness.DIFFERENT
    return Sameness.UNSURE


def _term_of(one: Identity) -> str | None:
    if not one.code.endswith(("/TW", "/VPTW")):
        return None
    return one.term or (party_term(one.dated) if one.dated else None)


def _is_bare(code: str) -> bool:
    return "/" not in code


def _is_unique_by_code(code: str) -> bool:
    """A normative code of a national organ: its number, year and organ together occur once."""
    groups = code.split("/")
    return len(groups) > 2 and bool(_YEAR.fullmatch(groups[1])) and bool(_NATIONAL.fullmatch(groups[-1]))


def _group(group: str, *, first: bool) -> str:
    if first and _NUMBER.fullmatch(group):
        group = group.translate(_MISREAD_DIGITS)
    if first:
        return group.lstrip("0") or "0"
    if group.isdigit():
        return group.lstrip("0") or "0"
    return _LOST_STROKE.get(group, group)


def _folded(name: str) -> str:
    bare = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())
