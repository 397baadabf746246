"""How Django finds the pages, their templates and commands."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "nhipcau.web"
    label = "web"
