"""Who reads for a command with many files: processes on this machine, or workers on others (`--scheduler`)."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from nhipcau.reading.cluster import Cluster
from nhipcau.reading.crew import Crew

if TYPE_CHECKING:
    from nhipcau.flows.folder import Readers


def add_reader_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--processes", type=_number, metavar="SỐ", help="số tiến trình đọc trên máy này")
    parser.add_argument("--scheduler", metavar="ĐỊA_CHỈ", help="đọc trên nhiều máy: địa chỉ bộ điều phối Dask")


def readers_for(
    arguments: argparse.Namespace, *, files: int, tell: Callable[[str, int], None] | None = None
) -> AbstractContextManager[Readers]:
    """To be entered with `with`. A single file needs no more than one reader.

    `tell` hears how many pages of which file were read from pictures; of other machines it hears nothing.
    """
    if arguments.scheduler:
        return Cluster(arguments.scheduler)
    wished = arguments.processes if arguments.processes is not None else os.cpu_count() or 1
    return Crew(readers=max(1, min(wished, files)), tell=tell)


def _number(words: str) -> int:
    """At least one; told by the parser where it is not."""
    if not words.isdigit() or words == "0":
        raise argparse.ArgumentTypeError(f"{words}: cần một số từ 1 trở lên")
    return int(words)
