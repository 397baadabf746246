"""What JSON can hold: the type that crosses files, tables and wires."""

from __future__ import annotations

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
