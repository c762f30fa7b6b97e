"""`python -m advisor.web`: the public process, on the address of the settings."""

from __future__ import annotations

import logging

import uvicorn

from advisor.prepare import build_index
from advisor.rebuild import Rebuild
from bot.web import make_app
from runtime.settings import settings


def main() -> None:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    chosen = settings()
    app = make_app(chosen, Rebuild(lambda: build_index(chosen)))
    uvicorn.run(app, host=chosen.host, port=chosen.web_port, log_level="warning", access_log=False, proxy_headers=False)


if __name__ == "__main__":
    main()
