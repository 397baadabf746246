"""After an upgrade what is found keeps up with what is asked, without anybody's doing."""

from __future__ import annotations

from nhipcau.cli.installation import renew_words
from nhipcau.documents.finding.wording import EDITION
from nhipcau.documents.models import Indexed
from tests.world import World, plan


def test_words_of_an_older_edition_are_made_anew_when_the_installation_is_made_ready(world: World) -> None:
    world.register(plan(1))
    world.register(plan(2))
    before = list(Indexed.objects.order_by("pk").values())
    Indexed.objects.update(edition=EDITION - 1, body="")
    renew_words()
    assert list(Indexed.objects.order_by("pk").values()) == before
