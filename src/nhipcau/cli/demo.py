"""`nhipcau demo`: the demo province, its accounts and its sample documents, in the installation."""

from __future__ import annotations

import argparse
import sys

from nhipcau.cli.installation import open_installation, prepare_installation


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """No arguments: making the demo twice changes nothing."""


def run(_arguments: argparse.Namespace) -> int:
    open_installation()
    prepare_installation()
    from nhipcau.flows.demo import DEMO_ACCOUNTS, make_demo

    make_demo()
    for name, password, what in DEMO_ACCOUNTS:
        sys.stdout.write(f"{name:<18} {password:<22} {what}\n")
    return 0
