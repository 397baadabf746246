"""The demo province: whoever makes it a second time adds nothing to it, neither rows nor entries in the log."""

from __future__ import annotations

from pathlib import Path

import pytest
import pytest_django

from nhipcau.flows.demo import make_demo
from tests.rows import rows_of_every_table

pytestmark = pytest.mark.django_db


def test_a_demo_made_twice_is_the_demo_made_once(
    settings: pytest_django.fixtures.SettingsWrapper, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    make_demo()
    once = rows_of_every_table()
    make_demo()
    assert rows_of_every_table() == once
