"""How right the matching of names is: names as written in the labelled documents against a loaded register."""

from __future__ import annotations

import csv
import os
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from benchmarks.shared import ROOT
from benchmarks.tables import Table

HERE = ROOT / "tests" / "agencies" / "names"


@dataclass(frozen=True, slots=True)
class Paper:
    """What a matcher knows of the document."""

    document: str
    issued: str
    issuer: str
    superior: str
    place: str

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.issued) if self.issued else None


@dataclass(frozen=True, slots=True)
class Labelled:
    written: str
    kind: str
    agencies: tuple[str, ...]
    under: str


@dataclass(slots=True)
class Tally:
    """Of one kind of name: pairs of name and agency."""

    names: int = 0
    right: int = 0
    said: int = 0
    meant: int = 0


def tables(*, write: bool) -> Iterator[Table]:
    del write
    tallies, kinds = measure()
    yield _matching(tallies)
    yield _kinds(kinds)
    yield _damaged()


def _matching(tallies: dict[str, Tally]) -> Table:
    every = Tally(
        names=sum(one.names for one in tallies.values()),
        right=sum(one.right for one in tallies.values()),
        said=sum(one.said for one in tallies.values()),
        meant=sum(one.meant for one in tallies.values()),
    )
    rows = [
        (
            title,
            str(one.names),
            str(one.meant),
            _share(one.right, one.said),
            _share(one.right, one.meant),
        )
        for title, one in [("mọi tên", every), *((_KINDS[kind], tallies[kind]) for kind in _KINDS if kind in tallies)]
    ]
    head = ("Tên", "số tên", "cơ quan", "Đúng/khớp", "Đúng/nhãn")
    return Table("Khớp tên cơ quan của 25 văn bản đã gắn nhãn", head, rows, notes=(_FIRST_RUN,))


def _kinds(kinds: Counter[tuple[str, str]]) -> Table:
    columns = {
        "agency": "cơ quan",
        "unknown": "chưa rõ",
        "listed": "tập thể",
        "open": "mở",
        "general": "lời chung",
        "nobody": "không ai",
    }
    rows = [(_KINDS[kind], *(str(kinds[kind, said]) for said in columns)) for kind in _KINDS]
    return Table("Tên chỉ gì: nhãn (hàng) và máy (cột)", ("Nhãn", *columns.values()), rows)


def _damaged() -> Table:
    """Each single name with one letter lost, as recognition loses it: is the right agency taken or offered?"""
    from nhipcau.agencies.names.asking import Heard, ask
    from nhipcau.agencies.names.finding import load_register, proposals, surely
    from nhipcau.agencies.names.naming import locality_of_document
    from nhipcau.agencies.services import match_or_make_agency
    from nhipcau.agencies.services.names import find_agencies

    names = sure_right = sure_wrong = first = among = 0
    for paper, labels in labelled().items():
        place = locality_of_document(
            issuer=paper.issuer or None, parent_issuer=paper.superior or None, place=paper.place or None, on=paper.day
        )
        host = match_or_make_agency(name=paper.issuer, locality=place, on=paper.day) if paper.issuer else None
        for one in labels:
            known = find_agencies(names=[one.written], locality=place, on=paper.day, host_id=host)
            if one.kind != "agency" or len(known) != 1:
                continue
            (asked,) = ask([Heard(written=_without_a_letter(one.written), locality=place, host_id=host)], on=paper.day)
            register = load_register([asked], on=paper.day)
            meant, sure = known[0], surely(asked, register)
            offered = [found.agency_id for found in proposals(asked, register)]
            names += 1
            sure_right += sure == meant
            sure_wrong += sure not in (None, meant)
            first += sure is None and offered[:1] == [meant]
            among += sure is None and meant in offered[1:]
    rows = [
        ("vẫn khớp đúng", str(sure_right), _share(sure_right, names)),
        ("khớp nhầm cơ quan khác", str(sure_wrong), _share(sure_wrong, names)),
        ("chờ người, đề xuất đầu đúng", str(first), _share(first, names)),
        ("chờ người, đúng ở đề xuất sau", str(among), _share(among, names)),
        (
            "chờ người, không có đề xuất đúng",
            str(n := names - sure_right - sure_wrong - first - among),
            _share(n, names),
        ),
    ]
    return Table(f"Cùng {names} tên ấy, mỗi tên mất một chữ cái", ("Kết quả", "số tên", "tỉ lệ"), rows)


def _without_a_letter(name: str) -> str:
    """Loses the letter in the middle of the longest word: always the same, so that figures can be compared."""
    word = max(name.split(), key=len)
    at = len(word) // 2
    return name.replace(word, word[:at] + word[at + 1 :], 1)


_FIRST_RUN = (
    "Nhãn được gắn trước khi sửa máy; lượt đo đầu tiên trên cùng nhãn: Đúng/khớp 0.872, Đúng/nhãn 0.602. "
    "Cơ quan lập mới từ một tên tính là sai. Danh bạ để khớp: 63 tỉnh, thành phố với các cơ quan thường có, cơ quan "
    "Trung ương, và các đơn vị của cơ quan ban hành (tests/agencies/names)."
)
_KINDS = {
    "agency": "một cơ quan",
    "several": "nhiều cơ quan có tên",
    "collective": "tập thể xác định",
    "open": "tập hợp mở",
    "exhortation": "hô hào chung",
    "none": "không phải cơ quan",
}


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def measure() -> tuple[dict[str, Tally], Counter[tuple[str, str]]]:
    _database_of_its_own()
    load_register()
    tallies: dict[str, Tally] = {}
    kinds: Counter[tuple[str, str]] = Counter()
    for paper, names in labelled().items():
        _judge(paper, names, tallies, kinds)
    return tallies, kinds


def _judge(paper: Paper, names: list[Labelled], tallies: dict[str, Tally], kinds: Counter[tuple[str, str]]) -> None:
    from nhipcau.agencies.names.naming import locality_of_document, understand
    from nhipcau.agencies.services import match_or_make_agencies, match_or_make_agency

    place = locality_of_document(
        issuer=paper.issuer or None, parent_issuer=paper.superior or None, place=paper.place or None, on=paper.day
    )
    host = match_or_make_agency(name=paper.issuer, locality=place, on=paper.day) if paper.issuer else None
    met = match_or_make_agencies(names=[one.written for one in names], locality=place, on=paper.day, host_id=host)
    for one in names:
        tally = tallies.setdefault(one.kind, Tally())
        found = {met.agencies[piece] for piece in met.each(one.written)} - {None}
        meant = {(_plain(name), _plain(one.under)) for name in one.agencies}
        said = {_label(agency_id, with_host=bool(one.under)) for agency_id in found}  # type: ignore[arg-type]
        tally.names += 1
        tally.said += len(said)
        tally.meant += len(meant)
        tally.right += len(said & meant)
        kinds[one.kind, _said(one.written, str(understand(one.written, locality=place, on=paper.day).sort))] += 1


def _said(written: str, sort: str) -> str:
    from nhipcau.agencies.collectives.rules import spoken

    if sort != "collective":
        return sort
    found = spoken(written)
    return str(found.rule.meaning) if found else "nobody"


def _label(agency_id: int, *, with_host: bool) -> tuple[str, str]:
    from nhipcau.agencies.labels import labels_of
    from nhipcau.agencies.models import Agency, AgencyParent

    own = labels_of([agency_id], on=date(2024, 1, 1))[agency_id]
    agency = Agency.objects.get(pk=agency_id)
    if agency.provisional:
        return (f"mới: {_plain(own)}", "")
    if not with_host:
        return (_plain(own), "")
    own = own.removesuffix(agency.locality).strip()
    parent = AgencyParent.objects.filter(agency_id=agency_id, line="governing").values_list("parent_id", flat=True)
    above = labels_of(parent, on=date(2024, 1, 1))
    return (_plain(own), _plain(next(iter(above.values()), "")))


def _plain(name: str) -> str:
    from nhipcau.ground.text import fold

    return fold(name)


def labelled() -> dict[Paper, list[Labelled]]:
    """Names by document, as the table has them."""
    found: dict[Paper, list[Labelled]] = {}
    with (HERE / "labelled.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            paper = Paper(row["document"], row["issued"], row["issuer"], row["superior"], row["place"])
            agencies = tuple(name for name in row["agencies"].split("; ") if name)
            found.setdefault(paper, []).append(Labelled(row["written"], row["kind"], agencies, row["under"]))
    return found


def _database_of_its_own() -> None:
    """An empty SQLite beside nobody's data, gone with the process."""
    folder = tempfile.TemporaryDirectory(prefix="nhipcau-naming-")
    os.environ["DATA_DIR"] = folder.name
    os.environ.pop("DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "nhipcau.config.settings"
    import atexit

    import django
    from django.core.management import call_command

    atexit.register(folder.cleanup)
    django.setup()
    call_command("migrate", verbosity=0)


def load_register() -> None:
    """The register in a handful of statements; nobody's act, so without an entry for each agency."""
    from nhipcau.agencies.names.naming import CENTRE, locality_from

    table = tomllib.loads((HERE / "register.toml").read_text(encoding="utf-8"))
    rows: list[_Row] = []
    for text in table["provinces"]:
        place = locality_from(text)
        city = place.kind == "thành phố"
        words = {
            "committee": "Thành ủy" if city else "Tỉnh ủy",
            "youth": "Thành đoàn" if city else "Tỉnh đoàn",
            "name": place.name,
        }
        for body in table["body"]:
            rows += [_Row(n.format(**words), place, body["family"], body["level"], "") for n in body["names"]]
    for body in table["centre"]:
        rows += [_Row(name, CENTRE, body["family"], "central", "") for name in body["names"]]
    for unit in table["unit"]:
        host = next(row for row in rows if row.label == unit["host"])
        level = "department" if host.place == CENTRE else "unit"
        rows += [_Row(name, host.place, "unit", level, unit["host"]) for name in unit["names"]]
    _write(rows, short=table["short"])


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    place: object
    family: str
    level: str
    host: str

    @property
    def label(self) -> str:
        from nhipcau.agencies.names.naming import Locality
        from nhipcau.agencies.names.told import label_of

        assert isinstance(self.place, Locality)
        return label_of(self.name, self.place.text)


def _write(rows: list[_Row], *, short: dict[str, list[str]]) -> None:
    from nhipcau.agencies.models import Agency, AgencyName, AgencyParent
    from nhipcau.agencies.names.naming import Locality, understand

    agencies, names = [], []
    for row in rows:
        place = row.place
        assert isinstance(place, Locality)
        agencies.append(Agency(family=row.family, level=row.level, locality=place.text, locality_folded=place.key))
        key = understand(row.name, locality=place, on=date(2014, 1, 1)).key
        brief, symbol = short.get(row.name, ["", ""])
        names.append(AgencyName(agency=agencies[-1], name=row.name, folded=key, short_name=brief, symbol=symbol))
    Agency.objects.bulk_create(agencies)
    AgencyName.objects.bulk_create(names)
    at = {row.label: agency.pk for row, agency in zip(rows, agencies, strict=True) if not row.host}
    committees = {
        agency.locality_folded: agency.pk
        for row, agency in zip(rows, agencies, strict=True)
        if row.name == "Ủy ban nhân dân"
    }
    AgencyParent.objects.bulk_create(
        [
            AgencyParent(agency=agency, parent_id=at[row.host] if row.host else committees[agency.locality_folded])
            for row, agency in zip(rows, agencies, strict=True)
            if row.host or (row.family == "state" and row.level == "department")
        ]
    )
