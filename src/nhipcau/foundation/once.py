"""An act that a program asks for twice under one key is done once: it asks again where the answer was lost on the way.

Kept with the act, in its transaction: what was refused leaves no key and may be tried again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import timedelta

from django.db import transaction

from nhipcau.foundation import clock
from nhipcau.foundation.models import KeyedAct
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

KEPT = timedelta(days=30)
"""Longer than any program goes on asking; a key of before may then be used anew."""


@transaction.atomic
def done_once(*, actor: Actor, key: str, act: str, given: str, do: Callable[[], Sequence[int]]) -> tuple[int, ...]:
    """The ids of the rows that `do` made, now or the first time; who comes second at one moment waits for the first.

    `given` is what was asked for, whole: the same key with anything else is refused.
    """
    asked, own = hashlib.sha256(given.encode()).hexdigest(), actor.account_id or 0
    KeyedAct.objects.filter(account_id=own, at__lt=clock.now() - KEPT).delete()
    kept, is_new = KeyedAct.objects.get_or_create(
        account_id=own, key=key, defaults={"act": act, "given": asked, "at": clock.now()}
    )
    if not is_new:
        if (kept.act, kept.given) != (act, asked):
            raise Refusal("request.key_used")
        return tuple(kept.rows)
    rows = tuple(do())
    kept.rows = list(rows)
    kept.save(update_fields=["rows"])
    return rows
