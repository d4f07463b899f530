"""Settings have defaults that work, and an unusable value stops the start with a sentence that says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.settings import Settings, SettingsError


def test_nothing_needs_to_be_set() -> None:
    settings = Settings.from_environment({})
    assert (settings.redis_url, settings.port, settings.cache_ttl_days) == (None, 8000, 90)
    assert settings.lookup_quorum == 1, "one's own service believes its one reader"


def test_an_empty_variable_counts_as_not_set() -> None:
    assert Settings.from_environment({"PORT": "", "REDIS_URL": "  "}) == Settings.from_environment({})


def test_a_shared_service_asks_for_three_readers() -> None:
    assert Settings.from_environment({"REDIS_URL": "redis://cache"}).lookup_quorum == 3
    assert Settings.from_environment({"REDIS_URL": "redis://cache", "LOOKUP_QUORUM": "5"}).lookup_quorum == 5


def test_every_variable_is_read() -> None:
    settings = Settings.from_environment(
        {
            "REDIS_URL": "rediss://:secret@cache:6380/1",
            "DATA_DIR": "/var/lib/plain-policy",
            "HOST": "0.0.0.0",
            "PORT": "80",
            "CACHE_TTL_DAYS": "0.5",
            "LOOKUP_QUORUM": "2",
            "RATE_LIMIT": "5/minute",
            "ALLOWED_ORIGINS": "https://a.example, https://b.example:8443/",
            "PROXIES": "1",
            "LOG_LEVEL": "warning",
            "SECRET_KEY": "hush",
            "CONTACT": "ann@plain.example",
        }
    )
    assert settings == Settings(
        redis_url="rediss://:secret@cache:6380/1",
        data_dir=Path("/var/lib/plain-policy"),
        host="0.0.0.0",
        port=80,
        cache_ttl_days=0.5,
        lookup_quorum=2,
        rate_limit=5,
        allowed_origins=("https://a.example", "https://b.example:8443"),
        proxies=1,
        log_level="WARNING",
        secret_key="hush",
        contact="ann@plain.example",
    )
    assert settings.cache_seconds == 43_200


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("PORT", "eighty", "'eighty' and must be a whole number from 1 to 65,535"),
        ("PORT", "70000", "must be a whole number from 1 to 65,535"),
        ("CACHE_TTL_DAYS", "0", "number of days above 0"),
        ("CACHE_TTL_DAYS", "nan", "number of days above 0"),
        ("LOOKUP_QUORUM", "0", "whole number from 1"),
        ("RATE_LIMIT", "often", "number of new analyses a minute"),
        ("RATE_LIMIT", "0", "number of new analyses a minute"),
        ("ALLOWED_ORIGINS", "https://a.example/page", "is no origin"),
        ("ALLOWED_ORIGINS", "*", "is no origin"),
        ("PROXIES", "-1", "whole number from 0"),
        ("LOG_LEVEL", "loud", "must be one of DEBUG"),
        ("CONTACT", "Ann, please", "must be one e-mail address"),
        ("DATA_DIR", __file__, "is a file and must be a folder"),
        ("REDIS_URL", "http://cache", "must begin with one of redis://"),
        ("REDIS_URL", "redis://", "names no host"),
        ("REDIS_URL", "redis+sentinel://guard:26379", "ends with the name of the service"),
    ],
)
def test_an_unusable_value_stops_the_start_with_a_sentence(name: str, value: str, reason: str) -> None:
    with pytest.raises(SettingsError) as stopped:
        Settings.from_environment({name: value})
    sentence = str(stopped.value)
    assert sentence.startswith(f"{name} cannot be used: ")
    assert reason in sentence
    assert sentence.endswith(".")


def test_a_password_is_not_repeated_in_the_sentence() -> None:
    with pytest.raises(SettingsError) as stopped:
        Settings.from_environment({"REDIS_URL": "htps://user:hunter2@cache"})
    assert "hunter2" not in str(stopped.value)
