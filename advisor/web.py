"""`python -m advisor.web`: the public process, on the address of the settings."""

from __future__ import annotations

import uvicorn

from advisor.prepare import build_index
from advisor.rebuild import Rebuild
from bot.web import make_app
from runtime.logs import JsonLines, log_to_stderr
from runtime.settings import settings


def main() -> None:
    log_to_stderr(JsonLines("web"))
    chosen = settings()
    app = make_app(chosen, Rebuild(lambda: build_index(chosen)))
    # uvicorn's own logging would write the text of errors beside ours
    uvicorn.run(app, host=chosen.host, port=chosen.web_port, log_config=None, access_log=False, proxy_headers=False)


if __name__ == "__main__":
    main()
