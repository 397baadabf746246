"""The mark by which older readings are known."""

from __future__ import annotations

import subprocess
import sys

from nhipcau.reading.edition import edition


def test_the_edition_is_the_same_in_every_process_and_fits_its_column() -> None:
    script = "from nhipcau.reading.edition import edition; print(edition())"
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == edition() and len(edition()) <= 20
