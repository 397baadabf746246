"""`nhipcau`: one command, one file per subcommand; a subcommand's file is imported only when it is named."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Protocol, cast

from nhipcau.cli.parser import CommandParser
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import sentence

# Name → (module, one line of help). A new subcommand is a module with `add_arguments` and `run`, and a row here.
COMMANDS = {
    "read": ("nhipcau.cli.read", "đọc tệp và in ra những gì đọc được, không lưu gì"),
    "run": ("nhipcau.cli.run", "chạy cả hệ thống trên máy này"),
    "intake": ("nhipcau.cli.intake", "nạp tệp, thư mục vào sổ văn bản"),
    "reread": ("nhipcau.cli.reread", "đọc lại những văn bản mà bộ máy đọc cũ đã đọc"),
    "reindex": ("nhipcau.cli.reindex", "lập lại chỉ mục tìm kiếm của những văn bản chưa có hoặc có kiểu cũ"),
    "corrections": ("nhipcau.cli.corrections", "xuất chỗ người đã sửa thành ca kiểm thử cho bộ máy đọc"),
    "watch": ("nhipcau.cli.watch", "nạp những gì được bỏ vào một thư mục, cho đến khi dừng"),
    "demo": ("nhipcau.cli.demo", "tạo tỉnh mẫu với tài khoản và văn bản mẫu"),
    "work": ("nhipcau.cli.work", "chạy một tiến trình làm việc nền"),
    "admin": ("nhipcau.cli.admin", "tạo tài khoản quản trị, đặt lại mật khẩu, cấp mã API"),
    "agencies": ("nhipcau.cli.agencies", "nạp danh bạ cơ quan kèm theo phần mềm, rút lại lần nạp"),
    "backup": ("nhipcau.cli.backup", "sao lưu toàn bộ dữ liệu vào một tệp"),
    "restore": ("nhipcau.cli.restore", "phục hồi hoặc kiểm tra một bản sao lưu"),
}


class Command(Protocol):
    """What a subcommand's module offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace) -> int:
        """Does the work; the exit code. A `Refusal` that leaves it is told on stderr, exit code 1."""


def main(argv: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if argv is None else argv)
    chooser = _chooser()
    if not words or words[0] not in COMMANDS:
        chooser.parse_args(words or ["--help"])
        return 2
    module, summary = COMMANDS[words[0]]
    command = cast(Command, importlib.import_module(module))
    parser = CommandParser(prog=f"nhipcau {words[0]}", description=f"{summary[0].upper()}{summary[1:]}.")
    command.add_arguments(parser)
    try:
        return command.run(parser.parse_args(words[1:]))
    except Refusal as refusal:
        sys.stderr.write(sentence(refusal) + "\n")
        return 1
    except BrokenPipeError:
        # The reader of our output has gone (`nhipcau read … | head`): nothing is wrong and nobody listens any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _chooser() -> argparse.ArgumentParser:
    listing = "\n".join(f"  {name:<11} {summary}" for name, (_, summary) in COMMANDS.items())
    parser = CommandParser(
        prog="nhipcau",
        usage="nhipcau LỆNH …",
        description=(
            "Nhịp Cầu: đọc văn bản chỉ đạo, vào sổ, bày việc ra bảng.\n\n"
            f"Lệnh:\n{listing}\n\n`nhipcau LỆNH --help` nói rõ từng lệnh."
        ),
    )
    parser.add_argument("command", choices=sorted(COMMANDS), metavar="LỆNH", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
