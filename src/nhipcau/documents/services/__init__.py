"""Acts on the register. Each joins the caller's transaction and leaves one audit entry; flows decide what follows."""

from nhipcau.documents.services.attaching import Attached, attach_text, detach_text
from nhipcau.documents.services.citing import record_citations
from nhipcau.documents.services.duties import record_duties
from nhipcau.documents.services.originals import hold, keep_copy, keep_original, known_original, record_reading
from nhipcau.documents.services.registering import Registration, name_agencies, register_document
from nhipcau.documents.services.transmitting import record_transmission
from nhipcau.documents.services.verdicts import (
    Judged,
    add_value,
    confirm_all_but_doubtful,
    confirm_value,
    correct_value,
    reject_value,
    withdraw_batch,
)

__all__ = [
    "Attached",
    "Judged",
    "Registration",
    "add_value",
    "attach_text",
    "confirm_all_but_doubtful",
    "confirm_value",
    "correct_value",
    "detach_text",
    "hold",
    "keep_copy",
    "keep_original",
    "known_original",
    "name_agencies",
    "record_citations",
    "record_duties",
    "record_reading",
    "record_transmission",
    "register_document",
    "reject_value",
    "withdraw_batch",
]
