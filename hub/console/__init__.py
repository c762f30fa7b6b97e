"""The staff console: server-rendered pages over the hub's functions, to be mounted by the web process."""

from hub.console.app import console_app
from hub.console.guard import LARGEST_UPLOAD, UPLOAD_PATH

__all__ = ["LARGEST_UPLOAD", "UPLOAD_PATH", "console_app"]
