"""The WSGI door for gunicorn."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

# What the server writes, logs and database files included, is nobody else's on this machine.
os.umask(0o077)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.config.settings")
application = get_wsgi_application()
