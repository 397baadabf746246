"""Rows are reached through the context that owns them: pages, API, commands and flows never query tables themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.modules import CONTEXTS, Module, dotted, modules, modules_of, origin

MANAGERS = {"objects", "_default_manager", "_base_manager"}


def queries(module: Module) -> Iterator[ast.Attribute]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Attribute) and node.attr in MANAGERS)


def test_pages_api_commands_and_flows_never_query_tables() -> None:
    above = modules_of("web", "api", "cli", "flows", "config")
    found = [f"{module.line(node)} {dotted(node)}" for module in above for node in queries(module)]
    assert found == []


def test_a_context_queries_only_its_own_tables() -> None:
    found = [
        f"{module.line(node)} {origin(module, node)}"
        for module in modules_of(*CONTEXTS)
        for node in queries(module)
        if _context_of(origin(module, node.value)) not in {"", module.package}
    ]
    assert found == []


def test_a_question_from_outside_about_rows_says_who_asks() -> None:
    """The first argument of a selector that others call is the viewer: it returns what the viewer may see."""
    asked = {
        origin(module, node.func)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and _asks_another(module, origin(module, node.func))
    }
    found = [
        f"{module.line(node)} {node.name}"
        for module in modules()
        if "selectors" in module.name.split(".")
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef)
        and any(_is_in(module, name, node) for name in asked)
        and _first_argument(node) != "viewer"
    ]
    assert found == []


def test_nothing_happens_behind_a_save_or_by_a_signal() -> None:
    found = [
        f"{module.line(node)} {node.name}"
        for module in modules_of(*CONTEXTS)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and (node.name in {"save", "delete"} or _is_receiver(module, node))
    ]
    assert found == []


def _context_of(name: str) -> str:
    parts = name.split(".")
    return parts[1] if parts[0] == "nhipcau" and len(parts) > 1 and parts[1] in CONTEXTS else ""


def _asks_another(module: Module, name: str) -> bool:
    parts = name.split(".")
    return parts[0] == "nhipcau" and "selectors" in parts and parts[1] != module.package


def _is_in(module: Module, name: str, function: ast.FunctionDef) -> bool:
    """Whether `nhipcau.documents.selectors.…` names this function, directly or through the package."""
    return name.endswith(f".{function.name}") and name.split(".")[:3] == module.name.split(".")[:3]


def _first_argument(function: ast.FunctionDef) -> str:
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return arguments[0].arg if arguments else ""


def _is_receiver(module: Module, function: ast.FunctionDef) -> bool:
    called = [node.func if isinstance(node, ast.Call) else node for node in function.decorator_list]
    return any(origin(module, node) == "django.dispatch.receiver" for node in called)
