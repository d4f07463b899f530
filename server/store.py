"""What is kept in Redis. When Redis is away, every method answers as if nothing were kept, and the service goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from redis.exceptions import ResponseError

from server.breaker import Breaker
from server.connections import Client

T = TypeVar("T")
D = TypeVar("D")

PREFIX = "plain-policy"
REFUSED = object()
DROP_IF_SAME = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0"
RENEW_IF_SAME = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end"
COUNT_UP = """
local count = redis.call('INCRBY', KEYS[1], ARGV[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  left = tonumber(ARGV[2])
  redis.call('PEXPIRE', KEYS[1], left)
end
return {count, left}
"""

log = logging.getLogger(__name__)


def key(subject: str, *names: str) -> str:
    """A key of ours. All keys of one subject share a hash tag, and so one slot of a cluster."""
    return ":".join((PREFIX, "{" + subject + "}", *names))


class Store:
    """Values under keys, each with its expiry. No method raises."""

    def __init__(self, connect: Callable[[], Client], told: Callable[[str], None] = lambda _: None) -> None:
        """`connect` is called at first use; `told` hears the kind of every fault."""
        self._connect = connect
        self._told = told
        self._client: Client | None = None
        self._breaker = Breaker()

    def get(self, name: str, seconds: int) -> bytes | None:
        """The value, which from now on is kept for `seconds` again; None when unknown or away."""
        value = self._ask(lambda client: client.getex(name, ex=seconds), REFUSED)
        if value is REFUSED and self._breaker.is_closed:
            # A replica, or a server older than GETEX, may still be read.
            value = self._ask(lambda client: client.get(name), None)
        return value if isinstance(value, bytes) else None

    def put(self, name: str, value: bytes, seconds: int) -> bool:
        return self._ask(lambda client: client.set(name, value, ex=seconds), None) is True

    def touch(self, name: str, seconds: int) -> bool:
        """Keeps the value for `seconds` from now on. False: there is none any more."""
        return self._ask(lambda client: client.expire(name, seconds), True) not in (False, 0)

    def lease(self, name: str, holder: bytes, milliseconds: int) -> bool:
        """True for the one who may go to work: also when the store is away, since then nobody can be asked."""
        return self._ask(lambda client: client.set(name, holder, nx=True, px=milliseconds) is True, True) is not False

    def renew(self, name: str, holder: bytes, milliseconds: int) -> None:
        self.run(RENEW_IF_SAME, [name], [holder, milliseconds])

    def release(self, name: str, holder: bytes) -> None:
        self.run(DROP_IF_SAME, [name], [holder])

    def count(self, name: str, amount: int, seconds: int) -> tuple[int, float] | None:
        """Adds to a counter that ends `seconds` after its first count: the count, and what is left. None when away."""
        match self.run(COUNT_UP, [name], [amount, seconds * 1000]):
            case [int(count), int(milliseconds)]:
                return count, milliseconds / 1000
        return None

    def drop(self, name: str) -> None:
        self._ask(lambda client: client.delete(name), None)

    def run(self, script: str, keys: Sequence[str], arguments: Sequence[str | bytes | int | float]) -> Any:  # noqa: ANN401
        """A Lua script on keys of one subject; None when away."""
        return self._ask(lambda client: client.eval(script, len(keys), *keys, *arguments), None)

    @property
    def is_away(self) -> bool:
        """Whether Redis failed when it was asked last."""
        return not self._breaker.is_closed

    def answers(self) -> bool:
        """Whether Redis is there and takes what it is given, asked of it now."""
        return self.put(f"{PREFIX}:ready", b"1", 60)

    def _ask(self, command: Callable[[Client], T], otherwise: D) -> T | D:
        if not self._breaker.allows():
            return otherwise
        try:
            answer = command(self._connected())
        except ResponseError as refusal:
            # It is there and says no: full, read-only, or a value of another kind under our key.
            self._note(refusal)
            self._breaker.succeeded()
            return otherwise
        except Exception as fault:
            # Whatever goes wrong there, from a time-out to nonsense: the cache is missed, the request is answered.
            self._note(fault)
            self._breaker.failed()
            return otherwise
        self._breaker.succeeded()
        return answer

    def _connected(self) -> Client:
        if self._client is None:
            self._client = self._connect()
        return self._client

    def _note(self, fault: Exception) -> None:
        kind = type(fault).__name__
        self._told(kind)
        log.warning("Redis did not carry out a command: %s", kind)
