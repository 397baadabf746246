"""Once a day, tasks of every year, quarter or month whose round has passed move to the next one."""

from __future__ import annotations

from datetime import date

from django_tasks import task

from nhipcau.agencies.actors import the_installation
from nhipcau.execution.services import Turned, turn_rounds
from nhipcau.foundation import clock, daily


def roll_over(*, on: date) -> Turned:
    """Whatever the day, as often as one likes: what has moved once does not move again. Days missed are made up for."""
    return turn_rounds(actor=the_installation(channel="job"), on=on)


@task()
def roll_over_today() -> None:
    """The queue's door to `roll_over`. The next morning is asked for first: a day that fails loses no other."""
    daily.ask_for_next(roll_over_today, after=daily.next_morning())
    roll_over(on=clock.today())


def keep_turning() -> bool:
    """For a worker that begins: today's work is done at once, unless the queue has it waiting."""
    return daily.ask_for_next(roll_over_today, after=None)
