"""Keys and digests: what names a report, what tells that something was seen before, and what proves that nothing was altered."""

from __future__ import annotations

import hashlib

from musnad.records import Report

__all__ = ["digest_of", "key_of", "sha256_of", "storable", "version_digest"]


def sha256_of(content: bytes) -> str:
    """The SHA-256 of bytes in hex.

    >>> sha256_of(b"")[:16]
    'e3b0c44298fc1c14'
    """
    return hashlib.sha256(content).hexdigest()


def digest_of(*parts: str | None) -> str:
    """A digest of several values, which tells None from empty and does not depend on where one ends.

    >>> digest_of("a", "bc") == digest_of("ab", "c"), digest_of(None) == digest_of("")
    (False, False)
    """
    whole = hashlib.sha256()
    for part in parts:
        coded = b"-" if part is None else b"+" + part.encode("utf-8", "surrogatepass")
        whole.update(len(coded).to_bytes(8, "big") + coded)
    return whole.hexdigest()


def key_of(report: Report) -> str:
    """The key under which a report is filed when it comes for the first time: 16 hex digits of its words and where it is from.

    The same words in two outlets are two reports; the day and the headline may be corrected later and play no part.

    >>> key_of(Report("قال مصدر", outlet="a.org")) == key_of(Report("قال مصدر", outlet="b.org"))
    False
    """
    return digest_of(report.text, report.outlet, report.url, report.id)[:16]


def version_digest(key: str, report: Report, reader: str, record: bytes) -> str:
    """What proves that a version was not altered: a digest of all that it says."""
    told = digest_of(key, report.text, report.id, report.outlet, report.published, report.headline, report.url, report.lang, reader)
    return sha256_of(told.encode() + record)


def storable(text: str) -> str:
    """The text as databases can hold it: NUL and halves of surrogate pairs are replaced one for one, so that offsets stay true.

    >>> storable("قال\\0مصدر")
    'قال�مصدر'
    """
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        text = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
