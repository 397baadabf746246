"""The parser of the command line, speaking Vietnamese also where argparse speaks by itself."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import NoReturn

# What people meet when they mistype; anything rarer stays as argparse puts it.
_ERRORS = (
    ("the following arguments are required:", "còn thiếu"),
    ("unrecognized arguments:", "không hiểu"),
    ("one of the arguments ", "cần một trong "),
    (" is required", ""),
    ("expected one argument", "cần một giá trị đi kèm"),
    ("expected at least one argument", "cần ít nhất một giá trị đi kèm"),
    ("not allowed with argument", "không đi cùng"),
    ("invalid choice:", "không có lựa chọn"),
    ("choose from", "hãy chọn"),
    ("invalid int value:", "phải là số nguyên, không phải"),
    ("invalid float value:", "phải là số, không phải"),
    ("argument ", ""),
)


class _Layout(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix="Cách dùng: " if prefix is None else prefix)


class CommandParser(argparse.ArgumentParser):
    def __init__(self, *, prog: str, usage: str | None = None, description: str | None = None) -> None:
        super().__init__(prog=prog, usage=usage, description=description, formatter_class=_Layout, add_help=False)
        self._positionals.title, self._optionals.title = "Đối số", "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="hiện những dòng này rồi thôi")

    def error(self, message: str) -> NoReturn:
        for english, vietnamese in _ERRORS:
            message = message.replace(english, vietnamese)
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}. Gõ `{self.prog} --help` để xem cách dùng.\n")
