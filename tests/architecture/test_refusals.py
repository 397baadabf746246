"""Every "no" names its code in plain sight and brings the facts that its sentence tells."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from nhipcau.ground.sentences import sentences
from tests.architecture.modules import Module, modules, origin


def refusals() -> Iterator[tuple[Module, ast.Call]]:
    for module in modules():
        for node in ast.walk(module.tree):
            # Elsewhere a refusal that was kept is only told again.
            raised = node.exc if isinstance(node, ast.Raise) else None
            if isinstance(raised, ast.Call) and origin(module, raised.func).endswith("refusal.Refusal"):
                yield module, raised


def test_a_refusal_names_its_code_in_plain_sight() -> None:
    assert [module.line(node) for module, node in refusals() if not _codes(node)] == []


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
