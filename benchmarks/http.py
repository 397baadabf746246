"""What a request costs the whole server: CPU milliseconds of all its processes, on a country of documents.

Bounded, and on this machine alone: a server of its own on the loopback, a data folder of its own, a fixed number of
requests one after the other. DATABASE_URL in the environment measures PostgreSQL, its processes counted with those of
the server, else SQLite. With NHIPCAU_BENCH_READY=1 the data in NHIPCAU_BENCH_DATA or behind DATABASE_URL are measured
as they are; what is measured by sending files stays in them.
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

from benchmarks.paper import paper_of, pdf_of
from benchmarks.shared import ROOT
from benchmarks.spending import postmaster_of, seconds_of_tree
from benchmarks.tables import Table

DOCUMENTS = int(os.environ.get("NHIPCAU_BENCH_DOCUMENTS", "2300"))
READY = os.environ.get("NHIPCAU_BENCH_READY", "") == "1"
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


def tables(*, write: bool) -> Iterator[Table]:  # noqa: ARG001 – every measurement is asked the same way
    url = os.environ.get("DATABASE_URL", "")
    _require_here(url)
    is_postgresql = url.startswith("postgres")
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DATA_DIR": os.environ.get("NHIPCAU_BENCH_DATA", folder)}
        told = _made(environment)
        documents = _counted(environment)
        postmaster = postmaster_of(url) if is_postgresql else None
        with _server(environment) as (address, pid):
            rows = [_row(name, costs) for name, costs in _measurements(address, _Server(pid, postmaster))]
    yield Table(
        f"Một yêu cầu tốn bao nhiêu: {documents} văn bản, {'PostgreSQL' if is_postgresql else 'SQLite'}",
        ("Việc", "ms CPU", "riêng PostgreSQL", "p50 ms", "p95 ms", "số lần"),
        rows,
        (f"{told} CPU là của {_counting(postmaster) if is_postgresql else _OWN}, trung vị mỗi việc.",),
    )


_OWN = "mọi tiến trình máy chủ (web và việc nền)"


def _counting(postmaster: int | None) -> str:
    if postmaster is None:
        return f"{_OWN}, không gồm PostgreSQL vì không đọc được tiến trình của nó trên máy này"
    return f"{_OWN} và của mọi tiến trình PostgreSQL"


def _require_here(url: str) -> None:
    """Files are sent and demo agencies made: never into a database that somebody else may be using."""
    host = urllib.parse.urlsplit(url).hostname
    if host not in (None, "127.0.0.1", "::1", "localhost"):
        raise SystemExit(f"Chỉ đo trên máy này, không đo {host}.")


@dataclass(frozen=True, slots=True)
class _Server:
    """Its first process, and that of its PostgreSQL where that one is counted."""

    pid: int
    postmaster: int | None

    def spent(self) -> tuple[float, float]:
        """Seconds of its own processes, and of its database's."""
        return seconds_of_tree(self.pid), seconds_of_tree(self.postmaster) if self.postmaster else 0.0


@dataclass(frozen=True, slots=True)
class _Cost:
    """Seconds: of all processes, of PostgreSQL alone where it is counted, and until the answer was there."""

    cpu: float
    database: float | None
    wall: float


def _row(name: str, costs: Sequence[_Cost]) -> tuple[str, ...]:
    walls = sorted(cost.wall for cost in costs)
    apart = [cost.database for cost in costs if cost.database is not None]
    return (
        name,
        f"{1000 * statistics.median(cost.cpu for cost in costs):.0f}",
        f"{1000 * statistics.median(apart):.0f}" if apart else "–",
        f"{1000 * statistics.median(walls):.0f}",
        f"{1000 * walls[min(len(walls) - 1, int(0.95 * len(walls)))]:.0f}",
        str(len(costs)),
    )


def _measurements(address: str, server: _Server) -> Iterator[tuple[str, list[_Cost]]]:
    reader = _Visitor(address, READER)
    for _ in range(5):
        reader.get("/van-ban/")
    searches = [f"/tim?{urllib.parse.urlencode({'q': words})}" for words in (*NUMBERS, *RARE, *COMMON)]
    # Each question by itself, for what is told is their median: a dear one shall not pass for all, nor be hidden.
    asked = [cost for path in searches for cost in _measured(server, [partial(reader.get, path)] * _TIMES)]
    yield "tìm (30 câu)", asked
    yield "danh sách văn bản", _measured(server, [partial(reader.get, "/van-ban/")] * 30)
    found = sorted(set(re.findall(r'href="(/van-ban/\d+/)', reader.get(_OF_THE_COUNTRY))))
    yield "một văn bản", _measured(server, [partial(reader.get, path) for path in found * 2])
    yield "bảng việc", _measured(server, [partial(reader.get, "/viec/")] * 30)
    clerk = _Visitor(address, CLERK)
    for kind, words in (("txt", "nhận một tệp chữ"), ("pdf", "nhận một tệp PDF")):
        papers = [_paper(kind) for _ in range(_FILES)]
        # Each server process starts its reader with the first file it is sent.
        for paper in papers[:_FIRST]:
            clerk.upload(*paper)
        yield words, _measured(server, [partial(clerk.upload, *paper) for paper in papers[_FIRST:]])


def _measured(server: _Server, acts: Sequence[Callable[[], object]]) -> list[_Cost]:
    walls, before = [], server.spent()
    for act in acts:
        began = time.perf_counter()
        act()
        walls.append(time.perf_counter() - began)
    # The clock of processes ticks a hundred times a second: only the mean over all says something of one.
    own, database = ((now - then) / len(acts) for now, then in zip(server.spent(), before, strict=True))
    apart = database if server.postmaster is not None else None
    return [_Cost(cpu=own + database, database=apart, wall=wall) for wall in walls]


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


def _made(environment: dict[str, str]) -> str:
    """Makes the country, or finds it made; tells which."""
    if READY:
        return "Dữ liệu có sẵn."
    began = time.perf_counter()
    command = [sys.executable, "-m", "nhipcau.cli.main", "demo", "--size", "national", "--documents", str(DOCUMENTS)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return f"Dựng dữ liệu mất {time.perf_counter() - began:.0f} giây."


def _counted(environment: dict[str, str]) -> int:
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.http"], cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE
    )
    return int(told.stdout)


def main() -> int:
    """In a process of its own: how many documents are held in the installation."""
    from nhipcau.cli.installation import open_installation, prepare_installation

    open_installation()
    prepare_installation()
    from nhipcau.documents.models import Document

    sys.stdout.write(str(Document.objects.filter(state=Document.State.HELD).count()))
    return 0


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


if __name__ == "__main__":
    sys.exit(main())
