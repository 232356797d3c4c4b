# One file for every container of ours, built once: `--target service` with SERVICE, `--target reporting` for the one that prints PDF.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY Directory.Build.props Directory.Packages.props global.json .editorconfig ./
COPY protos protos
COPY platform platform
COPY services services
COPY cli cli
RUN for project in services/*/*.csproj cli/*.csproj; do \
      dotnet publish "$project" --configuration Release --nologo -v quiet --output "/app/$(basename "$(dirname "$project")")" -p:UseAppHost=false || exit 1; \
    done

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS service
# Folders that volumes are mounted on are made here, so that they belong to the user that the process runs as.
RUN mkdir -p /run/finsam /var/lib/finsam && chown "$APP_UID:$APP_UID" /run/finsam /var/lib/finsam
WORKDIR /app
ARG SERVICE
COPY --from=build /app/$SERVICE ./
USER $APP_UID
ENV Finsam__BindAddress=0.0.0.0 \
    Finsam__GrpcPort=8081 \
    Finsam__HttpPort=8080 \
    Finsam__Auth__Issuer=finsam-development \
    Finsam__Auth__KeySetFile=/run/finsam/issuer.jwks.json \
    Finsam__SecretsFolder=/run/finsam
# The base image has no HTTP client; bash speaks enough HTTP to ask for readiness.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=5 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet"]

FROM service AS reporting
USER root
# Chromium prints the PDF. Ubuntu has it only as a snap, so there it comes from Debian's archive.
RUN . /etc/os-release \
 && apt-get update -qq \
 && if [ "$ID" != debian ]; then \
      apt-get install -y -qq --no-install-recommends debian-archive-keyring \
      && echo 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bookworm main' >/etc/apt/sources.list.d/debian.list \
      && printf 'Package: *\nPin: origin deb.debian.org\nPin-Priority: 50\n' >/etc/apt/preferences.d/debian \
      && apt-get update -qq; \
    fi \
 && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core \
 && rm -rf /var/lib/apt/lists/*
USER $APP_UID
ENV Finsam__ChromiumWithoutSandbox=true HOME=/tmp

FROM service AS cli
USER root
RUN for part in postgres rabbitmq participants ledger reporting gateway; do install -d -o "$APP_UID" -g "$APP_UID" "/secrets/$part"; done \
 && install -d -o "$APP_UID" -g "$APP_UID" /out
USER $APP_UID
COPY samples /app/samples
HEALTHCHECK NONE
ENV FINSAM_ROOT=/app FINSAM_VAR=/var/lib/finsam
ENTRYPOINT ["dotnet", "finsam-cli.dll"]
