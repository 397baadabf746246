"""Tables of the register: documents, what people judged in them, books and slips, folders on their way in."""

from nhipcau.documents.models.books import Amendment, Book, Entry, EntryDraft, Sending
from nhipcau.documents.models.finding import Indexed, KeptSearch
from nhipcau.documents.models.folders import FolderFile
from nhipcau.documents.models.graph import Acknowledgement, EffectDays, IdentityConflict, RestsOn, StatedRelation
from nhipcau.documents.models.judged import Disagreement, Duty, Verdict
from nhipcau.documents.models.local_rules import LocalRule, RuleMilestone
from nhipcau.documents.models.register import Citation, Copy, Document, Holding, Named, Original, ReadingRun
from nhipcau.documents.models.slips import Opinion, ResolutionSlip, SlipPart

__all__ = [
    "Acknowledgement",
    "Amendment",
    "Book",
    "Citation",
    "Copy",
    "Disagreement",
    "Document",
    "Duty",
    "EffectDays",
    "Entry",
    "EntryDraft",
    "FolderFile",
    "Holding",
    "IdentityConflict",
    "Indexed",
    "KeptSearch",
    "LocalRule",
    "Named",
    "Opinion",
    "Original",
    "ReadingRun",
    "ResolutionSlip",
    "RestsOn",
    "RuleMilestone",
    "Sending",
    "SlipPart",
    "StatedRelation",
    "Verdict",
]
