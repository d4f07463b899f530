"""The settings of the service, read once from the environment and checked at start."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")
D = TypeVar("D")

REDIS_SCHEMES = (
    "redis",
    "rediss",
    "unix",
    "redis+sentinel",
    "rediss+sentinel",
    "redis+cluster",
    "rediss+cluster",
)
MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
SECONDS_PER_DAY = 86_400
SHARED_QUORUM, EMBEDDED_QUORUM = 3, 1


class SettingsError(SystemExit):
    """A setting that cannot be used. Nobody catches it: its message is the sentence with which the program ends."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that an operator may decide. The README's table says what each one is for."""

    redis_url: str | None = None
    data_dir: Path = Path("data")
    host: str = "127.0.0.1"
    port: int = 8000
    cache_ttl_days: float = 90
    lookup_quorum: int = EMBEDDED_QUORUM
    rate_limit: int = 60
    allowed_origins: tuple[str, ...] = ()
    proxies: int = 0
    log_level: str = "INFO"
    secret_key: str = ""
    workers: int = 2
    contact: str = ""

    @property
    def cache_seconds(self) -> int:
        return max(1, round(self.cache_ttl_days * SECONDS_PER_DAY))

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Raises SettingsError with the name, what is wrong with the value, and what would be right."""
        read = _Reader(environment)
        redis_url = read("REDIS_URL", _redis_url, None)
        return cls(
            redis_url=redis_url,
            data_dir=read("DATA_DIR", _directory, Path("data")),
            host=read("HOST", str, "127.0.0.1"),
            port=read("PORT", _whole(1, 65_535), 8000),
            cache_ttl_days=read("CACHE_TTL_DAYS", _days, 90),
            lookup_quorum=read("LOOKUP_QUORUM", _whole(1, 1000), SHARED_QUORUM if redis_url else EMBEDDED_QUORUM),
            rate_limit=read("RATE_LIMIT", _per_minute, 60),
            allowed_origins=read("ALLOWED_ORIGINS", _origins, ()),
            proxies=read("PROXIES", _whole(0, 10), 0),
            log_level=read("LOG_LEVEL", _level, "INFO"),
            secret_key=read("SECRET_KEY", str, ""),
            workers=read("WEB_CONCURRENCY", _whole(1, 256), max(2, os.cpu_count() or 1)),
            contact=read("CONTACT", _mail_address, ""),
        )

    @property
    def logging_level(self) -> int:
        return logging.getLevelNamesMapping()[self.log_level]


class _Reader:
    """Reads one variable after the other; an empty one counts as not set."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def __call__(self, name: str, parse: Callable[[str], T], default: D) -> T | D:
        value = self._environment.get(name, "").strip()
        if not value:
            return default
        try:
            return parse(value)
        except ValueError as wrong:
            raise SettingsError(f"{name} cannot be used: {wrong}.") from None


def _whole(least: int, most: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        if not value.isdecimal() or not least <= int(value) <= most:
            raise ValueError(f"it is {value!r} and must be a whole number from {least:,} to {most:,}")
        return int(value)

    return parse


def _days(value: str) -> float:
    try:
        days = float(value)
    except ValueError:
        days = -1
    if not 0 < days <= 3650:
        raise ValueError(f"it is {value!r} and must be a number of days above 0 and up to 3650")
    return days


def _per_minute(value: str) -> int:
    number = value.lower().removesuffix("/minute").removesuffix(" per minute")
    if not number.isdecimal() or not 1 <= int(number) <= 1_000_000:
        raise ValueError(f"it is {value!r} and must be the number of new analyses a minute, such as 60 or 60/minute")
    return int(number)


def _level(value: str) -> str:
    if value.upper() not in LEVELS:
        raise ValueError(f"it is {value!r} and must be one of {', '.join(LEVELS)}")
    return value.upper()


def _directory(value: str) -> Path:
    path = Path(value).expanduser()
    if path.exists() and not path.is_dir():
        raise ValueError(f"{value!r} is a file and must be a folder")
    return path


def _mail_address(value: str) -> str:
    if not MAIL_ADDRESS.fullmatch(value):
        raise ValueError(f"it is {value!r} and must be one e-mail address, such as privacy@example.org")
    return value


def _redis_url(value: str) -> str:
    # The value itself is not repeated in the message: it may hold a password.
    try:
        parts = urlsplit(value)
    except ValueError:
        raise ValueError("it is no URL") from None
    if parts.scheme not in REDIS_SCHEMES:
        raise ValueError(f"it must begin with one of {', '.join(f'{scheme}://' for scheme in REDIS_SCHEMES)}")
    if parts.scheme != "unix" and not parts.netloc.rpartition("@")[2]:
        raise ValueError("it names no host")
    if parts.scheme.endswith("+sentinel") and not parts.path.strip("/"):
        raise ValueError("a Sentinel URL ends with the name of the service, such as /mymaster")
    return value


def _origins(value: str) -> tuple[str, ...]:
    origins = tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())
    for origin in origins:
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.netloc or origin != f"{parts.scheme}://{parts.netloc}":
            raise ValueError(f"{origin!r} is no origin; write such as https://example.org, with commas between")
    return origins
