"""Acts on tasks. Each joins the caller's transaction and leaves one audit entry."""

from nhipcau.execution.services.conclusions import give_conclusion, require_not_given, take_back_conclusion
from nhipcau.execution.services.proposing import follow_duties, match_waiting_parties, propose_tasks, release_parties
from nhipcau.execution.services.receipt import count_from_receipt
from nhipcau.execution.services.rounds import Turned, turn_rounds
from nhipcau.execution.services.settling import (
    Confirmed,
    LeftHollow,
    bring_back_tasks,
    confirm_tasks,
    make_hollow,
    reject_tasks,
    supersede_tasks,
)
from nhipcau.execution.services.slips import HandedTo, give_by_slip, resolve_by_slip, take_back_by_slip
from nhipcau.execution.services.succession import decide_succession, follow_what_happened, take_back_succession
from nhipcau.execution.services.work import finish_task, reopen_task, start_task

__all__ = [
    "Confirmed",
    "HandedTo",
    "LeftHollow",
    "Turned",
    "bring_back_tasks",
    "confirm_tasks",
    "count_from_receipt",
    "decide_succession",
    "finish_task",
    "follow_duties",
    "follow_what_happened",
    "give_by_slip",
    "give_conclusion",
    "make_hollow",
    "match_waiting_parties",
    "propose_tasks",
    "reject_tasks",
    "release_parties",
    "reopen_task",
    "require_not_given",
    "resolve_by_slip",
    "start_task",
    "supersede_tasks",
    "take_back_by_slip",
    "take_back_conclusion",
    "take_back_succession",
    "turn_rounds",
]
