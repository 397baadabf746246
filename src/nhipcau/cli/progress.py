"""A bar on the terminal for long work; silent where nobody looks."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

_WIDTH = 24


class ProgressBar:
    """Written to stderr, only when it is a terminal; lines go to stdout above it."""

    def __init__(self, *, total: int, label: str) -> None:
        self._total = total
        self._label = label
        self._done = 0
        self._began = time.monotonic()
        self._on_terminal = sys.stderr.isatty()
        self._shown = self._on_terminal and total > 1
        self._note = ""

    def __enter__(self) -> Self:
        self._draw()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wipe()

    def note(self, words: str) -> None:
        """What is being done now, behind the bar; alone where there is no bar. May come from any thread."""
        self._note = words
        if self._shown:
            self._draw()
        elif self._on_terminal:
            sys.stderr.write(f"\r\x1b[2K{words}")
            sys.stderr.flush()

    def step(self, by: int = 1) -> None:
        self._done += by
        self._note = ""
        self._draw()

    def line(self, words: str) -> None:
        self._wipe()
        sys.stdout.write(words + "\n")
        sys.stdout.flush()

    def tell(self, name: str, pages: int) -> None:
        """How many pages of a file were read from pictures so far: a long scan takes minutes."""
        self.note(f"{name}: đã đọc {pages} trang ảnh")

    def _draw(self) -> None:
        if not self._shown:
            return
        share = self._done / self._total
        full = round(share * _WIDTH)
        spent = time.monotonic() - self._began
        bar = f"{self._label} {'█' * full}{'░' * (_WIDTH - full)} {self._done}/{self._total}"
        pace = self._pace(spent) if self._done and spent else ""
        sys.stderr.write(f"\r\x1b[2K{bar}{pace}{f' · {self._note}' if self._note else ''}")
        sys.stderr.flush()

    def _pace(self, spent: float) -> str:
        rate = self._done / spent
        left = round((self._total - self._done) / rate)
        shown = (
            f"{left // 3600} giờ {left % 3600 // 60} phút" if left >= 3600 else f"{left // 60} phút {left % 60} giây"
        )
        return f", {rate:.1f}/giây, còn {shown if left >= 60 else f'{left} giây'}"

    def _wipe(self) -> None:
        if self._shown or (self._on_terminal and self._note):
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
