"""Root-and-pattern inflection: forms that must be made, forms that must not, and how many there are."""

from __future__ import annotations

import pytest

from musnad.language.lexicon import language_folder
from musnad.language.templatic import Features, Templates, load_templates
from musnad.language.templatic_nouns import decline_adjective, decline_noun
from musnad.language.templatic_sounds import load_sound_rules, weaken


@pytest.fixture(scope="module")
def templates() -> Templates:
    return load_templates(language_folder("ar"))


def forms(templates: Templates, lemma: str, root: str, measure: str) -> dict[tuple[str, str], set[str]]:
    """The written forms of a verb by tense and voice."""
    found: dict[tuple[str, str], set[str]] = {}
    for form, features in templates.conjugate(lemma, root, measure):
        found.setdefault((features.tense, features.voice), set()).add(form)
    return found


@pytest.mark.parametrize("rule", load_sound_rules(language_folder("ar") / "sounds.csv"), ids=lambda rule: rule.name)
def test_each_sound_rule_does_what_its_example_says(rule):
    before, after = rule.example.split(">")
    assert rule.pattern.sub(rule.replacement, before) == after


@pytest.mark.parametrize(
    ("lemma", "root", "measure", "expected"),
    [
        ("كتب", "كتب", "I", "كتب كتبت كتبوا يكتب يكتبون تكتبين اكتب كاتب مكتوب مكتوبة كاتبون كاتبات"),
        ("قال", "قول", "I", "قال قالت قلت يقول يقل يقولون قل قيل يقال قائل قائلا مقولة"),
        ("خاف", "خوف", "Ia", "خاف خفت يخاف يخف خائف"),
        ("باع", "بيع", "I", "باع بعت يبيع بيع يباع بائع مبيع"),
        ("دعا", "دعو", "I", "دعا دعت دعوا دعوت يدعو يدع يدعون دعي يدعى داع داعية مدعو مدعوون"),
        ("رمى", "رمي", "I", "رمى رمت رميت يرمي يرم رمي مرمي"),
        ("نسي", "نسي", "I", "نسي نسيت نسوا ينسى ينسون ناس منسي"),
        ("سعى", "سعي", "Ia", "سعى سعت يسعى يسعون يسع ساع"),
        ("رد", "ردد", "I", "رد ردت رددت ردوا يرد يردد يردون راد مردود"),
        ("وصل", "وصل", "I", "وصل وصلت يصل تصل وصلوا يصلون صل واصل موصول"),
        ("أخذ", "ءخذ", "Ix", "أخذ أخذت يأخذ آخذ تؤخذ يؤخذ خذ مأخوذ"),
        ("سأل", "سءل", "I", "سأل يسأل سئل سائل مسؤول مسئول"),
        ("قرأ", "قرء", "I", "قرأ قرأت يقرأ يقرؤون قرئ قارئ مقروء"),
        ("جاء", "جيء", "I", "جاء جاءت جئت جاؤوا يجيء جاء"),
        ("رأى", "رءي", "Ir", "رأى رأت رأيت رأوا يرى ترى يرون ير رئي مرئي"),
        ("هدد", "هدد", "II", "هدد هددت يهدد مهدد مهددة تهديد تهديدات"),
        ("سمى", "سمو", "II", "سمى سمت يسمي يسمى تسمية مسمى"),
        ("قاتل", "قتل", "III", "قاتل يقاتل قوتل مقاتل مقاتلون مقاتلة"),
        ("أعلن", "علن", "IV", "أعلن أعلنت يعلن أعلنوا معلن معلنة إعلان إعلانات"),
        ("أقام", "قوم", "IV", "أقام أقمت يقيم يقم أقيم يقام مقيم مقام إقامة"),
        ("أعطى", "عطو", "IV", "أعطى أعطت يعطي يعط أعطي معط معطى إعطاء"),
        ("آمن", "ءمن", "IV", "آمن آمنت يؤمن أومن مؤمن إيمان"),
        ("أوقف", "وقف", "IV", "أوقف يوقف أوقفت موقف إيقاف"),
        ("تحدث", "حدث", "V", "تحدث يتحدث تحدثت متحدث متحدثة تحدث"),
        ("تلقى", "لقي", "V", "تلقى تلقت يتلقى متلق تلق تلقي"),
        ("تعاون", "عون", "VI", "تعاون يتعاون متعاون تعاون"),
        ("انسحب", "سحب", "VII", "انسحب ينسحب منسحب انسحاب انسحبوا"),
        ("اتصل", "وصل", "VIII", "اتصل يتصل متصل اتصال اتصالات"),
        ("اتخذ", "ءخذ", "VIII", "اتخذ يتخذ متخذ اتخاذ"),
        ("ادعى", "دعو", "VIII", "ادعى يدعي مدع مدعي ادعاء ادعاءات"),
        ("اضطر", "ضرر", "VIII", "اضطر يضطر اضطرت مضطر اضطرار"),
        ("ازدهر", "زهر", "VIII", "ازدهر يزدهر مزدهر ازدهار"),
        ("التقى", "لقي", "VIII", "التقى التقت التقوا يلتقي يلتقيان ملتقى التقاء"),
        ("احمر", "حمر", "IX", "احمر يحمر محمر احمرار"),
        ("استقال", "قيل", "X", "استقال يستقيل استقالت مستقيل استقالة"),
        ("استولى", "ولي", "X", "استولى استولت يستولي مستول استيلاء"),
        ("سيطر", "سيطر", "Q", "سيطر يسيطر مسيطر سيطرة سيطروا"),
        ("تدهور", "دهور", "QII", "تدهور يتدهور متدهور"),
        ("اطمأن", "طمءن", "QIV", "اطمأن يطمئن مطمئن اطمئنان"),
    ],
)
def test_forms_of_verbs(templates, lemma, root, measure, expected):
    made = set().union(*forms(templates, lemma, root, measure).values())
    missing = set(expected.split()) - made
    assert not missing


@pytest.mark.parametrize(
    ("lemma", "root", "measure", "wrong"),
    [
        ("قال", "قول", "I", "يقيل قولت مقوول"),
        ("وصل", "وصل", "I", "اوصل يصال"),
        ("أوقف", "وقف", "IV", "أقف أقفت"),
        ("رد", "ردد", "I", "رادد يرددون"),
        ("هدد", "هدد", "II", "يهد هدت"),
        ("دعا", "دعو", "I", "دعات يدعوون داعيون"),
        ("اتصل", "وصل", "VIII", "اوتصل تصال"),
    ],
)
def test_forms_that_do_not_exist(templates, lemma, root, measure, wrong):
    made = set().union(*forms(templates, lemma, root, measure).values())
    assert not made & set(wrong.split())


def test_counts_of_a_sound_verb(templates):
    made = forms(templates, "كتب", "كتب", "I")
    assert {key: len(found) for key, found in made.items()} == {
        ("perf", "a"): 10, ("perf", "p"): 10, ("impf", "a"): 16, ("impf", "p"): 16, ("imp", "a"): 5,
        ("act", "a"): 13, ("pas", "p"): 13,
    }  # fmt: skip


def test_features_of_a_form(templates):
    told = {features[:5] for form, features in templates.conjugate("قال", "قول", "I") if form == "يقولون"}
    assert told == {("impf", "a", "3", "m", "p")}
    passive = {features[:5] for form, features in templates.conjugate("قال", "قول", "I") if form == "قيل"}
    assert passive == {("perf", "p", "3", "m", "s")}


def test_a_root_that_does_not_fit_is_told(templates):
    with pytest.raises(ValueError, match="does not fit measure Q"):
        list(templates.conjugate("تلكأ", "لكء", "Q"))


def test_weaken_leaves_sound_forms_alone(templates):
    assert weaken("1a2a3a", templates.rules) == "1a2a3a"


def test_nouns():
    made = {form for form, _ in decline_noun("مسؤول", ("ون",), "mf")}
    assert made >= {"مسؤول", "مسؤولا", "مسؤولون", "مسؤولين", "مسؤولو", "مسؤولي", "مسؤولة", "مسؤولات", "مسؤولان"}
    assert {form for form, _ in decline_noun("قناة", ("قنوات",))} >= {"قناة", "قناتان", "قناتين", "قناتا", "قناتي", "قنوات"}
    assert ("وزراءا", Features(gender="m", number="p")) not in set(decline_noun("وزير", ("وزراء",), "m"))
    assert {"شيئا", "شيئين", "شيئان"} <= {form for form, _ in decline_noun("شيء", ("أشياء",), "m")}


def test_adjectives():
    made = {form for form, _ in decline_adjective("بريء", ("أبرياء", "ات"))}
    assert made >= {"بريئة", "بريئا", "بريئتان", "بريئات", "أبرياء"}
    assert {form for form, _ in decline_adjective("أحمر", ("حمر",), "حمراء")} >= {"حمراء", "حمر"}
    assert "أهمة" not in {form for form, _ in decline_adjective("أهم", (), "-")}
