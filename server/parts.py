"""What the views of one application share, put together once by `create_app`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import current_app

from server.cache import Cache
from server.embedded import Embedded
from server.networks import Readers
from server.rates import Rates
from server.settings import Settings
from server.sightings import Sightings
from server.store import Store

if TYPE_CHECKING:
    from server.metrics import Metrics

NAME = "plain-policy"


@dataclass(frozen=True, slots=True)
class Parts:
    """The settings, and the objects that were made of them."""

    settings: Settings
    store: Store
    cache: Cache
    readers: Readers
    rates: Rates
    sightings: Sightings
    metrics: Metrics
    database: Embedded | None


def parts() -> Parts:
    """The parts of the application that serves this request."""
    found: Parts = current_app.extensions[NAME]
    return found
