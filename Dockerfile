# The portal for production: docs/production.md says what it asks for.
FROM node:24-trixie-slim AS build
WORKDIR /build
COPY . .
RUN node scripts/image.mjs /portal

FROM node:24-trixie-slim
ENV NODE_ENV=production NODE_OPTIONS=--disable-warning=ExperimentalWarning
WORKDIR /portal
COPY --from=build --chown=node:node /portal .
USER node
EXPOSE 7007
HEALTHCHECK --start-period=60s CMD \
  node -e "fetch('http://127.0.0.1:' + (process.env.QUARTERDECK_PORT ?? 7007) + '/.backstage/health/v1/readiness').then(a => process.exit(a.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "packages/backend", "--config", "app-config.production.yaml"]
