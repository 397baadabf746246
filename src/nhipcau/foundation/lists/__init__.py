"""Shipped lists of words and rules, and what was written beside them: read for a day, written, taken back."""

from nhipcau.foundation.lists.selectors import (
    ListLine,
    ListSheet,
    WrittenLine,
    holding_row,
    list_sheet_for,
    rows_written,
    written_of,
)
from nhipcau.foundation.lists.services import drafted, leave_out, put_row, withdraw_written

__all__ = [
    "ListLine",
    "ListSheet",
    "WrittenLine",
    "drafted",
    "holding_row",
    "leave_out",
    "list_sheet_for",
    "put_row",
    "rows_written",
    "withdraw_written",
    "written_of",
]
