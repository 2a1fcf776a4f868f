"""Subjects and objects: which phrase of a clause is which."""

from __future__ import annotations

from musnad.language.forms import Sense
from musnad.reading.clauses.clause import Clause
from musnad.reading.concord import may_resume
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase

__all__ = ["fill_arguments", "gender_clash"]


#: Event types that only somebody with a will of his own causes; a resolution may demand or condemn.
_WILLED = frozenset({"SUPPORT", "REJECT", "AGREE"})


def fill_arguments(doc: Document, clauses: list[Clause]) -> None:
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
    topic = clause.opener + 1 if clause.link == "that" else -1  # أفاد بأن هدوءا ساد
    bare_before = [
        p for p in before if not p.prep and (p.start == topic or not (p.end == p.start + 1 and doc.facts[p.start].tanwin))
    ]
    bare_after = [p for p in after if not p.prep and not _is_attendant(doc, p)]
    enclitic = doc.facts[clause.verb].enclitic
    pronoun = clause.link in ("that", "but") and clause.opener >= 0 and not bare_before and _opener_pronoun(doc, clause)
    if sense is not None and bare_after and not bare_before and gender_clash(doc, sense, bare_after[0]):
        sense = clause.sense = _agreeing(doc, clause, sense, bare_after[0])
    subject: Phrase | None = None
    if bare_before and (not bare_after or clause.link != "and" or sense is None or sense.number in ("d", "p")):
        subject = bare_before[0]
    if clause.was and clause.aux == [] and not bare_before and bare_after:
        subject = None
    if pronoun and clause.parent is not None:  # تؤكد عمان أنها ترحب, لكنه دعا الحكومة إلى
        clause.objects, clause.subject_dropped = bare_after, True
        above = clause.parent
        while clause.link == "but" and above.link in ("that", "rel") and above.parent is not None:
            above = above.parent
        clause.subject = above.subject or (previous.subject if previous is not None else None)
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
            and gender_clash(doc, sense, clause.antecedent)
            and not gender_clash(doc, sense, bare_after[0])
        )
    ):
        subject = clause.antecedent
        if _owned_by_antecedent(doc, clause, bare_after):  # التي ترفض أنقرة اختصاصها
            subject = None
        elif _resumed(doc, clause) and not (bare_after and _is_being(subject) and not _is_being(bare_after[0])):
            subject = None
            inner = clause.antecedent.gen  # التي هاجم فيها: whose words they are
            if (not bare_after or (sense is not None and gender_clash(doc, sense, bare_after[0]))) and inner is not None:
                subject = inner
    if (
        subject is None
        and len(bare_after) == 1
        and clause.link in ("and", "after", "before", "when", "while", "as")
        and (_is_site(bare_after[0]) or _is_addressed(doc, clause, bare_after[0]))
        and previous is not None
        and not enclitic
    ):
        clause.objects, clause.subject_dropped = bare_after, True
        clause.subject = _dropped(doc, clause, previous)
        return
    if (
        subject is None
        and bare_after
        and (sense is None or sense.person in ("", "3"))
        and not (sense is not None and sense.number in ("d", "p") and not bare_before and sense.tense == "perf")
    ) and (sense is None or not gender_clash(doc, sense, bare_after[0])):
        if _acts_upon(doc, clause, bare_after, previous):
            clause.objects, clause.subject_dropped = bare_after, True
            clause.subject = _dropped(doc, clause, previous)
            return
        subject = bare_after.pop(_subject_of(doc, clause, bare_after))
    clause.objects = bare_after
    if clause.link == "rel" and clause.antecedent is not None and enclitic:
        clause.objects = [clause.antecedent, *bare_after]
    if subject is None:
        clause.subject_dropped = True
        subject = _dropped(doc, clause, previous)
    clause.subject = subject
    if sense is not None and sense.voice == "p" and sense.tense in ("perf", "impf") and subject is not None and not enclitic:
        clause.objects = [subject, *clause.objects]
        clause.subject = None


def _opener_pronoun(doc: Document, clause: Clause) -> bool:
    """Whether a clause is opened by a word, or the second of two, that carries its subject as a pronoun (أنه, لكنه, غير أنها)."""
    f = doc.facts[clause.opener]
    return bool(f.enclitic) or (bool(f.second) and clause.opener + 1 < clause.verb and bool(doc.facts[clause.opener + 1].enclitic))


def _is_addressed(doc: Document, clause: Clause, p: Phrase) -> bool:
    """Whether a phrase behind a joined verb of demand is rather those asked: it belongs to whoever asks (ودعا أنصاره إلى), or
    nothing parts the verb from the clause before (اتهم الجيش بالقصف وطالب الأمم المتحدة بالتحقيق)."""
    facts = doc.facts
    if clause.link != "and" or clause.opener < 1 or not any("demand" in c.classes for c, _ in facts[clause.verb].cues):
        return False
    return bool(facts[p.end - 1].enclitic) or (clause.opener == clause.verb and facts[clause.opener - 1].surface not in "،,؛.")


def _acts_upon(doc: Document, clause: Clause, after: list[Phrase], previous: Clause | None) -> bool:
    """Whether the only phrase behind a joined verb that never lacks an object is that object (واتهمت الجيش بقصف)."""
    f = doc.facts[clause.verb]
    matter = _is_matter(doc, clause, after[0])
    if (len(after) != 1 and not matter) or previous is None or previous.subject is None or not (f.conj or clause.link == "and"):
        return False
    if clause.sense is None or clause.sense.voice == "p":
        return False
    if f.enclitic:  # وهنأهما الملك; but: وناشدهما وقف القتال
        return not _is_being(after[0]) and after[0].unknown is None and not after[0].name
    if "takes-object" not in f.verb_classes and not _of_the_subject(doc, after[0]) and not matter:
        return False
    return not gender_clash(doc, clause.sense, previous.subject)


def _agreeing(doc: Document, clause: Clause, sense: Sense, p: Phrase) -> Sense:
    """Another finite sense of a verb form that agrees with the phrase behind it (تمكن الجيش), else the sense itself."""
    others = (s for s in doc.facts[clause.verb].senses if s.entry.pos == "V" and s.tense == "perf" and s.voice == "a")
    if sense.tense != "impf" or doc.facts[clause.verb].future or clause.negated:
        return sense
    return next((s for s in others if s.person in ("", "3") and s.number in ("", "s") and not gender_clash(doc, s, p)), sense)


def _is_attendant(doc: Document, p: Phrase) -> bool:
    """Whether a phrase is a participle behind a comma that tells what the subject did besides (، مطالبا بالتحقيق): no object."""
    f = doc.facts[p.head]
    if p.definite or p.gen is not None or p.start == 0 or doc.facts[p.start - 1].surface not in "،,":
        return False
    return f.tag in "NA" and bool(f.act_triggers) and any("trailing" in c.classes for c, _ in f.cues)


def _of_the_subject(doc: Document, p: Phrase) -> bool:
    """Whether a phrase carries the pronoun of a subject that is not named again (ودعا أنصاره): no office that may speak itself."""
    return bool(doc.facts[p.head].enclitic) and not (p.heads is not None and p.heads.kind in ("title", "org", "counterpart"))


def _is_matter(doc: Document, clause: Clause, p: Phrase) -> bool:
    """Whether a phrase is the deed that a verb of asking or offering has for its object (وطلب عقد جلسة, وعرض تسهيل الحوار)."""
    asks = any(c.pos == "V" and "o" in c.regime for c, _ in doc.facts[clause.verb].cues)
    return (
        asks and not _is_being(p) and not p.definite_article(doc.facts) and any(s.tense == "msd" for s in doc.facts[p.head].senses)
    )


def _subject_of(doc: Document, clause: Clause, after: list[Phrase]) -> int:
    """Which phrase behind a verb of will is its subject: a person or body rather than the thing before him
    (ووقع البيان وزير الخارجية)."""
    f = doc.facts[clause.verb]
    if len(after) < 2 or not any(t.type in _WILLED for t, _ in f.triggers):
        return 0
    return 1 if not _is_being(after[0]) and not doc.facts[after[0].head].enclitic and _is_being(after[1]) else 0


def _is_being(p: Phrase) -> bool:
    """Whether a phrase names somebody who can will or say a thing."""
    while p.gen is not None and (p.quantifier or p.count is not None):
        p = p.gen
    if p.name is not None:
        return bool(p.name.kinds - {"place"})
    return p.heads is not None and p.heads.kind in ("title", "people", "counterpart", "org", "armed", "media")


def _is_site(p: Phrase) -> bool:
    """Whether a phrase names a place or position, which is rather acted upon than acting."""
    while p.quantifier and p.gen is not None:
        p = p.gen
    return p.heads is not None and p.heads.kind in ("place", "site")


def _resumed(doc: Document, clause: Clause) -> bool:
    """Whether a preposition inside a relative clause carries the pronoun of its antecedent (التي يشرف عليها المجلس)."""
    reach = 4 if len([p for p in clause.phrases[clause.split :] if not p.prep]) < 2 else 7
    return any(doc.facts[i].tag == "P" and doc.facts[i].enclitic for i in range(clause.verb, min(clause.end, clause.verb + reach)))


def _owned_by_antecedent(doc: Document, clause: Clause, after: list[Phrase]) -> bool:
    """Whether a pronoun behind the verb takes up the antecedent beside somebody who acts (المحكمة التي ترفض أنقرة اختصاصها)."""
    antecedent = clause.antecedent
    if antecedent is None or len(after) < 2 or not _is_being(after[0]):
        return False
    return any(p.head >= 0 and may_resume(doc, doc.facts[p.head].enclitic, antecedent) for p in after[:2])


def gender_clash(doc: Document, sense: Sense, p: Phrase) -> bool:
    """Whether a phrase cannot be the subject of a verb form for its gender."""
    whole = p
    while p.gen is not None and (p.quantifier or p.heads is None):
        p = p.gen
    head = p.heads
    if not sense.gender or (p.conjs and sense.number != "s"):
        return False
    if p.name is not None and sense.number == "s":
        if p.name.kinds <= {"state", "capital"}:
            return sense.gender == "m" and "masculine" not in doc.classes.get(doc.facts[p.name.end - 1].norm, ())
        people = {doc.world.people[r.id].gender for r in p.name.referents if r.kind == "person"}
        if p.name.kinds == {"person"}:
            return bool(people) and sense.gender not in people
        if p is not whole or p.name.end - p.name.start < 2:
            return False  # حماس is no zeal
        noun = doc.facts[p.name.start].noun  # وطالبت المجتمع الدولي
        return noun is not None and noun.number == "s" and noun.gender not in ("", sense.gender)
    if head is None:
        return False
    if head.number == "s" and not p.count:
        return head.gender != sense.gender
    if head.kind in ("title", "people", "counterpart"):
        return sense.gender == "f" and head.number == "p" and doc.facts[p.head].stem.endswith(("ون", "ين", "اء"))
    return head.number == "p" and sense.gender == "m" and head.kind in ("org", "place", "media")


def _dropped(doc: Document, clause: Clause, previous: Clause | None) -> Phrase | None:
    """The subject of a clause that names none: of the clause it is joined to, else of the last main clause."""
    if clause.link == "and" and clause.antecedent is not None:
        return clause.antecedent
    if clause.link in ("that", "quote", "after", "before", "aim", "when", "since") and clause.parent is not None:
        return clause.parent.subject
    above = clause.parent
    if clause.link == "and" and above is not None and above.link == "that" and _disagrees(doc, clause, above.subject):
        above = above.parent  # رأت المعارضة أن الدخول احتلال، وطالبت
    if clause.link == "and" and above is not None and above.subject is not None:
        return above.subject
    return previous.subject if previous is not None else None


def _disagrees(doc: Document, clause: Clause, p: Phrase | None) -> bool:
    """Whether a singular noun has another gender than a verb in the singular, which so goes back to another subject."""
    noun = doc.facts[p.head].noun if p is not None and p.head >= 0 and p.name is None else None
    sense = clause.sense
    if noun is None or sense is None or sense.number != "s" or noun.number != "s":
        return False
    return bool(noun.gender and sense.gender) and noun.gender != sense.gender
