"""`nhipcau admin create|password|token`: the first account, a way back in, a key for a program."""

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
    token = acts.add_parser("token", help="cấp mã truy cập API cho một chương trình: in ra một lần")
    token.add_argument("username", help="tài khoản mà chương trình thay mặt")
    purpose = token.add_mutually_exclusive_group(required=True)
    purpose.add_argument("--name", help="chương trình nào dùng mã này")
    purpose.add_argument("--revoke", metavar="KHÓA", help="thu hồi mã có khóa này (phần giữa hai dấu gạch dưới)")
    token.add_argument("--days", type=int, default=365, help="dùng được bao nhiêu ngày (mặc định 365)")


def run(arguments: argparse.Namespace) -> int:
    open_installation()
    acts = {"create": _create, "password": _password, "token": _token}
    return acts[arguments.act](arguments)


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


def _token(arguments: argparse.Namespace) -> int:
    from nhipcau.agencies.selectors import account_named
    from nhipcau.agencies.services import issue_token, revoke_token

    account = account_named(viewer=_machine(), username=arguments.username)
    if arguments.revoke:
        token = revoke_token(actor=_machine(), key=arguments.revoke)
        sys.stdout.write(f"Đã thu hồi mã {token.key} ({token.name}).\n")
        return 0
    _, words = issue_token(actor=_machine(), account_id=account.pk, name=arguments.name, days=arguments.days)
    sys.stdout.write(f"{words}\n")
    sys.stderr.write("Mã chỉ hiện lần này. Chương trình gửi kèm: Authorization: Bearer <mã>\n")
    return 0
