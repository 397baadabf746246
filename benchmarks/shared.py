"""Where the labelled texts, their scorer and the corpus lie: beside the checkout, no part of the repository."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("NHIPCAU_SHARED") or ROOT.parent / "shared")
SEEDS = SHARED / "seeds"
CORPUS = SHARED / "corpus" / "bulk.tar.xz"

Labelled = dict[str, object]


def scorer() -> ModuleType:
    """The scorer that the reading contract is judged by, loaded as it lies."""
    spec = importlib.util.spec_from_file_location("nhipcau_scorer", SHARED / "reading" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"Không có bộ chấm điểm tại {SHARED}.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def labelled() -> Iterator[tuple[Path, Labelled]]:
    """Each labelled text and its labels, in order of name."""
    return labelled_in(SHARED / "reading")


def labelled_in(folder: Path) -> Iterator[tuple[Path, Labelled]]:
    for path in sorted((folder / "gold").glob("*.json")):
        gold: Labelled = json.loads(path.read_text(encoding="utf-8"))
        yield folder / "texts" / str(gold["file"]), gold


def corpus() -> list[tuple[str, bytes]]:
    """The unlabelled texts, unpacked in memory."""
    with tarfile.open(CORPUS) as packed:
        members = sorted((member for member in packed if member.isfile()), key=lambda member: member.name)
        return [(member.name, file.read()) for member in members if (file := packed.extractfile(member)) is not None]
