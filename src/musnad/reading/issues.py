"""Issue mentions: where a report names one of the 30 issues, and whether it names the thing or its opposite.

Phrases (`issues.csv`) are matched from the words that begin one: over adjectives, names and prepositions between their words, and
with the words before them that keep or turn round what they name (`issue_operators.csv`: lifting the siege, lifting of sanctions).
"""

from __future__ import annotations

from typing import NamedTuple

from musnad.reading.document import Document
from musnad.reading.facts import Facts
from musnad.reading.issue_tables import IssuePhrase, Node
from musnad.reading.signs import Marks, Signs, marks_of

__all__ = ["IssueMention", "find_issues", "is_definite"]

#: Tags that may stand between the words of a phrase: adjectives, names, prepositions, quantifiers, demonstratives, numbers, nouns.
_GAP = frozenset("AMPKDQNXJ")
#: Prepositions by which a noun says itself what it is about.
_TOPIC = frozenset({"على", "بشأن", "حول", "on", "over", "about", "for"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
#: What always counts as present in a sentence: the end of a phrase and the kinds of names.
_KINDS = frozenset({"", "@person", "@place"})
_QUOTES = frozenset("«»\"“”'")


class IssueMention(NamedTuple):
    """Tokens `start` to `end` (excluded) that name an issue. `steps` are the operators before it, nearest first: token and effect;
    `first` is the first token of the whole with its operators; `referring` ones go back to a mention before (the deal)."""

    start: int
    end: int
    first: int
    phrase: IssuePhrase
    steps: tuple[tuple[int, int], ...]
    referring: bool = False

    @property
    def issue(self) -> str:
        """The issue named."""
        return self.phrase.issue

    def begin(self, after: int) -> int:
        """The first token of the mention with its operators, of those behind token `after`."""
        return min((token for token, _ in self.steps if token > after), default=self.start)

    def polarity(self, after: int = -1) -> int:
        """1 when the thing itself is named, -1 for its opposite, counting only operators behind token `after`."""
        sign = self.phrase.polarity
        for token, effect in self.steps:
            if token > after:
                sign *= effect
        return sign


def find_issues(doc: Document) -> list[IssueMention]:
    """All issue mentions of a report in text order, none in questions; they do not overlap. They are found once for a report."""
    marks = marks_of(doc)
    if marks.mentions is None:
        marks.mentions = _Finder(doc, marks).find()
    return marks.mentions


class _Finder:
    """Matches the phrases of one report."""

    def __init__(self, doc: Document, marks: Marks) -> None:
        self.doc = doc
        self.facts = doc.facts
        self.marks = marks
        self.signs = marks.signs

    def find(self) -> list[IssueMention]:
        found: list[IssueMention] = []
        sentences, sentence_of = self.doc.sentences, self.doc.sentence_of
        after, n, present, asks = 0, -1, _KINDS, False
        for i in self.marks.starts:
            if i < after:
                continue
            if sentence_of[i] != n:
                n = sentence_of[i]
                sentence = sentences[n]
                asks = self.facts[sentence.end - 1].surface in "?؟"
                present = _KINDS.union(*(s.keys for s in self.signs[sentence.start : sentence.end] if s is not None))
            match = self._longest(i, sentence.end, present) if sentence.kind != "source" and not asks else None
            if match is None or self._in_name(i, match[0]):
                continue
            after, phrase = match
            if phrase.issue == "-" or (phrase.issue == "@deal" and not self._refers(i, after)):
                continue
            steps = self._operators(i, sentence.start, phrase.issue)
            found.append(IssueMention(i, after, steps[-1][0] if steps else i, phrase, steps))
        return self._referred(found)

    def _in_name(self, start: int, end: int) -> bool:
        """Whether tokens are part of the name of somebody (وحدات حماية الشعب)."""
        names = self.doc.names
        for k in range(start, max(-1, start - 6), -1):
            name = names[k]
            if name is not None:
                return name.end >= end and name.end - name.start > end - start and not name.kinds & {"place", "state"}
        return False

    # going back to what was told before --------------------------------------------------------------------------

    def _refers(self, i: int, stop: int) -> bool:
        """Whether a noun such as `the deal` goes back to one told of before: definite, and nothing after it says which."""
        facts = self.facts
        return is_definite(facts, i) and not (stop < len(facts) and facts[stop].tag == "P" and facts[stop].value in _TOPIC)

    def _referred(self, found: list[IssueMention]) -> list[IssueMention]:
        """Give bare mentions of `the deal`, `the step` the issue they go back to: of the first agreement or proposal the report
        tells of, else of the one deal that it names at all; drop the others."""
        named = {m.issue: m.phrase for m in found if m.phrase.holds == "deal" and m.issue != "@deal"}
        kept: list[IssueMention] = []
        first: IssueMention | None = None
        for m in found:
            if m.issue == "@deal":
                if first is not None:
                    kept.append(m._replace(phrase=first.phrase, referring=True))
                elif len(named) == 1:
                    kept.append(m._replace(phrase=next(iter(named.values())), referring=True))
                continue
            kept.append(m)
            if first is None and (m.phrase.holds == "deal" or (m.phrase.holds and self._held(m))):
                first = m
        return kept

    def _held(self, m: IssueMention) -> bool:
        """Whether an agreement, a plan or agreeing is named before a mention in its sentence."""
        floor = self.doc.sentences[self.doc.sentence_of[m.start]].start
        for k in range(m.start - 1, max(floor, m.start - 9) - 1, -1):
            for key, cue in signs.cues if (signs := self.signs[k]) is not None else ():
                if cue.role == "holder" or (cue.status == "agreed" and key[0] == "~"):
                    return True
        return False

    # phrases -----------------------------------------------------------------------------------------------------

    def _longest(self, i: int, end: int, present: frozenset[str]) -> tuple[int, IssuePhrase] | None:
        """The longest phrase that begins at token i: the token after it, and the phrase. `present` are the keys of the sentence."""
        best: tuple[int, int, IssuePhrase] | None = None
        signs, f = self.signs[i], self.facts[i]
        if signs is None:
            return None
        for key, node in signs.starts:
            verb = key[0] == "~" and not f.latin
            if (verb and f.tag != "V") or node.keys().isdisjoint(present):
                continue
            hit = self._walk(node, i + 1, end, verb)
            if hit is not None and (best is None or hit[:2] > best[:2]):
                best = hit
        return None if best is None else best[1:]

    def _walk(self, node: Node, at: int, end: int, verb: bool) -> tuple[int, int, IssuePhrase] | None:
        """The longest phrase below a node from token `at` on: number of words, token after it, phrase."""
        facts, names, signs = self.facts, self.doc.names, self.signs
        words, last = 1, at - 1
        held = node.get("")
        best = (words, at, held) if held is not None else None
        k, skipped, noun = at, 0, False
        while k < end and (len(node) > 1 or held is None):
            s, name, f = signs[k], names[k], facts[k]
            if (s is not None and s.keys) or name is not None or "@person" in node:
                inner, after = self._step(node, last, k, led=noun)
                if inner is not None:
                    node, words, skipped, verb, noun = inner, words + 1, 0, False, False
                    last, k = after - 1, after
                    held = node.get("")
                    if held is not None:
                        best = (words, k, held)
                    continue
            if f.surface not in _QUOTES:
                if name is None:
                    if f.tag not in _GAP or (verb and not self._verb_goes_on(node, k, end)):
                        break
                    noun = noun or (f.tag == "N" and not verb)
                elif name.end > k + 1:
                    k = name.end - 1
                if (f.conj and not _adjective(f)) or skipped >= (6 if verb else 3):
                    break
                skipped += f.tag not in "PDJ"
            k += 1
        return best

    def _verb_goes_on(self, node: Node, k: int, end: int) -> bool:
        """Whether a phrase that began with a verb may go on behind token k: not behind a word of stance or turning round (which has
        an object of its own), behind a preposition only with the next word."""
        f = self.facts[k]
        if f.tag == "P":
            return k + 1 < end and self._step(node, k, k + 1, led=False)[0] is not None
        s = self.signs[k]
        return f.tag != "N" or s is None or not (s.stances or s.operators)

    def _step(self, node: Node, last: int, k: int, *, led: bool) -> tuple[Node | None, int]:
        """The node after token k, and the token to go on with; `led`: only a preposition leads there (نزع المليشيات من سلاحها)."""
        f, before = self.facts[k], self.facts[last]
        if (f.conj and f.tag != "A") or (led and not f.prep and self.facts[k - 1].tag != "P"):
            return None, k
        if last == k - 1 and before.definite and f.tag == "N" and not (f.definite or f.prep or f.latin):
            return None, k  # after a definite noun no genitive follows: البعثة مراقبة الحدود
        signs = self.signs[k]
        if signs is not None:
            for key in signs.keys:
                inner = node.get(key)
                if inner is not None and (key[0] != "~" or f.latin):
                    return inner, k + 1
        name = self.doc.names[k]
        if name is not None and "@place" in node:
            return node["@place"], name.end
        if "@person" in node and ((name is not None and "person" in name.kinds) or (name is None and _may_be_person(f))):
            return node["@person"], name.end if name is not None else k + 1
        return None, k

    def _operators(self, start: int, floor: int, issue: str) -> tuple[tuple[int, int], ...]:
        """The operators directly before a phrase, the nearest first; between them adjectives, quantifiers and prepositions."""
        facts, steps = self.facts, list[tuple[int, int]]()
        k, loose = start - 1, 0
        current = start
        while k >= floor and not facts[current].conj and loose < 3:
            f = facts[k]
            signs = self.signs[k]
            if f.tag == "V" and not f.latin and not (k > floor and facts[k - 1].tag == "P"):
                break  # a finite verb; behind a preposition the form is the verbal noun
            effect = _effect(signs, issue, f.latin) if signs is not None else 0
            if effect and (not f.definite or facts[current].prep or facts[current].tag == "P"):
                steps.append((k, effect))
                loose = 0
            elif f.tag in "PKDAJ" and self.marks.tables.prepositions.get(f.value, "") != "block":
                loose += 1
            else:
                break
            current = k
            k -= 1
        return tuple(steps)


def _effect(signs: Signs, issue: str, latin: bool) -> int:
    """What an operator does to an issue; finite verbs and participles stand next to their object only in head-last languages."""
    for key, operator in signs.operators:
        if (latin or key[0] not in "~<>") and (not operator.issues or issue in operator.issues):
            return operator.effect
    return 0


def _may_be_person(f: Facts) -> bool:
    """Whether a word that is also an ordinary one is the short name of somebody known (الأسد)."""
    return f.definite and any(r.kind == "person" for node, _ in f.names for r in node.get("", ()))


def _adjective(f: Facts) -> bool:
    return f.tag == "A" or any(s.entry.pos == "A" for s in f.senses)


def is_definite(facts: list[Facts], i: int) -> bool:
    """Whether a noun carries the article, or the article or a demonstrative stands before it and its adjectives."""
    if not facts[i].latin:
        return facts[i].definite
    k = i - 1
    while k > 0 and facts[k].tag == "A":
        k -= 1
    return k >= 0 and facts[k].tag == "D" and facts[k].value in _DEFINITE
