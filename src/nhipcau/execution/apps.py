"""How Django knows the context of tasks."""

from __future__ import annotations

from django.apps import AppConfig


class ExecutionConfig(AppConfig):
    name = "nhipcau.execution"
    label = "execution"
