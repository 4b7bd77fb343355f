"""Settings come from the environment, and the key of personal numbers is made once."""

import stat

import pytest

from data import settings
from data.problems import BadRequest


def test_load_names_the_setting_that_cannot_be_used(monkeypatch):
    monkeypatch.setenv("CREDIT_MODE", "testing")
    with pytest.raises(BadRequest, match="CREDIT_MODE"):
        settings.load()


def test_load_never_repeats_a_key_that_is_too_short(monkeypatch):
    monkeypatch.setenv("CREDIT_HASH_KEY", "hunter2")
    with pytest.raises(BadRequest, match="CREDIT_HASH_KEY") as refused:
        settings.load()
    assert "hunter2" not in str(refused.value)


def test_hash_key_is_made_once_for_its_owner_only(tmp_path):
    first = settings.hash_key(settings.Settings(var=tmp_path / "var"))
    second = settings.hash_key(settings.Settings(var=tmp_path / "var"))
    assert first == second
    assert len(first) >= 32
    assert stat.S_IMODE((tmp_path / "var" / "hash.key").stat().st_mode) == 0o600


def test_hash_key_is_the_configured_one_when_there_is_one(tmp_path, monkeypatch):
    monkeypatch.setenv("CREDIT_HASH_KEY", "a key of this very office")
    assert settings.hash_key(settings.load()) == b"a key of this very office"
    assert not (tmp_path / "hash.key").exists()
