"""What a brief says, in both languages, and that each thing it says can be traced."""

from __future__ import annotations

import re

import msgspec
import pytest

from brief.conftest import Make
from musnad.brief.making import brief_json
from musnad.brief.phrases import phrase_table
from musnad.brief.text import brief_text
from musnad.faults import InputError


def test_english(make: Make) -> None:
    text = brief_text(make("en", "2016-09-09").outline)
    assert "Russia and United States met in Geneva on 9" in text
    assert "It had been announced before." in text
    assert "independent origins: Reuters" in text
    assert "13 September, " in text
    assert "Killed: 3" in text
    assert "Nothing was read on 11–13 September: silence, not calm." in text
    assert "Nothing on humanitarian access in 4 reports" in text


def test_arabic(make: Make) -> None:
    text = brief_text(make("ar", "2016-09-09").outline)
    assert "عُقد لقاء بين روسيا والولايات المتحدة في جنيف" in text
    assert "كان معلنا من قبل." in text
    assert "رويترز" in text
    assert "القتلى: 3" in text
    assert "صمت لا هدوء" in text
    told, _, _ = text.partition("التقارير المستشهد بها")  # the reports have headlines of their own
    assert not re.search(r"\b(met|reports?|origins?|Nothing|Russia|Geneva|Reuters)\b", told)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_address_leads_to_an_entry(make: Make, lang: str) -> None:
    brief = make(lang)
    addresses = set(re.findall(r"\b[0-9a-f]{8}/[aspv]\d+\b", brief_text(brief.outline)))
    held = {
        f"{filed.key[:8]}/{entry.id}"
        for filed in brief.material.reports
        for layer in (filed.record.events, filed.record.statements, filed.record.positions, filed.record.provisions)
        for entry in layer
    }
    assert addresses
    assert addresses <= held


def test_json_has_the_chain_of_all_evidence(make: Make) -> None:
    told = msgspec.json.decode(brief_json(make("en", "2016-09-09")))
    meeting = told["meetings"][0]["after"]
    assert set(meeting["evidence"]) <= set(told["chains"])
    assert {told["chains"][address]["outlet"] for address in meeting["held"]} >= {"b.example", "c.example"}
    assert told["coverage"]["2016-09-09"] == 2


def test_only_what_rests_on_enough_origins(make: Make) -> None:
    brief = make("en", min_origins=2)
    assert brief.changes.meetings
    assert not brief.changes.breaches
    assert "Only what rests on at least 2 independent origins" in brief_text(brief.outline)


def test_a_day_after_the_last_report_is_refused(make: Make) -> None:
    with pytest.raises(InputError, match="the last report is of 2016-09-14; name an earlier day"):
        make("en", "2016-12-01")


def test_a_process_without_reports_is_refused(make: Make) -> None:
    with pytest.raises(InputError, match="the archive holds no report of it"):
        make("en", told=(("2016-09-15", "e.example", "فاز المنتخب الإسباني في مدريد."),))


def test_every_phrase_has_the_same_gaps_in_both_languages() -> None:
    for key, phrases in phrase_table().items():
        if not key.endswith((".one", ".two", ".few", ".many", ".other", "source.of")):
            assert set(re.findall(r"\{\w+\}", phrases["en"])) == set(re.findall(r"\{\w+\}", phrases["ar"])), key
