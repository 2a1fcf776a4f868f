"""English reading: who says what through whom, and who does what to whom, in newsroom sentences."""

from __future__ import annotations

import pytest

from musnad.reading.reader import read_report
from musnad.records import Record, Report


def _read(text: str, published: str = "2016-09-09") -> Record:
    return read_report(Report(text=text, lang="en", published=published))[0]


def _statements(text: str) -> list[tuple[str | None, tuple[str, ...], str, str]]:
    """(actor of the speaker, actors of the carriers, act, content) of each statement."""
    record = _read(text)
    actor = {e.id: e.actor for e in record.entities}
    return [
        (actor[s.speaker] if s.speaker else None, tuple(str(actor[v]) for v in s.via), s.act, text[s.content.start : s.content.end])
        for s in record.statements
    ]


def _events(text: str) -> list[tuple[str, list[str | None], list[str | None]]]:
    """(type, actors, recipients) of each event."""
    record = _read(text)
    actor = {e.id: e.actor for e in record.entities}
    return [(e.type, [actor[a] for a in e.actors], [actor[r] for r in e.recipients]) for e in record.events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Turkish troops had left the village, the foreign ministry in Ankara said on Wednesday.",
            ("TUR GOV", (), "say", "Turkish troops had left the village"),
            id="trailing attribution",
        ),
        pytest.param(
            '"We will not leave," said Georgian President Giorgi Margvelashvili.',
            ("GEO GOV", (), "say", "We will not leave"),
            id="inverted",
        ),
        pytest.param(
            "Iraq said the army had retaken two districts.",
            ("IRQ GOV", (), "say", "the army had retaken two districts"),
            id="said without that",
        ),
        pytest.param(
            "Peru's foreign minister told Reuters that talks with Chile would go on.",
            ("PER GOV", ("GBR JRN",), "say", "talks with Chile would go on"),
            id="told a carrier",
        ),
        pytest.param(
            "Three people died, according to the Kenyan police.",
            ("KEN COP", (), "say", "Three people died"),
            id="according to",
        ),
        pytest.param(
            "A Libyan official, speaking on condition of anonymity, said the port was open.",
            ("LBY GOV", (), "say", "the port was open"),
            id="on condition of anonymity",
        ),
        pytest.param(
            "Interfax quoted the Russian foreign ministry as saying that the envoy would stay.",
            ("RUS GOV", ("RUS JRN",), "say", "the envoy would stay"),
            id="quoted as saying",
        ),
        pytest.param(
            "France condemned the attack and recalled its ambassador.",
            ("FRA GOV", (), "condemn", "the attack"),
            id="object of a verb of judging ends at the next verb",
        ),
        pytest.param(
            "Egypt called on the rebels to hand over the hostages.",
            ("EGY GOV", (), "demand", "hand over the hostages"),
            id="called on",
        ),
        pytest.param(
            "Cuba denied there had been any arrests.",
            ("CUB GOV", (), "deny", "there had been any arrests"),
            id="existential complement",
        ),
    ],
)
def test_statement(text: str, expected: tuple[str, tuple[str, ...], str, str]) -> None:
    assert expected in _statements(text)


def test_pronoun_goes_back_to_the_last_fitting_speaker() -> None:
    found = _statements("Angela Merkel met Vladimir Putin in Sochi. She said the sanctions would stay.")
    assert found[-1] == ("DEU GOV", (), "say", "the sanctions would stay")


def test_quotation_over_two_sentences_gives_two_statements() -> None:
    found = _statements('"The bridge is gone. We have no water," Kenyan President Uhuru Kenyatta said.')
    assert [(speaker, content) for speaker, _, _, content in found] == [
        ("KEN GOV", "The bridge is gone"),
        ("KEN GOV", "We have no water"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "ACCRA, Ghana (AP) - The army had left the north, Ghanaian officials said.",
            [("GHA GOV", (), "say", "The army had left the north")],
            id="a dateline is not said",
        ),
        pytest.param(
            "The army had left the port, Kenya and Chad, which host the talks, said in a note.",
            [("KEN GOV", (), "say", "The army had left the port")],
            id="a relative clause parts subject and verb",
        ),
        pytest.param(
            "The truce had failed, former Kenyan president Ali Bongo, one of the mediators, said.",
            [("KEN ELI", (), "say", "The truce had failed")],
            id="an apposition with one of",
        ),
        pytest.param(
            "Spain's king said France had denied the report, Reuters reported.",
            [("FRA GOV", ("ESP GOV", "GBR JRN"), "deny", "the report")],
            id="one stretch has one statement, of the innermost source",
        ),
        pytest.param(
            "The president ordered a truce, Chad's army said.",
            [("TCD MIL", (), "say", "The president ordered a truce")],
            id="a reported order is said by who reports it",
        ),
        pytest.param("Norway called for restraint.", [("NOR GOV", (), "demand", "restraint")], id="one word is enough of a demand"),
        pytest.param(
            "The army left the camp on Monday, Chadian officials linked to the opposition said.",
            [("TCD GOV", (), "say", "The army left the camp on Monday")],
            id="a participle parts a source from its verb",
        ),
        pytest.param(
            "Two soldiers were hurt, Reuters said, citing Iraqi officials.",
            [("IRQ GOV", ("GBR JRN",), "say", "Two soldiers were hurt")],
            id="citing names the source of what is carried",
        ),
        pytest.param(
            "Chad sent a plane with food, Omani officials said on Monday, a move likely to please Niger.",
            [("OMN GOV", (), "say", "Chad sent a plane with food")],
            id="a remark behind the attribution",
        ),
        pytest.param(
            '"All roads are cut off," French President Francois Hollande said.',
            [("FRA GOV", (), "say", "All roads are cut off")],
            id="a preposition left alone before the quotation ends",
        ),
        pytest.param(
            "The deal was dead, a Spanish diplomat who asked not to be named told AFP.",
            [("ESP GOV", ("FRA JRN",), "say", "The deal was dead")],
            id="a relative clause without commas before the verb of saying",
        ),
        pytest.param("It was too early to say that Peru had won.", [], id="saying that is only talked of"),
        pytest.param(
            "A statement by the Omani foreign ministry said the road was open.",
            [("OMN GOV", (), "say", "the road was open")],
            id="the author of a text",
        ),
        pytest.param(
            "Peru's president said he and the Chilean envoy would meet.",
            [("PER GOV", (), "say", "he and the Chilean envoy would meet")],
            id="a pronoun with a joined name",
        ),
        pytest.param(
            "Ghana asked Togo to let aid into the camp, where people starve.",
            [("GHA GOV", (), "demand", "let aid into the camp")],
            id="an aside ends what is asked for",
        ),
        pytest.param(
            "Turkey said it would impose sanctions on Chad.",
            [("TUR GOV", (), "threaten", "it would impose sanctions on Chad")],
            id="saying what one will do to others is a threat",
        ),
    ],
)
def test_statements(text: str, expected: list[tuple[str, tuple[str, ...], str, str]]) -> None:
    assert _statements(text) == expected


def test_nested_sources_become_the_chain() -> None:
    found = _statements("Jordan said on Monday that Qatar had told Egypt that the talks were over.")
    assert any(
        content == "the talks were over" and via == ("JOR GOV",) and speaker == "QAT GOV" for speaker, via, _, content in found
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Islamist rebels were attacked by Kenyan troops near the border.", ("ASSAULT", "KEN MIL"), id="passive with agent"
        ),
        pytest.param("Ethiopia's bombing of Asmara went on for hours.", ("ASSAULT", "ETH GOV"), id="possessor of an event noun"),
        pytest.param("Canada will provide aid to Haiti, it said.", ("AGREE", "CAN GOV"), id="own promise"),
        pytest.param("Peru said it would impose sanctions on Bolivia.", ("THREATEN", "PER GOV"), id="own threat"),
        pytest.param("Chile said Bolivia must withdraw its troops.", ("REQUEST", "CHL GOV"), id="must"),
        pytest.param("Sudan and Chad agreed to open the border.", ("AGREE", "TCD GOV"), id="coordinated subject"),
        pytest.param("Spain refused to meet the Moroccan envoy.", ("REJECT", "ESP GOV"), id="refused to"),
        pytest.param("NATO launched air strikes against Yugoslavia.", ("ASSAULT", "IGO"), id="light verb with an event noun"),
        pytest.param("Lt. Gen. Omar Diaz of Peru met Sen. John McCain.", ("CONSULT", "PER MIL"), id="abbreviations"),
        pytest.param("Peru and Chile accused each other of lying.", ("ACCUSE", "CHL GOV"), id="each other"),
        pytest.param("Cuba has withdrawn its troops from Angola.", ("RETREAT", "CUB GOV"), id="irregular participle"),
        pytest.param("US envoys urged Japan to sign the treaty.", ("REQUEST", "USA GOV"), id="US is no pronoun"),
    ],
)
def test_event_and_actor(text: str, expected: tuple[str, str]) -> None:
    assert any(kind == expected[0] and expected[1] in actors for kind, actors, _ in _events(text)), _events(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kenya called on Somalia to release the sailors.", ("REQUEST", "SOM GOV"), id="the asked"),
        pytest.param("Russia threatened to break relations with Estonia.", ("THREATEN", "EST GOV"), id="party in the complement"),
        pytest.param("Iran rejected a Saudi proposal for talks.", ("REJECT", "SAU GOV"), id="party of the object"),
        pytest.param("Armed men killed four Indian soldiers.", ("ASSAULT", "IND MIL"), id="object"),
    ],
)
def test_event_and_recipient(text: str, expected: tuple[str, str]) -> None:
    assert any(kind == expected[0] and expected[1] in recipients for kind, _, recipients in _events(text)), _events(text)


def test_what_is_agreed_is_no_event_of_its_own() -> None:
    assert [kind for kind, _, _ in _events("Serbia agreed to withdraw its troops.")] == ["AGREE"]


def test_first_person_in_a_quotation_is_the_speaker() -> None:
    found = _events('"I condemned the coup," Ghanaian President John Mahama said.')
    assert ("ACCUSE", ["GHA GOV"], []) in found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Said.",
        '"',
        "The",
        "and of to,",
        "The minister's statement on",
        "Who said what to whom?",
        '"Yes," she said, "no," and left.',
    ],
)
def test_odd_texts_are_read_without_error(text: str) -> None:
    assert _read(text).lang == "en"
