"""Inputs that a fuzzer found on its way through the engine: each is read or refused, and its spans lie in its text."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.as_json import reading_as_json
from nhipcau.reading.engine import read

FUZZED = zipfile.ZipFile(Path(__file__).with_name("fuzzed.zip"))
INPUTS = sorted(FUZZED.namelist())


@pytest.mark.parametrize("part", range(8))
def test_odd_bytes_are_read_or_refused(part: int) -> None:
    for name in INPUTS[part::8]:
        try:
            reading = read(FUZZED.read(name), "a.txt")
        except Refusal:
            continue
        printed = reading_as_json(reading)
        for document in printed["documents"]:  # type: ignore[union-attr]
            for entry in document["evidence"].values():  # type: ignore[call-overload, index, union-attr]
                words = " ".join(reading.text[start:end] for start, end in entry["spans"])
                assert entry["quote"] == words, name
