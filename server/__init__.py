"""The service: keeps, protects and serves analyses. `create_app` puts it together."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from flask import Flask

import summaries
from server import (
    about,
    analyses,
    badges,
    compare,
    demo,
    docs,
    downloads,
    embedded,
    embeds,
    freshness,
    guards,
    health,
    logs,
    lookups,
    oembed,
    packing,
    pages,
    pictures,
    practices,
    problems,
    rates,
    sharing,
    widgets,
)
from server.cache import Cache
from server.connections import connect
from server.networks import Readers
from server.parts import NAME, Parts
from server.settings import Settings
from server.shortcut import Shortcut
from server.sightings import Sightings
from server.store import Store

if TYPE_CHECKING:
    from server.metrics import Metrics


class Service(Flask):
    """Flask with plain functions as its views and hooks."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """As it is: Flask looks at each function in each request whether it is a coroutine. None of ours is."""
        return func


def create_app(settings: Settings | None = None) -> Flask:
    """The application. Without REDIS_URL it starts the private database, which lives as long as this process.

    Raises SettingsError or StartError with one sentence that says what is wrong.
    """
    settings = settings or Settings.from_environment(os.environ)
    from server import metrics  # now, since the folder of its counts is named only when the server starts

    app = Service(__name__)
    made = app.extensions[NAME] = _parts(settings, metrics.Metrics())
    log = logs.install(app, settings)
    metrics.install(app, made.metrics)
    guards.install(app, settings)
    packing.install(app)
    problems.install(app)
    sharing.install(app)
    shared = (widgets, freshness, embeds, badges, oembed, pictures, downloads, compare, demo)
    for module in (analyses, lookups, practices, pages, about, docs, *shared, health):
        app.register_blueprint(module.blueprint)
    rates.install(app, made.rates)
    app.wsgi_app = Shortcut(app.wsgi_app, made.cache.memory, log, made.metrics)  # type: ignore[method-assign]
    summaries.prepare()
    return app


def _parts(settings: Settings, metrics: Metrics) -> Parts:
    database = None if settings.redis_url else embedded.start(settings.data_dir)
    store = Store(partial(connect, database.url if database else settings.redis_url or ""), metrics.fault)
    readers = Readers(store, settings.secret_key)
    return Parts(
        settings=settings,
        store=store,
        cache=Cache(store, settings.cache_seconds, metrics.found),
        readers=readers,
        rates=rates.rates(store, readers, settings.rate_limit),
        sightings=Sightings(store, settings.lookup_quorum, settings.cache_seconds),
        metrics=metrics,
        database=database,
    )
