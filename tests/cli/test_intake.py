"""The command over a real folder: stopped with Ctrl-C, run again, nothing lost and nothing twice."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

FILES = 28
PREPARE = """
from nhipcau.cli.installation import open_installation
open_installation()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from nhipcau.agencies.actors import the_installation
from nhipcau.agencies.names.naming import Locality
from nhipcau.agencies.services import create_account, make_agency
from nhipcau.ground.actor import AccountRole
top = the_installation()
place = Locality(kind="tỉnh", name="Bình Hải")
agency = make_agency(
    actor=top, name="Ủy ban nhân dân", family="state", level="province", locality=place, parent_id=None
)
create_account(
    actor=top, username="vanthu", full_name="Văn thư", roles=[AccountRole.CLERK], agency=agency.pk, watches=None,
    password="mat-khau-thu-nghiem",
)
"""
COUNT = """
from nhipcau.cli.installation import open_installation
open_installation()
from nhipcau.agencies.actors import the_installation
from nhipcau.documents.selectors import documents_for
print(documents_for(the_installation()).total)
"""


@pytest.fixture
def installation(tmp_path: Path) -> dict[str, str]:
    environment = {
        **os.environ,
        "DATA_DIR": str(tmp_path / "data"),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "nhipcau.config.settings",
    }
    python(PREPARE, environment)
    return environment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "van-ban"
    place.mkdir()
    for number in range(1, FILES + 1):
        (place / f"{number:02}.txt").write_text(
            f"ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI\nSố: {number}/KH-UBND\nBình Hải, ngày {number} tháng 3 năm 2026\n"
            f"KẾ HOẠCH\nvề việc thứ {number}\n1. Sở Y tế báo cáo trước ngày {number}/6/2026.\n",
            encoding="utf-8",
        )
    (place / "trong.txt").write_bytes(b"")
    return place


def python(script: str, environment: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def started(folder: Path, environment: dict[str, str], *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "nhipcau.cli.main", "intake", str(folder), "--as", "vanthu", "--processes", "2"]
    # Where the tests run in the background, Ctrl-C is ignored by them and by whatever they start.
    return subprocess.Popen(
        [*command, *words],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=_hears_ctrl_c,
    )


def _hears_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_run_stopped_by_ctrl_c_is_gone_on_with(installation: dict[str, str], folder: Path, tmp_path: Path) -> None:
    first = started(folder, installation)
    assert first.stdout is not None
    lines = [first.stdout.readline() for _ in range(3)]
    first.send_signal(signal.SIGINT)
    rest = first.communicate(timeout=30)[0]
    assert first.returncode == 130 and "Chạy lại lệnh này để nạp tiếp" in rest
    assert all("1 văn bản" in line for line in lines)

    second = started(folder, installation, "--report", str(tmp_path / "r.csv"))
    told = second.communicate(timeout=60)[0]
    assert second.returncode == 1
    assert "trong.txt: reading.empty" in told and "đã nạp từ lần trước" in told
    assert python(COUNT, installation) == str(FILES)
    with (tmp_path / "r.csv").open(encoding="utf-8-sig") as file:
        states = [row["state"] for row in csv.DictReader(file)]
    before = states.count("taken_before") + states.count("known")
    assert len(states) == FILES + 1 and states.count("refused") == 1 and before >= 3
