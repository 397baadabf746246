"""Local rules under review as programs read them; `keeping_rules` writes them through the same router."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from nhipcau.api.paging import PageOf, Paging
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.documents.local_rules.selectors import RuleFilters, RuleRow, RuleSheet, local_rule_for, local_rules_for
from nhipcau.documents.local_rules.states import ReviewState
from nhipcau.foundation.pages import Page

router = Router()


class LocalRuleQuery(Paging):
    q: str = Field("", max_length=200, description="chữ trong tên, số, ký hiệu; có dấu hay không dấu")
    state: ReviewState | None = None
    kind: str = Field("", max_length=12, description="loại văn bản, ví dụ QC, QĐ, HD")
    lead: int | None = Field(None, description="cơ quan chủ trì rà soát")
    open: bool = Field(default=False, description="chỉ những văn bản chưa có kết quả")
    late: bool = Field(default=False, description="chỉ những văn bản quá kỳ rà soát hoặc có mốc quá hạn")
    sort: str = Field("-made", pattern="^(next|-next|name|-name|state|-made)$")


class LocalRuleLine(Schema):
    """Một văn bản của địa phương phải rà soát hoặc soạn mới."""

    id: int
    name: str
    kind: str
    code: str
    issued_on: date | None
    owner_id: int
    owner: str
    lead_id: int
    lead: str
    state: str
    cycle_months: int | None
    next_review: date | None
    next_step: str
    next_due: date | None
    steps: int
    steps_done: int
    late: bool
    result_code: str
    result: str
    decided_on: date | None


class StepShape(Schema):
    id: int
    name: str
    starts_on: date | None
    working_days: int | None = Field(description="hạn tính bằng số ngày làm việc kể từ starts_on")
    due_on: date
    done_on: date | None
    late: bool
    counted_now: date | None = Field(description="hạn theo lịch làm việc hiện nay, nếu khác due_on")
    remind_on: date | None = Field(description="ngày làm việc liền trước, nếu due_on là ngày nghỉ")


class LocalRuleShape(Schema):
    row: LocalRuleLine
    coordinators: str
    basis: str
    last_reviewed: date | None
    steps: list[StepShape]
    document_id: int | None
    result_document_id: int | None
    version: int
    may_keep: bool


@router.get(
    "",
    response=answers(PageOf[LocalRuleLine]),
    operation_id="listLocalRules",
    summary="Văn bản của địa phương phải rà soát",
)
def list_local_rules(request: HttpRequest, asked: Query[LocalRuleQuery]) -> Page[RuleRow]:
    filters = RuleFilters(
        text=asked.q,
        state=asked.state or "",
        kind=asked.kind,
        lead_id=asked.lead,
        open=asked.open,
        late=asked.late,
    )
    return local_rules_for(actor_of(request), filters=filters, sort=asked.sort, page=asked.page, size=asked.size)


@router.get(
    "/{local_rule_id}",
    response=answers(LocalRuleShape),
    operation_id="getLocalRule",
    summary="Một văn bản phải rà soát, với các mốc",
)
def get_local_rule(request: HttpRequest, local_rule_id: int) -> RuleSheet:
    return local_rule_for(actor_of(request), local_rule_id)
