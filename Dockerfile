# syntax=docker/dockerfile:1

# Vocero with its model inside: the container answers without reaching for anything but Telegram.

FROM python:3.11-slim AS build

# How pip finds packages can be told at build time, for example where the usual index has only CUDA builds of
# torch: docker build --build-arg PIP_EXTRA_INDEX_URL=... or --build-arg PIP_FIND_LINKS=...
ARG PIP_INDEX_URL
ARG PIP_EXTRA_INDEX_URL
ARG PIP_FIND_LINKS
# The same version as in the Makefile; a test compares the two.
ARG TORCH=torch==2.13.0

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

# torch on its own layer: it is the largest part and changes least.
RUN python -m venv /opt/vocero && /opt/vocero/bin/pip install "$TORCH"

WORKDIR /build
COPY pyproject.toml README.md ./
COPY config config
COPY index index
COPY bot bot
RUN /opt/vocero/bin/pip install .


FROM python:3.11-slim

COPY --from=build /opt/vocero /opt/vocero
# The releases that ship with the project; `vocero ingest seeds` takes them in.
COPY seeds /app/seeds

RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin vocero \
    && install --directory --owner vocero --group vocero --mode 0750 /data

# A hub model named in the settings is kept beside the data.
ENV PATH=/opt/vocero/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    VOCERO_DATA_DIR=/data \
    HF_HOME=/data/models

WORKDIR /app
# The user vocero, by number, so that a host that demands a user other than root can tell.
USER 10001:10001
VOLUME /data

# The bot touches a file while it works; this looks at the age of that file. Loading the model comes first.
HEALTHCHECK --interval=60s --timeout=15s --start-period=120s --retries=2 \
    CMD ["vocero", "doctor", "--health"]

# As the first process of a container Python would not heed SIGTERM until the bot has set itself up to.
STOPSIGNAL SIGINT
ENTRYPOINT ["vocero"]
CMD ["serve"]
