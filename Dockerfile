# One file, one target a service: docker build --target queue .
# The tests check this file's shape; they do not build the images.

ARG NODE=node:26.10.0-bookworm-slim

# What runs: production packages only. The platform's own packaged Node is optional and left out, the image brings it.
FROM ${NODE} AS packages
WORKDIR /app
COPY . .
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund

# Builds everything once; the compilers stay behind here.
FROM ${NODE} AS build
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund && npm run build

FROM ${NODE} AS service
WORKDIR /app
ENV NODE_ENV=production
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/libs libs
COPY --from=build /app/apps apps
COPY cities cities
COPY docker docker
COPY package.json ./
RUN mkdir /files && chown node:node /files
USER node
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

FROM service AS catalogue
CMD ["node", "--enable-source-maps", "apps/catalogue/dist/main.js"]

FROM service AS queue
CMD ["node", "--enable-source-maps", "apps/queue/dist/main.js"]

FROM service AS display
CMD ["node", "--enable-source-maps", "apps/display/dist/main.js"]

FROM service AS intake
CMD ["node", "--enable-source-maps", "apps/intake/dist/main.js"]

FROM service AS bureaus
CMD ["node", "--enable-source-maps", "apps/bureaus/dist/main.js"]

FROM service AS identity
CMD ["node", "--enable-source-maps", "apps/identity/dist/main.js"]

FROM service AS gateway
CMD ["node", "--enable-source-maps", "apps/gateway/dist/main.js"]
