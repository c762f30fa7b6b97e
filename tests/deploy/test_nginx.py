"""The front of a hub as nginx itself runs it: what it passes on, what it refuses, and whom it asks when one is gone."""

from __future__ import annotations

import os
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
import warnings
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from bot.events_api import BEAT, EVENTS
from bot.guards import LARGER, MAX_BODY
from runtime.settings import ROOT
from tests.bot.framings import FRAMINGS, status_of
from tests.e2e.stack import free_port

HOST = "advisor.example.org"
HEARD = threading.Event()
"""Set when the first event has come through."""


class Backend(BaseHTTPRequestHandler):
    """Answers with what nginx told it."""

    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name: self.headers.get(name, "") for name in ("Host", "X-Forwarded-For", "X-Forwarded-Proto")}
        body = repr(headers).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def events(self) -> None:
        """An event at once, and the next when `HEARD` is set."""
        self.send_response(200)
        for name, value in {
            "Content-Type": "text/event-stream",
            "X-Accel-Buffering": "no",
            "Connection": "close",
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"id: 1\ndata: first\n\n")
        self.wfile.flush()
        if HEARD.wait(5):
            self.wfile.write(b"id: 2\ndata: second\n\n")

    def do_GET(self) -> None:
        self.events() if self.path == EVENTS else self.answer()

    do_POST = answer  # noqa: N815  as above

    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="module")
def backend() -> Iterator[int]:
    """The port of a web process."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Backend)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def front(backend: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of nginx under the project's file, before a web process that is gone and one that answers."""
    if shutil.which("nginx") is None:
        pytest.skip("NGINX WAS NOT TESTED: there is no nginx on the PATH (Debian: apt-get install nginx-light)")
    folder = tmp_path_factory.mktemp("nginx")
    key = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", f"/CN={HOST}"]
    subprocess.run(
        [*key, "-addext", f"subjectAltName=DNS:{HOST}", "-keyout", folder / "key.pem", "-out", folder / "chain.pem"],
        check=True,
        capture_output=True,
    )
    port, plain = free_port(), free_port()
    (folder / "nginx.conf").write_text(_whole(folder, port, plain, (free_port(), backend)))
    words = ["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder), "-e", "stderr"]
    checked = subprocess.run([*words, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr, checked.stderr
    server = subprocess.Popen([*words, "-g", "daemon off;"], stderr=subprocess.DEVNULL)
    trust = ssl.create_default_context(cafile=str(folder / "chain.pem"))
    try:
        with httpx.Client(
            base_url=f"https://127.0.0.1:{port}",
            verify=trust,
            headers={"Host": HOST},
            trust_env=False,
        ) as client:
            client.headers["X-Plain-Port"] = str(plain)
            _wait(client)
            yield client
    finally:
        server.terminate()
        server.wait()


def _whole(folder: Path, port: int, plain: int, backends: tuple[int, int]) -> str:
    """The project's file with the ports and files of this test, inside what a nginx.conf has around it."""
    site = (ROOT / "deploy" / "nginx.conf").read_text()
    site = re.sub(r"listen \[::\]:\d+( ssl)?;", "", site)
    site = site.replace("listen 80;", f"listen 127.0.0.1:{plain};").replace("listen 443 ", f"listen 127.0.0.1:{port} ")
    servers = " ".join(f"server 127.0.0.1:{number} max_fails=2 fail_timeout=5s;" for number in backends)
    site = site.replace("server 127.0.0.1:8000 max_fails=2 fail_timeout=5s;", servers)
    site = site.replace("/etc/ssl/advisor/fullchain.pem", str(folder / "chain.pem"))
    site = site.replace("/etc/ssl/advisor/key.pem", str(folder / "key.pem"))
    temporary = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # as nobody, which root's nginx becomes, its workers could not write below this folder
    user = "user root;" if os.geteuid() == 0 else ""
    return f"{user} pid {folder}/pid; events {{}} http {{ access_log off; {temporary}\n{site}\n}}"


def _wait(client: httpx.Client) -> None:
    for _ in range(100):
        try:
            client.get("/", extensions={"sni_hostname": HOST})
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError("nginx")


def ask(front: httpx.Client, method: str, path: str, **words: object) -> httpx.Response:
    return front.request(method, path, extensions={"sni_hostname": HOST}, **words)  # type: ignore[arg-type]


def test_a_web_process_is_told_the_address_that_nginx_saw_and_not_what_a_client_made_up(front: httpx.Client) -> None:
    told = ask(front, "GET", "/", headers={"X-Forwarded-For": "1.1.1.1", "X-Forwarded-Proto": "http"}).text
    assert told == repr({"Host": HOST, "X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "https"})


def test_a_message_is_answered_by_the_other_web_process_when_one_is_gone(front: httpx.Client) -> None:
    for _ in range(4):
        assert ask(front, "POST", "/api/conversations/messages", content=b"{}").status_code == 200


def test_an_event_passes_when_it_is_sent_and_a_beat_comes_before_nginx_gives_up(front: httpx.Client) -> None:
    with front.stream("GET", EVENTS, extensions={"sni_hostname": HOST}) as response:
        events = response.iter_text()
        assert next(events) == "id: 1\ndata: first\n\n"
        HEARD.set()
        assert "".join(events) == "id: 2\ndata: second\n\n"
    waited = re.search(r"proxy_read_timeout (\d+)s;", (ROOT / "deploy" / "nginx.conf").read_text())
    assert waited
    assert int(waited[1]) >= 2 * BEAT


@pytest.mark.parametrize(
    ("path", "size"),
    [("/api/conversations/messages", MAX_BODY), ("/console/sign-in", MAX_BODY), *LARGER.items()],
)
def test_a_body_is_passed_on_that_the_web_process_takes_and_none_much_larger(
    front: httpx.Client, path: str, size: int
) -> None:
    """LARGER is what the web process itself goes by."""
    assert ask(front, "POST", path, content=b" " * size).status_code == 200
    assert ask(front, "POST", path, content=b" " * (size + size // 16)).status_code == 413


def test_browsers_are_told_to_stay_on_https(front: httpx.Client) -> None:
    told = ask(front, "GET", "/").headers["Strict-Transport-Security"]
    assert told == "max-age=63072000; includeSubDomains"
    answer = in_the_clear(front, "GET", "/page?x=1")
    assert (answer.status_code, answer.headers["Location"]) == (308, f"https://{HOST}/page?x=1")


@pytest.mark.parametrize("path", ["/api/conversations", "/api/catalogue/terms", "/mcp", "/telegram/webhook"])
def test_a_program_that_speaks_plain_http_is_refused_and_not_sent_on(front: httpx.Client, path: str) -> None:
    assert in_the_clear(front, "POST", path).status_code == 403


def in_the_clear(front: httpx.Client, method: str, path: str) -> httpx.Response:
    address = f"http://127.0.0.1:{front.headers['X-Plain-Port']}{path}"
    return httpx.request(method, address, headers={"Host": HOST}, trust_env=False)


@pytest.mark.parametrize(
    ("version", "ciphers", "taken"),
    [
        (ssl.TLSVersion.TLSv1_3, "ALL", True),
        (ssl.TLSVersion.TLSv1_2, "ECDHE-RSA-AES128-GCM-SHA256", True),
        (ssl.TLSVersion.TLSv1_2, "AES128-GCM-SHA256", False),  # no forward secrecy
        (ssl.TLSVersion.TLSv1_2, "ECDHE-RSA-AES128-SHA", False),  # no authenticated encryption
        (ssl.TLSVersion.TLSv1_1, "ALL", False),
    ],
)
def test_tls_is_taken_in_its_present_versions_and_with_forward_secrecy_alone(
    front: httpx.Client, version: ssl.TLSVersion, ciphers: str, *, taken: bool
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers(f"{ciphers}:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the old version is what is tried
        context.minimum_version = context.maximum_version = version
    try:
        with connected(front, context) as connection:
            found = connection.version()
    except ssl.SSLError:
        found = None
    assert (found is not None) is taken


@pytest.mark.parametrize("lines", FRAMINGS.values(), ids=FRAMINGS)
def test_a_request_whose_end_can_be_read_in_two_ways_is_refused(front: httpx.Client, lines: str) -> None:
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    with connected(front, trusting) as connection:
        connection.sendall(f"POST /api/conversations HTTP/1.1\r\nHost: {HOST}\r\n{lines}\r\n0\r\n\r\n".encode())
        assert status_of(connection) in (400, 501)


def connected(front: httpx.Client, context: ssl.SSLContext) -> ssl.SSLSocket:
    plain = socket.create_connection(("127.0.0.1", front.base_url.port or 443), timeout=10)
    try:
        return context.wrap_socket(plain, server_hostname=HOST)
    except ssl.SSLError:
        plain.close()
        raise
