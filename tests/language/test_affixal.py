"""The English lexicon: its endings and spellings, how much it knows, and that every trigger reads its own example."""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest

from musnad.language.affixal import inflect_folder, load_affixes, read_words
from musnad.language.lexicon import language_folder, load_lexicon
from musnad.language.tables import load_tables
from musnad.text import fold
from musnad.vocabulary import ACTS, EVENT_TYPES, INTERNATIONAL, SECTORS, is_actor_code

FOLDER = language_folder("en")
TYPES = sorted(name.lower() for name in EVENT_TYPES)
LARGE = {"assault", "consult", "coerce", "request", "accuse", "agree", "reject", "threaten"}
NEEDS = {"party", "party2", "place"}
WORD = re.compile(r"[A-Za-z]+(?:[-'][A-Za-z]+)*")


def rows(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def lexicon():
    return load_lexicon("en")


@pytest.fixture(scope="module")
def forms():
    """The folded forms of each (lemma, part of speech)."""
    found = {}
    for form, entry, _ in inflect_folder(FOLDER):
        found.setdefault((entry.lemma, entry.pos), set()).add(fold(form))
    return found


def test_size(lexicon):
    count = Counter(entry.pos for entry in lexicon.entries)
    assert count["V"] > 2500
    assert count["N"] > 4000
    assert count["A"] > 2000
    assert count["NAME"] > 1000
    assert len(lexicon.table) > 23_000


@pytest.mark.parametrize("row", rows("affixes"), ids=lambda row: f"{row['slot']}-{row['pattern']}")
def test_ending_gives_its_example(row):
    lemma, _, expected = row["example"].partition(">")
    assert load_affixes("en").regular(row["slot"], lemma) == tuple(filter(None, expected.split("|")))


@pytest.mark.parametrize("row", rows("spellings"), ids=lambda row: row["pattern"])
def test_spelling_gives_its_example(row):
    lemma, _, other = row["example"].partition(">")
    assert load_affixes("en").variants(lemma) == (lemma, other)


@pytest.mark.parametrize(
    "word", ["advise", "raise", "promise", "supervisor", "uprising", "four", "tourist", "timbre", "sequence", "rise"]
)
def test_words_with_one_spelling(word):
    assert load_affixes("en").variants(word) == (word,)


@pytest.mark.parametrize(
    ("word", "lemma", "tense", "number"),
    [
        ("agreed", "agree", "perf", ""),
        ("shot", "shoot", "perf", ""),
        ("taken", "take", "pas", ""),
        ("denies", "deny", "impf", "s"),
        ("fleeing", "flee", "ger", ""),
        ("criticized", "criticise", "perf", ""),
        ("labeled", "label", "perf", ""),
        ("transferred", "transfer", "perf", ""),
        ("kidnapping", "kidnap", "ger", ""),
        ("overthrown", "overthrow", "pas", ""),
        ("spokesmen", "spokesman", "", "p"),
        ("crises", "crisis", "", "p"),
        ("organizations", "organisation", "", "p"),
        ("children", "child", "", "p"),
        ("humans", "human", "", "p"),
    ],
)
def test_senses(lexicon, word, lemma, tense, number):
    assert any((s.entry.lemma, s.tense, s.number) == (lemma, tense, number) for s in lexicon.senses(word))


def test_news_reading_comes_first(lexicon):
    first = {word: lexicon.senses(word)[0] for word in ("attacks", "shot", "said", "meeting", "adding", "left")}
    assert {word: (s.entry.pos, s.tense) for word, s in first.items()} == {
        "attacks": ("N", ""),
        "shot": ("V", "perf"),
        "said": ("V", "perf"),
        "meeting": ("N", ""),
        "adding": ("V", "ger"),
        "left": ("V", "perf"),
    }


def test_adverbs_come_from_adjectives(lexicon):
    assert [s.entry.pos for s in lexicon.senses("diplomatically")] == ["ADV"]
    assert lexicon.senses("friendlyly") == ()


def test_phrases_inflect_their_first_word():
    words = read_words(FOLDER)
    assert words["blow", "V"]["past"] == "blew"
    assert ("foreign", "N") not in words


@pytest.mark.parametrize("name", ["verbs", "nouns", "adjectives", "names", "adverbs"])
def test_files_are_sorted_without_doubles(name):
    lemmas = [row["lemma"] for row in rows(f"lexicon/{name}")]
    assert lemmas == sorted(set(lemmas))
    assert not any(None in row or None in row.values() for row in rows(f"lexicon/{name}"))


@pytest.mark.parametrize("name", TYPES)
def test_event_file(name, forms):
    triggers = rows(f"lexicon/events/{name}")
    assert len(triggers) >= (100 if name in LARGE else 60)
    for row in triggers:
        assert row["pos"] in ("V", "N", "A"), row
        assert not row["mode"] or row["mode"] in EVENT_TYPES[name.upper()].modes, row
        words = [fold(w).removesuffix("'s").removesuffix("'") for w in WORD.findall(row["example"])]
        assert fires(row["lemma"].split(), words, forms[row["lemma"].split()[0], row["pos"]]), row
        needs = set(row["needs"].split("|")) - {""}
        assert not needs or needs & NEEDS or needs & set(words), row


def fires(lemma, words, first_forms):
    """Whether a form of the first word stands in the example, with the others after it in order, few words apart."""
    for i, word in enumerate(words):
        if word in first_forms:
            at = i
            for part in lemma[1:]:
                at = next((k for k in range(at + 1, min(len(words), at + 7)) if words[k] == part), None)
                if at is None:
                    break
            else:
                return True
    return False


def test_a_trigger_belongs_to_one_type():
    seen = Counter((row["lemma"], row["pos"]) for name in TYPES for row in rows(f"lexicon/events/{name}"))
    assert [key for key, n in seen.items() if n > 1] == []


def test_codes_are_of_the_vocabulary():
    assert {row["act"] for row in rows("lexicon/speech")} <= set(ACTS)
    for row in rows("lexicon/heads") + rows("lexicon/qualifiers"):
        assert row["sector"] in {"", *SECTORS, *INTERNATIONAL}, row
        assert not row.get("actor") or is_actor_code(row["actor"]), row


def test_tables_know_both_spellings():
    heads = load_tables("en").heads
    for first, rest in (("defence", ("minister",)), ("defense", ("secretary",)), ("secretary", ("of", "state"))):
        assert rest in {head.rest for head in heads[first]}
    assert {"organisation", "organization", "neighbor", "neighbour"} <= set(heads)
