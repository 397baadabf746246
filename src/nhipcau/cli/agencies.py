"""`nhipcau agencies load`: the shipped register put into the installation, as often as one likes; and taken back."""

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
    acts.add_parser("loadings", help="các lần nạp tỉnh, mới trước, với số của từng lần")
    undo = acts.add_parser("undo", help="rút lại một lần nạp tỉnh, khi chưa có gì dựa vào các cơ quan ấy")
    undo.add_argument("loading", type=int, metavar="SỐ", help="số của lần nạp, như `nhipcau agencies loadings` in ra")


def run(arguments: argparse.Namespace) -> int:
    open_installation()
    prepare_installation()
    return {"load": _load, "loadings": _loadings, "undo": _undo}[arguments.act](arguments)


def _load(arguments: argparse.Namespace) -> int:
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
    for one in loadings:
        sys.stdout.write(f"{one.province}: lần nạp số {one.pk}; rút lại bằng `nhipcau agencies undo {one.pk}`.\n")
    return 0


def _loadings(_arguments: argparse.Namespace) -> int:
    from django.utils import timezone

    from nhipcau.agencies.actors import the_installation
    from nhipcau.agencies.loading.selectors import loadings_for

    for one in loadings_for(the_installation()):
        units = ", cả huyện, xã" if one.with_units else ""
        undone = f", đã rút lại {timezone.localdate(one.undone):%d/%m/%Y}" if one.undone else ""
        day = f"{timezone.localdate(one.at):%d/%m/%Y}"
        sys.stdout.write(f"{one.id:>4}  {day}  {one.province}: {one.made} cơ quan mới{units}{undone}\n")
    return 0


def _undo(arguments: argparse.Namespace) -> int:
    from nhipcau.agencies.actors import the_installation
    from nhipcau.flows.provinces import undo_loading

    loading = undo_loading(actor=the_installation(), loading_id=arguments.loading)
    sys.stdout.write(f"Đã rút lại lần nạp {loading.province}: {loading.made} cơ quan ra khỏi danh bạ.\n")
    return 0
