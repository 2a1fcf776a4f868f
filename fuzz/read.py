"""Fuzz target over `musnad.read`: whatever the text, a record whose offsets point into it, and the same again for the same bytes.

Run with `make fuzz`, or: python fuzz/read.py -max_total_time=600 CORPUS_FOLDER
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["musnad"]):
    import musnad

#: Words that lead deep into the reader; the fuzzer chooses among them and mixes in what it makes up.
WORDS = (
    "قال|إن|أن|لرويترز|نقلت|عن|مصدر|روسي|وزير|الخارجية|الأميركي|جون كيري|سيرغي لافروف|نظيره|في|جنيف|اليوم الجمعة|أمس|لم|لن|قد|"
    'من المقرر|اتهم|دعا|إلى|وقف إطلاق النار|الذي|حيث|بينما|و|،|.|:|«|»|"|(|)|وأضاف|بحسب|رفض|قتل|26|مدنيا|٣|'
    "said|that|Reuters|told|Kerry|on Friday|U.S.|2016-09-09|\n|\u202e|\u200f|\u064b|\u0640"
).split("|")
DATES = (None, "2016-09-09", "2016-02-29T23:59", "1800-01-01", "2200-12-31")


def text_of(data: atheris.FuzzedDataProvider) -> str:
    """A text of known words and made-up stretches."""
    parts = []
    while data.remaining_bytes() and len(parts) < 400:
        word = data.ConsumeIntInRange(0, len(WORDS))
        parts.append(WORDS[word] if word < len(WORDS) else data.ConsumeUnicode(12))
    return " ".join(parts)


def check(data: bytes) -> None:
    """One run of the fuzzer."""
    provider = atheris.FuzzedDataProvider(data)
    published = provider.PickValueInList(list(DATES))
    lang = provider.PickValueInList(["auto", "ar", "en"])
    text = text_of(provider)
    record = musnad.read(text, published=published, lang=lang)
    for entity in record.entities:
        assert all(0 <= m.start < m.end <= len(text) for m in entity.mentions), entity
    for event in record.events:
        assert all(0 <= a.start < a.end <= len(text) for a in event.anchors), event
    for statement in record.statements:
        assert 0 <= statement.content.start < statement.content.end <= len(text), statement
    assert musnad.to_json(record) == musnad.to_json(musnad.read(text, published=published, lang=lang))


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
