"""Links across reports: wire copy, same events and statements, contradictions, and who is an independent origin. Pure: no I/O."""

from musnad.linking.links import Filed, Link, LinkKind, address, split_address

__all__ = ["Filed", "Link", "LinkKind", "address", "split_address"]
