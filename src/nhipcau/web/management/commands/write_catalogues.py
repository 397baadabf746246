"""Brings the English catalogue in step with the pages and names what has no English yet."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from nhipcau.web.catalogues import compile_catalogues, write_catalogues


class Command(BaseCommand):
    help = "Cập nhật danh mục câu tiếng Anh của các trang"
    requires_system_checks: list[str] = []  # noqa: RUF012 - the form Django gives it

    def handle(self, *_args: object, **_options: object) -> None:
        missing = write_catalogues()
        compile_catalogues()
        for sentence in missing:
            self.stdout.write(f"chưa có tiếng Anh: {sentence}")
        self.stdout.write(f"{len(missing)} câu chưa có tiếng Anh")
