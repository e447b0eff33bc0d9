# Stage one: a virtual environment with the locked packages and Parley's own wheel.
FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
WORKDIR /src
COPY requirements-image.lock ./
RUN python -m venv /opt/parley \
    && /opt/parley/bin/pip install --require-hashes --requirement requirements-image.lock
COPY pyproject.toml README.md LICENSE LICENSE-DATA ./
COPY app app
COPY migrations migrations
COPY seeds seeds
RUN /opt/parley/bin/pip install --no-deps . \
    && install -d -o 10001 -g 10001 /data

# Stage two: that environment, a folder for the database, and a user who owns nothing else.
FROM python:3.11-slim
ENV PATH=/opt/parley/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PARLEY_DATABASE_URL=sqlite:////data/parley.db \
    PARLEY_HOST=0.0.0.0
COPY --from=build /opt/parley /opt/parley
COPY --from=build --chown=10001:10001 /data /data
USER 10001:10001
WORKDIR /data
VOLUME ["/data"]
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ.get('PARLEY_PORT', '8000') + '/healthz')"]
CMD ["parley", "serve"]
