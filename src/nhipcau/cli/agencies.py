"""`nhipcau agencies load`: the shipped register of agencies put into the installation, as often as one likes."""

from __future__ import annotations

import argparse
import sys

from nhipcau.cli.installation import open_installation, prepare_installation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="VIỆC")
    load = acts.add_parser("load", help="nạp danh bạ kèm theo phần mềm: Trung ương, 63 và 34 tỉnh, ai thành ai")
    load.add_argument(
        "--province",
        action="append",
        default=[],
        metavar="TÊN",
        help="nạp cả các sở, ban, ngành của tỉnh, thành phố này và của các tỉnh đã nhập vào; có thể ghi nhiều lần",
    )
    load.add_argument(
        "--units", action="store_true", help="cả huyện (đến 30/6/2025) và xã, phường, đặc khu của tỉnh ấy"
    )


def run(arguments: argparse.Namespace) -> int:
    open_installation()
    prepare_installation()
    from nhipcau.agencies.actors import the_installation
    from nhipcau.agencies.services.shipped import load_register
    from nhipcau.flows.provinces import load_province

    base = load_register(actor=the_installation())
    loadings = [
        load_province(actor=the_installation(), province=name, with_units=arguments.units)
        for name in arguments.province
    ]
    made = base.made + sum(one.made for one in loadings)
    applied = base.applied + sum(one.applied for one in loadings)
    planned = base.planned + sum(one.planned for one in loadings)
    sys.stdout.write(f"{made} cơ quan mới, {applied} sự kiện đã áp dụng, {planned} sự kiện chờ người xem.\n")
    return 0
