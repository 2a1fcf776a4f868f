"""What an installation brings with it may be used under licences that ask nothing of musnad's own code."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

NOTICE = (Path(__file__).parent.parent / "NOTICE").read_text(encoding="utf-8")


def installed(name: str, extras: frozenset[str] = frozenset()) -> dict[str, Distribution]:
    """A package and all that it needs, by normalised name."""
    found: dict[str, Distribution] = {}
    todo, seen = [(name, extras)], set[tuple[str, frozenset[str]]]()
    while todo:
        name, extras = todo.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if (key, extras) in seen:
            continue
        seen.add((key, extras))
        try:
            found[key] = distribution(name)
        except PackageNotFoundError:
            continue  # for another platform or Python
        for line in found[key].requires or ():
            need = Requirement(line)
            if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
                todo.append((need.name, frozenset(need.extras)))
    return found


def licences(package: Distribution) -> list[str]:
    """The licences among which one may choose, as far as a package's metadata tells them."""
    told = package.metadata
    given = told.get("License-Expression") or (told.get("License") or "").partition("\n")[0]
    classes = [c.rpartition(" :: ")[2] for c in told.get_all("Classifier") or () if c.startswith("License")]
    return given.split(" OR ") if given else classes


def is_copyleft(licence: str) -> bool:
    """Whether a licence asks for the source of what is linked with the package.

    >>> is_copyleft("LGPL-3.0-only"), is_copyleft("GNU General Public License v2"), is_copyleft("MPL-2.0")
    (True, True, False)
    """
    return "GPL" in licence or "General Public" in licence


BASE = installed("musnad")


@pytest.mark.parametrize("name", sorted(BASE))
def test_there_is_a_licence_to_choose(name: str) -> None:
    assert any(not is_copyleft(licence) for licence in licences(BASE[name])), licences(BASE[name])


@pytest.mark.parametrize("name", sorted(BASE))
def test_choices_and_weak_copyleft_are_told(name: str) -> None:
    if any(is_copyleft(licence) or "MPL" in licence for licence in licences(BASE[name])):
        assert re.search(rf"\b{name}\b", NOTICE), f"{name}: NOTICE does not say under which licence it is used"


def test_copyleft_comes_with_an_extra_only() -> None:
    assert "psycopg" not in BASE
