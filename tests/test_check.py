"""The lint of the knowledge files: each kind of fault is found, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from musnad.check.folder import check_folder
from musnad.check.tables import load_tables
from musnad.cli import app

STATES = (
    "code,en,ar,en_variants,ar_variants,en_demonyms,ar_demonym,ar_demonym_plurals,en_capital,ar_capital,en_capital_variants,"
    "ar_capital_variants,source\nSYR,Syria,سوريا,,,,سوري,,Damascus,دمشق,,,x\n"
)
PEOPLE = "id,en,ar,en_variants,ar_variants,gender,actor,source\n"
OFFICES = "person,office,actor,start,end,source\n"
EVENTS = "lemma,pos,root,form,mode,actors,recipients,needs,example\n"
ASSAD = "a-b,A B,أ ب,,,m,,x\n"

FAULTS = {
    "unknown person": (
        "world/offices/x.csv",
        OFFICES + "a-c,SYR.president,SYR GOV,2000,,x\n",
        "unknown person 'a-c'; did you mean 'a-b'?",
    ),
    "unknown owner": ("world/offices/x.csv", OFFICES + "a-b,SYX.president,SYR GOV,2000,,x\n", "unknown owner 'SYX'"),
    "unknown role": ("world/offices/x.csv", OFFICES + "a-b,SYR.presidnt,SYR GOV,2000,,x\n", "unknown role 'presidnt'"),
    "no actor code": ("world/offices/x.csv", OFFICES + "a-b,SYR.president,SYR,2000,,x\n", "actor 'SYR' is no actor code"),
    "unknown country": ("world/offices/x.csv", OFFICES + "a-b,SYR.president,SRY GOV,2000,,x\n", "unknown country 'SRY'"),
    "no date": ("world/offices/x.csv", OFFICES + "a-b,SYR.president,SYR GOV,2000-13,,x\n", "start '2000-13' is no date"),
    "ends before it starts": (
        "world/offices/x.csv",
        OFFICES + "a-b,SYR.president,SYR GOV,2005,2004,x\n",
        "ends (2004) before it starts (2005)",
    ),
    "overlap": (
        "world/offices/x.csv",
        OFFICES + "a-b,SYR.president,SYR GOV,2000,2005-03-02,x\nc-d,SYR.president,SYR GOV,2005-02-01,,x\n",
        "x.csv:3: SYR.president held at once by a-b (world/offices/x.csv:2) and c-d",
    ),
    "no source": ("world/people/y.csv", PEOPLE + "e-f,E F,ه و,,,m,,\n", "source is empty"),
    "twice": ("world/people/y.csv", PEOPLE + ASSAD, "'a-b' stands already at world/people/x.csv:2"),
    "no slug": ("world/people/y.csv", PEOPLE + "E_F,E F,ه و,,,m,,x\n", "is no lower-case slug"),
    "gender": ("world/people/y.csv", PEOPLE + "e-f,E F,ه و,,,x,,x\n", "unknown gender 'x'; choices: m, f"),
    "presentation forms": (
        "world/people/y.csv",
        PEOPLE + "e-f,E F,\ufeb3\ufeee\ufead\ufef3\ufe8e,,,m,,x\n",
        "presentation forms; write سوريا",
    ),
    "not NFKC": ("world/people/y.csv", PEOPLE + "e-f,E\u00a0F,ه و,,,m,,x\n", "is not NFKC"),
    "vowels": ("world/people/y.csv", PEOPLE + "e-f,E F,قَال,,,m,,x\n", "write قال"),
    "tatweel": ("world/people/y.csv", PEOPLE + "e-f,E F,قــال,,,m,,x\n", "write قال"),
    "spaces": ("world/people/y.csv", PEOPLE + "e-f,E F,ه و,a | b,,m,,x\n", "has spaces"),
    "empty variant": ("world/people/y.csv", PEOPLE + "e-f,E F,ه و,a||b,,m,,x\n", "an empty variant"),
    "variant twice": ("world/people/y.csv", PEOPLE + "e-f,E F,ه و,a|b|a,,m,,x\n", "has 'a' twice"),
    "cells": ("world/people/y.csv", PEOPLE + "e-f,E F\n", "2 cells where the header has 8"),
    "columns": ("world/people/y.csv", "id,en\ne-f,E F\n", "no column ar,"),
    "not CSV": ("world/people/y.csv", PEOPLE + 'e-f,"E F\n', "not CSV"),
    "not UTF-8": ("world/people/y.csv", b"\xff\xfe", "cannot be read"),
    "place": (
        "world/places.csv",
        "id,en,ar,en_variants,ar_variants,country,lat,lon,kind,source\np,P,ب,,,SYR,99,0,x,x\n",
        "lat '99' is not between",
    ),
    "mode": ("language/ar/lexicon/events/agree.csv", EVENTS + "اتفق,V,وفق,VIII,phone,s,,,x\n", "AGREE has no mode 'phone'"),
    "type": (
        "language/ar/lexicon/events/agre.csv",
        EVENTS + "اتفق,V,وفق,VIII,,s,,,x\n",
        "no event type 'agre'; did you mean 'agree'?",
    ),
    "argument": ("language/ar/lexicon/events/agree.csv", EVENTS + "اتفق,V,وفق,VIII,,s|z,,,x\n", "names an argument other than"),
    "act": (
        "language/ar/lexicon/speech.csv",
        "lemma,pos,root,form,act,regime,classes\nقال,V,,,sya,,\n",
        "unknown act 'sya'; did you mean 'say'?",
    ),
    "class": (
        "language/ar/lexicon/speech.csv",
        "lemma,pos,root,form,act,regime,classes\nقال,V,,,say,,speach\n",
        "unknown classes 'speach'; did you mean 'speech'?",
    ),
    "issue": ("language/ar/lexicon/stance.csv", "word,pos,stance,issues\nأيد,V,for,truce\n", "unknown issue 'truce'"),
    "yaml": ("language/ar/patterns/x.yaml", "a: [1\nb: 2\n", "x.yaml:2: cannot be read"),
    "toml": ("language/ar/language.toml", "a = \n", "language.toml: cannot be read"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with little knowledge and no fault."""
    write(tmp_path, "world/states.csv", STATES)
    write(tmp_path, "world/people/x.csv", PEOPLE + ASSAD + "c-d,C D,ج د,,,f,,x\n")
    assert check_folder(tmp_path).faults == []
    return tmp_path


def write(folder: Path, name: str, content: str | bytes) -> None:
    """A file with the folders it stands in."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize(("name", "content", "message"), FAULTS.values(), ids=FAULTS)
def test_faults(folder: Path, name: str, content: str | bytes, message: str) -> None:
    write(folder, name, content)
    found = check_folder(folder).faults
    assert any(message in str(fault) for fault in found), found
    assert all(fault.place.startswith(name) and fault.remedy for fault in found)


@pytest.mark.parametrize(
    "lines",
    [
        "a-b,SYR.president,SYR GOV,2000,2005-03-02,x\nc-d,SYR.president,SYR GOV,2005-03-02,,x\n",
        "a-b,SYR.president,SYR GOV,2000,2005,x\nc-d,SYR.president,SYR GOV,2005,,x\n",
        "a-b,SYR.envoy.one,SYR GOV,2000,,x\nc-d,SYR.envoy.one,SYR GOV,2001,,x\n",
    ],
    ids=["same day", "same year", "qualified"],
)
def test_no_overlap(folder: Path, lines: str) -> None:
    write(folder, "world/offices/x.csv", OFFICES + lines)
    assert check_folder(folder).faults == []


def test_comments_keep_line_numbers(folder: Path) -> None:
    write(folder, "language/ar/lexicon/names.csv", "lemma,gender\n# boys\nسامي,m\nسامي,m\n")
    assert [fault.place for fault in check_folder(folder).faults] == ["language/ar/lexicon/names.csv:4"]


def test_command(folder: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(app, ["check", str(folder)]).exit_code == 0
    write(folder, "world/people/y.csv", PEOPLE + ASSAD)
    result = runner.invoke(app, ["check", str(folder)])
    assert result.exit_code == 1
    assert "3 files, 4 lines, 1 faults" in result.stdout
    assert '"place": "world/people/y.csv:2"' in runner.invoke(app, ["check", "--json", str(folder)]).stdout


def test_the_tables_are_described() -> None:
    assert len(load_tables()) > 20
