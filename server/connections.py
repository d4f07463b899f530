"""Makes a Redis client of REDIS_URL: one server, TLS, Sentinel or Cluster, with short time-outs."""

from __future__ import annotations

from typing import Any, TypeAlias
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from redis import Redis, RedisCluster
from redis.backoff import ExponentialWithJitterBackoff
from redis.cluster import ClusterNode
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.retry import Retry
from redis.sentinel import Sentinel

Client: TypeAlias = "Redis | RedisCluster"

SECONDS_TO_CONNECT = 0.5
SECONDS_TO_ANSWER = 0.5
DEFAULT_PORT = {"sentinel": 26_379, "cluster": 6379}


def connect(url: str) -> Client:
    """A client for the URL. Raises a redis exception, now or at first use, where nothing answers there."""
    parts = urlsplit(url)
    if parts.scheme.endswith("+sentinel"):
        return _sentinel(parts)
    if parts.scheme.endswith("+cluster"):
        return _cluster(parts)
    return Redis.from_url(url, **_patience())


def _patience() -> dict[str, Any]:
    # A connection that broke is made anew at once, twice; a server that does not answer in time is not asked again.
    retry = Retry(ExponentialWithJitterBackoff(base=0.02, cap=0.1), 2, supported_errors=(RedisConnectionError,))
    return {
        "socket_connect_timeout": SECONDS_TO_CONNECT,
        "socket_timeout": SECONDS_TO_ANSWER,
        "health_check_interval": 30,
        "retry": retry,
    }


def _sentinel(parts: SplitResult) -> Redis:
    """`redis+sentinel://user:password@host:26379,host:26379/service/0`; where they ask too, `?sentinel_password=…`."""
    service, _, database = parts.path.strip("/").partition("/")
    options = dict(parse_qsl(parts.query))
    secure = _secure(parts)
    guards = {"username": options.get("sentinel_username"), "password": options.get("sentinel_password")}
    sentinel = Sentinel(  # type: ignore[no-untyped-call]
        hosts(parts),
        sentinel_kwargs={**_patience(), **secure, **{name: value for name, value in guards.items() if value}},
        **_patience(),
        **login(parts),
        **secure,
    )
    client: Redis = sentinel.master_for(service, db=int(database or 0))  # type: ignore[no-untyped-call]
    return client


def _cluster(parts: SplitResult) -> RedisCluster:
    """`redis+cluster://user:password@host:6379,host:6379`: any node of the cluster shows the way to the others."""
    nodes = [ClusterNode(*place) for place in hosts(parts)]  # type: ignore[no-untyped-call]
    return RedisCluster(startup_nodes=nodes, **{**_patience(), **login(parts), **_secure(parts)})


def hosts(parts: SplitResult) -> list[tuple[str, int]]:
    """The places that a URL names, with commas between."""
    default = DEFAULT_PORT[parts.scheme.partition("+")[2]]
    found = []
    for place in parts.netloc.rpartition("@")[2].split(","):
        place_parts = urlsplit(f"//{place}")
        found.append((place_parts.hostname or "localhost", place_parts.port or default))
    return found


def login(parts: SplitResult) -> dict[str, str]:
    """User and password of a URL, as far as it has them."""
    user, _, password = parts.netloc.rpartition("@")[0].partition(":")
    given = {"username": unquote(user), "password": unquote(password)}
    return {name: value for name, value in given.items() if value}


def _secure(parts: SplitResult) -> dict[str, Any]:
    if not parts.scheme.startswith("rediss"):
        return {}
    options = dict(parse_qsl(parts.query))
    return {"ssl": True, **{name: value for name, value in options.items() if name.startswith("ssl_")}}
