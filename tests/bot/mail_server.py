"""A mail server by hand: enough of SMTP (RFC 5321) for smtplib, on a port of this machine; it refuses on demand."""

from __future__ import annotations

import email
import email.policy
import socketserver
import threading
from collections.abc import Callable
from email.message import EmailMessage
from types import TracebackType


class FakeMailServer:
    """Keeps what it took in `taken`, and for whom in `recipients`. `refuse` maps an address to the reply that it gets,
    such as "550 no such user".

    `answers` False makes it end each connection without a word.
    """

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.refuse: dict[str, str] = {}
        self.refuse_text = ""
        self.answers = True
        server = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                if server.answers:
                    server._talk(self)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def __enter__(self) -> FakeMailServer:
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _talk(self, handler: socketserver.StreamRequestHandler) -> None:
        def say(line: str) -> None:
            handler.wfile.write(f"{line}\r\n".encode())

        say("220 mail.hub.example")
        while line := handler.rfile.readline().decode().strip():
            verb = line.split(" ")[0].upper()
            if verb == "RCPT":
                address = line.partition("<")[2].rstrip(">")
                self.recipients.append(address)
                say(self.refuse.get(address, "250 ok"))
            elif verb == "DATA":
                say("354 go on")
                self._take(handler, say_ok=lambda: say(self.refuse_text or "250 taken"))
            elif verb == "QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")

    def _take(self, handler: socketserver.StreamRequestHandler, say_ok: Callable[[], None]) -> None:
        lines: list[bytes] = []
        while (line := handler.rfile.readline()) != b".\r\n":
            lines.append(line)
        if not self.refuse_text:
            message = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
            assert isinstance(message, EmailMessage)
            self.taken.append(message)
        say_ok()
