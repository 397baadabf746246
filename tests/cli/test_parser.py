"""The command line says in Vietnamese also what the library says by itself."""

from __future__ import annotations

import pytest

from nhipcau.cli.main import main


def test_help_is_vietnamese_throughout(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["intake", "--help"])
    told = capsys.readouterr().out
    assert "Cách dùng: nhipcau intake" in told and "Tùy chọn:" in told
    assert not any(english in told for english in ("usage", "options", "show this", "positional"))


def test_a_mistyped_command_is_told_what_is_missing_and_where_to_look(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["intake"])
    told = capsys.readouterr().err
    assert stopped.value.code == 2
    assert "còn thiếu ĐƯỜNG_DẪN, --as" in told and "Gõ `nhipcau intake --help`" in told


def test_a_watched_folder_without_an_account_is_refused_before_anything_starts(
    capsys: pytest.CaptureFixture[str], unused_port: int
) -> None:
    assert main(["run", "--port", str(unused_port), "--watch", "nhan", "--watch-as", ""]) == 1
    assert "--watch-as" in capsys.readouterr().err


@pytest.fixture
def unused_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
