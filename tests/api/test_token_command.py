"""`nhipcau admin token`: a token for a program, given and taken back on the machine itself."""

from __future__ import annotations

import pytest
from django.test import Client

from nhipcau.cli import main as cli
from nhipcau.foundation.models import AuditEntry
from tests.api.conftest import ROOT
from tests.world import World


def status_with(words: str) -> int:
    return Client(headers={"Authorization": f"Bearer {words}"}).get(f"{ROOT}/me").status_code


def test_a_token_is_printed_once_works_and_is_taken_back(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["admin", "token", "clerk", "--name", "sổ điện tử", "--days", "5"]) == 0
    words = capsys.readouterr().out.strip()
    assert status_with(words) == 200
    assert cli.main(["admin", "token", "clerk", "--revoke", words.split("_")[1]]) == 0
    assert status_with(words) == 401
    told = AuditEntry.objects.filter(act__startswith="account.token").values_list("act", "channel")
    assert list(told) == [("account.token_issued", "cli"), ("account.token_revoked", "cli")]


@pytest.mark.parametrize("arguments", [["nobody", "--name", "x"], ["clerk", "--name", "x", "--days", "9999"]])
def test_what_may_not_be_issued_is_told(world: World, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert cli.main(["admin", "token", *arguments]) == 1
    told = capsys.readouterr()
    assert told.out == "" and told.err.strip()
