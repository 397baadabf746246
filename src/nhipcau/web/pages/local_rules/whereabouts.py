"""The way back from every page about rules under review."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.web.parts.navigation import Crumb, Crumbs


def crumbs_to(*below: Crumb) -> Crumbs:
    """From the documents over the list of rules to what is `below` it."""
    return Crumbs(
        (Crumb(_("Văn bản"), reverse("documents")), Crumb(_("Văn bản phải rà soát"), reverse("local_rules")), *below)
    )
