"""`nhipcau work`: one job worker, until it is stopped."""

from __future__ import annotations

import argparse

from nhipcau.cli.installation import open_installation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi thôi")
    parser.add_argument("--interval", type=float, default=0.5, help="giây nghỉ giữa hai lần hỏi việc mới")


def run(arguments: argparse.Namespace) -> int:
    open_installation()
    from django.core.management import call_command

    from nhipcau.flows.reorganise import keep_following
    from nhipcau.flows.rounds import keep_turning

    keep_turning()
    keep_following()
    call_command(
        "db_worker", batch=arguments.once, interval=arguments.interval, startup_delay=False, reload=False, verbosity=1
    )
    return 0
