"""The documents of the house tell the truth: links lead somewhere, commands exist, the two READMEs say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nhipcau.cli.main import COMMANDS

HOUSE = sorted(
    path.relative_to(root)
    for root in [Path(__file__).resolve().parents[2]]
    for path in [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
)
each_document = pytest.mark.parametrize("name", HOUSE, ids=str)


@each_document
def test_every_link_inside_the_repository_leads_somewhere(repository: Path, name: Path) -> None:
    page = repository / name
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@each_document
def test_every_make_target_that_is_named_exists(repository: Path, name: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (repository / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(in_code(repository / name, r"(?m)^`?make ([a-z]+)")) - targets == set()


@each_document
def test_every_subcommand_that_is_named_exists(repository: Path, name: Path) -> None:
    assert set(in_code(repository / name, r"\bnhipcau ([a-z]+)")) - set(COMMANDS) == set()


@each_document
def test_every_path_that_is_named_exists(repository: Path, name: Path) -> None:
    named = in_code(repository / name, r"(?<![\w/.*])((?:src|tests|docs|bin|requirements)/[\w./-]*\w)")
    assert [path for path in named if not (repository / path.rstrip("/")).exists()] == []


def test_the_two_readmes_have_the_same_parts(repository: Path) -> None:
    def parts(name: str) -> list[tuple[str, int, int, int]]:
        text = (repository / name).read_text(encoding="utf-8")
        sections = re.split(r"^(?=#+ )", text, flags=re.MULTILINE)
        return [
            (s.split(" ")[0], s.count("\n- "), len(re.findall(r"^\d+\. ", s, re.MULTILINE)), s.count("```"))
            for s in sections
        ]

    assert parts("README.md") == parts("README.en.md")


def test_the_readmes_name_the_accounts_of_the_demo(repository: Path) -> None:
    from nhipcau.flows.demo import DEMO_ACCOUNTS

    for name in ("README.md", "README.en.md"):
        text = (repository / name).read_text(encoding="utf-8")
        rows = re.findall(r"^\| (`.+?`) \| [^|]+ \|$", text, re.MULTILINE)
        told = {word for row in rows for word in re.findall(r"`([a-z.]+)`", row)}
        assert told == {username for username, _, _ in DEMO_ACCOUNTS}
        assert all(f"`{password}`" in text for _, password, _ in DEMO_ACCOUNTS)


def in_code(page: Path, pattern: str) -> list[str]:
    """Matches inside `…` and fenced blocks: prose may use the same words freely."""
    text = page.read_text(encoding="utf-8")
    code = re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)
    return [found for piece in code for found in re.findall(pattern, piece)]
