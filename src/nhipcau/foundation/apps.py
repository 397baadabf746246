"""How Django knows the foundation's tables."""

from __future__ import annotations

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "nhipcau.foundation"
    label = "foundation"
