"""How Django knows the context of agencies and accounts."""

from __future__ import annotations

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "nhipcau.agencies"
    label = "agencies"
