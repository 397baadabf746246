"""`nhipcau run`: the whole product on one machine: tables, demo, web server and one worker, until Ctrl-C."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from types import FrameType

from nhipcau.cli.installation import open_installation, prepare_installation
from nhipcau.ground.refusal import Refusal

# Seconds that a stopped child is given to finish its request or job before it is killed.
GRACE = 10.0
_STARTUP_LIMIT = 60.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")), help="cổng (hoặc biến PORT)")
    parser.add_argument("--no-demo", action="store_true", help="không tạo tỉnh mẫu")
    watched = os.environ.get("NHIPCAU_WATCH", ""), os.environ.get("NHIPCAU_WATCH_AS", "")
    parser.add_argument(
        "--watch", default=watched[0], metavar="THƯ_MỤC", help="nhận tệp bỏ vào đây (hoặc NHIPCAU_WATCH)"
    )
    parser.add_argument(
        "--watch-as", default=watched[1], metavar="TÀI_KHOẢN", help="nhận thay tài khoản này (hoặc NHIPCAU_WATCH_AS)"
    )


def run(arguments: argparse.Namespace) -> int:
    _require_free(arguments.port)
    if arguments.watch and not arguments.watch_as:
        raise Refusal("run.watch_needs_account", folder=arguments.watch)
    open_installation()
    prepare_installation()
    _tidy_up()
    with _stopping() as stopped:
        # The web server loads while the demo is looked over; nobody is told the address before it answers.
        children = [_start_web(arguments.port)]
        try:
            from nhipcau.flows.demo import DEMO_ACCOUNTS, make_demo

            if not arguments.no_demo:
                make_demo()
            children.append(_start_worker())
            if arguments.watch:
                _require_account(arguments.watch_as)
                children.append(_start_watching(arguments.watch, username=arguments.watch_as))
            _wait_until_answering(arguments.port, children=children, stopped=stopped)
            if not stopped:
                _greet(arguments.port, accounts=[] if arguments.no_demo else DEMO_ACCOUNTS)
            return _watch(children, stopped=stopped)
        finally:
            _stop(children)


def _tidy_up() -> None:
    from nhipcau.foundation.jobs import end_interrupted

    end_interrupted()


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Refusal("run.port_taken", port=port) from None


def _require_account(username: str) -> None:
    """Told here in one sentence; from the watching process it would look like a product that has died."""
    from nhipcau.agencies.selectors import actor_named

    actor_named(username, channel="cli")


@contextlib.contextmanager
def _stopping() -> Iterator[list[int]]:
    """A list that fills when somebody asks to stop: the same from Ctrl-C and from a service manager."""
    asked: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _start_web(port: int) -> subprocess.Popen[bytes]:
    # A session of their own: Ctrl-C in the terminal reaches only this process, which stops them in order.
    return subprocess.Popen(  # noqa: S603  our own interpreter and fixed words
        [
            sys.executable, "-m", "gunicorn", "nhipcau.config.wsgi:application",
            "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4", "--preload",
            "--max-requests", "5000", "--max-requests-jitter", "500", "--timeout", "120",
            "--graceful-timeout", "5", "--log-level", "warning", "--no-control-socket",
        ],
        start_new_session=True,
    )  # fmt: skip


def _start_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "nhipcau.cli.main", "work"], start_new_session=True)


def _start_watching(folder: str, *, username: str) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "nhipcau.cli.main", "watch", folder, "--as", username]
    return subprocess.Popen(words, start_new_session=True)  # noqa: S603  our own interpreter, the owner's own words


def _wait_until_answering(port: int, *, children: Sequence[subprocess.Popen[bytes]], stopped: list[int]) -> None:
    deadline = time.monotonic() + _STARTUP_LIMIT
    while not stopped and time.monotonic() < deadline and all(child.poll() is None for child in children):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)


def _greet(port: int, *, accounts: Sequence[tuple[str, str, str]]) -> None:
    lines = ["", f"Nhịp Cầu đang chạy: http://127.0.0.1:{port}/", ""]
    if accounts:
        lines += ["Tài khoản của tỉnh mẫu (tên · mật khẩu · vai trò):"]
        lines += [f"  {name:<18} {password:<22} {what}" for name, password, what in accounts]
        lines += [""]
    lines += ["Nhấn Ctrl-C để dừng.", ""]
    sys.stdout.write("\n".join(lines))
    sys.stdout.flush()


def _watch(children: Sequence[subprocess.Popen[bytes]], *, stopped: list[int]) -> int:
    """Zero when asked to stop; one when a child has died by itself, as half a product is worse than none."""
    while not stopped:
        if any(child.poll() is not None for child in children):
            sys.stderr.write("Một tiến trình đã dừng ngoài ý muốn; dừng tất cả.\n")
            return 1
        time.sleep(0.2)
    sys.stdout.write("\nĐang dừng…\n")
    return 0


def _stop(children: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + GRACE
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
