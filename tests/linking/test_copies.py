"""Wire copy is found with what was cut and added; what papers merely have in common is none."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from linking.conftest import Desk
from musnad.linking.alignment import align

LEAD = "قالت وزارة الصحة اليمنية إن تسعة مدنيين قتلوا وأصيب خمسة عشر يوم الثلاثاء في قصف استهدف سوقا في مدينة تعز."
DETAILS = (
    "وأضافت الوزارة أن سيارات الإسعاف نقلت المصابين إلى مستشفى الثورة الذي يعاني من نقص شديد في الأدوية.",
    "وذكر بائع خضار كان قرب المكان أن القذيفة سقطت عند مدخل السوق ساعة الذروة.",
    "ولم تعلن أي جهة مسؤوليتها عن القصف حتى ساعة متأخرة من الليل.",
)
HISTORY = (
    "وتشهد المدينة منذ أربع سنوات حصارا جزئيا جعل وصول الغذاء والدواء إلى سكانها رهنا بممر جبلي وعر طوله ستون كيلومترا.",
    "وكانت الأمم المتحدة رعت في السويد اتفاقا نص على تشكيل لجنة لفتح الطرق لكنه بقي حبرا على ورق.",
)


def test_a_cut_copy_names_its_agency_and_what_was_cut_and_added(desk: Desk) -> None:
    original = desk.add("تعز (رويترز) - " + " ".join((LEAD, *DETAILS)), "2019-03-12T14:00", "reuters.com", "قتلى في تعز")
    added = "وأفاد مراسلنا بأن الحركة عادت إلى السوق صباح اليوم."
    copy = desk.add(" ".join((LEAD, DETAILS[0], added)) + "\nالمصدر: رويترز", "2019-03-12", "alquds.co.uk", "مجزرة جديدة")
    (link,) = desk.of("copy")
    assert (link.left, link.right, link.rule, link.evidence["agency"]) == (copy, original, "link.copy.credits-source", "reuters")
    assert link.evidence["cut_from_the_end"] is True
    assert link.evidence["headline"] is False
    text = desk.filed[copy].report.text
    assert any(added[:-1] in text[start:end] for start, end in link.evidence["added"])
    assert any(DETAILS[2][:-1] in desk.filed[original].report.text[start:end] for start, end in link.evidence["cut"])


def test_blocks_point_at_the_same_words_in_both_reports(desk: Desk) -> None:
    desk.add("تعز (أ ف ب) - " + " ".join((LEAD, *DETAILS)), "2019-03-12T14:00", "afp.com")
    desk.add(" ".join((LEAD, DETAILS[1], DETAILS[0])), "2019-03-12T18:00", "annahar.com")
    (link,) = desk.of("copy")
    left, right = (desk.filed[key].report.text for key in (link.left, link.right))
    assert len(link.evidence["blocks"]) >= 2
    for start, end, there, there_end in link.evidence["blocks"]:
        assert left[start:end].split() == right[there:there_end].split()


def test_background_that_papers_share_for_weeks_is_no_copy(desk: Desk) -> None:
    desk.add(" ".join((LEAD, *DETAILS, *HISTORY)), "2019-02-01", "annahar.com")
    desk.add("وصل المبعوث الأممي مارتن غريفيث إلى صنعاء لإجراء محادثات. " + " ".join(HISTORY), "2019-03-01", "annahar.com")
    desk.add("أعلنت الأمم المتحدة وصول سفينة قمح إلى ميناء الحديدة. " + " ".join(HISTORY), "2019-03-02", "alquds.co.uk")
    assert desk.of("copy") == []


def test_who_credits_the_other_copied_even_if_the_clock_says_otherwise(desk: Desk) -> None:
    text = " ".join((LEAD, *DETAILS))
    copy = desk.add(text + "\n(رويترز)", "2019-03-12T10:00", "alquds.co.uk")
    original = desk.add("تعز (رويترز) - " + text, "2019-03-12T11:00", "reuters.com")
    (link,) = desk.of("copy")
    assert (link.left, link.right) == (copy, original)


WORDS = st.lists(st.sampled_from("a b c d e f g h i j".split()), max_size=60)


@given(WORDS, WORDS)
def test_blocks_of_an_alignment_hold_equal_words(left: list[str], right: list[str]) -> None:
    found = align(left, right)
    for block in found.blocks:
        assert left[block.left : block.left + block.length] == right[block.right : block.right + block.length]
    by_right = sorted(found.blocks, key=lambda block: block.right)
    assert all(one.right + one.length <= other.right for one, other in pairwise(by_right))


@given(WORDS)
def test_a_text_is_wholly_shared_with_itself(words: list[str]) -> None:
    assert align(words, words).shared(0) == (1.0 if len(words) >= 5 else 0.0)
