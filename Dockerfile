# The service alone; with compose.yaml beside a Valkey. Everything is pinned in requirements.txt.
FROM python:3.13-slim

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt && useradd --system --home-dir /app reader && mkdir /data && chown reader /data
COPY gunicorn.conf.py .
COPY summaries summaries
COPY server server

USER reader
ENV HOST=0.0.0.0 PORT=8000 DATA_DIR=/data PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=3s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
# gunicorn's own process is the first one: it gets the signal to stop, and answers everybody before it does.
CMD ["gunicorn", "server:create_app()"]
