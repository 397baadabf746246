"""The way back from every page about rules under review."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.documents.local_rules.selectors import RuleRow
from nhipcau.web.parts.navigation import Crumb


def way_to() -> tuple[Crumb, ...]:
    """From the documents over the list of rules."""
    return (Crumb(_("Văn bản"), reverse("documents")), Crumb(_("Văn bản phải rà soát"), reverse("local_rules")))


def way_to_rule(row: RuleRow) -> tuple[Crumb, ...]:
    return (*way_to(), Crumb(row.code or row.name[:60], reverse("local_rule", args=[row.id])))
