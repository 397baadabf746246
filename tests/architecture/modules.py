"""The product's modules as syntax trees, for the tests that read code instead of running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "src"
CONTEXTS = ("agencies", "documents", "execution", "foundation")
"""The packages that own tables."""


@dataclass(frozen=True, slots=True)
class Module:
    name: str
    path: Path
    tree: ast.Module

    @property
    def package(self) -> str:
        """The layer it belongs to: `nhipcau.documents.services` → "documents"."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else ""

    def line(self, node: ast.AST) -> str:
        return f"{self.path.relative_to(SOURCES)}:{getattr(node, 'lineno', 1)}"


@cache
def modules() -> tuple[Module, ...]:
    return tuple(_read(path) for path in sorted(SOURCES.rglob("*.py")) if "migrations" not in path.parts)


def modules_of(*packages: str) -> Iterator[Module]:
    return (module for module in modules() if module.package in packages)


@cache
def imported_names(module: Module) -> dict[str, str]:
    """Local name → where it comes from, dotted: `{"Task": "nhipcau.execution.models.Task"}`."""
    names: dict[str, str] = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def dotted(node: ast.expr) -> str:
    """`datetime.now` for the expression that says so; empty for anything that is not a plain chain of names."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        left = dotted(node.value)
        return f"{left}.{node.attr}" if left else ""
    return ""


def origin(module: Module, node: ast.expr) -> str:
    """The dotted chain with its first name replaced by what was imported under it."""
    chain = dotted(node)
    first, _, rest = chain.partition(".")
    source = imported_names(module).get(first, first)
    return f"{source}.{rest}" if rest else source


def _read(path: Path) -> Module:
    name = ".".join(path.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__")
    return Module(name=name, path=path, tree=ast.parse(path.read_text(encoding="utf-8")))
