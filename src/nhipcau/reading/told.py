"""What was read in one file, in both its forms: as facts, and in the shape of the reading contract.

Made together where the file is read. The second form costs as much as the first, and whoever only keeps it, with a
transaction open and others waiting, should not pay for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from nhipcau.ground.plain import Json
from nhipcau.reading.as_json import reading_as_json
from nhipcau.reading.types import Reading


@dataclass(frozen=True, slots=True)
class Told:
    reading: Reading
    contract: dict[str, Json]

    @classmethod
    def of(cls, reading: Reading) -> Self:
        return cls(reading, reading_as_json(reading))
