"""`nhipcau watch FOLDER`: takes in what is put into a folder, until Ctrl-C."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from nhipcau.cli.installation import open_installation
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import sentence

if TYPE_CHECKING:
    from nhipcau.flows.watched import Handled, WatchedFolder

# Seconds between two looks at the folder.
PAUSE = 2.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="thư mục nhận tệp")
    parser.add_argument("--as", dest="username", required=True, metavar="TÀI_KHOẢN", help="nhập thay tài khoản này")
    parser.add_argument("--patience", type=float, default=10.0, metavar="GIÂY", help="tệp đứng yên bao lâu thì nạp")
    parser.add_argument("--once", action="store_true", help="nạp hết những gì đang có rồi thôi")


def run(arguments: argparse.Namespace) -> int:
    """With `--once` 1 if any file was refused or left."""
    open_installation()
    from nhipcau.agencies.selectors import actor_named
    from nhipcau.flows.watched import WatchedFolder

    actor_named(arguments.username, channel="cli")
    watched = WatchedFolder(arguments.folder, patience=arguments.patience)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    _say(f"Đang nhận tệp ở {watched.folder}")
    try:
        return _watch(watched, username=arguments.username, stop=stop, once=arguments.once)
    finally:
        watched.close()


def _watch(watched: WatchedFolder, *, username: str, stop: threading.Event, once: bool) -> int:
    began, refused = time.monotonic(), False
    while not stop.is_set():
        refused = _look(watched, username=username, stop=stop) or refused
        if once and time.monotonic() - began > watched.patience + PAUSE:
            break
        stop.wait(PAUSE)
    return 1 if once and refused else 0


def _look(watched: WatchedFolder, *, username: str, stop: threading.Event) -> bool:
    """Whether anything was refused. The rights are those the account has when a file is taken."""
    from django.db import OperationalError

    from nhipcau.agencies.selectors import actor_named
    from nhipcau.flows.watched import Fate

    refused = False
    for path in watched.ready(at=time.monotonic()):
        if stop.is_set():
            break
        try:
            handled = watched.take_in(path, actor=actor_named(username, channel="cli"))
        except Refusal as refusal:
            _say(sentence(refusal))
            return True
        except OperationalError as error:
            # A database that is busy or away for a moment: the file lies where it lay, and its turn comes again.
            _say(f"cơ sở dữ liệu chưa trả lời, sẽ thử lại: {error}")
            return True
        if handled is not None:
            refused = refused or handled.fate is not Fate.TAKEN
            _tell(handled)
    return refused


def _tell(handled: Handled) -> None:
    if not handled.answers:
        _say("một tệp có dấu hiệu mật: để nguyên tại chỗ, không nhận, không ghi lại gì")
    for name, answer in handled.answers:
        told = f"{answer.code}: {sentence(answer)}" if isinstance(answer, Refusal) else answer.summary()
        _say(f"{name}: {told}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
