"""`nhipcau admin create|password`: the first administrator, and a way back in without e-mail."""

from __future__ import annotations

import argparse
import getpass
import sys

from nhipcau.cli.installation import open_installation
from nhipcau.ground.actor import AccountRole, Actor


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="VIỆC")
    create = acts.add_parser("create", help="tạo tài khoản quản trị của hệ thống")
    create.add_argument("username")
    create.add_argument("--name", required=True, help="họ và tên")
    create.add_argument("--password-stdin", action="store_true", help="đọc mật khẩu từ đầu vào chuẩn")
    password = acts.add_parser("password", help="đặt lại mật khẩu: in một mật khẩu dùng một lần")
    password.add_argument("username")


def run(arguments: argparse.Namespace) -> int:
    open_installation()
    return _create(arguments) if arguments.act == "create" else _password(arguments)


def _machine() -> Actor:
    """Whoever can run commands on the machine already holds the data; the audit log says it was done there."""
    return Actor(
        account_id=None,
        name=f"dòng lệnh ({getpass.getuser()})",
        agency_id=None,
        roles=frozenset({AccountRole.ADMINISTRATOR}),
        channel="cli",
    )


def _create(arguments: argparse.Namespace) -> int:
    from nhipcau.agencies.services import create_account

    if arguments.password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = getpass.getpass("Mật khẩu (ít nhất 10 ký tự): ")
        if getpass.getpass("Nhập lại: ") != password:
            sys.stderr.write("Hai lần nhập không giống nhau. Chưa tạo tài khoản.\n")
            return 1
    create_account(
        actor=_machine(),
        username=arguments.username,
        full_name=arguments.name,
        password=password,
        agency=None,
        roles={AccountRole.ADMINISTRATOR},
    )
    sys.stdout.write(f"Đã tạo tài khoản quản trị {arguments.username}.\n")
    return 0


def _password(arguments: argparse.Namespace) -> int:
    from nhipcau.agencies.selectors import account_named
    from nhipcau.agencies.services import issue_one_time_password

    account = account_named(viewer=_machine(), username=arguments.username)
    one_time = issue_one_time_password(actor=_machine(), account_id=account.pk)
    sys.stdout.write(f"{one_time}\nPhải đổi ngay khi đăng nhập.\n")
    return 0
