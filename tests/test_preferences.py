"""The settings file: found, read, and refused in words that help."""

from pathlib import Path

import pytest

from factcheck.errors import SettingsError
from factcheck.preferences import SETTINGS_VARIABLE, read


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    preferences = read(tmp_path / "settings.toml")
    assert (preferences.keys, preferences.theme) == ({}, None)


def test_keys_and_theme_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('theme = "light"\n[keys]\nverify = ["1", "l"]\nundo = "z"\n', encoding="utf-8")
    monkeypatch.setenv(SETTINGS_VARIABLE, str(file))
    preferences = read()
    assert preferences.path == file
    assert preferences.keys == {"verify": ("1", "l"), "undo": ("z",)}
    assert preferences.theme == "light"


def test_the_place_of_the_platform_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTINGS_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert tmp_path in read().path.parents


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("keys = 3", "[keys] must be a table"),
        ("[keys]\nverify = 3", "verify must be a key or a list of keys"),
        ("[keys]\nverify = []", "verify must be a key or a list of keys"),
        ('[keys]\nverify = ["a", 3]', "verify must be a key or a list of keys"),
        ("theme = 3", "theme must be a name"),
        ("colour = 3", "there is no setting 'colour'"),
        ("[keys", "cannot be read"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, written: str, told: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        read(file)
    assert told in str(refused.value)
    assert str(file) in str(refused.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xff\xfe\x00keys")
    with pytest.raises(SettingsError, match="cannot be read"):
        read(file)
    with pytest.raises(SettingsError, match="cannot be read"):
        read(tmp_path)
