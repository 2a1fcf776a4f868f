"""Parties that stand around an event's words, and relative clauses that carry it."""

from __future__ import annotations

import pytest

import musnad

CASES = [
    # (text, type, actors, recipients)
    ("أدانت القاهرة سيطرة القوات الإسرائيلية على المعبر.", "ACCUSE", {"EGY GOV"}, {"ISR MIL"}),
    ("أدانت كوبا قرار واشنطن تشديد الحصار.", "ACCUSE", {"CUB GOV"}, {"USA GOV"}),
    ("رفض الحوثيون المقترح الأممي.", "REJECT", {"YEM REB"}, {"UNO"}),
    ("وقعت كوسوفو وصربيا اتفاقا في واشنطن. وأشادت سلطنة عمان بالخطوة.", "SUPPORT", {"OMN GOV"}, {"XKX GOV", "SRB GOV"}),
    ("شن الجيش التركي هجوما على مواقع في سوريا. ودانت باريس الهجوم.", "ACCUSE", {"FRA GOV"}, {"TUR MIL"}),
    ("اتهمت منظمة العفو الدولية قوات الدعم السريع بقتل عشرات المدنيين.", "ASSAULT", {"SDN REB"}, {"SDN CVL"}),
    ("أمهلت أنقرة بغداد أسبوعا، مهددة بإغلاق الحدود.", "THREATEN", {"TUR GOV"}, {"IRQ GOV"}),
    ("يعقد مجلس الأمن الدولي جلسة طارئة بطلب من لندن.", "REQUEST", {"GBR GOV"}, {"UNO"}),
    ("صمد اتفاق وقعته أرمينيا وأذربيجان أمس.", "SUPPORT", {"ARM GOV", "AZE GOV"}, set()),
    ("انتهت المحادثات التي أجراها بلينكن مع لافروف في جنيف.", "CONSULT", {"USA GOV", "RUS GOV"}, set()),
    ("انهارت الهدنة التي توصلت إليها إسرائيل وحماس.", "AGREE", {"ISR GOV", "PSE REB"}, set()),
    ("انتقدت باريس أنقرة بسبب ليبيا، لكن وزير الخارجية التركي اتهمها بدعم المتمردين.", "ACCUSE", {"TUR GOV"}, {"FRA GOV"}),
    ("هاتف الرئيس الأميركي نظيريه الروسي والأوكراني، وناشدهما وقف الحرب.", "REQUEST", {"USA GOV"}, {"RUS GOV", "UKR GOV"}),
    ("اجتمع الرئيس الصربي ورئيس الوزراء الكوسوفي في بروكسل. واتفق الرجلان على هدنة.", "AGREE", {"SRB GOV", "XKX GOV"}, set()),
    (
        "طالبت مصر والسودان إثيوبيا بوقف الملء. ودعت واشنطن الدول الثلاث إلى الحوار.",
        "REQUEST",
        {"USA GOV"},
        {"EGY GOV", "SDN GOV", "ETH GOV"},
    ),
    ("شكر رئيس الوزراء المجري فيكتور أوربان أردوغان على دعمه.", "SUPPORT", {"HUN GOV"}, {"TUR GOV"}),
    ("اختتمت الحكومة الفلبينية والمتمردون محادثات في أوسلو بوساطة نرويجية.", "CONSULT", {"PHL GOV", "PHL REB", "NOR GOV"}, set()),
    ("تأجل توقيع اتفاق السلام. وقع وفدا الحكومة الكولومبية ومتمردي فارك مسودة اتفاق.", "SUPPORT", {"COL GOV", "COL REB"}, set()),
    ("قطعت الرياض والمنامة علاقاتهما مع الدوحة، متهمتين إياها بدعم الإرهاب.", "ACCUSE", {"SAU GOV", "BHR GOV"}, {"QAT GOV"}),
    ("اشترطت موسكو انسحاب القوات الجورجية من المنطقة.", "REQUEST", {"RUS GOV"}, {"GEO MIL"}),
    ("طلبت باكو عقد جلسة طارئة لمجلس الأمن.", "REQUEST", {"AZE GOV"}, {"UNO"}),
    ("طلب رئيس الوزراء حيدر العبادي من البرلمان تأجيل التصويت.", "REQUEST", {"IRQ PTY"}, {"IRQ LEG"}),
    (
        "هاجم مقاتلو حركة الشباب الجيش الصومالي أمس. وسيطر الجيش الصومالي لاحقا على مدينة كيسمايو.",
        "COERCE",
        {"SOM MIL"},
        {"SOM REB"},
    ),
    ("تبنى مجلس الأمن القرار 1701 الذي يدعو إلى وقف القتال بين إسرائيل وحزب الله.", "REQUEST", {"UNO"}, {"ISR GOV", "LBN REB"}),
    ("اتفقت واشنطن وموسكو على تسوية. ويمهل الاتفاق دمشق أسبوعا واحدا.", "REQUEST", {"USA GOV", "RUS GOV"}, {"SYR GOV"}),
    ("ودعت أكثر من ستين دولة إلى السماح للأفغان بالمغادرة.", "REQUEST", {"IGO"}, set()),
    ("وتعهد الرئيس الصربي بتطبيع العلاقات.", "AGREE", {"SRB GOV"}, set()),
    ("تراجعت القوات الصومالية بعد اشتباكات مع حركة الشباب في مقديشو.", "ASSAULT", {"SOM MIL", "SOM REB"}, set()),
    ("أبرمت بريطانيا وفرنسا اتفاقا. ووصف الرئيس الأميركي الاتفاق بأنه خطأ.", "ACCUSE", {"USA GOV"}, {"GBR GOV", "FRA GOV"}),
    ("فرضت واشنطن رسوما على طهران. ووصفت الخارجية الإيرانية شروط واشنطن بأنها غير مقبولة.", "REJECT", {"IRN GOV"}, {"USA GOV"}),
    ("لجأت أثينا إلى محكمة العدل الدولية، التي ترفض أنقرة صلاحيتها.", "REJECT", {"TUR GOV"}, {"UNO"}),
    ("فرضت لندن عقوبات على مينسك. وبحث الوزراء تشديد العقوبات.", "SANCTION", {"GBR GOV"}, {"BLR GOV"}),
    ("وطلب الرئيس اللبناني من فرنسا مساعدة، وطلب عقد مؤتمر للمانحين.", "REQUEST", {"LBN GOV"}, {"FRA GOV"}),
    ("وأعلن الرئيس الأميركي اتفاق المملكة وإسرائيل على إقامة علاقات.", "AGREE", {"SAU GOV", "ISR GOV"}, set()),
    ("أما بوريل فتعهد مواصلة الدعم لكييف.", "AGREE", {"EUR"}, {"UKR GOV"}),
    ("وجددت الحكومة اللبنانية مطالبة مجلس الأمن بوقف الغارات.", "REQUEST", {"LBN GOV"}, {"UNO"}),
    ("أغارت الطائرات الإسرائيلية على قاعدة للجيش السوري في حمص.", "ASSAULT", {"ISR MIL"}, {"SYR MIL"}),
    ("هاجم متظاهرون موالون للحكومة السفارة الفرنسية في نيامي.", "PROTEST", {"NER CVL"}, {"FRA GOV"}),
    ("طردت هولندا دبلوماسيين روسيين اثنين واتهمتهما بالتجسس.", "ACCUSE", {"NLD GOV"}, {"RUS GOV"}),
]


def parties(text: str, wanted: str) -> list[tuple[set[str], set[str]]]:
    record = musnad.read(text, published="2023-11-25")
    codes = {e.id: "XKX GOV" if e.actor == "KOS GOV" else str(e.actor) for e in record.entities}
    return [({codes[a] for a in e.actors}, {codes[r] for r in e.recipients}) for e in record.events if e.type == wanted]


@pytest.mark.parametrize(("text", "wanted", "actors", "recipients"), CASES, ids=[c[0][:40] for c in CASES])
def test_parties_around_an_event(text: str, wanted: str, actors: set[str], recipients: set[str]) -> None:
    assert (actors, recipients) in parties(text, wanted)


def test_a_vote_answers_nobody() -> None:
    assert parties("تصوت الهند على مشروع القرار غدا. أعلنت الصين تعليق المساعدات لسريلانكا.", "SUPPORT") in (
        [],
        [({"IND GOV"}, set())],
    )


@pytest.mark.parametrize("text", ["التقى الوزير رئيس حركته إسماعيل هنية.", "قال الذين عددهم عشرة إنهم باقون."])
def test_owned_nouns_are_no_verbs(text: str) -> None:
    from musnad.reading.document import make_document
    from musnad.reading.reader import reader_for
    from musnad.reading.resumption import read_resumption

    reader = reader_for("ar")
    doc = make_document(text, "ar", "2020-01-01", reader.table, reader.world)
    before = [f.tag for f in doc.facts]
    read_resumption(doc, reader.table)
    assert [f.tag for f in doc.facts] == before
    assert not doc.resuming


def test_who_announces_a_deal_of_others_is_no_party_to_it() -> None:
    text = "أعلن الوسيط القطري موافقة إسرائيل وحماس على تمديد الهدنة."
    assert all("QAT GOV" not in actors for actors, _ in parties(text, "AGREE"))


def test_parties_of_talks_named_only_by_the_clause_around_them() -> None:
    assert ({"MAR GOV", "FRA GOV"}, set()) in parties(
        "أكد الملك محمد السادس لماكرون، في اتصال هاتفي، عزم الرباط على التعاون.", "CONSULT"
    )


def test_a_promise_is_directed_at_the_party_in_its_matter() -> None:
    assert ({"USA GOV"}, {"TUR GOV"}) in parties("تعهدت واشنطن برفع العقوبات التي فرضتها على وزارات تركية.", "AGREE")


@pytest.mark.parametrize(
    ("text", "wanted", "actors", "recipients"),
    [
        ("قال مكتب نتنياهو إن بنودا لم تحسم بعد، متهما حماس بالتراجع.", "ACCUSE", {"ISR GOV"}, {"PSE REB"}),
        ("رحبت روسيا بالخطوة، داعية تركيا إلى الالتزام بها.", "REQUEST", {"RUS GOV"}, {"TUR GOV"}),
        ("أفاد المتحدث بأن القسام سلمت رهينة إلى الصليب الأحمر.", "RETREAT", {"PSE REB"}, {"NGO"}),
        ("أكد مصدر مصري وصول وفد من حركة حماس إلى القاهرة.", "CONSULT", {"PSE REB"}, {"EGY GOV"}),
    ],
)
def test_participles_and_other_forms_of_the_words_of_a_trigger(
    text: str, wanted: str, actors: set[str], recipients: set[str]
) -> None:
    assert (actors, recipients) in parties(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted", "actors", "recipients"),
    [
        ("رأت المعارضة البحرينية أن القرار خاطئ، وطالبت المجتمع الدولي بحماية المدنيين.", "REQUEST", {"BHR OPP"}, {"IGO"}),
        ("أكد مصدر أن القرار نهائي، لكن الحزب الشيوعي السوداني رفض الاتفاق.", "REJECT", {"SDN PTY"}, set()),
        ("ووقع البيان وزير الخارجية العماني بدر البوسعيدي.", "SUPPORT", {"OMN GOV"}, set()),
        ("نفت إيران ضلوعها في الهجوم، واتهمت إسرائيل بتنفيذه.", "ACCUSE", {"IRN GOV"}, {"ISR GOV"}),
    ],
)
def test_subjects_and_objects(text: str, wanted: str, actors: set[str], recipients: set[str]) -> None:
    assert (actors, recipients) in parties(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("رفضت المتحدثة باسم الخارجية التعليق على مضمون الرسالة.", "REJECT"),
        ("رفض المسؤول الكشف عن اسمه.", "REJECT"),
        ("قالت باريس إن النزاع يهدد استقرار منطقة الساحل.", "THREATEN"),
        ("أكدت المنظمة توقف دخول المساعدات إلى المدينة.", "AID"),
        ("أعلنت فصائل المعارضة السورية إسقاط النظام.", "REJECT"),
        ("قال الوزير إن المتظاهرين الذين التقاهم طلاب.", "PROTEST"),
        ("حصلت القناة على تسجيل عن عملية الاغتيال.", "ASSAULT"),
        ("جرت في جنيف محادثات هددها تصعيد عسكري على الحدود.", "THREATEN"),
    ],
)
def test_words_that_only_sound_like_an_event(text: str, wanted: str) -> None:
    assert parties(text, wanted) == []


@pytest.mark.parametrize(
    "text",
    [
        "انطلقت في القاهرة جولة المحادثات بين السودان وإثيوبيا.",
        "وصل الرئيس المصري إلى الخرطوم في زيارة تستغرق يومين.",
        "زار الوزير العراقي طهران بعد الاتفاق بين موسكو وأنقرة.",
    ],
)
def test_talks_named_twice_in_one_clause_are_one_event(text: str) -> None:
    assert len(parties(text, "CONSULT")) == 1
