"""The glossary and the code use the same words: nothing is named in one that the other does not know."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from tests.architecture.modules import SOURCES, modules, origin

KINDS = {"django.db.models.Model", "django.db.models.TextChoices", "enum.StrEnum"}


@cache
def rows(path: Path) -> tuple[tuple[str, str, str], ...]:
    """Rows of the tables: Vietnamese, English, code."""
    found = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return tuple((one, two, three) for one, two, three in found if "---" not in one and "`" in three)


def named(repository: Path) -> set[str]:
    return {name for _, _, code in rows(repository / "docs/glossary.md") for name in re.findall(r"`([^`]+)`", code)}


@cache
def source_words() -> frozenset[str]:
    python = {word for path in SOURCES.rglob("*.py") for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    return frozenset(
        python | {path.stem for path in SOURCES.rglob("*.py")} | {path.name for path in SOURCES.rglob("*")}
    )


def concepts() -> set[str]:
    """Tables, states and what the ground and a reading share: what the product has a word for."""
    return {
        node.name
        for module in modules()
        if module.package == "ground" or module.name.split(".")[-1] in {"models", "states", "types", "naming"}
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and any(origin(module, base) in KINDS for base in node.bases)
    }


def test_every_code_name_of_the_glossary_exists(repository: Path) -> None:
    missing = {name for name in named(repository) if not set(re.findall(r"\w+", name)) <= source_words()}
    assert missing == set()


def test_every_table_and_enumeration_is_in_the_glossary(repository: Path) -> None:
    assert concepts() - named(repository) == set()


def test_every_row_of_the_glossary_has_its_three_words(repository: Path) -> None:
    text = (repository / "docs/glossary.md").read_text(encoding="utf-8")
    wrong = [line for line in text.splitlines() if line.startswith("| ") and len(re.split(r"(?<!\\)\|", line)) != 5]
    assert wrong == []
