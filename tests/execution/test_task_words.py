"""The words tasks are found by: made with the task, made anew at will, gone with it."""

from __future__ import annotations

import pytest

from nhipcau.execution.models import TaskWords
from nhipcau.execution.selectors.finding import count_tasks_found_for, find_tasks_for
from nhipcau.execution.services.indexing import reindex_tasks
from nhipcau.execution.wording import words_of_task
from tests.world import Ordered, World, plan


def test_words_made_anew_are_the_words_made_at_first(world: World) -> None:
    world.register(plan(duties=(Ordered("Tiếp nhận viện trợ", lead=("UBND tỉnh", "Sở Y tế")), Ordered("Báo cáo"))))
    before = list(TaskWords.objects.order_by("pk").values())
    TaskWords.objects.update(body="")
    assert count_tasks_found_for(world.actors["clerk"], words="viện trợ") == 0
    assert sum(reindex_tasks(actor=world.actors["national"])) == 2
    assert list(TaskWords.objects.order_by("pk").values()) == before
    assert count_tasks_found_for(world.actors["clerk"], words="viện trợ") == 1


def test_a_name_that_the_words_hold_is_kept_once() -> None:
    kept = words_of_task(words="Sở Y tế báo cáo", names=("Sở Y tế", "Sở Nội vụ", "Sở Nội vụ"))
    assert kept.count("so y te") == 1
    assert kept.count("so noi vu") == 1


@pytest.mark.parametrize("who", ["clerk", "health", "foreign", "monitor", "national"])
def test_as_many_are_counted_as_are_found(world: World, who: str) -> None:
    world.register(plan(duties=(Ordered("Nhận viện trợ", lead=("Sở Y tế",)), Ordered("Hỗ trợ viên chức"))))
    world.register(plan(5, code="5/SYT-VP", duties=(Ordered("Nhận viện trợ"),)), by="health")
    viewer = world.actors[who]
    found = find_tasks_for(viewer, words="vien tro")
    assert found.page.total == len(found.page.rows) == count_tasks_found_for(viewer, words="vien tro")
