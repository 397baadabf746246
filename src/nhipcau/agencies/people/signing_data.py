"""The rule-sets of signing as shipped, with those an administrator has laid beside them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from nhipcau.agencies.models import SigningForms
from nhipcau.agencies.people.signing import Forms, Look, SigningRules, SignsAsBody


@cache
def shipped_rules() -> SigningRules:
    table = tomllib.loads((files(__package__) / "signing.toml").read_text(encoding="utf-8"))
    return SigningRules(
        forms=tuple(Forms(**{**row, "look": Look(row["look"])}) for row in table["forms"]),
        bodies=tuple(SignsAsBody(**row) for row in table["bodies"]),
        looks={family: tuple(Look(look) for look in looks) for family, looks in table["looks"].items()},
    )


def rules_in_force() -> SigningRules:
    """One query."""
    shipped = shipped_rules()
    own = tuple(
        Forms(
            look=Look(row.family),
            valid_from=row.valid_from,
            collective=row.collective,
            for_head=row.for_head,
            by_order=row.by_order,
            by_mandate=row.by_mandate,
            acting=row.acting,
            committee_deputies_for_head=row.family == Look.STATE,
            source=row.source,
            sure="",
            own=True,
        )
        for row in SigningForms.objects.order_by("family", "valid_from")
    )
    return SigningRules(forms=(*shipped.forms, *own), bodies=shipped.bodies, looks=shipped.looks)
