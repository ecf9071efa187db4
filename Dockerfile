# 分工 Fengong. Default target: the command line and the server, as a user without rights. Target `notebooks`: with Jupyter.
# The base image is a build argument; it needs Debian's tools and Python 3.11 or newer with venv. See docs/docker.md.
ARG PYTHON_IMAGE=python:3.13-slim

# The environment from the hashed locks. jieba comes as source: setuptools builds it here, no compiler is needed.
FROM ${PYTHON_IMAGE} AS environment
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_INPUT=1 \
    HASHED="--quiet --require-hashes --only-binary :all: --no-binary jieba --use-pep517 --no-build-isolation"
RUN python3 -m venv /opt/fengong
WORKDIR /app
COPY requirements requirements
RUN /opt/fengong/bin/python -m pip install $HASHED -r requirements/build.txt \
 && /opt/fengong/bin/python -m pip install $HASHED -r requirements/demo.txt

# The project stays a folder, as in a checkout, so that the samples are found at the same place.
FROM environment AS project
COPY . .
RUN /opt/fengong/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable . \
 && /opt/fengong/bin/python -m compileall -q /app

FROM project AS notebook-project
RUN /opt/fengong/bin/python -m pip install $HASHED -r requirements/notebook.txt

# What installed is not needed to run.
FROM project AS api-project
RUN /opt/fengong/bin/python -m pip uninstall --quiet --yes setuptools pip

FROM ${PYTHON_IMAGE} AS base
ENV PATH=/opt/fengong/bin:$PATH HOME=/tmp LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    FENGONG_STORE=ladybug:/data/fengong.lbug
RUN useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin fengong \
 && install -d -o fengong -g fengong /data
VOLUME /data
WORKDIR /data

FROM base AS notebooks
RUN apt-get update --quiet \
 && DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/*
COPY --from=notebook-project /opt/fengong /opt/fengong
COPY --from=notebook-project /app /app
# Nothing is asked of other hosts: no news, no updates, no list of extensions.
RUN mkdir -p /opt/fengong/share/jupyter/lab/settings \
 && printf '{"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": false}}' \
    > /opt/fengong/share/jupyter/lab/settings/overrides.json \
 && mkdir -p /app/notebooks && chown -R fengong:fengong /app/notebooks
USER 10001
EXPOSE 8888
# Without a token Jupyter would let in everyone, or make one up that nobody sees: so it does not start.
ENTRYPOINT ["/bin/sh", "-c", "test -n \"$JUPYTER_TOKEN\" -o -s \"$JUPYTER_TOKEN_FILE\" || { echo '请先设 JUPYTER_TOKEN 或 JUPYTER_TOKEN_FILE / set JUPYTER_TOKEN or JUPYTER_TOKEN_FILE first' >&2; exit 2; }; exec jupyter lab --no-browser --ip 0.0.0.0 --port 8888 --ServerApp.root_dir /app/notebooks --LabApp.extension_manager readonly \"$@\"", "jupyter"]

FROM base AS api
COPY --from=api-project /opt/fengong /opt/fengong
COPY --from=api-project /app /app
USER 10001
# Inside a container every address is its own. Without a key nobody reads, unless FENGONG_READING=open leaves it to
# where the port is published.
ENV FENGONG_HOST=0.0.0.0
EXPOSE 8000
# http.client and not urllib: a proxy in the environment must not be asked for 127.0.0.1.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 CMD ["python3", "-c", "from http.client import HTTPConnection as C; c = C('127.0.0.1', 8000, timeout=4); c.request('GET', '/ready'); raise SystemExit(c.getresponse().status != 200)"]
ENTRYPOINT ["fengong"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
