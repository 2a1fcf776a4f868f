"""Links across reports: wire copy, same events and statements, contradictions, and who is an independent origin. Pure: no I/O."""

from musnad.linking.linker import MemoryShelf, Posting, Prepared, Shelf, link, prepare
from musnad.linking.links import Filed, Link, LinkKind, address, split_address

__all__ = [
    "Filed", "Link", "LinkKind", "MemoryShelf", "Posting", "Prepared", "Shelf", "address", "link", "prepare", "split_address",
]  # fmt: skip
