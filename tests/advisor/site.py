"""The server of a college on this machine, from which feeds are fetched."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HEAD = "id,title,provider\n"
NETS = "nets,Net Mending,Corrie College\n"


class Site:
    """The server of a college: its files by path, and where a path leads on; it asks for nothing in its robots.txt."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {"/feed.csv": HEAD + NETS}
        self.leads: dict[str, str] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = site.files.get(self.path, "").encode()
                self.send_response(302 if self.path in site.leads else 200 if body else 404)
                if self.path in site.leads:
                    self.send_header("Location", site.leads[self.path])
                self.send_header("ETag", f'"{hash(body)}"')
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
