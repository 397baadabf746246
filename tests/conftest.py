"""What every test may use, and which tests are left out where their ground is missing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

if TYPE_CHECKING:
    import pytest_django

    from tests.world import World

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("NHIPCAU_SHARED") or ROOT.parent / "shared")
"""The labelled texts, which are no part of the repository; tests on them are marked `shared`."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-database", action="store_true", help="leave out the tests that touch no database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    kept = [item for item in items if _belongs(item, only_database=config.getoption("--only-database"))]
    if len(kept) < len(items):
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept


def _belongs(item: pytest.Item, *, only_database: bool) -> bool:
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        return False
    if item.get_closest_marker("postgresql") and settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return False
    return not only_database or _touches_the_database(item)


def _touches_the_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db", "live_server"})


@pytest.fixture(scope="session")
def repository() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    return SHARED


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> None:
    """Between tests with transactions of their own the tables are emptied, which the audit log forbids."""
    from django.db import connection

    from nhipcau.foundation import audit_guard

    with django_db_blocker.unblock():
        audit_guard.remove(connection)


@pytest.fixture
def world(
    db: None, settings: pytest_django.fixtures.SettingsWrapper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> World:
    """A province with its agencies and accounts, an intake that reads papers written by the test, its own folder."""
    from tests.world import make_world

    return make_world(settings=settings, folder=tmp_path, monkeypatch=monkeypatch)
