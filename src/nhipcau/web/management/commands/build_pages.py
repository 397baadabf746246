"""Builds what the pages need and the repository does not hold: font subsets and compiled catalogues."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from nhipcau.web.assets import build_fonts
from nhipcau.web.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Dựng phông chữ và bản dịch cho các trang"

    def handle(self, **_options: object) -> None:
        build_fonts(Path(settings.DATA_DIR) / "assets" / "fonts")
        compile_catalogues()
