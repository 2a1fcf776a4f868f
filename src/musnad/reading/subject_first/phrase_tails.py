"""What may follow the head of a noun phrase: of-phrases, affiliations of officials, appositions."""

from __future__ import annotations

from musnad.reading.names import NameMatch
from musnad.reading.phrases import Phrase
from musnad.reading.subject_first.phrase_units import PhraseBuilder

__all__ = ["TailReader"]

_ARTICLES = frozenset({"the", "a", "an"})
_TITLED = frozenset({"title", "counterpart"})


class TailReader(PhraseBuilder):
    """Joins to a phrase what follows its head."""

    def _delegates(self, p: Phrase, name: NameMatch) -> bool:
        """Whether several officials are said to come from a party (commanders from Kenya and Chad met)."""
        assert p.heads is not None
        return (
            self.opening
            and p.heads.number == "p"
            and p.heads.kind in ("title", "people")
            and bool(name.kinds & {"state", "capital", "organisation", "armed_group"})
        )

    def _one(self, i: int, end: int, depth: int) -> Phrase | None:
        """The phrase that starts at token i, without its coordination."""
        raise NotImplementedError

    def _after(self, p: Phrase, end: int, depth: int) -> None:
        """What follows the head: of-phrases, affiliations of officials, appositions between commas."""
        facts, names = self.facts, self.names
        if (
            p.end < end
            and facts[p.end].norm == "of"
            and p.gen is None
            and (p.name is None or ("person" in p.name.kinds and p.end + 1 < end and names[p.end + 1] is not None))
        ):
            inner = self._one(p.end + 1, end, depth + 1)
            if inner is not None:
                p.gen, inner.parent, p.end = inner, p, inner.end
        if (
            p.heads is not None
            and p.heads.kind in ("title", "people", "armed")
            and p.end < end
            and facts[p.end].norm in ("for", "in", "at", "from", "to", "with")
            and depth < 4
        ):
            at = p.end + 1
            head_at = at + 1 if at < end and facts[at].norm in _ARTICLES else at
            name = names[head_at] if head_at < end else None
            value = facts[p.end].norm
            known = (name is not None and bool(name.kinds & {"organisation", "armed_group"})) or (
                head_at < end and (found := self._head_at(head_at, end)) is not None and found[0].kind in ("org", "armed")
            )
            speaks = ("speaker" in p.heads.classes and value == "for") or (
                p.heads.role in ("envoy", "ambassador", "ambassador_un") and value in ("to", "for")
            )
            if (
                (known and (value in ("for", "in", "at", "with") or "source" in p.heads.classes))
                or speaks
                or (name is not None and "source" in p.heads.classes and value == "in" and "state" in name.kinds)
                or (name is not None and value == "from" and self._delegates(p, name))
            ):
                inner = self._one(at, end, depth + 1)
                if inner is not None:
                    inner.prep, inner.parent = value, p
                    p.of.append((value, inner))
                    p.end = inner.end
        if p.end + 1 < end and facts[p.end].surface == "," and depth == 0:
            at = p.end + 1
            if (
                p.heads is not None
                and p.heads.kind in _TITLED
                and not p.apps
                and p.unknown is None
                and self._kinds(at) == {"person"}
            ):
                inner = self._one(at, end, depth + 1)
                if inner is not None and inner.name is not None:
                    p.apps.append(inner)
                    inner.parent = p
                    p.end = inner.end
            elif ((p.name is not None and "person" in p.name.kinds) or p.unknown is not None) and p.heads is None:
                inner = self._one(at, end, depth + 1)
                if (
                    inner is not None
                    and inner.heads is not None
                    and inner.heads.kind in ("title", "people")
                    and inner.end < end
                    and facts[inner.end].surface in (",", ".")
                    and not inner.apps
                ):
                    p.apps.append(inner)
                    inner.parent = p
                    p.end = inner.end
        if p.end + 1 < end and facts[p.end].surface == "(":
            for k in range(p.end + 1, min(p.end + 5, end)):
                if facts[k].surface == ")":
                    p.end = k + 1
                    break
