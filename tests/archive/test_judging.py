"""Links in an archive, what people decide about them, on whose word things rest, and the commands that show it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from typer.testing import CliRunner

import musnad
from musnad.archive.moments import now
from musnad.cli import app

RAID = (
    "قتل 14 مدنيا يوم الخميس في غارات جوية روسية على مدينة إدلب. "
    "وتوجهت سيارات الإسعاف إلى السوق القديم الذي أصيب فيه عدد من التجار بجروح."
)
WIRE = {"id": "w", "outlet": "reuters.com", "published": "2019-03-15T08:00", "text": "بيروت (رويترز) - " + RAID}
COPY = {"id": "c", "outlet": "alquds.co.uk", "published": "2019-03-15T12:00", "text": RAID + "\nالمصدر: رويترز"}
OWN = {
    "id": "o", "outlet": "bbc.com", "published": "2019-03-15T13:00",
    "text": "Russian air strikes killed 19 civilians in Idlib on Thursday.",
}  # fmt: skip
Lines = Callable[..., str]


def event(archive: musnad.Archive, name: str) -> str:
    """The address of the raid in a report."""
    shown = archive.show(name)
    return f"{shown.key}/" + next(e.id for e in shown.record.events if e.type == "ASSAULT")


def test_origins_of_an_event(archive: musnad.Archive, lines: Lines) -> None:
    archive.ingest([lines(WIRE, COPY, OWN)])
    (found,) = archive.origins(event(archive, "c"))
    assert (found.origins.reports, [o.key for o in found.origins.origins]) == (3, ["medium:reuters", "medium:bbc"])
    assert found.credibility == "2"
    assert {link.rule for link in archive.links() if link.kind == "contradiction"} == {"link.contradiction.figures"}


def test_a_split_changes_the_origins_from_then_on(archive: musnad.Archive, lines: Lines) -> None:
    archive.ingest([lines(WIRE, COPY, OWN)])
    before = now()
    own = event(archive, "o")
    for other in ("w", "c"):
        archive.split("same_event", own, event(archive, other), reason="the raid of the evening")
    (found,) = archive.origins(own)
    assert (found.origins.reports, found.credibility) == (1, "6")
    (then,) = archive.as_of(before).origins(own)
    assert then.origins.reports == 3
    archive.join("same_event", own, event(archive, "w"), reason="it was the same after all")
    (again,) = archive.origins(own)
    assert {item.partition("/")[0] for item in again.members} >= {own.partition("/")[0], event(archive, "w").partition("/")[0]}


def test_the_media_of_an_archive(archive: musnad.Archive, lines: Lines) -> None:
    archive.ingest([lines(WIRE, COPY, OWN)])
    media = {line.id: line for line in archive.sources()}
    assert (media["reuters"].reports, media["reuters"].copied, media["reuters"].cited) == (1, 1, 1)
    assert (media["al-quds-al-arabi"].copies, media["bbc"].copies) == (1, 0)
    assert media["bbc"].reliability == "F"
    archive.grade("BBC", "b", reason="checked")
    assert {line.id: line.reliability for line in archive.sources()}["bbc"] == "B"


@pytest.fixture
def filed(place: str, lines: Lines) -> str:
    """An archive with the three reports."""
    with musnad.Archive.open(place, create=True) as archive:
        archive.ingest([lines(WIRE, COPY, OWN)])
    return place


def run(*arguments: str) -> str:
    """What a command prints; it must succeed."""
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_commands(filed: str) -> None:
    found = [json.loads(line) for line in run("link", "--archive", filed, "--format", "jsonl").splitlines()]
    (copy,) = (one for one in found if one["kind"] == "copy")
    assert copy["evidence"]["agency"] == "reuters"
    same = next(one for one in found if one["kind"] == "same_event" and one["rule"].endswith("time"))
    assert "2 independent origins: Reuters (via 2 outlets), BBC" in run("show", same["left"], "--archive", filed)
    run("link", same["left"], same["right"], "--split", "--reason", "another raid", "--person", "N", "--archive", filed)
    assert "split by N: another raid" in run("link", same["left"], "--archive", filed)
    assert "Reuters" in run("sources", "--archive", filed)


@pytest.mark.parametrize(
    "wrong",
    [("a/a1", "b/a1", "--split"), ("a/a1", "--join", "--reason", "x"), ("a", "b/a1", "--join", "--reason", "x"), ("a", "b")],
    ids=["no reason", "one item", "two layers", "two items"],
)
def test_wrong_usage_of_link(wrong: tuple[str, ...]) -> None:
    assert CliRunner().invoke(app, ["link", *wrong]).exit_code == 2
