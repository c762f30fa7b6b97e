"""`python -m advisor.web`: the public process, on the address of the settings."""

from __future__ import annotations

import threading

import uvicorn

from advisor.freshness import Freshness
from advisor.prepare import renew_index
from advisor.rebuild import Rebuild
from bot.web import make_app
from runtime.database import make_engine, make_sessions
from runtime.logs import JsonLines, log_to_stderr
from runtime.settings import settings


def main() -> None:
    log_to_stderr(JsonLines("web"))
    chosen = settings()
    rebuild = Rebuild(lambda: renew_index(chosen))
    app = make_app(chosen, rebuild)
    engine, stop = make_engine(chosen.database), threading.Event()
    freshness = Freshness(make_sessions(engine), chosen.index_folder, rebuild)
    looking = threading.Thread(target=freshness.keep_looking, args=(stop,), name="freshness")
    looking.start()
    try:
        # uvicorn's own logging would write the text of errors beside ours
        uvicorn.run(app, host=chosen.host, port=chosen.web_port, log_config=None, access_log=False, proxy_headers=False)
    finally:
        stop.set()
        looking.join()
        engine.dispose()


if __name__ == "__main__":
    main()
