"""`nhipcau agencies`: a province loaded by the command is told with its number and taken back by it."""

from __future__ import annotations

import argparse

import pytest

from nhipcau.agencies.models import Agency, RegisterLoading
from nhipcau.agencies.services.shipped import load_register
from nhipcau.cli import agencies
from nhipcau.cli.parser import CommandParser
from nhipcau.ground.refusal import Refusal
from tests.world import World


@pytest.fixture(autouse=True)
def open_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agencies, "open_installation", lambda: None)
    monkeypatch.setattr(agencies, "prepare_installation", lambda: None)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    parser = CommandParser(prog="nhipcau agencies")
    agencies.add_arguments(parser)
    arguments: argparse.Namespace = parser.parse_args(words)
    assert agencies.run(arguments) == 0
    return capsys.readouterr().out


def test_a_loading_is_told_listed_and_taken_back(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    load_register(actor=world.actors["administrator"])
    before = Agency.objects.count()
    words = told(capsys, "load", "--province", "Cà Mau")
    loading = RegisterLoading.objects.get()
    assert f"Cà Mau: lần nạp số {loading.pk}; rút lại bằng `nhipcau agencies undo {loading.pk}`." in words
    assert f"{loading.pk:>4}  " in told(capsys, "loadings")
    assert f"Đã rút lại lần nạp Cà Mau: {loading.made} cơ quan" in told(capsys, "undo", str(loading.pk))
    assert Agency.objects.count() == before
    assert "đã rút lại" in told(capsys, "loadings")
    with pytest.raises(Refusal, match="nothing_to_undo"):
        told(capsys, "undo", str(loading.pk))
