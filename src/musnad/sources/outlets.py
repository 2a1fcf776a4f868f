"""Which name an outlet is kept under: one that the world data knows, wherever the page or its address gives one."""

from __future__ import annotations

from urllib.parse import urlsplit

__all__ = ["outlet_of"]


def outlet_of(name: str | None, url: str | None) -> str | None:
    """The outlet of a page or feed that calls itself `name`: that name, or the domain where only the domain is known.

    >>> outlet_of("الجزيرة نت", "https://www.aljazeera.net/a"), outlet_of("RSS - World", "https://www.aljazeera.net/a")
    ('الجزيرة نت', 'aljazeera.net')
    >>> outlet_of("Valley Courier", "https://courier.example/a"), outlet_of(None, "https://www.courier.example")
    ('Valley Courier', 'courier.example')
    """
    host = _host(url)
    if name and host:
        from musnad.world.credits import medium_of  # the world is loaded only when there is a choice
        from musnad.world.load import load_world

        world = load_world()
        return host if not medium_of(name, world) and medium_of(host, world) else name
    return name or host


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
