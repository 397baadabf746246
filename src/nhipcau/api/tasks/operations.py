"""The board, one task, and work on it."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from nhipcau.api.paging import PageOf
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.api.tasks.shapes import (
    AgencyGroupShape,
    CountsShape,
    DateGroupShape,
    TaskFilterQuery,
    TaskLine,
    TaskQuery,
    TaskShape,
    task_shape,
)
from nhipcau.execution.selectors import (
    AgencyGroup,
    DateGroup,
    TaskCounts,
    TaskRow,
    board_by_agency_for,
    board_by_date_for,
    board_for,
    task_counts_for,
    task_for,
)
from nhipcau.execution.services import finish_task, reopen_task, start_task
from nhipcau.foundation.pages import Page

router = Router()


class Seen(Schema):
    version: int = Field(description="phiên bản của việc mà người gửi đã xem")


@router.get(
    "",
    response=answers(PageOf[TaskLine]),
    operation_id="listTasks",
    summary="Bảng việc",
    exclude_unset=True,
    by_alias=True,
)
def list_tasks(request: HttpRequest, asked: Query[TaskQuery]) -> Page[TaskRow]:
    return board_for(actor_of(request), filters=asked.filters(), sort=asked.sort, page=asked.page, size=asked.size)


@router.get("/counts", response=answers(CountsShape), operation_id="countTasks", summary="Số việc theo tình trạng")
def count_tasks(request: HttpRequest, asked: Query[TaskFilterQuery]) -> TaskCounts:
    return task_counts_for(actor_of(request), filters=asked.filters())


@router.get(
    "/by-agency",
    response=answers(list[AgencyGroupShape]),
    operation_id="groupTasksByAgency",
    summary="Số việc theo cơ quan chủ trì, nhiều trước",
)
def by_agency(request: HttpRequest, asked: Query[TaskFilterQuery]) -> list[AgencyGroup]:
    return list(board_by_agency_for(actor_of(request), filters=asked.filters()))


@router.get(
    "/by-date",
    response=answers(list[DateGroupShape]),
    operation_id="groupTasksByDate",
    summary="Số việc theo thời hạn",
)
def by_date(request: HttpRequest, asked: Query[TaskFilterQuery]) -> list[DateGroup]:
    return list(board_by_date_for(actor_of(request), filters=asked.filters()))


@router.get(
    "/{task_id}",
    response=answers(TaskShape),
    operation_id="getTask",
    summary="Một việc",
    exclude_unset=True,
    by_alias=True,
)
def get_task(request: HttpRequest, task_id: int) -> TaskShape:
    return task_shape(task_for(actor_of(request), task_id))


@router.post(
    "/{task_id}/start",
    response=answers(TaskShape),
    operation_id="startTask",
    summary="Bắt đầu làm",
    exclude_unset=True,
    by_alias=True,
)
def start(request: HttpRequest, task_id: int, given: Seen) -> TaskShape:
    actor = actor_of(request)
    start_task(actor=actor, task_id=task_id, version=given.version)
    return task_shape(task_for(actor, task_id))


@router.post(
    "/{task_id}/finish",
    response=answers(TaskShape),
    operation_id="finishTask",
    summary="Đã làm xong",
    exclude_unset=True,
    by_alias=True,
)
def finish(request: HttpRequest, task_id: int, given: Seen) -> TaskShape:
    actor = actor_of(request)
    finish_task(actor=actor, task_id=task_id, version=given.version)
    return task_shape(task_for(actor, task_id))


@router.post(
    "/{task_id}/reopen",
    response=answers(TaskShape),
    operation_id="reopenTask",
    summary="Chưa xong, làm tiếp",
    exclude_unset=True,
    by_alias=True,
)
def reopen(request: HttpRequest, task_id: int, given: Seen) -> TaskShape:
    actor = actor_of(request)
    reopen_task(actor=actor, task_id=task_id, version=given.version)
    return task_shape(task_for(actor, task_id))
