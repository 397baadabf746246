"""`nhipcau reindex`: documents get the words they are found by, where they have none or those of an older edition."""

from __future__ import annotations

import argparse
import sys

from nhipcau.cli.installation import open_installation
from nhipcau.cli.intake import INTERRUPTED
from nhipcau.cli.progress import ProgressBar


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="lập lại của mọi văn bản, cả những văn bản đã có")


def run(arguments: argparse.Namespace) -> int:
    """Broken off, it goes on where it was: call it again, without `--all`."""
    open_installation()
    from nhipcau.agencies.actors import the_installation
    from nhipcau.documents.services.indexing import count_unindexed, reindex

    done = 0
    steps = reindex(actor=the_installation(), anew=arguments.all)
    try:
        done += next(steps, 0)
        with ProgressBar(total=done + count_unindexed(), label="Lập chỉ mục") as progress:
            progress.step(done)
            for made in steps:
                done += made
                progress.step(made)
    except KeyboardInterrupt:
        sys.stdout.write(f"Đã dừng; xong {done} văn bản. Chạy lại lệnh này, không kèm --all, để làm tiếp.\n")
        return INTERRUPTED
    sys.stdout.write(f"Đã lập chỉ mục cho {done} văn bản.\n" if done else "Mọi văn bản đều đã có trong chỉ mục.\n")
    return 0
