"""Pages answer in tests without collected static files, in both languages."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from nhipcau.web.catalogues import compile_catalogues
from tests.world import World


@pytest.fixture(scope="session")
def both_languages() -> None:
    compile_catalogues()


@pytest.fixture
def pages(world: World, settings: Settings, both_languages: None) -> World:
    """The world, and its pages ready to be asked for."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    return world
