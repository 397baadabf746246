"""import-linter keeps the direction of imports; here each of its contracts is broken on purpose and must notice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.modules import SOURCES

# Top to bottom; packages on one line do not know each other.
LAYERS = (
    ("config",),
    ("web", "api", "cli"),
    ("flows",),
    ("reporting",),
    ("execution", "friendship"),
    ("documents",),
    ("agencies",),
    ("foundation", "reading", "writing"),
    ("ground",),
)
UPWARDS = [
    (low, high) for upper, line in enumerate(LAYERS) for high in line for below in LAYERS[upper + 1 :] for low in below
] + [(one, other) for line in LAYERS for one in line for other in line if one != other]
DJANGO_FREE = ("reading", "writing", "ground")


@pytest.fixture(scope="module")
def verdict(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a copy of the package in which every forbidden import has been planted."""
    copy = tmp_path_factory.mktemp("planted")
    shutil.copytree(SOURCES / "nhipcau", copy / "nhipcau", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(SOURCES.parent / "pyproject.toml", copy)
    for low, high in UPWARDS:
        plant(copy / "nhipcau", package=low, name=f"planted_{high}", text=f"import nhipcau.{high}.planted\n")
    for package in {package for line in LAYERS for package in line}:
        plant(copy / "nhipcau", package=package, name="planted", text="")
    for package in DJANGO_FREE:
        plant(copy / "nhipcau", package=package, name="planted_django", text="import django.db\n")
    plant(copy / "nhipcau", package="stray", name="planted", text="")
    return lint(copy)


def plant(root: Path, *, package: str, name: str, text: str) -> None:
    folder = root / package
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").touch()
    (folder / f"{name}.py").write_text(text)


def lint(folder: Path) -> str:
    program = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"}
    done = subprocess.run(
        [program, "--no-cache"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(("low", "high"), UPWARDS)
def test_an_import_against_the_direction_is_caught(verdict: str, low: str, high: str) -> None:
    assert f"nhipcau.{low}.planted_{high} -> nhipcau.{high}.planted" in verdict


@pytest.mark.parametrize("package", DJANGO_FREE)
def test_an_engine_that_imports_django_is_caught(verdict: str, package: str) -> None:
    assert f"nhipcau.{package}.planted_django -> django" in verdict


def test_a_package_without_a_place_in_the_order_is_caught(verdict: str) -> None:
    assert "nhipcau.stray" in verdict
