"""Every "no" has a code, and every code has its sentence in both languages, with the facts it names."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.architecture.modules import SOURCES, Module, modules, origin

SENTENCES = SOURCES / "nhipcau" / "ground" / "sentences"


def sentences(language: str) -> dict[str, str]:
    tables = tomllib.loads((SENTENCES / f"{language}.toml").read_text(encoding="utf-8"))
    return {f"{area}.{code}": text for area, table in tables.items() for code, text in table.items()}


def refusals() -> Iterator[tuple[Module, ast.Call]]:
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and origin(module, node.func).endswith("refusal.Refusal"):
                yield module, node


def test_a_refusal_names_its_code_in_plain_sight() -> None:
    assert [module.line(node) for module, node in refusals() if not _codes(node)] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_refusal_has_a_sentence(language: str) -> None:
    known = sentences(language)
    found = [f"{module.line(node)} {code}" for module, node in refusals() for code in _codes(node) if code not in known]
    assert found == []


def test_both_languages_refuse_with_the_same_codes_and_facts() -> None:
    def facts(language: str) -> dict[str, set[str]]:
        return {code: set(re.findall(r"{(\w+)", text)) for code, text in sentences(language).items()}

    assert facts("vi") == facts("en")


def test_a_refusal_brings_the_facts_its_sentence_names() -> None:
    known = sentences("vi")
    found = [
        f"{module.line(node)} {code}: {sorted(missing)}"
        for module, node in refusals()
        for code in _codes(node)
        if code in known
        and not any(keyword.arg is None for keyword in node.keywords)
        and (missing := set(re.findall(r"{(\w+)", known[code])) - {keyword.arg for keyword in node.keywords})
    ]
    assert found == []


def _codes(node: ast.Call) -> list[str]:
    """The code as written; both where one of two is chosen on the spot; none where it is reckoned."""
    first = node.args[0] if node.args else None
    choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    return [str(choice.value) for choice in choices if isinstance(choice, ast.Constant)]
