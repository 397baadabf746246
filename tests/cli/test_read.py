"""`nhipcau read`: a line per file, a line per refusal, and never Django."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nhipcau.cli.main import main
from nhipcau.reading import Reading, engine
from tests.reading.containers.made_containers import SECRET, archive, attach, mail

PLAN = "ỦY BAN NHÂN DÂN\nTỈNH BÌNH HẢI\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nNăm hữu nghị\n\n1. Sở Ngoại vụ chủ trì thực hiện.\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def lines_of(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_file_is_one_json_line_and_success_is_zero(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--json", str(plan), str(plan)]) == 0
    assert [line["file"] for line in lines_of(capsys)] == ["kế hoạch.txt", "kế hoạch.txt"]


def test_a_refused_file_is_told_and_the_rest_is_still_read(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = plan.with_name("rỗng.txt")
    empty.touch()
    assert main(["read", "--json", str(empty), str(plan)]) == 1
    refused, read = lines_of(capsys)
    assert refused["file"] == "rỗng.txt"
    assert isinstance(refused["refusal"], dict)
    assert refused["refusal"]["code"] == "reading.empty"
    assert "documents" in read


def test_a_missing_file_is_a_refusal_and_no_crash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--json", str(tmp_path / "không có.txt")]) == 1
    assert "reading.no_file" in capsys.readouterr().out


def test_a_folder_is_walked_in_order_without_hidden_files(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inside = plan.parent / "b" / "c.txt"
    inside.parent.mkdir()
    inside.write_text(PLAN, encoding="utf-8")
    inside.with_name(".ẩn.txt").write_text(PLAN, encoding="utf-8")
    main(["read", "--json", str(plan.parent)])
    assert [line["file"] for line in lines_of(capsys)] == ["b/c.txt", "kế hoạch.txt"]


def test_text_prints_the_reading_text_itself(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "--text", str(plan)])
    assert capsys.readouterr().out == PLAN


def test_the_table_names_each_file_and_refusals_go_to_stderr(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = plan.with_name("rỗng.txt")
    empty.touch()
    main(["read", "--table", str(plan), str(empty)])
    printed = capsys.readouterr()
    assert "kế hoạch.txt" in printed.out
    assert printed.err.startswith("rỗng.txt: Tệp không có chữ nào.")


def test_reading_never_loads_django(plan: Path) -> None:
    program = (
        "import sys; from nhipcau.cli.main import main; "
        "main(['read', '--json', sys.argv[1]]); "
        "print([name for name in sys.modules if name.split('.')[0] == 'django'])"
    )
    done = subprocess.run([sys.executable, "-c", program, str(plan)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_unknown_subcommand_is_refused_with_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["đọc"])
    assert stopped.value.code == 2
    assert "read" in capsys.readouterr().err


def test_each_member_of_an_archive_is_a_line_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = mail(words="\n")
    attach(made, name="b.txt", content=PLAN.encode())
    packed = tmp_path / "a.zip"
    packed.write_bytes(archive({"thư.eml": made.as_bytes(), "c.bin": b"\0" * 50, "mật.txt": SECRET}))
    assert main(["read", "--json", str(packed)]) == 1
    read, unread, secret = lines_of(capsys)
    assert read["file"] == "a.zip/thư.eml/b.txt" and "documents" in read
    assert unread == {"file": "a.zip/c.bin", "refusal": unread["refusal"]}
    assert isinstance(secret["refusal"], dict)
    assert secret["refusal"]["code"] == "reading.secret"


def test_an_archive_read_without_a_refusal_is_a_success(tmp_path: Path) -> None:
    packed = tmp_path / "a.zip"
    packed.write_bytes(archive({"b.txt": PLAN, "c/d.txt": PLAN}))
    assert main(["read", "--table", str(packed)]) == 0


def test_a_long_scan_tells_on_the_terminal_how_far_it_is(
    plan: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_slowly(data: bytes, name: str, *, tell: Callable[[int], None]) -> Reading:
        tell(7)
        return engine.read(data, name)

    monkeypatch.setattr("nhipcau.cli.read.read", read_slowly)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["read", "--json", str(plan)]) == 0
    told = capsys.readouterr()
    assert "kế hoạch.txt: đã đọc 7 trang ảnh" in told.err
    assert [json.loads(line)["file"] for line in told.out.splitlines()] == ["kế hoạch.txt"]
