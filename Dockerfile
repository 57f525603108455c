# Two ways, as the README has them. Try it, with nothing configured (the sandbox listens on its own machine only):
#   docker build -t sportello .
#   docker run --rm --init --network host --read-only --tmpfs /tmp -v sportello:/var/lib/sportello sportello
# Run it: docker compose up -d (compose.yaml)
FROM node:24-slim

ENV NODE_ENV=production \
    DATA_DIR=/var/lib/sportello
WORKDIR /opt/sportello

# The data belong to the user as whom it runs; a volume that is made here takes over whose this folder is.
RUN mkdir --mode=700 "$DATA_DIR" && chown node:node "$DATA_DIR"

COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force

COPY src ./src
COPY cards ./cards
COPY manifest ./manifest
COPY desk.yaml LICENSE ./

USER node
VOLUME /var/lib/sportello
EXPOSE 3978 2525

HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

# What `npm start` does, without npm in between: the signal to stop must reach Sportello itself.
CMD ["node", "--max-semi-space-size=16", "--heap-growing-percent=20", "src/start.js", "main"]
