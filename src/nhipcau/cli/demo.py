"""`nhipcau demo`: the demo province, or a whole demo country, in the installation."""

from __future__ import annotations

import argparse
import sys

from nhipcau.cli.installation import open_installation, prepare_installation
from nhipcau.cli.progress import ProgressBar

NATIONAL_DOCUMENTS = 100_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--size", choices=("province", "national"), default="province", help="một tỉnh, hay cả nước")
    parser.add_argument("--seed", type=int, default=1, help="số hạt giống: cùng số thì cùng dữ liệu (cả nước)")
    parser.add_argument(
        "--documents", type=int, default=NATIONAL_DOCUMENTS, help="số văn bản, mỗi văn bản mười việc (cả nước)"
    )
    parser.add_argument("--provinces", type=int, default=34, help="số tỉnh, thành phố (cả nước)")


def run(arguments: argparse.Namespace) -> int:
    open_installation()
    prepare_installation()
    from nhipcau.flows.demo import DEMO_ACCOUNTS, make_demo

    make_demo()
    if arguments.size == "national":
        _make_country(seed=arguments.seed, provinces=arguments.provinces, documents=arguments.documents)
    for name, password, what in DEMO_ACCOUNTS:
        sys.stdout.write(f"{name:<18} {password:<22} {what}\n")
    return 0


def _make_country(*, seed: int, provinces: int, documents: int) -> None:
    from nhipcau.flows.national import Size, make_national_demo

    with ProgressBar(total=documents, label="Văn bản") as bar:
        make_national_demo(seed=seed, size=Size(provinces=provinces, documents=documents), tell=bar.step)
