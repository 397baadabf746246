"""Archives and mails made for tests."""

from __future__ import annotations

import io
import struct
import zipfile
from email.message import EmailMessage

PLAN = "ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nNăm hữu nghị\n\n1. Sở Ngoại vụ chủ trì thực hiện.\n"
SECRET = "ỦY BAN NHÂN DÂN\nTỐI MẬT\n\nKẾ HOẠCH\nPhương án Sao Khuê\n1. Sở Ngoại vụ chủ trì.\n"


def archive(files: dict[str, bytes | str], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return packed.getvalue()


def archive_with_old_name(name: bytes, content: bytes) -> bytes:
    """A name in a code page of the machine, with nothing that says which."""
    placeholder = "x" * len(name)
    return archive({placeholder: content}).replace(placeholder.encode(), name)


def with_lock(packed: bytes) -> bytes:
    """The same archive whose members say that they are encrypted."""
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        parts = packed.split(mark)
        packed = mark.join(
            [parts[0]]
            + [
                p[: at - 4] + struct.pack("<H", struct.unpack("<H", p[at - 4 : at - 2])[0] | 1) + p[at - 2 :]
                for p in parts[1:]
            ]
        )
    return packed


def mail(subject: str = "Gửi kế hoạch", words: str = "Kính gửi Sở Ngoại vụ bản kế hoạch.\n") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "van.thu@binhhai.example"
    made["To"] = "so.ngoai.vu@binhhai.example"
    made["Subject"] = subject
    made.set_content(words)
    return made


def attach(made: EmailMessage, *, name: str, content: bytes, media: str = "application/octet-stream") -> None:
    main, _, sub = media.partition("/")
    made.add_attachment(content, maintype=main, subtype=sub, filename=name)
