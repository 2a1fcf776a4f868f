"""Clauses: each finite verb with its subject, objects and prepositional arguments, how it is introduced and on what it depends.

A sentence is walked once. Complementisers, relatives, subordinators, and verbs joined by و, ف or a comma open a clause;
phrases go to the clause that is open. Subjects follow (VSO) or precede (SVO) their verb, come from the antecedent of a
relative, or are taken over from the clause before when they are dropped.
"""

from __future__ import annotations

from musnad.language.forms import Sense
from musnad.reading.document import Document, Sentence
from musnad.reading.phrases import Phrase, PhraseReader

__all__ = ["Clause", "Walker", "read_clauses"]

#: Links that open a clause next to the main one, not inside it.
_PARALLEL = frozenset({"while", "but", "also", "and", "as", "where"})


class Clause:
    """One clause over tokens `start` to `end` (excluded). `link` says how it is introduced: main, that, rel, and, while, ...;
    `opener` is the token that introduces it (-1: none); `phrases` are its noun phrases, `split` of them before the verb."""

    __slots__ = (
        "antecedent", "aux", "children", "comma", "end", "index", "infinitive", "link", "may", "negated",
        "objects", "opener", "parent", "phrases", "preps", "pronouns",
        "question", "sense", "sentence", "split", "start", "subject", "subject_dropped", "verb", "was", "will",
    )  # fmt: skip

    def __init__(self, index: int, sentence: int, start: int, link: str, opener: int, parent: Clause | None) -> None:
        self.index = index
        self.sentence = sentence
        self.start = start
        self.end = start
        self.link = link
        self.opener = opener
        self.parent = parent
        self.children: list[Clause] = []
        self.verb = -1
        self.sense: Sense | None = None
        self.phrases: list[Phrase] = []
        self.split = 0
        self.subject: Phrase | None = None
        self.objects: list[Phrase] = []
        self.preps: list[Phrase] = []
        self.pronouns: list[tuple[str, str]] = []
        self.antecedent: Phrase | None = None
        self.infinitive = False
        self.negated = False
        self.may = False
        self.will = False
        self.was = False
        self.question = False
        self.comma = False
        self.aux: list[int] = []
        self.subject_dropped = False

    def __repr__(self) -> str:
        return (
            f"Clause({self.index} {self.link} verb={self.verb} {self.start}:{self.end} {self.subject} {self.objects} {self.preps})"
        )


def read_clauses(doc: Document) -> list[Clause]:
    """All clauses of a report in order, with their arguments."""
    walker = Walker(doc)
    for n, sentence in enumerate(doc.sentences):
        if sentence.kind != "source":
            walker.sentence(n, sentence)
    _arguments(doc, walker.clauses)
    return walker.clauses


#: The number of the verb that a pronoun on a complementiser calls for, where it decides between noun and verb.
_PRONOUN_NUMBERS = {"هما": "d", "هم": "p", "هن": "p"}


class Walker:
    """Cuts sentences into clauses."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.clauses: list[Clause] = []
        self.timed = doc.timed
        self.pending: set[str] = set()
        self.conj_at = -9
        self.reader = PhraseReader(doc.facts, doc.names, doc.classes)

    def _open(self, n: int, start: int, link: str, opener: int, parent: Clause | None) -> Clause:
        clause = Clause(len(self.clauses), n, start, link, opener, parent)
        self.clauses.append(clause)
        if parent is not None:
            parent.children.append(clause)
        return clause

    def sentence(self, n: int, sentence: Sentence) -> None:
        facts, timed = self.doc.facts, self.timed
        cur = self._open(n, sentence.start, "main", -1, None)
        self.pending.clear()
        i, end = sentence.start, sentence.end
        last: Phrase | None = None
        comma = False
        prep = ""
        prep_at = -1
        while i < end:
            f = facts[i]
            if timed[i]:
                i += 1
                prep = ""
                continue
            if f.second and i + 1 < end and not timed[i + 1]:
                hit = next(
                    (h for h in f.second if (h[0] == facts[i + 1].norm or (facts[i + 1].enclitic and h[0] == facts[i + 1].stem))),
                    None,
                )
                if hit is not None:
                    tag, value, width = hit[1], hit[2], 2
                else:
                    tag, value, width = f.tag, f.value, 1
            else:
                tag, value, width = f.tag, f.value, 1
            name = self.doc.names[i]
            if name is not None and (tag not in ("S", "R", "P") or name.end - i > 1):
                tag = "M"
            if tag == "V" and prep:
                tag = "N"
            elif tag in "NA" and f.verb is not None and not prep and self._is_verb(cur, i, end, last):
                tag = "V"
            if comma and f.conj and cur.verb >= 0 and self._new_nominal(i, end, tag):
                cur = self._open(n, i, "and", i, cur)
            if tag == "S":
                cur = self._subordinate(n, cur, i, value, comma)
                i += width
                prep, comma, last = "", False, None
                continue
            if tag == "R":
                cur = self._relative(n, cur, i, last)
                i += 1
                prep, comma = "", False
                continue
            if tag == "P":
                if comma and cur.link == "rel" and cur.verb >= 0 and cur.parent is not None and not f.conj:
                    cur = cur.parent
                prep, prep_at = value, i
                i += width
                if facts[i - 1].enclitic:
                    cur.pronouns.append((value, facts[i - 1].enclitic))
                    prep = ""
                comma = False
                continue
            if tag == "V":
                cur = self._verb(n, cur, i, comma, last)
                i += 1
                prep, comma, last = "", False, None
                continue
            if tag == "G":
                if f.conj:
                    self.conj_at = i
                self._particle(cur, value, f.conj)
                i += 1
                continue
            if tag == "T" and (f.surface == ":" or (f.surface in '«"“' and self._speaks(cur, i))) and i + 2 < end:
                cur = self._open(n, i + 1, "quote", i, cur)
                i += 1
                prep, comma, last = "", False, None
                continue
            if tag == "T":
                comma = f.surface in "،,؛;:-–" or (comma and f.surface in '»"')
                if f.surface in "؛;" and i + 1 < end and not timed[i + 1]:
                    cur = self._open(n, i + 1, "main", -1, None)
                i += 1
                prep = "" if f.surface not in '(«"' else prep
                continue
            if tag in "NAMXDKQ":
                phrase = self._phrase(i, end)
                if phrase is None:
                    i += 1
                    continue
                if prep:
                    phrase.prep, phrase.prep_at = prep, prep_at
                    for other in phrase.conjs:
                        other.prep = other.prep or prep
                prep = ""
                if comma and not phrase.prep and cur.link == "rel" and cur.verb >= 0 and cur.parent is not None:
                    cur = cur.parent
                cur.phrases.append(phrase)
                last = phrase
                i = max(phrase.end, i + 1)
                comma = False
                continue
            if tag in "JO":
                i += 1
                continue
            i += 1
            prep = ""
        self._ends(n, end)

    def _is_verb(self, cur: Clause, i: int, end: int, last: Phrase | None) -> bool:
        """Whether a form that may be noun or verb is the verb: it opens its clause before a noun phrase, or follows its subject."""
        facts = self.doc.facts
        f = facts[i]
        if f.definite or f.prep or f.verb is None or self.doc.names[i] is not None:
            return False
        if i and not f.conj and "before-verb" in facts[i - 1].classes and f.verb.tense in ("perf", "impf"):
            return True
        number = _PRONOUN_NUMBERS.get(facts[i - 1].enclitic) if i and facts[i - 1].tag == "S" and not f.conj else None
        if number and any(s.number == number and s.entry.pos == "V" and s.tense in ("perf", "impf") for s in f.senses):
            return True  # أنهما تفاهما, أنهم ينتظرون
        if cur.verb >= 0:  # هجوم نسبته الحكومة إلى
            return (
                last is not None
                and last.end == i
                and not last.definite
                and bool(f.enclitic)
                and f.verb.tense == "perf"
                and i + 1 < end
                and facts[i + 1].definite
            )
        if not cur.phrases:
            if cur.link == "that" or i + 1 >= end:
                return False
            g = facts[i + 1]
            named = self.doc.names[i + 1] is not None
            if g.prep or g.conj:
                return False
            known = (bool(g.heads) and not g.tanwin) or (g.demonym is not None and g.demonym.number in "pd")
            return f.verb.tense in ("perf", "impf") and (
                named
                or g.tag in "KQ"
                or (g.definite and (g.tag != "A"))
                or known
                or (g.tag in "JP" and f.verb.tense == "perf" and not f.enclitic)
            )
        return (
            last is not None
            and last.end == i
            and not last.prep
            and f.norm[:1] in "يتن"
            and not f.conj
            and last is cur.phrases[-1]
            and any(s.tense == "impf" and s.entry.pos == "V" for a in f.word.analyses for s in a.senses)
        )

    def _new_nominal(self, i: int, end: int, tag: str) -> bool:
        """A comma, و and a pronoun, demonstrative or subject before its verb begin a clause (، وهذه هي, ، والناس يطالبون)."""
        facts = self.doc.facts
        if tag in "DO" and i + 1 < end:
            return facts[i + 1].tag in "OV" or tag == "O"
        return tag in "NM" and i + 1 < end and facts[i + 1].tag == "V" and not facts[i + 1].conj and facts[i].definite

    def _speaks(self, cur: Clause, i: int) -> bool:
        """Whether a quotation mark opens what the verb of the clause says, not a quoted name."""
        facts = self.doc.facts
        if cur.verb < 0 or not facts[cur.verb].cues or any(c.link == "that" for c in cur.children):
            return False
        wanted = {"«": "»", "“": "”"}.get(facts[i].surface, facts[i].surface)
        return not any(facts[k].surface == wanted for k in range(i + 1, min(i + 5, len(facts))))

    def _phrase(self, i: int, end: int) -> Phrase | None:
        stop = i + 1
        limit = min(end, i + 60)
        while stop < limit and not self.timed[stop]:
            stop += 1
        return self.reader.read(i, stop)

    def _has_topic(self, cur: Clause, i: int) -> bool:
        """Whether أما sets the subject of a verb before it: أما طهران فرأت."""
        return any(self.doc.facts[k].value == "topic" for k in range(max(cur.start, 0), i))

    def _particle(self, cur: Clause, value: str, conj: str) -> None:
        """A particle of negation or mood counts for the verb after it."""
        if cur.verb >= 0 and not self._is_auxiliary(cur):
            self.pending.add(value)
            return
        self._apply(cur, value)

    def _apply(self, cur: Clause, value: str) -> None:
        if value == "neg":
            cur.negated = True
        elif value == "may":
            cur.may = True
        elif value in ("future", "will"):
            cur.will = True
        elif value == "was":
            cur.was = True
        elif value == "question":
            cur.question = True

    def _subordinate(self, n: int, cur: Clause, i: int, value: str, comma: bool) -> Clause:
        f = self.doc.facts[i]
        if value == "that":
            parent = cur
            if f.conj and cur.link == "that" and cur.parent is not None:  # قال إن ... وإن ...
                parent = cur.parent
            elif (
                comma
                and cur.link == "rel"
                and cur.parent is not None
                and cur.parent.verb >= 0
                and not any(c.link == "that" for c in cur.parent.children)
            ):
                parent = cur.parent  # ذكر المسؤول، الذي طلب ...، أن
            return self._open(n, i, "that", i, parent)
        if value in _PARALLEL:
            top = cur
            while top.link in ("rel",) and top.parent is not None:
                top = top.parent
            return self._open(n, i, value, i, top)
        facts = self.doc.facts
        if value == "what" and i + 1 < len(facts) and facts[i + 1].value == "was" and not f.conj:
            cur.negated = True  # ما كان ليتوجه
            return cur
        if value in ("what", "which"):
            return self._open(n, i, "rel", i, cur)
        return self._open(n, i, value, i, cur)

    def _relative(self, n: int, cur: Clause, i: int, last: Phrase | None) -> Clause:
        clause = self._open(n, i, "rel", i, cur)
        clause.antecedent = self._antecedent(last, self.doc.facts[i].value)
        return clause

    def _antecedent(self, last: Phrase | None, value: str) -> Phrase | None:
        """The phrase a relative pronoun goes back to: the last one, or its genitive, by number and gender."""
        if last is None:
            return None
        candidates: list[Phrase] = [last]
        inner = last.gen
        while inner is not None:
            candidates.append(inner)
            inner = inner.gen
        for p in reversed(candidates):
            if value[1:] == "p" and p.heads is not None and p.heads.number == "p":
                return p
            if value[1:] == "s" and p.heads is not None and p.heads.gender == value[0] and p.heads.number == "s":
                return p
        return last if last.conjs or len(candidates) == 1 else candidates[0]

    def _verb(self, n: int, cur: Clause, i: int, comma: bool, last: Phrase | None) -> Clause:
        facts = self.doc.facts
        f = facts[i]
        if not f.conj and self.conj_at == i - 1 and cur.verb >= 0 and not self._is_auxiliary(cur):  # ولم تستبعد
            new = self._open(n, i - 1, "and", i - 1, cur)
            self._set_verb(new, i)
            return new
        if (
            comma
            and not f.conj
            and cur.verb >= 0
            and cur.link in ("while", "after", "before", "when", "if", "since", "although")
            and cur.opener <= self.doc.sentences[n].start + 1
        ):
            new = self._open(n, i, "and", i, None)  # فيما دعا الرئيس ...، أكد محللون
            self._set_verb(new, i)
            return new
        if cur.verb < 0 and not (f.conj and cur.phrases and cur.link in ("main", "that")):
            self._set_verb(cur, i)
            return cur
        if cur.verb < 0 and f.conj:
            if cur.phrases and (cur.link == "that" or (f.conj == "ف" and self._has_topic(cur, i))):
                self._set_verb(cur, i)
                return cur
            new = self._open(n, i, "and", i, cur.parent)
            self._set_verb(new, i)
            return new
        if self._is_auxiliary(cur) and not f.conj:
            cur.aux.append(cur.verb)
            self._set_verb(cur, i)
            return cur
        if comma and not f.conj and last is not None and cur.verb >= 0 and self._comma_after(i):
            new = self._open(n, i, "rel", i, cur)  # مصدر في الجيش، تحدث إلى الوكالة، ...
            new.antecedent = last
            self._set_verb(new, i)
            return new
        if f.conj or comma:
            host = cur
            while host.link == "rel" and host.parent is not None and comma and not f.conj:
                host = host.parent
                if host.verb < 0:
                    self._set_verb(host, i)
                    return host
            new = self._open(n, i, "and", i, host)
            new.antecedent = cur.antecedent if cur.link == "rel" else None
            self._set_verb(new, i)
            return new
        if cur.link == "rel" and cur.parent is not None and cur.parent.verb < 0:
            host = cur.parent
            self._set_verb(host, i)
            return host
        new = self._open(n, i, "rel", i, cur)
        new.antecedent = last if last is not None and last.end == i else None
        if last is not None and last.prep == "باسم":  # متحدثة باسم المفوضية قالت
            new.antecedent = next((p for p in cur.phrases if p.end == last.prep_at), last)
        if new.antecedent is None:
            new.link = "and"
        self._set_verb(new, i)
        return new

    def _comma_after(self, i: int) -> bool:
        """Whether a comma closes the insertion that begins at a verb."""
        facts = self.doc.facts
        return any(facts[k].surface in "،," for k in range(i + 1, min(i + 14, len(facts))))

    def _is_auxiliary(self, cur: Clause) -> bool:
        sense = cur.sense
        return sense is not None and "aux" in sense.entry.classes

    def _set_verb(self, clause: Clause, i: int) -> None:
        f = self.doc.facts[i]
        clause.verb = i
        clause.sense = f.verb
        clause.split = len(clause.phrases)
        if f.future:
            clause.will = True
        for value in self.pending:
            self._apply(clause, value)
        self.pending.clear()
        if clause.may and f.verb is not None and f.verb.tense == "perf" and f.norm[:1] not in "يت":
            clause.may = False  # قد with the perfect states a fact

    def _ends(self, n: int, end: int) -> None:
        """A clause ends where the next clause that is not inside it begins."""
        first = len(self.clauses)
        while first and self.clauses[first - 1].sentence == n:
            first -= 1
        here = self.clauses[first:]
        for clause in here:
            clause.end = end
        for at, clause in enumerate(here):
            inside = {clause.index}
            for later in here[at + 1 :]:
                if later.parent is not None and later.parent.index in inside and later.link not in ("and", "while", "but"):
                    inside.add(later.index)
                    continue
                clause.end = min(clause.end, later.start)
                break


def _arguments(doc: Document, clauses: list[Clause]) -> None:
    previous: Clause | None = None
    for clause in clauses:
        if clause.verb >= 0:
            _assign(doc, clause, previous)
            if clause.link in ("main", "and", "that") and clause.subject is not None:
                previous = clause
        else:
            clause.preps = [p for p in clause.phrases if p.prep]
            bare = [p for p in clause.phrases if not p.prep]
            clause.subject = bare[0] if bare else clause.antecedent
            clause.objects = bare[1:]
    _return_objects(clauses)


def _return_objects(clauses: list[Clause]) -> None:
    """The last bare phrase of a relative clause on the subject may be the upper verb's (خطف مسلحون يرتدون زيا خمسة بريطانيين)."""
    for clause in clauses:
        parent = clause.parent
        if (
            clause.link == "rel"
            and parent is not None
            and parent.verb >= 0
            and not parent.objects
            and len(clause.objects) > 1
            and clause.antecedent is parent.subject
        ):
            parent.objects = [clause.objects.pop()]


def _assign(doc: Document, clause: Clause, previous: Clause | None) -> None:
    sense = clause.sense
    before = list(clause.phrases[: clause.split])
    after = clause.phrases[clause.split :]
    clause.preps = [p for p in before + after if p.prep]
    bare_before = [p for p in before if not p.prep and not (p.end == p.start + 1 and doc.facts[p.start].tanwin)]
    bare_after = [p for p in after if not p.prep]
    enclitic = doc.facts[clause.verb].enclitic
    pronoun = clause.link == "that" and clause.opener >= 0 and bool(doc.facts[clause.opener].enclitic) and not bare_before
    subject: Phrase | None = None
    if bare_before and (not bare_after or clause.link != "and" or sense is None or sense.number in ("d", "p")):
        subject = bare_before[0]
    if clause.was and clause.aux == [] and not bare_before and bare_after:
        subject = None
    if pronoun and clause.parent is not None:  # تؤكد عمان أنها ترحب
        clause.objects, clause.subject_dropped = bare_after, True
        clause.subject = clause.parent.subject
        return
    if (
        subject is None
        and clause.link == "rel"
        and clause.antecedent is not None
        and not enclitic
        and not bare_before
        and not (
            bare_after
            and sense is not None
            and _gender_clash(doc, sense, clause.antecedent)
            and not _gender_clash(doc, sense, bare_after[0])
        )
    ):
        subject = clause.antecedent
        if _resumed(doc, clause):
            subject = None
            inner = clause.antecedent.gen  # التي انتقد فيها: whose words they are
            if (not bare_after or (sense is not None and _gender_clash(doc, sense, bare_after[0]))) and inner is not None:
                subject = inner
    if (
        subject is None
        and len(bare_after) == 1
        and clause.link in ("and", "after", "before", "when", "while", "as")
        and _is_site(bare_after[0])
        and previous is not None
        and not enclitic
    ):
        clause.objects, clause.subject_dropped = bare_after, True
        clause.subject = _dropped(clause, previous)
        return
    if (
        subject is None
        and bare_after
        and (sense is None or sense.person in ("", "3"))
        and not (sense is not None and sense.number in ("d", "p") and not bare_before and sense.tense == "perf")
    ) and (sense is None or not _gender_clash(doc, sense, bare_after[0])):
        subject = bare_after.pop(0)
    clause.objects = bare_after
    if clause.link == "rel" and clause.antecedent is not None and enclitic:
        clause.objects = [clause.antecedent, *bare_after]
    if subject is None:
        clause.subject_dropped = True
        subject = _dropped(clause, previous)
    clause.subject = subject
    if sense is not None and sense.voice == "p" and sense.tense in ("perf", "impf") and subject is not None and not enclitic:
        clause.objects = [subject, *clause.objects]
        clause.subject = None


def _is_site(p: Phrase) -> bool:
    """Whether a phrase names a place or position, which is rather acted upon than acting."""
    while p.quantifier and p.gen is not None:
        p = p.gen
    return p.heads is not None and p.heads.kind in ("place", "site")


def _resumed(doc: Document, clause: Clause) -> bool:
    """Whether a preposition inside a relative clause carries the pronoun of its antecedent (التي يشرف عليها المجلس)."""
    reach = 4 if len([p for p in clause.phrases[clause.split :] if not p.prep]) < 2 else 7
    return any(doc.facts[i].tag == "P" and doc.facts[i].enclitic for i in range(clause.verb, min(clause.end, clause.verb + reach)))


def _gender_clash(doc: Document, sense: Sense, p: Phrase) -> bool:
    """Whether a phrase cannot be the subject of a verb form for its gender."""
    while p.gen is not None and (p.quantifier or p.heads is None):
        p = p.gen
    head = p.heads
    if not sense.gender or p.conjs:
        return False
    if p.name is not None and sense.number == "s":
        if p.name.kinds <= {"state", "capital"}:
            return sense.gender == "m" and "masculine" not in doc.classes.get(doc.facts[p.name.end - 1].norm, ())
        people = {doc.world.people[r.id].gender for r in p.name.referents if r.kind == "person"}
        return p.name.kinds == {"person"} and bool(people) and sense.gender not in people
    if head is None:
        return False
    if head.number == "s" and not p.count:
        return head.gender != sense.gender
    if head.kind in ("title", "people", "counterpart"):
        return False
    return head.number == "p" and sense.gender == "m" and head.kind in ("org", "place", "media")


def _dropped(clause: Clause, previous: Clause | None) -> Phrase | None:
    """The subject of a clause that names none: of the clause it is joined to, else of the last main clause."""
    if clause.link == "and" and clause.antecedent is not None:
        return clause.antecedent
    if clause.link in ("that", "quote", "after", "before", "aim", "when", "since") and clause.parent is not None:
        return clause.parent.subject
    if clause.link == "and" and clause.parent is not None and clause.parent.subject is not None:
        return clause.parent.subject
    return previous.subject if previous is not None else None
