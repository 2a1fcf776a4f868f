"""Which way a sentence looks where a time stands: back at what happened, or ahead."""

from __future__ import annotations

from functools import cached_property

from musnad.reading.facts import Facts
from musnad.reading.timex.grammar import load_grammar
from musnad.reading.tokens import Token

__all__ = ["AHEAD", "ALONE", "BACK", "PRESENT", "UNKNOWN", "SentenceView"]

#: The ways a sentence looks; what is above UNKNOWN looks ahead, the more surely the higher.
BACK, UNKNOWN, PRESENT, AHEAD, ALONE = -1, 0, 1, 2, 3

_REACH = 30
_AHEAD = 10
#: Words between a present tense and a time that it may still govern.
_DIRECT = 5
_ENDS = frozenset(".!?؟…\n")


class SentenceView:
    """The sentence around tokens `first` to `last` (excluded), asked for its outlook only when a date needs it."""

    def __init__(self, tokens: list[Token], first: int, last: int, lang: str) -> None:
        self.tokens = tokens
        self.first = first
        self.last = last
        self.lang = lang

    def outlook(self) -> int:
        """`BACK`, `UNKNOWN`, `PRESENT`, `AHEAD`; `ALONE` where the text is nothing but the time: a query, about the coming one.

        The nearest verb or cue before the time decides; where the sentence begins with the time, the first after it.
        """
        return self._outlook

    @cached_property
    def _outlook(self) -> int:
        tokens, seen = self.tokens, False
        for at in range(self.first - 1, max(-1, self.first - _REACH), -1):
            word = tokens[at].facts
            if word.surface in _ENDS:
                break
            seen = True
            if looks := self._looks(at):
                return looks
        for at in range(self.last, min(len(tokens), self.last + _AHEAD)):
            word = tokens[at].facts
            if word.surface in _ENDS or (seen and word.kind == "punct"):
                break
            seen = True
            if looks := self._looks(at):
                return looks
        return 0 if seen or len(tokens) > 2 * (self.last - self.first) + 2 else ALONE

    def _looks(self, at: int) -> int:
        """What one word says: a cue of the lexicon, else the tense of the verb it is."""
        word = self.tokens[at].facts
        lexicon = load_grammar("en" if word.latin else self.lang).lexicon
        cue = lexicon.cues.get(word.surface) if word.latin else lexicon.cues.get(word.norm) or lexicon.cues.get(word.word.stem)
        lean = lexicon.leans.get(self.tokens[at - 1].facts.norm) if at else None
        if cue:
            return AHEAD if cue > 0 or (word.latin and lean == 1) else BACK  # will be held
        if lean == 0:  # no verb after an article: a captured pilot
            return UNKNOWN
        if lean == 2:  # agreed to meet on Sunday looks ahead, sent troops to guard them does not; agreed to a truce is no verb
            verb = bool(word.senses) and word.senses[0].entry.pos == "V"
            return AHEAD if verb and at > 1 and self.tokens[at - 2].facts.norm in lexicon.plans else UNKNOWN
        return _tense(word, lean or 0, not word.latin and 0 < self.first - at <= _DIRECT)


def _tense(word: Facts, lean: int, direct: bool) -> int:
    """The way a verb looks: by its tense; in the present by a particle on it or the word before it (`lean`: قد يصل, لم يصل).
    A present that stands directly before the time looks ahead: يلتقي نظيره الأحد."""
    senses = word.senses
    if not senses or senses[0].entry.pos != "V":
        return UNKNOWN
    tense = senses[0].tense
    if tense == "impf" and senses[0].person == "1" and any(sense.tense == "perf" for sense in senses):
        return BACK  # in the news أصيب is was hit, not I hit
    if tense == "perf":
        return AHEAD if word.latin and lean > 0 else BACK  # will be held
    if tense not in ("impf", "inf", "imp"):
        return UNKNOWN
    if lean or "س" in word.word.proclitics:
        return BACK if lean < 0 else AHEAD
    return PRESENT if direct and tense == "impf" else UNKNOWN
