"""Which HTTP status a refusal answers with: one table for pages and API."""

from __future__ import annotations

from nhipcau.ground.refusal import Refusal

# By the reason, the last part of the code; anything else is 422: understood, and not done.
_BY_REASON = {
    "not_found": 404,
    "not_allowed": 403,
    "take_in_not_allowed": 403,
    "review_not_allowed": 403,
    "original_not_allowed": 403,
    "role_not_allowed": 403,
    "decision_not_allowed": 403,
    "opinion_not_allowed": 403,
    "agency_not_directed": 403,
    "not_signed_in": 401,
    "own_password_first": 403,
    "session_needed": 403,
    "no_csrf_token": 403,
    "nothing_here": 404,
    "method_not_offered": 405,
    "changed_meanwhile": 409,
    "already_held": 409,
    "already_entered": 409,
    "text_held": 409,
    "too_large": 413,
    "too_many_files": 413,
    "too_many": 429,
    "unknown_type": 415,
}


def http_status(refusal: Refusal) -> int:
    return _BY_REASON.get(refusal.code.rsplit(".", 1)[-1], 422)
