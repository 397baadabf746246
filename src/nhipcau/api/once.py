"""Requests that give a number or add a line carry a key of the caller's, so that asking again does nothing twice.

Every other act carries the version that was seen, or says on its own that it is done already.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

from django.http import HttpRequest
from ninja import Schema
from ninja.params.functions import Header

from nhipcau.api.signing_in import actor_of
from nhipcau.foundation.once import done_once

Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=8,
        max_length=100,
        pattern=r"^[!-~]+$",
        description=(
            "khóa do chương trình tự đặt, mỗi lệnh một khóa. Gửi lại cùng khóa và cùng nội dung thì nhận lại kết quả "
            "lần đầu, không làm lần nữa; cùng khóa mà nội dung khác thì bị từ chối. Nhớ 30 ngày"
        ),
    ),
]


def once(
    request: HttpRequest, *, key: str, act: str, given: Schema, do: Callable[[], Sequence[int]]
) -> tuple[int, ...]:
    """The ids of the rows that `do` made, now or when the same was asked for the first time."""
    return done_once(actor=actor_of(request), key=key, act=act, given=given.model_dump_json(), do=do)
