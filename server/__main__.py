"""`python -m server`: starts the service and says in plain words what to do with it. Ctrl-C stops all of it."""

from __future__ import annotations

import os
import socket

from server.settings import Settings, SettingsError


def check_port(settings: Settings) -> None:
    """Raises SettingsError where the port cannot be had, before anything else is started."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as fault:
            place = f"HOST={settings.host} PORT={settings.port}"
            raise SettingsError(f"{place} cannot be used: {fault.strerror}. Set PORT to another number.") from None


def main() -> None:
    check_port(Settings.from_environment(os.environ))
    # Only now: gunicorn reads the environment when it is imported, and complains of it in its own way.
    from server.program import run

    run()


if __name__ == "__main__":
    main()
