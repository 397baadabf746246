"""Names come from the business, and the repository tells of the product, not of the place where it was written."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

from tests.architecture.modules import modules

VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "base", "handlers", "info"}
# Joined here so that this file does not hold what it looks for.
FOREIGN = re.compile(
    "|".join(
        (
            r"(?<![\w.\-/])/(?:wor" + r"k|roo" + r"t|home/\w+)/",
            "pythonhos" + "ted",
            r"pypi\.o" + "rg",
            r"registry\.npm" + "js",
            "index-" + "url",
            r"\b(?:TO" + "DO|FIX" + "ME|XX" + r"X)\b",
        )
    )
)
# These speak of addresses to keep them out.
ABOUT_ADDRESSES = {"bin/check-locks", "requirements/lock.sh", "docs/decisions/hash-locks.md"}


def test_no_module_has_a_name_that_says_nothing() -> None:
    found = [module.name for module in modules() if VAGUE & set(module.name.split("."))]
    assert found == []


def test_every_module_begins_with_a_sentence_on_what_it_is_for() -> None:
    found = [module.name for module in modules() if module.tree.body and not ast.get_docstring(module.tree)]
    assert found == []


def test_the_repository_holds_no_words_of_the_workplace(repository: Path) -> None:
    found = []
    for name in _committed(repository):
        text = (repository / name).read_bytes().decode("utf-8", errors="ignore")
        found += [f"{name}: {match[0]}" for match in FOREIGN.finditer(text) if name not in ABOUT_ADDRESSES]
    assert found == []


def _committed(repository: Path) -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=repository, capture_output=True, text=True, check=True)
    binary = (".pdf", ".docx", ".png", ".woff2", ".lock")
    return [name for name in listed.stdout.split("\0") if name and not name.endswith(binary)]
