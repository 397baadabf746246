"""What can be done with a whole document under review."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.documents.selectors import ReviewSheet
from nhipcau.web.parts.actions import Action, Weight


def review_actions(review: ReviewSheet) -> tuple[Action, ...]:
    """Each sends the version it was drawn for; an act on one value brings fresh ones along."""
    document = review.document
    if not document.may_review:
        return ()
    version = ("version", str(document.version))
    actions = []
    if review.last_batch:
        actions.append(
            Action(
                words=_("Hoàn tác việc vừa làm"),
                url=reverse("undo_review", args=[document.row.id]),
                sends=True,
                icon="undo",
                fields=(version, ("batch", str(review.last_batch))),
            )
        )
    if review.undecided:
        actions.append(
            Action(
                words=_("Xác nhận tất cả, trừ chỗ nghi ngờ"),
                url=reverse("confirm_all", args=[document.row.id]),
                sends=True,
                weight=Weight.MAIN,
                fields=(version,),
            )
        )
    return tuple(actions)
