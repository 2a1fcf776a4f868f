"""A real HTTP server on this machine, whose pages the tests write, and good manners that take no time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from musnad.sources.items import Limits, Options
from musnad.sources.outlets import outlet_of

Page = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A site: `pages` answer by path, `asked` lists the paths with the headers of each request."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [path for path, _ in self.asked]

    def give(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        """Have the site answer a path with these bytes; headers are written with _ for -. Returns the URL."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            if "Transfer_Encoding" not in headers:
                request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)

        return self.answer(path, answer)

    def answer(self, path: str, page: Page) -> str:
        """Have the site answer a path by a function. Returns the URL."""
        self.pages[path] = page
        return self.url + path


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that answers 404 to what it was not told to give."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found.asked.append((self.path, dict(self.headers.items())))
            page = found.pages.get(self.path)
            try:
                if page:
                    page(self)
                else:
                    self.send_response(404)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
            except OSError:  # the visitor went away
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session", autouse=True)
def _loaded() -> None:
    """The libraries and the world are loaded before any test that looks at the clock."""
    import feedparser  # noqa: F401
    import trafilatura  # noqa: F401

    outlet_of("Courier", "https://courier.example")


@pytest.fixture
def options() -> Options:
    """This machine may be asked under its number, at once, and for little."""
    return Options(
        limits=Limits(private=frozenset({"127.0.0.1"}), delay=0, timeout=0.4, deadline=1.0, size=300_000, redirects=3),
    )
