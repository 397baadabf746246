"""Time and chance come as arguments: rules, engines and the ground never ask what day it is, nor throw dice."""

from __future__ import annotations

import ast

from tests.architecture.modules import Module, modules, origin

CLOCKS = {
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "time.time",
    "django.utils.timezone.now",
    "django.utils.timezone.localdate",
    "django.utils.timezone.localtime",
}
DICE = ("random", "secrets", "uuid.uuid4", "uuid.uuid1", "os.urandom")


def is_pure(module: Module) -> bool:
    return module.package in {"ground", "reading", "writing"} or "rules" in module.name.split(".")


def calls(module: Module) -> list[tuple[ast.Call, str]]:
    return [(node, origin(module, node.func)) for node in ast.walk(module.tree) if isinstance(node, ast.Call)]


def test_rules_and_engines_ask_no_clock() -> None:
    found = [f"{m.line(node)} {name}" for m in modules() if is_pure(m) for node, name in calls(m) if name in CLOCKS]
    assert found == []


def test_rules_and_engines_throw_no_dice() -> None:
    found = [
        f"{module.line(node)} {name}"
        for module in modules()
        if is_pure(module)
        for node, name in calls(module)
        if name in DICE or name.split(".")[0] in {"random", "secrets"}
    ]
    assert found == []


def test_rules_know_no_django() -> None:
    found = [
        f"{module.line(node)} {ast.unparse(node)}"
        for module in modules()
        if "rules" in module.name.split(".")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Import | ast.ImportFrom) and "django" in ast.unparse(node)
    ]
    assert found == []
