"""How gunicorn runs the service: `gunicorn "server:create_app()"`, or `python -m server`, which says hello as well."""

import os
import shutil
import signal
import tempfile
from typing import Any

from server.settings import Settings
from server.worker import STOPPING

settings = Settings.from_environment(os.environ)

# The workers count into files of one folder, and a scrape adds them up. Named here, before the application is made.
counts = tempfile.mkdtemp(prefix="plain-policy-metrics-")
os.environ["PROMETHEUS_MULTIPROC_DIR"] = counts

bind = f"{settings.host}:{settings.port}"
workers = settings.workers
worker_class = "server.worker.Worker"
threads = 16  # mostly waiting for another request that works on the same text, or for Redis
preload_app = True  # the catalogue is read once, and its memory shared by all workers
keepalive = 15
timeout = 60  # a worker that is silent for so long is stuck, and replaced
graceful_timeout = 30
limit_request_line = 8190  # a look-up carries an address
limit_request_fields = 50
accesslog = None  # the service writes its own, without addresses
logger_class = "server.logs.Logger"
loglevel = settings.log_level.lower()
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112 - as gunicorn advises


def pre_fork(_: object, __: object) -> None:
    """What stops the service waits while a worker is made; it would be lost on one that does not listen yet."""
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)


os.register_at_fork(after_in_parent=lambda: signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING))


def child_exit(_: object, worker: Any) -> None:  # noqa: ANN401
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)


def on_exit(_: object) -> None:
    shutil.rmtree(counts, ignore_errors=True)
