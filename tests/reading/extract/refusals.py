"""The refusal that extraction answers with, for tests."""

from __future__ import annotations

import pytest

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract import Limits, extract

_USUAL = Limits()


def refusal_of(data: bytes, *, limits: Limits = _USUAL) -> str:
    with pytest.raises(Refusal) as refused:
        extract(data, "x", limits=limits)
    return refused.value.code
