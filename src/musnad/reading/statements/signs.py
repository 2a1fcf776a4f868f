"""Signs of speech at a token: quotation marks, attribution phrases, participles of saying, clauses that report."""

from __future__ import annotations

from musnad.language.tables import Cue, Tables
from musnad.reading.clauses import Clause
from musnad.reading.datelines import dateline_end
from musnad.reading.document import Document
from musnad.reading.entities import EntityReader
from musnad.reading.phrases import Phrase
from musnad.reading.statements.said import CLOSE_QUOTES, OPEN_QUOTES, STOPS, Said
from musnad.text import fold

__all__ = ["SignReader"]


class SignReader:
    """Holds the report while its statements are read, and tells the signs of speech in it."""

    def __init__(self, doc: Document, clauses: list[Clause], entities: EntityReader, tables: Tables) -> None:
        self.doc = doc
        self.clauses = clauses
        self.entities = entities
        self.tables = tables
        self.found: list[Said] = []
        self.speakers: list[int] = []
        self.phrases: list[list[Phrase]] = [[] for _ in doc.sentences]
        self.by_sentence: list[list[Clause]] = [[] for _ in doc.sentences]
        for c in clauses:
            self.phrases[c.sentence].extend(c.phrases)
            self.by_sentence[c.sentence].append(c)

    def _first(self, n: int) -> int:
        """The first token of a sentence behind its dateline."""
        return dateline_end(self.doc, self.doc.sentences[n])

    def _is_media(self, at: int) -> bool:
        """Whether somebody is an agency, channel or paper; journalists who listen carry nothing (قال للصحفيين)."""
        draft = self.entities.drafts[at]
        return str(draft.actor or "").endswith(" JRN") and draft.kind != "people"

    def _speaks_up(self, c: Clause) -> bool:
        """Whether somebody named in a clause says, demands, condemns or relays something there."""
        if not any(cue.pos == "V" for cue, _ in self.doc.facts[c.verb].cues) or c.subject is None:
            return False
        at = self.entities.resolve(c.subject)
        return at is not None and self.entities.drafts[at].kind != "place"

    def _reports(self, c: Clause) -> bool:
        """Whether a clause has a cue of plain speech with a complement of its own."""
        if not any(cue.pos == "V" and cue.classes & {"speech", "relay"} for cue, _ in self.doc.facts[c.verb].cues):
            return False
        if c.subject is not None and not c.subject_dropped and c.objects:
            at = self.entities.resolve(c.subject)
            if (at is not None and self.entities.drafts[at].kind in ("people", "person")) or (
                at is not None and self._is_media(at)
            ):
                return True
        return any(k.link == "that" for k in c.children) or any(
            self.doc.facts[i].surface in OPEN_QUOTES for i in range(c.verb, min(c.end, c.verb + 8))
        )

    def _led_from(self, i: int, cue: Cue, reach: int = 10) -> int:
        """Where what a participle or noun of saying at token i governs begins; -1 when it governs nothing.

        Behind a complementiser or colon, with a quotation or the preposition of its regime, or with its object right behind it.
        """
        facts = self.doc.facts
        k = i + 1
        while k < min(i + reach, len(facts)):
            f = facts[k]
            two = f.second and k + 1 < len(facts) and any(h[0] == facts[k + 1].norm and h[1] == "S" for h in f.second)
            if two or (f.tag == "S" and f.value == "that") or f.surface == ":":
                return k + (2 if two else 1)
            if f.surface in OPEN_QUOTES:
                close = self._closing(k)
                named = close - k <= 4 and close + 1 < len(facts) and self._in_regime(close + 1, cue)
                if not named and (k == i + 1 or close - k > 4):
                    return k
                k = close + 1  # متهما «حماس» بالتراجع
                continue
            if f.surface == "،" and k + 1 < len(facts) and facts[k + 1].tag == "R":
                k = next((j for j in range(k + 2, k + 10) if j < len(facts) and facts[j].surface == "،"), k + 10) + 1
                reach += 10  # متهما المدير، الذي وصفه بالفاشل، بالتزوير
                continue
            if f.tag in "TVR":
                break
            if self._in_regime(k, cue):
                return k + (f.tag == "P")
            k += 1
        return i + 1 if "o" in cue.regime and self._known_object(i + 1) else -1

    def _known_object(self, k: int) -> bool:
        """Whether a definite object begins at a token: with the article, a pronoun or a definite genitive behind it."""
        facts = self.doc.facts
        f = facts[k] if k < len(facts) else None
        if f is None or f.tag not in "NMDO" or f.prep or f.conj:
            return False
        after = facts[k + 1] if k + 1 < len(facts) else None
        return f.definite or bool(f.enclitic) or f.tag in "MO" or (after is not None and (after.definite or after.tag == "M"))

    def _in_regime(self, k: int, cue: Cue) -> bool:
        """Whether a preposition that a cue governs stands at a token or is attached to it."""
        f = self.doc.facts[k]
        return (f.tag == "P" and not f.enclitic and f.value in cue.regime) or (f.prep != "" and f.prep in cue.regime)

    def _trailing_cue(self, i: int) -> Cue | None:
        """The participle of saying that goes on with the words of a speaker at token i (مشيرا إلى أن, مؤكدا أن, داعيا إلى)."""
        f = self.doc.facts[i]
        if not f.cues or f.definite or f.prep or f.enclitic:
            return None
        if not f.norm.endswith(("ا", "ين", "ه")):
            return None
        if i + 2 < len(self.doc.facts) and "disclose" in self.doc.facts[i + 2].classes and self.doc.facts[i + 1].tag == "G":
            return None  # طالبا عدم كشف هويته
        noun = any(s.entry.pos == "N" and fold(s.entry.lemma) == f.stem for s in f.senses)
        if self.doc.facts[i - 1].tag != "T" and noun and f.norm.endswith("ه"):
            return None  # مذكرة is a noun
        return next((c for c, _ in f.cues if "trailing" in c.classes and self._led_from(i, c) >= 0), None)

    def _is_trailing(self, i: int) -> bool:
        return self._trailing_cue(i) is not None

    def _phrase_at(self, i: int) -> tuple[int, str, str] | None:
        """An attribution phrase at token i: tokens after it, its kind and act."""
        facts = self.doc.facts
        if not facts[i].sourced:
            return None
        norm = facts[i].norm
        entries = self.tables.attribution.get(norm) or (self.tables.attribution.get(norm[1:]) if norm[:1] == "و" else None)
        if not entries:
            return None
        for rest, kind, act in entries:
            k = i + 1
            for word in rest:
                if k < len(facts) and facts[k].norm == word:
                    k += 1
                else:
                    break
            else:
                return k, kind, act
            if len(rest) == 1 and len(rest[0]) == 1 and k < len(facts) and facts[k].prep == rest[0]:
                return k, kind, act
        return None

    def _is_attribution(self, i: int) -> bool:
        f = self.doc.facts[i]
        return self._phrase_at(i) is not None or (f.tag == "P" and f.value == "حسب")

    def _opened(self, start: int, close: int) -> bool:
        want = {"»": "«", "”": "“"}.get(self.doc.facts[close].surface, '"')
        marks = [i for i in range(start, close) if self.doc.facts[i].surface == want]
        return bool(marks) if want != '"' else len(marks) % 2 == 1

    def _closing(self, i: int) -> int:
        """The token that closes the quotation opened at i (the end of the text without one)."""
        facts = self.doc.facts
        wanted = {"«": "»", "“": "”"}.get(facts[i].surface, facts[i].surface)
        for k in range(i + 1, min(len(facts), i + 400)):
            if facts[k].surface == wanted:
                return k
        return self.doc.sentences[self.doc.sentence_of[i]].end

    def _trim(self, start: int, end: int) -> tuple[int, int] | None:
        """Content without the punctuation and the quotation marks round it."""
        facts = self.doc.facts
        while start < end and (
            facts[start].surface in STOPS
            or (facts[start].surface in OPEN_QUOTES and self._closing(start) >= end - 2)
            or (facts[start].tag == "S" and facts[start].value == "that")
        ):
            start += 1
        while end > start and (
            facts[end - 1].surface in STOPS or (facts[end - 1].surface in CLOSE_QUOTES and not self._opened(start, end - 1))
        ):
            end -= 1
        if end - start == 1 and (
            (facts[start].tag == "N" and facts[start].definite)
            or (facts[start].tag == "A" and start and facts[start - 1].value == "that")
        ):
            return start, end  # رحبت بالخطوة, معتبرة أنه باطل
        return (start, end) if end - start >= 2 else None
