"""The service: keeps, protects and serves analyses. `create_app` puts it together."""

from __future__ import annotations

import os
from functools import partial

from flask import Flask

import summaries
from server import analyses, embedded, guards, health, pages, problems, widgets
from server.cache import Cache
from server.connections import connect
from server.parts import NAME, Parts
from server.settings import Settings
from server.store import Store


def create_app(settings: Settings | None = None) -> Flask:
    """The application. Without REDIS_URL it starts the private database, which lives as long as this process.

    Raises SettingsError or StartError with one sentence that says what is wrong.
    """
    settings = settings or Settings.from_environment(os.environ)
    database = None if settings.redis_url else embedded.start(settings.data_dir)
    store = Store(partial(connect, database.url if database else settings.redis_url or ""))
    app = Flask(__name__)
    app.extensions[NAME] = Parts(settings, store, Cache(store, settings.cache_seconds), database)
    guards.install(app, settings)
    problems.install(app)
    for module in (analyses, pages, widgets, health):
        app.register_blueprint(module.blueprint)
    summaries.prepare()
    return app
