"""`python -m advisor.web`: the public process, on the address of the settings."""

from __future__ import annotations

import gc
import threading

import uvicorn

from advisor.freshness import Freshness
from advisor.prepare import renew_index
from advisor.rebuild import Rebuild
from bot.web import make_app
from runtime.database import make_engine, make_sessions
from runtime.logs import JsonLines, log_to_stderr
from runtime.settings import settings


def spare_what_stays() -> None:
    """Let the garbage collection pass over what is there now: modules and routes stay as long as the process, and to
    look through them once more held every page up for 150 ms now and then."""
    gc.collect()
    gc.freeze()


def main() -> None:
    log_to_stderr(JsonLines("web"))
    chosen = settings()
    rebuild = Rebuild(lambda: renew_index(chosen))
    app = make_app(chosen, rebuild)
    spare_what_stays()
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
