"""Local rules entered, changed, moved on through their review; the steps of their drafting."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Field, Schema, Status

from nhipcau.api.documents.local_rules import LocalRuleShape, router
from nhipcau.api.once import Key, once
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.documents.local_rules import services
from nhipcau.documents.local_rules.selectors import RuleSheet, local_rule_for
from nhipcau.documents.local_rules.services import RuleWords
from nhipcau.documents.local_rules.states import ReviewState

LONGEST_CYCLE = 240
LONGEST_LIMIT = 400

__all__ = ["router"]


class RuleGiven(Schema):
    """Một văn bản phải rà soát hoặc soạn mới; ít nhất một trong hai cơ quan thuộc phần tài khoản phụ trách."""

    name: str = Field(min_length=1, max_length=500)
    kind: str = Field(max_length=12, description="loại văn bản: QĐ, NQ, QC, QyĐ, HD, CT, KH, ĐA, CTr, KHAC")
    owner_id: int = Field(description="cơ quan ban hành, chủ quản")
    lead_id: int = Field(description="cơ quan chủ trì rà soát, soạn thảo")
    code: str = Field("", max_length=80, description="trống nếu chưa ban hành")
    issued_on: date | None = None
    coordinators: str = Field("", max_length=300)
    basis: str = Field("", max_length=500, description="văn bản yêu cầu rà soát")
    cycle_months: int | None = Field(None, ge=1, le=LONGEST_CYCLE, description="trống nếu chỉ rà soát một lần")
    last_reviewed: date | None = None

    def words(self) -> RuleWords:
        return RuleWords(**self.dict(exclude={"version"}))


class RuleChanged(RuleGiven):
    version: int = Field(description="phiên bản mà người gửi đã xem")


class MovingOn(Schema):
    """Một quyết định (kept, issued, repealed) phải có kết quả và ngày."""

    version: int
    state: ReviewState
    result: str = Field("", max_length=500)
    result_code: str = Field("", max_length=80)
    decided_on: date | None = None


class StepGiven(Schema):
    """Hạn là một ngày, hoặc số ngày làm việc kể từ một ngày; ghi một trong hai."""

    name: str = Field(min_length=1, max_length=200)
    due_on: date | None = None
    starts_on: date | None = None
    working_days: int | None = Field(None, ge=1, le=LONGEST_LIMIT)


@router.post("", response=answers(LocalRuleShape, status=201), operation_id="enterLocalRule",
             summary="Ghi vào danh mục rà soát")  # fmt: skip
def post_rule(request: HttpRequest, given: RuleGiven, key: Key) -> Status[RuleSheet]:
    actor = actor_of(request)

    def do() -> list[int]:
        return [services.enter_rule(actor=actor, words=given.words()).pk]

    (rule_id,) = once(request, key=key, act="enterLocalRule", given=given, do=do)
    return Status(201, local_rule_for(actor, rule_id))


@router.post("/{local_rule_id}/change", response=answers(LocalRuleShape), operation_id="changeLocalRule",
             summary="Sửa thông tin")  # fmt: skip
def post_change(request: HttpRequest, local_rule_id: int, given: RuleChanged) -> RuleSheet:
    actor = actor_of(request)
    services.change_rule(actor=actor, rule_id=local_rule_id, version=given.version, words=given.words())
    return local_rule_for(actor, local_rule_id)


@router.post("/{local_rule_id}/move-on", response=answers(LocalRuleShape), operation_id="moveLocalRuleOn",
             summary="Chuyển tình trạng rà soát")  # fmt: skip
def post_moved(request: HttpRequest, local_rule_id: int, given: MovingOn) -> RuleSheet:
    actor = actor_of(request)
    services.move_rule_on(
        actor=actor,
        rule_id=local_rule_id,
        version=given.version,
        wanted=given.state,
        result=given.result,
        result_code=given.result_code,
        decided_on=given.decided_on,
    )
    return local_rule_for(actor, local_rule_id)


@router.post("/{local_rule_id}/steps", response=answers(LocalRuleShape, status=201), operation_id="addRuleStep",
             summary="Thêm mốc soạn thảo")  # fmt: skip
def post_step(request: HttpRequest, local_rule_id: int, given: StepGiven, key: Key) -> Status[RuleSheet]:
    actor = actor_of(request)

    def do() -> list[int]:
        return [services.add_milestone(actor=actor, rule_id=local_rule_id, **given.dict()).pk]

    once(request, key=key, act=f"addRuleStep {local_rule_id}", given=given, do=do)
    return Status(201, local_rule_for(actor, local_rule_id))


@router.post("/steps/{rule_milestone_id}/finish", response=answers(LocalRuleShape), operation_id="finishRuleStep",
             summary="Mốc đã xong hôm nay")  # fmt: skip
def post_finished(request: HttpRequest, rule_milestone_id: int) -> RuleSheet:
    actor = actor_of(request)
    return local_rule_for(actor, services.finish_milestone(actor=actor, milestone_id=rule_milestone_id).rule_id)


@router.post("/steps/{rule_milestone_id}/reopen", response=answers(LocalRuleShape), operation_id="reopenRuleStep",
             summary="Mốc chưa xong")  # fmt: skip
def post_reopened(request: HttpRequest, rule_milestone_id: int) -> RuleSheet:
    actor = actor_of(request)
    return local_rule_for(actor, services.reopen_milestone(actor=actor, milestone_id=rule_milestone_id).rule_id)


@router.post("/steps/{rule_milestone_id}/recount", response=answers(LocalRuleShape), operation_id="recountRuleStep",
             summary="Tính lại hạn của mốc theo lịch làm việc")  # fmt: skip
def post_recounted(request: HttpRequest, rule_milestone_id: int) -> RuleSheet:
    actor = actor_of(request)
    return local_rule_for(actor, services.recount_milestone(actor=actor, milestone_id=rule_milestone_id).rule_id)


@router.post("/steps/{rule_milestone_id}/drop", response=answers(LocalRuleShape), operation_id="dropRuleStep",
             summary="Bỏ mốc chưa xong")  # fmt: skip
def post_dropped(request: HttpRequest, rule_milestone_id: int) -> RuleSheet:
    actor = actor_of(request)
    return local_rule_for(actor, services.drop_milestone(actor=actor, milestone_id=rule_milestone_id).pk)
