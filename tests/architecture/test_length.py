"""Files of at most 300 lines, functions of at most 40; what is longer stands in docs/migrations.md, and only that."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.architecture.modules import SOURCES, modules

LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def too_long() -> dict[str, int]:
    found: dict[str, int] = {}
    for module in modules():
        place = str(module.path.relative_to(SOURCES.parent))
        lines = len(module.path.read_text(encoding="utf-8").splitlines())
        if lines > LONGEST_FILE:
            found[place] = lines
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef) and (length := _length(node)) > LONGEST_FUNCTION:
                found[f"{place}::{node.name}"] = length
    return found


def allowed(repository: Path) -> dict[str, int]:
    """Rows of the table: | `place` | lines | why |."""
    rows = re.findall(r"^\| `(\S+)` \| (\d+) \|", (repository / "docs/migrations.md").read_text("utf-8"), re.MULTILINE)
    return {place: int(lines) for place, lines in rows}


def test_what_is_longer_than_the_house_likes_is_listed(repository: Path) -> None:
    limits = allowed(repository)
    assert {place: lines for place, lines in too_long().items() if lines > limits.get(place, 0)} == {}


def test_the_list_holds_nothing_that_has_become_short(repository: Path) -> None:
    assert set(allowed(repository)) - set(too_long()) == set()


def _length(function: ast.FunctionDef) -> int:
    """The body alone: a long signature or docstring is not long reasoning."""
    body = function.body
    first = body[1] if ast.get_docstring(function) and len(body) > 1 else body[0]
    return (function.end_lineno or 0) - first.lineno + 1
