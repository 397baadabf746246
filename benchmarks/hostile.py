"""One megabyte of each of the engine's own opening marks: read or refused by name, within two seconds."""

from __future__ import annotations

import time
from collections.abc import Iterator

from benchmarks.tables import Table
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.engine import read

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
    "- mỗi dòng": "- A\n",
    "Căn cứ": "Căn cứ ",
    "Căn cứ mỗi dòng": "Căn cứ Luật;\n",
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


def tables(*, write: bool) -> Iterator[Table]:  # noqa: ARG001 – every measurement is asked the same way
    rows = [_measured(name, piece) for name, piece in MARKS.items()]
    slow = [name for name, seconds, _ in rows if float(seconds) > LIMIT]
    note = "Quá 2 giây: " + ", ".join(slow) + "." if slow else "Không dòng nào quá 2 giây."
    yield Table("Một megabyte của mỗi dấu mở đầu", ("Dấu", "giây", "kết quả"), rows, (note,))


def _measured(name: str, piece: str) -> tuple[str, str, str]:
    data = (piece * (SIZE // len(piece.encode()) + 1)).encode()[:SIZE].decode(errors="ignore").encode()
    started = time.perf_counter()
    try:
        reading = read(data, "a.txt")
        told = f"{len(reading.documents)} văn bản, {sum(len(d.duties) for d in reading.documents)} việc"
    except Refusal as refusal:
        told = refusal.code
    except RecursionError:
        told = "RecursionError"
    return name, f"{time.perf_counter() - started:.2f}", told
