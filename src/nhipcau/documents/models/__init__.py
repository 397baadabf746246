"""Tables of the register: documents, what people judged in them, folders on their way in."""

from nhipcau.documents.models.folders import FolderFile
from nhipcau.documents.models.judged import Disagreement, Duty, Verdict
from nhipcau.documents.models.register import Citation, Copy, Document, Holding, Named, Original, ReadingRun

__all__ = [
    "Citation",
    "Copy",
    "Disagreement",
    "Document",
    "Duty",
    "FolderFile",
    "Holding",
    "Named",
    "Original",
    "ReadingRun",
    "Verdict",
]
