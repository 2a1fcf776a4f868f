"""The words of triggers of several words (أطلق النار, call for talks), wherever in a clause they stand."""

from __future__ import annotations

from musnad.language.tables import Trigger
from musnad.reading.clauses import Clause
from musnad.reading.document import Document
from musnad.reading.facts import Facts
from musnad.text import fold

__all__ = ["TriggerWords"]


class TriggerWords:
    """Finds the further words of triggers in one report."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc

    def is_word(self, f: Facts, word: str) -> bool:
        """Whether a token is a word of a trigger, or another number or state of its noun (رهائن, رهينة)."""
        return word in f.forms or not (not f.nominal or f.nominal.isdisjoint(self.doc.table.lemmas(word)))

    def end_of(self, trigger: Trigger, start: int, end: int, gap: int = 6) -> int | None:
        """The end of a multiword trigger whose further words follow in order, at most `gap` tokens apart; None without them."""
        facts = self.doc.facts
        k = start
        for word in trigger.rest:
            first, stop = k, min(end, k + gap)
            while k < stop and not (self.is_word(facts[k], word) and (k == first or not self._hangs_elsewhere(k))):
                k += 1
            if k >= stop:
                return None
            k += 1
        return k

    def follow_within(self, words: tuple[str, ...], start: int, end: int) -> bool:
        """Whether words stand one right behind the other, the first of them within tokens."""
        facts = self.doc.facts
        return any(
            self.is_word(facts[i], words[0])
            and all(i + k < len(facts) and self.is_word(facts[i + k], words[k]) for k in range(1, len(words)))
            for i in range(start, end)
        )

    def _hangs_elsewhere(self, k: int) -> bool:
        """Whether a word hangs on a preposition that is no word of the trigger (قدّم ... على المطالبة, no قدّم مطالب)."""
        before = self.doc.facts[k - 1]
        return before.tag == "P" and not before.enclitic and before.value != "من"

    def reach_of(self, clause: Clause) -> set[str]:
        """Stems, spellings and lemmas of the words after a verb, to see at once which multiword triggers cannot be meant."""
        facts = self.doc.facts
        found: set[str] = set()
        stop = max(clause.end, max((p.head + 1 for p in clause.phrases), default=0))
        for f in facts[clause.verb + 1 : min(stop, clause.verb + 60)]:
            found.update(f.forms, f.lemmas)
        return found

    def heading(self, rest: tuple[str, ...], clause: Clause) -> tuple[int, int] | None:
        """Where the further words of a trigger head a phrase after the verb, however long its subject is."""
        facts = self.doc.facts
        for p in clause.phrases[clause.split : clause.split + 5]:
            if not p.prep and p not in clause.objects[:2]:
                continue
            while p.gen is not None and (p.quantifier or p.count is not None):
                p = p.gen  # أطلقت عدة قذائف
            words = rest[1:] if len(rest) > 1 and p.prep and fold(p.prep) == rest[0] else rest
            if p.prep and words is rest and not words[0].startswith(fold(p.prep)):
                continue  # شن غارات بعد هجوم
            if p.head >= 0 and self.is_word(facts[p.head], words[0]):
                end = self._follow(words[1:], p.head + 1, p.head + 5)
                if end is not None:
                    return p.head, end
        return None

    def _follow(self, words: tuple[str, ...], start: int, end: int) -> int | None:
        """The end of words that follow in order before `end`, others between them (وقفا أحاديا لإطلاق النار); None without them."""
        k: int | None = start
        for word in words:
            k = next((i + 1 for i in range(k or 0, min(end, len(self.doc.facts))) if self.is_word(self.doc.facts[i], word)), None)
            if k is None:
                return None
        return k
