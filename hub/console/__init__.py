"""The staff console: server-rendered pages over the hub's functions, to be mounted by the web process."""

from hub.console.app import console_app

__all__ = ["console_app"]
