"""Gunicorn with our configuration file, and the words with which it greets the one who started it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from flask import Flask
from gunicorn.app.base import Application  # type: ignore[import-untyped]

from server import create_app
from server.settings import Settings

ROOT = Path(__file__).parents[1]
EXTENSION = ROOT / "extension"
WELCOME = """
Plain Policy is running.

  The web page      {page}
                    Paste a privacy policy there and read what it means.

  The extension     in Chrome (Edge, Brave, Chromium): open chrome://extensions, switch on "Developer mode",
                    press "Load unpacked" and choose the folder
                        {extension}
                    in Firefox: open about:debugging#/runtime/this-firefox, press "Load Temporary Add-on…"
                    and choose the file
                        {extension}/manifest.json
                    Then open any privacy policy and click on Plain Policy in the toolbar.

  What it keeps     {keeps}

Press Ctrl-C to stop.
"""


class Program(Application):  # type: ignore[misc]
    """The service, whatever the folder is that it was started from."""

    def load(self) -> Flask:
        return create_app()

    def load_config(self) -> None:
        self.load_config_from_file(str(ROOT / "gunicorn.conf.py"))
        self.cfg.set("when_ready", lambda _: say_hello(Settings.from_environment(os.environ)))


def say_hello(settings: Settings) -> None:
    name = "localhost" if settings.host in ("127.0.0.1", "0.0.0.0", "::") else settings.host  # noqa: S104
    keeps = "in the Redis of REDIS_URL" if settings.redis_url else f"in the folder {settings.data_dir.resolve()}"
    print(WELCOME.format(page=f"http://{name}:{settings.port}/", extension=EXTENSION, keeps=keeps), flush=True)


def run() -> None:
    """Serves until it is stopped."""
    sys.argv = sys.argv[:1]  # gunicorn would read options there; ours come from the environment
    Program().run()
