"""A table of written forms in a few flat arrays: quick to load, small to hold."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator

from musnad.text import fold

__all__ = ["FormTable"]


class FormTable:
    """Written forms found by their folded form.

    Rows are spellings, filed by a hash of their folded form that is the same in every process; each row points at its pairs,
    the numbers of an entry and of its features.
    """

    def __init__(self, forms: Iterable[tuple[str, int, int]]) -> None:
        rows: dict[str, set[int]] = {}
        for spelling, entry, features in forms:
            rows.setdefault(spelling, set()).add(entry << 10 | features)
        self._mask = (1 << max(8, len(rows).bit_length())) - 1
        filed = sorted((self._bucket(fold(spelling)), spelling) for spelling in rows)
        self._buckets = array("I", [0]) * (self._mask + 2)
        self._text = "".join(spelling for _, spelling in filed)
        self._starts = array("I", [0])
        self._pairs = array("I")
        self._pair_starts = array("I", [0])
        for bucket, spelling in filed:
            self._buckets[bucket + 1] += 1
            self._starts.append(self._starts[-1] + len(spelling))
            self._pairs.extend(sorted(rows[spelling]))
            self._pair_starts.append(len(self._pairs))
        for bucket in range(self._mask + 1):
            self._buckets[bucket + 1] += self._buckets[bucket]

    def __len__(self) -> int:
        """The number of different spellings."""
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[str]:
        for row in range(len(self)):
            yield self._text[self._starts[row] : self._starts[row + 1]]

    def rows(self, folded: str) -> list[tuple[str, array[int]]]:
        """The spellings that fold to `folded`, each with its packed pairs (entry << 10 | features).

        >>> table = FormTable([("إعلام", 0, 1), ("أعلام", 2, 3)])
        >>> sorted((spelling, [(pair >> 10, pair & 1023) for pair in pairs]) for spelling, pairs in table.rows("اعلام"))
        [('أعلام', [(2, 3)]), ('إعلام', [(0, 1)])]
        """
        bucket = self._bucket(folded)
        found = []
        for row in range(self._buckets[bucket], self._buckets[bucket + 1]):
            start, end = self._starts[row], self._starts[row + 1]
            if end - start != len(folded):
                continue  # folding a spelling of the table keeps its length
            spelling = self._text[start:end]
            if spelling == folded or fold(spelling) == folded:
                found.append((spelling, self._pairs[self._pair_starts[row] : self._pair_starts[row + 1]]))
        return found

    def _bucket(self, folded: str) -> int:
        return zlib.crc32(folded.encode("utf-8", "surrogatepass")) & self._mask
