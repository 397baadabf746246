"""The pages as the living page shows them: without a database, with plain static files."""

from __future__ import annotations

import pytest
from django.conf import settings as current_settings
from django.test import Client
from pytest_django.fixtures import Settings

from nhipcau.web.assets import build_fonts
from nhipcau.web.catalogues import compile_catalogues


@pytest.fixture(scope="session")
def built_pages() -> None:
    """What `prepare_pages` makes, but for the collected static files."""
    build_fonts(current_settings.BUILT_ASSETS / "fonts")
    compile_catalogues()


@pytest.fixture
def living_page(built_pages: None, settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.web.parts.addresses"
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def visitor(living_page: None) -> Client:
    return Client()
