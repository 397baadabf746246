"""`nhipcau reindex`: documents get the words they are found by, where they lack them; `--all`: tasks as well, anew."""

from __future__ import annotations

import argparse
import sys

from nhipcau.cli.installation import open_installation
from nhipcau.cli.intake import INTERRUPTED
from nhipcau.cli.words import making_words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="lập lại của mọi văn bản và mọi việc, cả những cái đã có")


def run(arguments: argparse.Namespace) -> int:
    """Broken off, it goes on where it was: call it again, without `--all`."""
    open_installation()
    from nhipcau.agencies.actors import the_installation
    from nhipcau.execution.services.indexing import reindex_tasks

    done = 0
    try:
        for made in making_words(anew=arguments.all):
            done = made
        tasks = sum(reindex_tasks(actor=the_installation())) if arguments.all else 0
    except KeyboardInterrupt:
        sys.stdout.write(f"Đã dừng; xong {done} văn bản. Chạy lại lệnh này, không kèm --all, để làm tiếp.\n")
        return INTERRUPTED
    sys.stdout.write(f"Đã lập chỉ mục cho {done} văn bản.\n" if done else "Mọi văn bản đều đã có trong chỉ mục.\n")
    if arguments.all:
        sys.stdout.write(f"Đã lập chỉ mục cho {tasks} việc.\n")
    return 0
