"""How far the review of a local rule is, and what may follow."""

from __future__ import annotations

from enum import StrEnum


class ReviewState(StrEnum):
    WAITING = "waiting"  # in force or planned; its review has not begun
    REVIEWING = "reviewing"  # rà soát
    DRAFTING = "drafting"  # soạn thảo mới hoặc sửa đổi, bổ sung
    SUBMITTED = "submitted"  # đã trình cấp có thẩm quyền
    KEPT = "kept"  # reviewed and left as it is
    ISSUED = "issued"  # a new or amended text is out
    REPEALED = "repealed"  # bãi bỏ


DECIDED = frozenset({ReviewState.KEPT, ReviewState.ISSUED, ReviewState.REPEALED})
NEXT: dict[ReviewState, frozenset[ReviewState]] = {
    ReviewState.WAITING: frozenset({ReviewState.REVIEWING, ReviewState.DRAFTING}),
    ReviewState.REVIEWING: frozenset(
        {ReviewState.DRAFTING, ReviewState.KEPT, ReviewState.REPEALED, ReviewState.WAITING}
    ),
    ReviewState.DRAFTING: frozenset({ReviewState.SUBMITTED, ReviewState.REVIEWING}),
    ReviewState.SUBMITTED: frozenset({ReviewState.ISSUED, ReviewState.REPEALED, ReviewState.DRAFTING}),
    # What was decided is taken up again: the next turn, or a decision entered by mistake.
    ReviewState.KEPT: frozenset({ReviewState.REVIEWING}),
    ReviewState.ISSUED: frozenset({ReviewState.REVIEWING}),
    ReviewState.REPEALED: frozenset({ReviewState.REVIEWING}),
}
