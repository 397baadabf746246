"""What came of each file of an intake, as a table or as JSON lines, written row by row as it comes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from types import TracebackType
from typing import Self

from nhipcau.documents.services.folders import SECRET
from nhipcau.flows.folder import FileOutcome
from nhipcau.ground.sentences import sentence

COLUMNS = ("file", "state", "code", "sentence", "documents")


class IntakeReport:
    """CSV where the name ends in .csv, JSON lines otherwise. The name of a secret file is not kept in it."""

    def __init__(self, path: Path) -> None:
        self._as_csv = path.suffix.casefold() == ".csv"
        # A spreadsheet takes a file without the mark for one of an older code page.
        self._file = path.open("w", encoding="utf-8-sig" if self._as_csv else "utf-8", newline="")
        self._table = csv.DictWriter(self._file, COLUMNS)

    def __enter__(self) -> Self:
        if self._as_csv:
            self._table.writeheader()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def tell(self, one: FileOutcome) -> None:
        refusal = one.refusal
        documents = [document.id for document in one.outcome.documents] if one.outcome else []
        row = {
            "file": "" if refusal and refusal.code == SECRET else one.name,
            "state": state_of(one),
            "code": refusal.code if refusal else "",
            "sentence": sentence(refusal) if refusal else "",
        }
        if self._as_csv:
            self._table.writerow({**row, "documents": " ".join(map(str, documents))})
        else:
            self._file.write(json.dumps({**row, "documents": documents}, ensure_ascii=False) + "\n")
        self._file.flush()


def state_of(one: FileOutcome) -> str:
    if one.refusal is not None:
        return "refused"
    return one.outcome.state if one.outcome else "taken_before"
