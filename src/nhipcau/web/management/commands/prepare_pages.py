"""Makes what the pages need beside the code: fonts, compiled catalogues, static files with their hashes."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from nhipcau.web.assets import build_fonts
from nhipcau.web.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Dựng phông chữ, danh mục ngôn ngữ và tệp tĩnh"
    requires_system_checks: list[str] = []  # noqa: RUF012 - the form Django gives it

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--without-collecting", action="store_true", help="không gom tệp tĩnh (khi kiểm thử)")

    def handle(self, *_args: object, **options: object) -> None:
        build_fonts(settings.BUILT_ASSETS / "fonts")
        compile_catalogues()
        if not options["without_collecting"]:
            call_command("collectstatic", interactive=False, verbosity=0)
