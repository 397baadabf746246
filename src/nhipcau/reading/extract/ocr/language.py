"""Where the letters of Vietnamese lie that Tesseract needs; the wheel brings the program without any language."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_FILE = "vie.traineddata"
# Debian names the folder after the version of the program; the others are Fedora, Homebrew, a build of one's own.
_SYSTEM = (
    ("/usr/share/tesseract-ocr", "*/tessdata"),
    ("/usr/share", "tessdata"),
    ("/usr/share/tesseract", "tessdata"),
    ("/usr/local/share", "tessdata"),
    ("/opt/homebrew/share", "tessdata"),
)


def language_folder() -> str | None:
    """The folder that holds Vietnamese, None where it is not installed."""
    return next((str(folder) for folder in _folders() if (folder / _FILE).is_file()), None)


def _folders() -> Iterator[Path]:
    """First what this installation was given, then what the system brings."""
    if data_dir := os.environ.get("DATA_DIR"):
        yield Path(data_dir) / "tessdata"
    if prefix := os.environ.get("TESSDATA_PREFIX"):
        yield Path(prefix)
        yield Path(prefix) / "tessdata"
    for root, pattern in _SYSTEM:
        yield from sorted(Path(root).glob(pattern), reverse=True)
