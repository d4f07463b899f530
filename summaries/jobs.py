"""Many pieces of work in several processes: results in the order of the work, and never more than a few waiting."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")

_WAITING_A_JOB = 8


def in_order(
    work: Callable[[Piece], Result], pieces: Iterable[Piece], jobs: int, given_up: Callable[[Piece], Result]
) -> Iterator[Result]:
    """The results of all pieces, in their order; `given_up` makes the result of one that kills its process twice.

    `work` must be importable (it is sent by name), and pieces and results such that they can be pickled.
    """
    if jobs == 1:
        yield from map(work, pieces)
        return
    left = iter(pieces)
    waiting: deque[Piece] = deque()
    while waiting or (waiting := deque(islice(left, 1))):
        with _pool(jobs) as pool:
            yield from _until_broken(pool, work, waiting, left, jobs * _WAITING_A_JOB)
        if waiting:
            yield _alone(work, waiting.popleft(), given_up)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Ctrl-C is for the one who started the work to hear; it ends the others."""
    return ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))


def _until_broken(
    pool: ProcessPoolExecutor,
    work: Callable[[Piece], Result],
    waiting: deque[Piece],
    left: Iterator[Piece],
    most: int,
) -> Iterator[Result]:
    """Results until all is done, or a process was killed; then `waiting` holds what has no result yet."""
    running: deque[Future[Result]] = deque()
    try:
        running.extend(pool.submit(work, piece) for piece in waiting)
        while True:
            for piece in islice(left, most - len(running)):
                waiting.append(piece)
                running.append(pool.submit(work, piece))
            if not running:
                return
            result = running.popleft().result()
            waiting.popleft()
            yield result
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(work: Callable[[Piece], Result], piece: Piece, given_up: Callable[[Piece], Result]) -> Result:
    """The first piece that is without a result may have killed the process: once more, where it harms no other."""
    try:
        with _pool(1) as pool:
            return pool.submit(work, piece).result()
    except BrokenProcessPool:
        return given_up(piece)
