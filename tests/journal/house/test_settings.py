"""Settings: from file and environment, checked, each problem named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journal.errors import Refused
from journal.settings import check, load, require_secret

SECRET = "s" * 32


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "oivallus.toml"
    file.write_text(f'secret = "{SECRET}"\nport = 8001\nworkers = 3\n', encoding="utf-8")
    settings = load(file, {"OIVALLUS_PORT": "8002"})
    assert (settings.port, settings.workers, settings.secret) == (8002, 3, SECRET)
    assert load(None, {"OIVALLUS_CONFIG": str(file)}).port == 8001
    assert load(file, {"OIVALLUS_PORT": "8002"}, port=8003).port == 8003


def test_paths_start_from_the_folder_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "there" / "oivallus.toml"
    file.parent.mkdir()
    file.write_text('database = "data/a.sqlite3"\nbackups = "/somewhere/else"\n', encoding="utf-8")
    settings = load(file, {})
    assert settings.database == tmp_path / "there" / "data" / "a.sqlite3"
    assert settings.backups == Path("/somewhere/else")
    assert load(file, {"OIVALLUS_DATABASE": "here.sqlite3"}).database == Path("here.sqlite3")


def test_every_problem_is_named_in_one_sentence_each() -> None:
    with pytest.raises(Refused) as refused:
        check({"port": "many", "colour": "blue", "demo": "perhaps", "database": ""})
    told = str(refused.value)
    for expected in ("`port` is a whole number.", "`colour` is not a setting.", "`demo` is true or false.",
                     "`database` is a path."):  # fmt: skip
        assert expected in told


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("port", value) for value in (0, 65536, "8000.0", "²", True, "--5", 10**12)),
        *(("workers", value) for value in (0, -1)),
        *(("proxies", value) for value in (-1, "one")),
        *(("url", value) for value in ("oivallus.example", "ftp://x", "http://journal.example", "https://", "https://[",
                                       "https://x.example/journal", "https://x.example?a", "http://localhost:port")),
        *(("timezone", value) for value in ("Europe", "Europe/Nowhere", "", "../etc/passwd", "/etc/passwd")),
        *(("secret", value) for value in ("short", 5)),
        *(("morphology", value) for value in ("omorfi", "")),
        *(("share_delay_seconds", value) for value in (-1,)),
        *(("database", value) for value in (5, "", ["a"])),
    ],
)  # fmt: skip
def test_a_wrong_value_names_its_setting(name: str, value: Any) -> None:
    with pytest.raises(Refused, match=f"`{name}`"):
        check({name: value})


@pytest.mark.parametrize(
    ("url", "https"),
    [
        ("https://oivallus.example", True),
        ("https://oivallus.example/", True),
        ("http://localhost:8000", False),
        ("http://127.0.0.1:8000", False),
        ("http://[::1]:8000", False),
    ],
)
def test_addresses_that_hold(url: str, https: bool) -> None:
    assert check({"url": url}).https is https


def test_there_is_no_secret_until_one_is_written() -> None:
    with pytest.raises(Refused, match=r"`secret` is missing.*`oivallus init`"):
        require_secret(check({}))
    with pytest.raises(Refused, match="`secret`"):
        require_secret(check({"demo": True}))
    assert require_secret(check({"secret": SECRET})).secret == SECRET


@pytest.mark.parametrize("content", [b"port = ", b"port = 1\nport = 2", b"\xff\xfe"])
def test_a_file_that_is_not_toml_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.toml"
    file.write_bytes(content)
    with pytest.raises(Refused, match=r"broken\.toml is not TOML"):
        load(file, {})


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"missing\.toml cannot be read"):
        load(None, {"OIVALLUS_CONFIG": str(tmp_path / "missing.toml")})


def test_the_organisation_is_told_in_its_own_words() -> None:
    settings = check({"organisation_fi": "Iin kunnan", "organisation_sv": "Ijo kommuns"})
    assert settings.organisation_of("fi") == "Iin kunnan"
    assert settings.organisation_of("sv") == "Ijo kommuns"
    assert settings.organisation_of("en")
