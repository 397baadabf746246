"""The engine's own opening marks, a megabyte or as many lines as a text may have of each: told within two seconds."""

from __future__ import annotations

import time
from collections.abc import Iterator

from benchmarks.tables import Table
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.engine import read
from nhipcau.reading.extract.limits import Limits

SIZE = 1_000_000
LIMIT = 2.0
# A name for people, and what is repeated until the megabyte is full.
MARKS = {
    "(1)": "(1) ",
    "(1) mỗi dòng": "(1)\n",
    "a)": "a) ",
    "a) mỗi dòng": "a) làm việc\n",
    "1. a mỗi dòng": "1. a\n",
    "Điều 1.": "Điều 1. ",
    "Điều 1. mỗi dòng": "Điều 1.\n",
    "I. mỗi dòng": "I. A\n",
    "l. mỗi dòng": "l. Xa yeu kem ca nam\n",
    "i) mỗi dòng": "i) làm việc hằng ngày\n",
    "l) a) m) mỗi dòng": "l) làm việc hằng ngày\na) làm việc hằng ngày\nm) làm việc hằng ngày\n",
    "1.1.1 mỗi dòng": "1.1.1 Làm việc hằng ngày\n",
    "1.1.1 chữ nhỏ": "1.1.1 của các cơ quan\n",
    "- mỗi dòng": "- A\n",
    "Căn cứ": "Căn cứ ",
    "Căn cứ mỗi dòng": "Căn cứ Luật Đất đai;\n",
    "Căn cứ có số": "Căn cứ Nghị định số 1/2020/NĐ-CP;\n",
    "ngày": "ngày ",
    "trước ngày": "trước ngày 1",
    "ngày 1/1/2026": "ngày 1/1/2026 ",
    "Quyết định số": "Quyết định số ",
    "số 1/QĐ-": "số 1/QĐ-",
    "khoản 1 Điều": "khoản 1 Điều ",
    "Sở": "Sở Nội vụ, ",
    "phối hợp với": "chủ trì, phối hợp với ",
    "giao": "giao Sở ",
    "báo cáo": "báo cáo ",
    "Nơi nhận:": "Nơi nhận:\n",
    "Kính gửi:": "Kính gửi: ",
    "Số: 1/": "Số: 1/\n",
    "quốc hiệu": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
    "KẾ HOẠCH": "KẾ HOẠCH\n",
    "Kèm theo": "(Kèm theo Kế hoạch ",
    "MẬT": "M Ậ T ",
    "ngoặc mở": "(",
    "ngoặc lồng": "((()",
    "ngoặc vuông": "[",
    "nháy": "“",
    "tab": "\t",
    "dấu cách": " ",
    "xuống dòng": "\n",
    "dấu chấm": ".",
    "chữ a": "a",
    "chữ số": "1",
    "gạch ngang": "-",
    "sao": "*",
    "gạch đứng": "|",
    "một dòng dài": "Sở Ngoại vụ chủ trì tham mưu, ",
    "thẻ HTML": "<div>",
    "dấu hợp tổ hợp": "a\u0301\u0323",
}


# Lines as many and as short as a text may have: one more, and it is refused by name.
SHORT_LINES = {
    "l. ngắn": "l. Xa yeu\n",
    "i) ngắn": "i) làm việc\n",
    "l) a) m) ngắn": "l)\na)\nm)\n",
    "l) a) m) một dòng": "l) a) m)\n",
    "a) 1. ngắn": "a) làm\n1. việc\n",
    "1.1.1 ngắn": "1.1.1\n",
    "1.1.1. ngắn": "1.1.1. Làm việc\n",
    "Điều 1. ngắn": "Điều 1.\n",
    "(1) ngắn": "(1)\n",
    "- ngắn": "- Làm\n",
    "Căn cứ ngắn": "Căn cứ\n",
    "Sở ngắn": "Sở\n",
    "Stt": "Stt\n",
    "Stt và đầu cột": "Stt\nNội dung\n",
    "ô bảng": "a\tb\n",
}


def tables(*, write: bool) -> Iterator[Table]:  # noqa: ARG001 – every measurement is asked the same way
    rows = [_measured(name, _filled(piece)) for name, piece in MARKS.items()]
    rows += [_measured(name, _lined(piece)) for name, piece in SHORT_LINES.items()]
    slow = [name for name, seconds, _ in rows if float(seconds) > LIMIT]
    note = "Quá 2 giây: " + ", ".join(slow) + "." if slow else "Không dòng nào quá 2 giây."
    yield Table("Một megabyte, hoặc số dòng tối đa, của mỗi dấu mở đầu", ("Dấu", "giây", "kết quả"), rows, (note,))


def _filled(piece: str) -> bytes:
    return (piece * (SIZE // len(piece.encode()) + 1)).encode()[:SIZE].decode(errors="ignore").encode()


def _lined(piece: str) -> bytes:
    return (piece * (Limits().lines // piece.count("\n"))).encode()


def _measured(name: str, data: bytes) -> tuple[str, str, str]:
    started = time.perf_counter()
    try:
        reading = read(data, "a.txt")
        told = f"{len(reading.documents)} văn bản, {sum(len(d.duties) for d in reading.documents)} việc"
    except Refusal as refusal:
        told = refusal.code
    except RecursionError:
        told = "RecursionError"
    return name, f"{time.perf_counter() - started:.2f}", told
