"""What a request costs the whole server: CPU milliseconds of all its processes, on a country of documents.

Bounded, and on this machine alone: a server of its own on the loopback, a data folder of its own, a fixed number of
requests one after the other. DATABASE_URL in the environment measures PostgreSQL, else SQLite.
"""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.paper import paper_of, pdf_of
from benchmarks.shared import ROOT
from benchmarks.tables import Table

DOCUMENTS = int(os.environ.get("NHIPCAU_BENCH_DOCUMENTS", "2300"))
READER, PASSWORD, CLERK = "theodoi.tw", "binh-hai-2026", "vanthu.ubnd"
NUMBERS = [f"{number}/KH-UBND" for number in range(3, 13)]
RARE = [
    "Phượng Dực", "Ba Vì", "Hồng Vân", "Đại Thanh", "Thanh Trì", "Yên Xuân", "Cổ Đô", "Suối Hai", "Bất Bạt", "Hòa Lạc",
]  # fmt: skip
COMMON = [
    "hữu nghị", "viện trợ", "Lào", "đối ngoại nhân dân", "thông tin", "báo cáo", "kế hoạch", "giao lưu", "đào tạo",
    "UBND",
]  # fmt: skip
_TIMES = 5
# The newest entries may be the short letters of an earlier measurement.
_OF_THE_COUNTRY = "/van-ban/?sort=registered&page=8"
_FILES = 30
_FIRST = 10
_STARTS_WITHIN = 240.0
_TICKS = os.sysconf("SC_CLK_TCK")


def tables(*, write: bool) -> Iterator[Table]:  # noqa: ARG001 – every measurement is asked the same way
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DATA_DIR": os.environ.get("NHIPCAU_BENCH_DATA", folder)}
        made = _made(environment)
        with _server(environment) as (address, pid):
            rows = [_row(name, costs) for name, costs in _measurements(address, pid)]
    kind = "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"
    yield Table(
        f"Một yêu cầu tốn bao nhiêu: {DOCUMENTS} văn bản, {kind}",
        ("Việc", "ms CPU", "p50 ms", "p95 ms", "số lần"),
        rows,
        (f"Dựng dữ liệu mất {made:.0f} giây. CPU là của mọi tiến trình máy chủ (web và việc nền), trung vị mỗi việc.",),
    )


@dataclass(frozen=True, slots=True)
class _Cost:
    cpu: float
    wall: float


def _row(name: str, costs: Sequence[_Cost]) -> tuple[str, ...]:
    walls = sorted(cost.wall for cost in costs)
    return (
        name,
        f"{1000 * statistics.median(cost.cpu for cost in costs):.0f}",
        f"{1000 * statistics.median(walls):.0f}",
        f"{1000 * walls[min(len(walls) - 1, int(0.95 * len(walls)))]:.0f}",
        str(len(costs)),
    )


def _measurements(address: str, pid: int) -> Iterator[tuple[str, list[_Cost]]]:
    reader = _Visitor(address, READER)
    for _ in range(5):
        reader.get("/van-ban/")
    searches = [f"/tim?{urllib.parse.urlencode({'q': words})}" for words in (*NUMBERS, *RARE, *COMMON)]
    # Each question by itself, for what is told is their median: a dear one shall not pass for all, nor be hidden.
    asked = [cost for path in searches for cost in _measured(pid, [partial(reader.get, path)] * _TIMES)]
    yield "tìm (30 câu)", asked
    yield "danh sách văn bản", _measured(pid, [partial(reader.get, "/van-ban/")] * 30)
    found = sorted(set(re.findall(r'href="(/van-ban/\d+/)', reader.get(_OF_THE_COUNTRY))))
    yield "một văn bản", _measured(pid, [partial(reader.get, path) for path in found * 2])
    yield "bảng việc", _measured(pid, [partial(reader.get, "/viec/")] * 30)
    clerk = _Visitor(address, CLERK)
    for kind, words in (("txt", "nhận một tệp chữ"), ("pdf", "nhận một tệp PDF")):
        papers = [_paper(kind) for _ in range(_FILES)]
        # Each server process starts its reader with the first file it is sent.
        for paper in papers[:_FIRST]:
            clerk.upload(*paper)
        yield words, _measured(pid, [partial(clerk.upload, *paper) for paper in papers[_FIRST:]])


def _measured(pid: int, acts: Sequence[Callable[[], object]]) -> list[_Cost]:
    costs = []
    for act in acts:
        before, began = _cpu_of_tree(pid), time.perf_counter()
        act()
        wall = time.perf_counter() - began
        costs.append(_Cost(cpu=_cpu_of_tree(pid) - before, wall=wall))
    # The clock of processes ticks a hundred times a second: only the mean over all says something of one.
    mean = sum(cost.cpu for cost in costs) / len(costs)
    return [_Cost(cpu=mean, wall=cost.wall) for cost in costs]


def _cpu_of_tree(pid: int) -> float:
    """Seconds of the process and all below it, the ended ones included."""
    below: dict[int, list[int]] = {}
    spent: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        below.setdefault(int(fields[1]), []).append(int(entry.name))
        spent[int(entry.name)] = sum(int(field) for field in fields[11:15])
    total, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        total += spent.get(one, 0)
        waiting += below.get(one, [])
    return total / _TICKS


class _Visitor:
    """A browser without a picture: cookies kept, one request at a time."""

    def __init__(self, address: str, username: str) -> None:
        self._address = address
        jar = http.cookiejar.CookieJar()
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self._jar = jar
        self.get("/dang-nhap")
        self._send("/dang-nhap", urllib.parse.urlencode({"username": username, "password": PASSWORD}).encode())

    def get(self, path: str) -> str:
        with self._open.open(f"{self._address}{path}", timeout=60) as answer:
            return str(answer.read().decode())

    def upload(self, name: str, content: bytes) -> None:
        self._send("/nap/", *_form({"files": (name, content)}))

    def _send(self, path: str, body: bytes, kind: str = "application/x-www-form-urlencoded") -> None:
        token = next((cookie.value or "" for cookie in self._jar if "csrf" in cookie.name), "")
        headers = {"X-CSRFToken": token, "Content-Type": kind, "Referer": f"{self._address}{path}"}
        request = urllib.request.Request(f"{self._address}{path}", data=body, headers=headers)
        with self._open.open(request, timeout=60) as answer:
            answer.read()


def _paper(kind: str) -> tuple[str, bytes]:
    """Name and bytes of a dispatch with a number that nobody has sent before."""
    mark = uuid.uuid4().hex
    text = _LETTER.format(number=int(mark[:5], 16), mark=mark)
    return f"{mark}.{kind}", pdf_of(paper_of(text)) if kind == "pdf" else text.encode()


_LETTER = """ỦY BAN NHÂN DÂN
TỈNH BÌNH HẢI
Số: {number}/UBND-NC
Bình Hải, ngày 11 tháng 11 năm 2026
V/v triển khai công tác hữu nghị {mark}

Kính gửi: Sở Ngoại vụ; Sở Nội vụ.

1. Sở Ngoại vụ chủ trì, phối hợp với Sở Nội vụ xây dựng kế hoạch hữu nghị năm 2027, trình trước ngày 15/12/2026.
2. Sở Nội vụ tổng hợp, báo cáo kết quả trước ngày 20/12 hằng năm.
3. Liên hiệp các tổ chức hữu nghị tỉnh phối hợp với Sở Ngoại vụ đón đoàn Lào.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""


def _form(files: dict[str, tuple[str, bytes]]) -> tuple[bytes, str]:
    boundary = uuid.uuid4().hex
    parts = b"".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
        f"Content-Type: text/plain\r\n\r\n".encode()
        + content
        + b"\r\n"
        for field, (name, content) in files.items()
    )
    return parts + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


def _made(environment: dict[str, str]) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-m", "nhipcau.cli.main", "demo", "--size", "national", "--documents", str(DOCUMENTS)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return time.perf_counter() - began


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[tuple[str, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "nhipcau.cli.main", "run", "--no-demo", "--port", str(port)]
    running = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/health", running)
        yield address, running.pid
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(timeout=30)


def _wait_for(url: str, running: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < deadline and running.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise SystemExit("Máy chủ không trả lời.")
