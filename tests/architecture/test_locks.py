"""The lock files say what to install, never where from; the check that keeps it so notices each way of breaking it."""

from __future__ import annotations

import importlib.machinery
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

LOCKED = "django==5.2.19 \\\n    --hash=sha256:0f\n"


@pytest.fixture(scope="module")
def check_locks(repository: Path) -> ModuleType:
    loader = importlib.machinery.SourceFileLoader("check_locks", str(repository / "bin/check-locks"))
    spec = importlib.util.spec_from_loader("check_locks", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_a_lock_with_hashes_and_without_addresses_is_accepted(check_locks: ModuleType, tmp_path: Path) -> None:
    assert faults(check_locks, tmp_path, LOCKED) == []


@pytest.mark.parametrize(
    "broken",
    [
        "--index-" + "url https://example.org/simple\n" + LOCKED,
        "django @ https://example.org/django.whl\n" + LOCKED,
        "django==5.2.19\n",
        "gunicorn==27.0.1 \\\n    --hash=sha256:0f\n",
    ],
    ids=["index", "address of a file", "no hash", "declared but not locked"],
)
def test_a_broken_lock_is_noticed(check_locks: ModuleType, tmp_path: Path, broken: str) -> None:
    assert faults(check_locks, tmp_path, broken) != []


def faults(check_locks: ModuleType, folder: Path, text: str) -> list[str]:
    path = folder / "core.lock"
    path.write_text(text, encoding="utf-8")
    found: list[str] = check_locks.faults_of(path, {"django"})
    return found
