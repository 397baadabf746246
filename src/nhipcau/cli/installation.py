"""Opens the installation that DATA_DIR and DATABASE_URL name: Django set up, tables and pages ready."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import nhipcau

PACKAGE = Path(nhipcau.__file__).parent


def open_installation() -> None:
    """Loads Django. Every command that needs the database begins with it; `nhipcau read` never calls it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.config.settings")
    # Database, originals and backups are nobody else's on this machine.
    os.umask(0o077)
    import django

    django.setup()


def prepare_installation() -> None:
    """Tables up to date; fonts, catalogues and static files built where their sources have changed."""
    from django.conf import settings
    from django.core.management import call_command

    _say("Chuẩn bị cơ sở dữ liệu…")
    call_command("migrate", verbosity=0, interactive=False)
    _load_instruments()
    _load_agencies()
    renew_words()
    stamp = Path(settings.DATA_DIR) / "pages.stamp"
    fingerprint = _fingerprint_of_pages()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    _say("Dựng phông chữ, bản dịch và tệp tĩnh (chỉ lần đầu)…")
    call_command("prepare_pages")
    stamp.write_text(fingerprint)


def _load_instruments() -> None:
    """What the program knows of central instruments; nothing is loaded a second time."""
    from nhipcau.agencies.actors import the_installation
    from nhipcau.documents.services.shipped_instruments import load_shipped_instruments

    load_shipped_instruments(actor=the_installation())


def _load_agencies() -> None:
    """The centre and the provinces, once for each edition of the data; the bodies of a province are asked for."""
    from nhipcau.agencies.actors import the_installation
    from nhipcau.agencies.services.shipped import is_loaded, load_register

    if not is_loaded():
        load_register(actor=the_installation())


def renew_words() -> None:
    """The words of an older edition are made anew before anybody searches: a new way of asking would miss some."""
    from nhipcau.cli.words import making_words
    from nhipcau.documents.services.indexing import has_older_words

    if has_older_words():
        _say("Lập lại chỉ mục tìm kiếm theo kiểu mới (chỉ sau khi nâng cấp; dừng giữa chừng thì lần sau đi tiếp)…")
        for _ in making_words(anew=False):
            pass


def _fingerprint_of_pages() -> str:
    """Changes with any static file, catalogue or the version. Sizes and times: reading all bytes would be slow."""
    digest = hashlib.sha256(nhipcau.__version__.encode())
    for folder in ("web/static", "web/locale"):
        for path in sorted((PACKAGE / folder).rglob("*")):
            if path.is_file() and path.suffix != ".mo":
                status = path.stat()
                digest.update(f"{path.relative_to(PACKAGE)} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
