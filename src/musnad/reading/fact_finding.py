"""Finding the facts of a word: its word class, and what names, titles, states, triggers and cues it may stand for."""

from __future__ import annotations

from collections.abc import Set

from musnad.language.forms import Sense, Word
from musnad.language.tables import Cue, Tables, Trigger, bare
from musnad.reading.facts import Facts, forms_of, lemmas_of
from musnad.reading.word_class import NOMINAL, SHADDA, finite_lemmas, is_doubling_verb, word_class
from musnad.text import fold
from musnad.world.load import World
from musnad.world.names import Trie

__all__ = ["FactFinder"]

_PREPOSITIONS = ("ب", "ل", "ك")
#: Classes of verbs of saying whose participles go on with what a speaker says.
_SPOKEN = frozenset({"speech", "demand", "judge", "express", "attribute"})
_TANWIN = ("ًا", "اً")
_AR_PREFIXES = ("وبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "وب", "ول", "وك", "فب", "فل", "و", "ف", "ب", "ل", "ك")


class FactFinder:
    """Finds the facts of analysed words in the tables of one language and in the world."""

    def __init__(self, tables: Tables, world: World, lang: str) -> None:
        self.tables = tables
        self.world = world
        self.lang = lang
        self._sets: dict[frozenset[str], frozenset[str]] = {}

    def find(self, word: Word) -> Facts:
        """The facts of an analysed word."""
        f = Facts(word)
        if word.kind == "punct":
            f.tag = "T"
            return f
        if word.kind == "number":
            f.tag = "Q"
            f.number = _number(word.norm)
            return f
        if self.lang == "ar" and not word.latin:
            self._arabic(f)
        else:
            self._latin(f)
        self._classes(f)
        f.sourced = self._sourced(f)
        f.forms = forms_of(f.stem, f.norm)
        if f.tag in "NA":
            f.nominal = f.lemmas
        f.rough = self.tables.approximators.get(f.norm) or (self.tables.approximators.get(f.norm[1:], ()) if f.conj else ())
        return f

    def _sourced(self, f: Facts) -> bool:
        """Whether a word may begin an attribution phrase (بحسب, وفق, according to)."""
        return f.norm in self.tables.attribution or (f.norm[:1] == "و" and f.norm[1:] in self.tables.attribution)

    def _classes(self, f: Facts) -> None:
        """The lexical classes of a form: of its stem and of every entry it may belong to."""
        table = self.tables.classes
        found = {*table.get(f.stem, ()), *table.get(f.norm, ())}
        verbal: set[str] = set()
        for sense in (*f.senses, *((f.verb,) if f.verb is not None else ())):
            classes = table.get(fold(sense.entry.lemma), frozenset())
            found |= classes
            if sense.entry.pos == "V":
                verbal |= classes
        f.classes, f.verb_classes = self._shared(found), self._shared(verbal)
        f.lemmas = self._shared(lemmas_of(f.senses))
        f.verb_forms = self._shared({s.tense for s in f.senses if s.entry.pos == "V"})

    def _shared(self, members: Set[str]) -> frozenset[str]:
        """One set for all words that have the same: many thousand words are kept, and most sets of theirs are alike."""
        frozen = frozenset(members)
        return self._sets.setdefault(frozen, frozen)

    # Arabic ------------------------------------------------------------------------------------------------------

    def _arabic(self, f: Facts) -> None:
        word = f.word
        f.tanwin = f.surface.endswith(("ًا", "اً")) or (word.norm.endswith("ا") and not word.enclitic and len(word.norm) > 3)
        for clitic in word.proclitics:
            if clitic in ("و", "ف") and not f.conj:
                f.conj = clitic
            elif clitic in _PREPOSITIONS:
                f.prep = clitic
            elif clitic == "س":
                f.future = True
            elif clitic == "ال":
                f.definite = True
        if f.prep and f.senses and f.senses[0].entry.pos == "PRON":  # به, لهم: a preposition and its pronoun
            f.tag, f.value, f.prep, f.enclitic = "P", f.prep, "", f.stem
            return
        if self._grammar(f):
            if not f.surface.endswith("ى"):
                f.names = tuple((node, strip) for node, strip in self._name_starts(f) if strip == 0)
            return
        f.names = tuple((node, strip) for node, strip in self._name_starts(f) if strip == 0 or f.tag != "K")  # كبار is not ك + بار
        if any(s.entry.pos == "NAME" for s in word.senses):  # وباريس is no و + ب + اريس
            cut = len(word.norm) - len(word.stem) - len(word.enclitic)
            f.names = tuple(n for n in f.names if n[1] <= cut) if any(n[1] == cut for n in f.names) else f.names
        self._clitics_of_name(f)
        stem = f.stem
        f.demonym = self.world.demonyms.get(stem) or self.world.demonyms.get(word.norm)
        f.heads = self.tables.heads.get(stem) or self.tables.heads.get(bare(word.norm), ())
        if f.heads and f.enclitic == "" and stem not in self.tables.heads:
            f.stem = bare(word.norm)
        f.qualifier = self.tables.qualifiers.get(stem)
        self._senses(f)

    def _clitics_of_name(self, f: Facts) -> None:
        """A name that is only known behind clitics (ولافروف, لطهران) shows what is cut off, whatever the lexicon thought."""
        if not f.names or any(strip == 0 for _, strip in f.names):
            return
        joined = set(f.word.proclitics) <= {"و", "ف"}
        if f.senses and (
            (f.senses[0].entry.pos == "NAME" and not f.word.proclitics) or (joined and f.word.stem in self.tables.heads)
        ):
            f.names = tuple(n for n in f.names if n[1] <= len(f.word.proclitics))  # فراس is not ف and راس, وكبير not ك and بير
            if f.names and f.word.proclitics:
                f.conj = f.norm[0]
            return
        cut = f.norm[: f.names[0][1]]
        if cut[:1] in ("و", "ف"):
            f.conj, cut = cut[0], cut[1:]
        f.prep = cut[:1] if cut[:1] in _PREPOSITIONS else ""
        f.enclitic = ""

    def _name_starts(self, f: Facts) -> list[tuple[Trie, int]]:
        """Where a name may start at this word: (trie node after the word, folded characters of clitics before the name)."""
        trie, norm = self.world.trie, f.norm
        if not norm:
            return []
        found = []
        node = trie.get(norm)
        if node is not None:
            found.append((node, 0))
        for prefix in _AR_PREFIXES:
            if norm.startswith(prefix) and len(norm) - len(prefix) >= 2:
                article = prefix.endswith(("ال", "لل")) and prefix not in ("ال",)
                rest = norm[len(prefix) :]
                key = "ال" + rest if article else rest
                node = trie.get(key)
                if node is not None:
                    found.append((node, len(prefix) - (2 if prefix.endswith("ال") else 1 if prefix.endswith("لل") else 0)))
        return found

    def _grammar(self, f: Facts) -> bool:
        """Tag a grammar word; a leading و or ف is a conjunction on it."""
        grammar, norm = self.tables.grammar, f.norm
        if f.surface.endswith("أ") or (SHADDA in f.surface and is_doubling_verb(f.word)):  # هنأ is no هنا, عبّر no عبر
            return False
        hit = grammar.get(norm)
        key = norm
        if hit is None and norm[:1] in ("و", "ف") and len(norm) > 2:
            key = norm[1:]
            hit = grammar.get(key)
            if hit:
                f.conj = norm[0]
        if hit is None and f.enclitic:
            hit = grammar.get(f.stem)
            if hit and hit[0] not in ("P", "S", "K", "G"):
                hit = None
            key = f.stem
            if hit is None and f.stem == "الي":
                hit = grammar.get("الي")
        if hit is None:
            self._maybe_second(f, norm)
            return False
        f.tag, f.value = hit
        if f.tag == "Q" and f.value.isdigit():
            f.number = float(f.value)
        f.stem = key
        f.prep = f.prep if f.tag in ("D", "K") else ""
        self._maybe_second(f, key)
        return f.tag not in ("K", "D") or f.tag == "D"

    def _maybe_second(self, f: Facts, key: str) -> None:
        f.second = self.tables.grammar2.get(key, ())
        if not f.second and key[:1] in ("و", "ف"):
            f.second = self.tables.grammar2.get(key[1:], ())

    def _senses(self, f: Facts) -> None:
        """Choose the word class and collect triggers and cues over all analyses, the likeliest first."""
        adjective = self._collect(f)
        f.ambiguous = len(finite_lemmas(f)) > 1
        spoken = next((s for c, s in f.cues if c.pos == "V" and s.tense in ("perf", "impf") and s.voice != "p"), None)
        if spoken is not None and f.verb is not None:
            f.verb = spoken  # تقول is rather she says than he invented
        f.adjective = adjective or f.qualifier is not None or f.demonym is not None
        if f.tag == "K":
            return
        if f.tanwin and f.surface[-2:] in _TANWIN:
            f.verb = None  # ناسباً
        f.tag = word_class(f, adjective=adjective)

    def _collect(self, f: Facts) -> bool:
        """Collect the likeliest verb and noun, the triggers and the cues of a form; returns whether it may be an adjective."""
        triggers: list[tuple[Trigger, Sense]] = []
        cues: list[tuple[Cue, Sense]] = []
        adjective = False
        for rank, analysis in enumerate(f.word.analyses[:4]):
            for sense in analysis.senses:
                pos = sense.entry.pos
                lemma = fold(sense.entry.lemma.split()[0])
                if pos == "V" and sense.tense in NOMINAL:
                    pos = NOMINAL[sense.tense]
                if pos == "V" and (f.definite or sense.tense == "imp"):
                    continue
                if sense.tense == "act" and sense.entry.pos == "V" and not f.act_triggers:
                    f.act_triggers = tuple((t, sense) for t in self.tables.triggers.get((lemma, "V"), ()))
                if pos == "V" and (f.verb is None or (f.verb.person == "1" and sense.person != "1" and sense.tense == "perf")):
                    f.verb = sense  # أصيب is rather he was hit than I hit
                elif pos == "N" and f.noun is None:
                    f.noun = sense
                elif pos == "A":
                    adjective = True
                if rank and f.word.senses and f.word.senses[0].entry.pos != "NAME":
                    continue
                for p in (pos,) if pos == sense.entry.pos else (pos, sense.entry.pos):
                    if p == "V" and pos != "V" and not f.latin:
                        continue
                    triggers.extend((t, sense) for t in self.tables.triggers.get((lemma, p), ()))
                    cues.extend((c, sense) for c in self.tables.cues.get((lemma, p), ()))
                if sense.tense == "act" and sense.entry.pos == "V" and not f.latin:
                    cues.extend((c, sense) for c in self._trailing(lemma))
        f.triggers = tuple({(t.id, s.tense): (t, s) for t, s in reversed(triggers)}.values())[::-1]
        f.cues = tuple({(c.id, c.act, s.tense): (c, s) for c, s in reversed(cues)}.values())[::-1]
        return adjective

    def _trailing(self, lemma: str) -> list[Cue]:
        """The cues of a verb of saying as those of its participle, which goes on with the words of a speaker (محذرا من, واصفا)."""
        spoken = (c for c in self.tables.cues.get((lemma, "V"), ()) if c.classes & _SPOKEN)
        return [c._replace(pos="A", classes=c.classes | {"trailing"}) for c in spoken]

    # English -----------------------------------------------------------------------------------------------------

    def _latin(self, f: Facts) -> None:
        norm = f.stem
        f.definite = False
        node = self.world.trie.get(norm) or self.world.trie.get(f.norm)
        f.names = ((node, 0),) if node is not None and f.surface[:1].isupper() else ()
        hit = self.tables.grammar.get(norm) or self.tables.grammar.get(f.norm)
        f.second = self.tables.grammar2.get(norm, ())
        if hit and not (f.names and len(f.surface) > 1 and f.surface.isupper()):  # US, not us
            f.tag, f.value = hit
            if f.tag == "Q" and f.value.isdigit():
                f.number = float(f.value)
            return
        f.demonym = self.world.demonyms.get(norm) if f.surface[:1].isupper() else None
        f.heads = self.tables.heads.get(norm, ())
        f.qualifier = self.tables.qualifiers.get(norm)
        self._senses(f)
        if f.tag == "X" and f.surface[:1].isupper():
            f.tag = "M"


def _number(norm: str) -> float | None:
    text = norm.replace(",", "") if "," in norm and len(norm.rsplit(",", 1)[1]) == 3 else norm.replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return None
