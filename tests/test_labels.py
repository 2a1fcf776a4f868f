"""Every value of a vocabulary has a name in both languages, and no name is of a value that is not there."""

from __future__ import annotations

import pytest

from musnad import vocabulary
from musnad.labels import labels
from musnad.text import is_arabic

VALUES = {
    "issue": set(vocabulary.ISSUES),
    "stance": set(vocabulary.STANCES),
    "provision_status": set(vocabulary.PROVISION_STATUSES),
    "event_status": set(vocabulary.STATUSES),
    "act": set(vocabulary.ACTS),
    "event_type": set(vocabulary.EVENT_TYPES),
    "mode": {mode for kind in vocabulary.EVENT_TYPES.values() for mode in kind.modes},
    "entity_kind": set(vocabulary.KINDS),
    "sector": set(vocabulary.SECTORS),
    "international": set(vocabulary.INTERNATIONAL),
}


@pytest.mark.parametrize("kind", VALUES)
def test_every_value_is_named(kind: str) -> None:
    assert {key for of, key in labels() if of == kind} == VALUES[kind]


def test_names_are_in_the_language_they_are_said_to_be() -> None:
    for (kind, key), names in labels().items():
        assert names["en"].isascii(), (kind, key)
        assert any(is_arabic(c) for c in names["ar"]), (kind, key)
