"""The staff console: pages rendered on the server, which the web process mounts."""

from hub.console.app import console_app
from hub.console.middleware import LARGEST_UPLOAD, UPLOAD_PATH

__all__ = ["LARGEST_UPLOAD", "UPLOAD_PATH", "console_app"]
