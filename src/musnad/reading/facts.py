"""Facts of a surface form: everything the tables, the lexicon and the world say of one written word, found once and kept.

News repeats its words, so nearly all words of a report come from the cache and cost one dictionary look-up.
"""

from __future__ import annotations

from musnad.language.forms import Sense, Word
from musnad.language.tables import Cue, Head, Qualifier, Tables, Trigger, bare
from musnad.reading.segments import Analyser
from musnad.text import fold, strip_marks
from musnad.world.load import Demonym, World
from musnad.world.names import Trie

__all__ = ["FactTable", "Facts"]

_PREPOSITIONS = ("ب", "ل", "ك")
#: Classes of verbs of saying whose participles go on with what a speaker says.
_SPOKEN = frozenset({"speech", "demand", "judge", "express", "attribute"})
_SHADDA = "ّ"
_TANWIN = ("ًا", "اً")
_AR_PREFIXES = ("وبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "وب", "ول", "وك", "فب", "فل", "و", "ف", "ب", "ل", "ك")


class Facts:
    """What is known of one surface form.

    `tag`: V verb, N noun, A adjective, P preposition, S subordinator, R relative, C conjunction, D demonstrative, Q number,
    K quantifier noun, G particle of negation or mood, O pronoun, J adverb, M name, X unknown word, T punctuation.
    """

    __slots__ = (
        "act_triggers", "adjective", "ambiguous", "classes", "conj", "cues", "definite", "demonym", "enclitic", "future", "heads",
        "kind", "latin", "lemma", "lemmas", "names", "norm", "noun", "number", "prep",
        "qualifier", "second", "senses", "sourced", "stem", "surface",
        "tag", "tanwin", "triggers", "value", "verb", "verb_classes", "verb_forms", "word",
    )  # fmt: skip

    def __init__(self, word: Word) -> None:
        self.word = word
        self.surface = word.surface
        self.norm = word.norm
        self.stem = word.stem
        self.latin = word.latin
        self.lemma = ""
        self.kind = word.kind
        self.tag = "X"
        self.value = ""
        self.act_triggers: tuple[tuple[Trigger, Sense], ...] = ()
        self.adjective = False
        self.ambiguous = False
        self.conj = ""
        self.prep = ""
        self.sourced = False
        self.future = False
        self.definite = False
        self.tanwin = False
        self.enclitic = word.enclitic
        self.heads: tuple[Head, ...] = ()
        self.qualifier: Qualifier | None = None
        self.demonym: Demonym | None = None
        self.triggers: tuple[tuple[Trigger, Sense], ...] = ()
        self.cues: tuple[tuple[Cue, Sense], ...] = ()
        self.names: tuple[tuple[Trie, int], ...] = ()
        self.verb: Sense | None = None
        self.noun: Sense | None = None
        self.number: float | None = None
        self.second: tuple[tuple[str, str, str], ...] = ()
        self.senses: tuple[Sense, ...] = word.senses
        self.verb_forms = frozenset(s.tense for s in word.senses if s.entry.pos == "V")
        self.classes: frozenset[str] = frozenset()
        self.lemmas: frozenset[str] = frozenset()
        self.verb_classes: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"Facts({self.surface!r}, {self.tag}{':' + self.value if self.value else ''})"


class FactTable:
    """Finds and keeps the facts of surface forms for one language. Holds at most `limit` forms, then starts anew."""

    def __init__(self, analyser: Analyser, tables: Tables, world: World, lang: str, limit: int = 200_000) -> None:
        self.analyser = analyser
        self.tables = tables
        self.world = world
        self.lang = lang
        self.limit = limit
        self._kept: dict[str, Facts] = {}
        self._verbs: dict[str, Facts | None] = {}
        self._lemmas: dict[str, frozenset[str]] = {}  # of the words of tables: few, so they stay
        self._among: dict[frozenset[str], frozenset[str]] = {}

    def of(self, surface: str) -> Facts:
        """The facts of a surface form."""
        kept = self._kept.get(surface)
        if kept is None:
            if len(self._kept) >= self.limit:
                self._kept.clear()
                self._verbs.clear()
            kept = self._kept[surface] = self._find(surface)
        return kept

    def filler(self, conj: str) -> Facts:
        """The facts of a word that only softens the number after it (ما لا يقل عن)."""
        f = Facts(self.analyser.word("نحو" if self.lang == "ar" else "about"))
        f.tag, f.value, f.conj = "Q", "about", conj
        return f

    def lemmas(self, word: str) -> frozenset[str]:
        """The lemmas of the noun or adjective a word of a table is, whatever its number or state."""
        kept = self._lemmas.get(word)
        if kept is None:
            kept = self._lemmas[word] = self.of(word).lemmas
        return kept

    def lemmas_among(self, words: frozenset[str]) -> frozenset[str]:
        """The lemmas of several words of a table, found once."""
        kept = self._among.get(words)
        if kept is None:
            kept = self._among[words] = frozenset(lemma for word in words for lemma in self.lemmas(word))
        return kept

    def as_verb(self, surface: str) -> Facts | None:
        """The facts of a surface form read as a finite verb, whatever else it may be; None when it can't be one."""
        if surface not in self._verbs:
            word = self.analyser.word(surface)
            cuts = ((a, tuple(s for s in a.senses if s.entry.pos == "V" and s.tense in ("perf", "impf"))) for a in word.analyses)
            kept = tuple(a._replace(senses=senses) for a, senses in cuts if senses)
            kept = tuple(sorted(kept, key=lambda a: a.senses[0].number != "s"))
            f = self._facts(Word(surface, word.norm, word.kind, word.latin, kept)) if kept else None
            if f is not None:
                f.tag, f.names, f.heads, f.demonym = "V", (), (), None
            self._verbs[surface] = f
        return self._verbs[surface]

    def _find(self, surface: str) -> Facts:
        return self._facts(self.analyser.word(surface))

    def _facts(self, word: Word) -> Facts:
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
        f.lemma = fold(f.noun.entry.lemma) if f.noun is not None and f.noun.number == "d" else f.stem
        f.sourced = self._sourced(f)
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
        f.classes, f.verb_classes = frozenset(found), frozenset(verbal)
        f.lemmas = frozenset(fold(s.entry.lemma) for s in f.senses if s.entry.pos in "NA")

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
        if f.senses and f.senses[0].entry.pos == "NAME" and not f.word.proclitics:
            f.names = ()  # فراس is a given name, not ف before راس
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
        if f.surface.endswith("أ") or (_SHADDA in f.surface and _is_doubling_verb(f.word)):  # هنأ is no هنا, عبّر no عبر
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
        triggers: list[tuple[Trigger, Sense]] = []
        cues: list[tuple[Cue, Sense]] = []
        adjective = False
        article = f.definite or f.prep in ("ب", "ك")
        for rank, analysis in enumerate(f.word.analyses[:4]):
            for sense in analysis.senses:
                pos = sense.entry.pos
                lemma = fold(sense.entry.lemma.split()[0])
                if pos == "V" and sense.tense in ("msd", "act", "pas"):
                    pos = "N" if sense.tense == "msd" else "A"
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
                for p in {pos, sense.entry.pos}:
                    if p == "V" and pos != "V" and not f.latin:
                        continue
                    triggers.extend((t, sense) for t in self.tables.triggers.get((lemma, p), ()))
                    cues.extend((c, sense) for c in self.tables.cues.get((lemma, p), ()))
                if sense.tense == "act" and sense.entry.pos == "V" and not f.latin:
                    cues.extend((c, sense) for c in self._trailing(lemma))
        seen: set[str] = set()
        lemmas = {
            s.entry.lemma
            for a in f.word.analyses[:1]
            for s in a.senses
            if s.entry.pos == "V" and s.tense in ("perf", "impf") and s.voice == "a"
        }
        f.ambiguous = len(lemmas) > 1
        f.triggers = tuple((t, s) for t, s in triggers if not (t.id + s.tense in seen or seen.add(t.id + s.tense)))  # type: ignore[func-returns-value]
        f.cues = tuple((c, s) for c, s in cues if not ((k := c.id + c.act + s.tense) in seen or seen.add(k)))  # type: ignore[func-returns-value]
        spoken = next((s for c, s in f.cues if c.pos == "V" and s.tense in ("perf", "impf") and s.voice != "p"), None)
        if spoken is not None and f.verb is not None:
            f.verb = spoken  # تقول is rather she says than he invented
        f.adjective = adjective or f.qualifier is not None or f.demonym is not None
        first = f.senses[0].entry.pos if f.senses else ""
        if f.tag == "K":
            return
        if f.tanwin and f.surface[-2:] in _TANWIN:
            f.verb = None  # ناسباً
        if first == "V" and f.senses[0].tense in ("msd", "act", "pas"):
            first = "N" if f.senses[0].tense == "msd" else "A"
        if _SHADDA in f.surface and f.verb is not None and not article and _is_doubling_verb(f.word):
            f.tag = "V"
        elif f.heads or (f.noun is not None and (first != "V" or article)):
            f.tag = "N" if first != "V" or article or not f.verb else "V"
        elif f.demonym or f.qualifier or (adjective and first == "A"):
            f.tag = "A"
        elif first == "V":
            f.tag = "V"
        elif first == "A" or adjective:
            f.tag = "A"
        elif first == "NAME":
            f.tag = "M"
        elif first in ("ADV",):
            f.tag = "J"
        elif first == "NUM":
            f.tag = "Q"
        elif f.definite or f.stem.endswith(("ه", "ات")) or f.prep:
            f.tag = "N" if not f.names else "M"
        else:
            f.tag = "X"

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


def _is_doubling_verb(word: Word) -> bool:
    """Whether a written shadda shows the perfect of a verb that doubles its middle letter (وقّع, حمّل), not a noun of its letters.

    The last letter and a feminine ending leave it open (كلّ, مدّة).
    """
    letters = strip_marks(word.surface)
    at = word.surface.find(_SHADDA)
    middle = len(strip_marks(word.surface[:at])) - 1 if at > 0 else -1
    for analysis in word.analyses:
        start = sum(len(p) for p in analysis.proclitics)
        if len(analysis.stem) == 3 and middle == start + 1 and letters[start + 2 : start + 3] not in ("ة", "ا", "ى"):
            return any(s.entry.pos == "V" and s.tense == "perf" for s in analysis.senses)
    return False


def _number(norm: str) -> float | None:
    text = norm.replace(",", "") if "," in norm and len(norm.rsplit(",", 1)[1]) == 3 else norm.replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return None
