"""How long the register answers who stands under whom and who came after whom, on a whole country of agencies.

Through the functions that pages ask, in a process for each database; nothing is written. NHIPCAU_BENCH_DATA is the
folder of an installation that `nhipcau demo --size national` has filled; DATABASE_URL a PostgreSQL filled the same way.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from benchmarks.shared import ROOT
from benchmarks.spending import is_postgres, seconds_of
from benchmarks.tables import Table
from nhipcau.ground.actor import AccountRole, Actor

_SEED, _TIMES = 4, 200
_ON, _BEFORE = date(2026, 11, 22), date(2025, 6, 30)
_GOAL = 50


def tables(*, write: bool) -> Iterator[Table]:  # noqa: ARG001 – every measurement is asked the same way
    given = {**os.environ, "DATA_DIR": os.environ.get("NHIPCAU_BENCH_DATA", os.environ.get("DATA_DIR", "var"))}
    databases = {"SQLite": "", "PostgreSQL": os.environ.get("DATABASE_URL", "")}
    for kind, url in databases.items():
        if kind == "SQLite" or url.startswith("postgres"):
            yield _told_by({**given, "DATABASE_URL": url}, kind=kind)


def _told_by(environment: dict[str, str], *, kind: str) -> Table:
    command = [sys.executable, "-m", "benchmarks.hierarchy"]
    told = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
    rows, agencies, parts = json.loads(told.stdout)
    return Table(
        f"Danh bạ trả lời mất bao lâu, {kind}",
        ("Câu hỏi", "ms CPU", "p95 CPU", "p50 ms", "p95 ms", "số lần", f"p95 ≤ {_GOAL} ms"),
        rows,
        (
            f"{agencies} cơ quan, {parts} phần việc. CPU gồm cả máy chủ PostgreSQL (trung bình); ms là giờ đồng hồ, "
            f"với tải máy {os.getloadavg()[0]:.0f} trên {os.cpu_count()} lõi.",
        ),
    )


def main() -> int:
    from nhipcau.cli.installation import open_installation

    open_installation()
    rows = [_row(name, acts) for name, acts in _acts()]
    sys.stdout.write(json.dumps([rows, *_counted()]))
    return 0


def _row(name: str, acts: Sequence[Callable[[], object]]) -> tuple[str, ...]:
    acts[0]()
    there = _server_seconds()
    cpus, walls = [], []
    for act in acts:
        spent, began = time.process_time(), time.perf_counter()
        act()
        walls.append(1000 * (time.perf_counter() - began))
        cpus.append(1000 * (time.process_time() - spent))
    server = 1000 * (_server_seconds() - there) / len(acts)
    mean, worst = statistics.mean(cpus) + server, _p95(cpus) + server
    shown = (f"{mean:.1f}", f"{worst:.1f}", f"{statistics.median(walls):.1f}", f"{_p95(walls):.1f}", str(len(acts)))
    return (name, *shown, "đạt" if _p95(walls) <= _GOAL else "")


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


def _server_seconds() -> float:
    """CPU of the server's process that answers us, where it runs on this machine; SQLite works in our own."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    return seconds_of(pid) if is_postgres(pid) else 0.0


def _counted() -> tuple[int, int]:
    from nhipcau.agencies.models import Agency
    from nhipcau.execution.models import TaskParty

    return Agency.objects.count(), TaskParty.objects.count()


def _acts() -> Iterator[tuple[str, list[Callable[[], object]]]]:
    from nhipcau.agencies.actors import actor_named
    from nhipcau.agencies.hierarchy import ids_within, is_within, superiors_of, within
    from nhipcau.agencies.models import Agency
    from nhipcau.agencies.selectors import agencies_for, agency_for
    from nhipcau.agencies.successors import Question, answers_of, with_predecessors
    from nhipcau.execution.selectors.succession import question_for, undecided_for

    chance = random.Random(_SEED)
    reader = actor_named("theodoi.tw", channel="cli")
    ids = list(Agency.objects.order_by("pk").values_list("pk", flat=True))
    heads = list(Agency.objects.filter(children__isnull=False).distinct().order_by("pk").values_list("pk", flat=True))
    committees = list(
        Agency.objects.filter(level="province", family="state", children__isnull=False)
        .distinct()
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    ended = list(Agency.objects.filter(last_day__isnull=False).order_by("pk").values_list("pk", flat=True))

    def tree(top: int, on: date) -> object:
        return list(Agency.objects.filter(within("pk", [top], on=on)).order_by().values_list("pk", flat=True))

    def drawn(among: Sequence[int]) -> list[int]:
        return [chance.choice(among) for _ in range(_TIMES)]

    yield "một cơ quan và cấp dưới trực tiếp (trang)", [partial(agency_for, reader, one) for one in drawn(heads)]
    yield "UBND tỉnh và cấp dưới trực tiếp (trang)", [partial(agency_for, reader, one) for one in drawn(committees)]
    yield "danh bạ, một trang", [partial(agencies_for, reader, page=chance.randrange(1, 200)) for _ in range(50)]
    yield "mọi cấp trên", [partial(superiors_of, one, on=_ON) for one in drawn(ids)]
    yield (
        "có thuộc UBND tỉnh không",
        [partial(is_within, one, top_id=chance.choice(committees), on=_ON) for one in drawn(ids)],
    )
    yield (
        "100 cơ quan, những ai thuộc UBND tỉnh",
        [partial(ids_within, chance.sample(ids, 100), top_ids=[top], on=_ON) for top in drawn(committees)],
    )
    yield "mọi cấp dưới của UBND tỉnh, hôm nay", [partial(tree, one, _ON) for one in drawn(committees)]
    yield "mọi cấp dưới của UBND tỉnh, 30/6/2025", [partial(tree, one, _BEFORE) for one in drawn(committees)]
    yield (
        "ai kế thừa một cơ quan đã hết",
        [partial(answers_of, [Question(one, since=_BEFORE, words="giảm nghèo")], on=_ON) for one in drawn(ended)],
    )
    yield (
        "ai kế thừa 100 cơ quan đã hết",
        [partial(answers_of, [Question(one) for one in chance.sample(ended, 100)], on=_ON) for _ in range(_TIMES)],
    )
    yield "một cơ quan kế thừa những ai", [partial(with_predecessors, [one]) for one in drawn(committees)]
    waiting = undecided_for(reader, size=_TIMES).rows
    yield (
        "một câu hỏi chờ chọn nơi kế thừa",
        [
            partial(question_for, reader, agency_id=one.agency_id, scope=one.scope, effective=one.effective)
            for one in waiting
        ],
    )
    yield "câu hỏi của cả nước, trang đầu", [partial(undecided_for, reader)] * _TIMES
    pages = undecided_for(reader).pages
    yield (
        "câu hỏi của cả nước, một trang",
        [partial(undecided_for, reader, page=chance.randint(1, pages)) for _ in range(_TIMES)],
    )
    yield (
        "câu hỏi của một tỉnh, trang đầu",
        [partial(undecided_for, _watching(one)) for one in chance.sample(committees, 20)],
    )


def _watching(committee_id: int) -> Actor:
    """Whoever monitors a province, from nowhere in it."""
    roles = frozenset({AccountRole.OFFICE_MONITOR})
    return Actor(account_id=None, name="", agency_id=None, watches_id=committee_id, roles=roles, channel="cli")


if __name__ == "__main__":
    sys.exit(main())
