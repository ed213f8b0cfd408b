# Two images of FakeCSV: the application (target "app") and nginx with its files (target "web").
# docker-compose.yml builds and starts both beside MariaDB and memcached.

# --- base: one user for application and web server, which share sockets and finished files ---
FROM debian:bookworm-slim AS base
RUN groupadd --gid 10001 fakecsv \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent \
        --shell /usr/sbin/nologin fakecsv \
    && install -d -o 10001 -g 10001 -m 0750 /run/fakecsv /var/lib/fakecsv /var/lib/fakecsv/media

# --- web ---
FROM base AS web
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends nginx \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/fakecsv
COPY nginx nginx
COPY static static
# Paths are the same in every container, so the settings are rendered once; nginx writes only
# below /tmp (a tmpfs in docker-compose.yml) and to its standard output and error.
RUN install -d -o 10001 -g 10001 -m 0750 /var/log/fakecsv \
    && ln -s /dev/stdout /var/log/fakecsv/access.log \
    && nginx/render nginx/fakecsv.conf.in LISTEN=8080 APP=unix:/run/fakecsv/fakecsv.sock \
        MEMCACHED=unix:/run/fakecsv/memcached.sock SITE=/opt/fakecsv \
        MEDIA=/var/lib/fakecsv/media RUN=/tmp LOG=/var/log/fakecsv >nginx/fakecsv.conf \
    && nginx/render nginx/nginx.conf.in RUN=/tmp LOG=/var/log/fakecsv \
        CONF=/opt/fakecsv/nginx/fakecsv.conf >nginx/nginx.conf
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=10s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q ' 200 ' <&3"]
STOPSIGNAL SIGQUIT
CMD ["nginx", "-p", "/tmp", "-c", "/opt/fakecsv/nginx/nginx.conf", "-e", "stderr"]

# --- build: the toolchain, the libraries' headers, the executable with the Swift runtime in it ---
FROM swift:6.3-bookworm AS build
# Debian's patched versions are wanted, whatever they are on the day of the build.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libcurl4-openssl-dev libfcgi-dev libisal-dev libjansson-dev libmariadb-dev libmemcached-dev \
        libsodium-dev libxlsxwriter-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Package.swift ./
COPY Tests Tests
COPY Benchmarks/Engine Benchmarks/Engine
COPY Sources Sources
RUN swift build -c release --static-swift-stdlib --product fakecsv \
    && install -s -m 0755 "$(swift build -c release --static-swift-stdlib --show-bin-path)/fakecsv" /fakecsv

# --- app ---
FROM base AS app
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        ca-certificates libcurl4 libfcgi0ldbl libisal2 libjansson4 libmariadb3 libmemcached11 \
        libmemcachedutil2 libsodium23 libxlsxwriter4 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/fakecsv
COPY templates templates
COPY static static
COPY LICENSE NOTICE ./
COPY --from=build /fakecsv /usr/local/bin/fakecsv
ENV FAKECSV_LISTEN=/run/fakecsv/fakecsv.sock \
    FAKECSV_MEDIA=/var/lib/fakecsv/media \
    FAKECSV_RUN=/run/fakecsv \
    FAKECSV_TEMPLATES=/opt/fakecsv/templates \
    FAKECSV_STATIC=/opt/fakecsv/static \
    SWIFT_BACKTRACE=enable=no
USER 10001:10001
VOLUME ["/var/lib/fakecsv/media"]
HEALTHCHECK --interval=5s --timeout=5s --start-period=20s --retries=3 CMD ["fakecsv", "health"]
STOPSIGNAL SIGTERM
CMD ["fakecsv", "serve"]
