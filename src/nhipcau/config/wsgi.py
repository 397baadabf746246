"""The WSGI door for gunicorn."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

# What the server writes, logs and database files included, is nobody else's on this machine.
os.umask(0o077)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.config.settings")
application = get_wsgi_application()

# All pages are loaded before the workers are forked off. What is loaded lives as long as they do: Python's collector
# of circles need not walk through it again, nor so often through the little that a request leaves.
get_resolver().url_patterns  # noqa: B018  asking loads them
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
