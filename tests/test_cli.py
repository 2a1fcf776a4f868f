"""The commands as a user runs them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner, Result

import musnad
from musnad.cli import app

TALKS = "examples/truce-talks.ar.txt"
TEXT = "قال مصدر روسي لرويترز أمس إن موسكو ترفض الهدنة."


def run(*args: str, given: str | bytes | None = None) -> Result:
    """A command and what it printed."""
    return CliRunner().invoke(app, list(args), input=given)


@pytest.fixture(autouse=True)
def _in_the_root(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


def test_version() -> None:
    assert run("--version").stdout == f"musnad {musnad.__version__}\n"


@pytest.mark.parametrize(
    "command",
    [
        "read",
        "explain",
        "tokens",
        "ingest",
        "search",
        "show",
        "diff",
        "stats",
        "verify",
        "evaluate",
        "check",
        "vocabulary",
        "schema",
    ],
)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"musnad {command}" in result.stdout


def test_read_text() -> None:
    result = run("read", TALKS, "--published", "2016-12-01", "--outlet", "example.org")
    assert result.exit_code == 0, result.output
    for part in (
        "Who says what",
        "example.org ← Anadolu Agency (TUR JRN)",
        "CONSULT",
        "Sergey Lavrov (RUS GOV)",
        "Provisions",
        "Positions",
    ):
        assert part in result.stdout
    assert result.stderr == ""


def test_read_jsonl_from_standard_input() -> None:
    lines = [{"id": "a", "lang": "ar", "published": "2016-09-09", "outlet": "x.org", "text": TEXT}, {"text": TEXT}]
    result = run("read", "--format", "jsonl", "--published", "2020-01-02", "-", given="\n".join(map(json.dumps, lines)))
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["id"], first["published"], first["outlet"]) == ("a", "2016-09-09", "x.org")
    assert (second["published"], second["times"][0]["value"]) == ("2020-01-02", "2020-01-01")
    jsonschema.validate(first, musnad.record_schema())


def test_read_json_is_an_object_for_one_text_and_a_list_for_more(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    one = str(tmp_path / "a.txt")
    assert json.loads(run("read", "--format", "json", one).stdout)["lang"] == "ar"
    assert len(json.loads(run("read", "--format", "json", one, one).stdout)) == 2
    assert len(json.loads(run("read", "--format", "json", "examples/reports.jsonl").stdout)) == 4
    assert json.loads(run("read", "--format", "json", "-", given="").stdout) == []


def test_ids_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run("read", "--format", "jsonl", "--ids", "name", str(tmp_path / "a.txt"))
    assert json.loads(result.stdout)["id"] == "a.txt"


class Page(HTMLParser):
    """What a page holds: tags, the text of the passage, attributes that would call outside."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.passage = ""
        self._inside = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "section":
            self._inside = int(dict(attrs).get("class") == "passage")

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self._inside = 0

    def handle_data(self, data: str) -> None:
        self.passage += data * self._inside


def test_read_html_is_one_page_with_the_whole_text() -> None:
    text = Path(TALKS).read_text(encoding="utf-8")
    page = Page(run("read", "--format", "html", TALKS, "--published", "2016-12-01").stdout)
    assert page.passage == text
    ids = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    highlighted = {key for _, attrs in page.tags for key in (attrs.get("data-of") or "").split()}
    assert highlighted
    assert highlighted <= ids
    assert all(attrs["href"][1:] in ids for tag, attrs in page.tags if tag == "a" and attrs["href"])
    assert ("section", {"class": "passage", "lang": "ar", "dir": "rtl"}) in page.tags
    outside = [attrs for tag, attrs in page.tags for key in ("src", "href") if (attrs.get(key) or "#")[0] != "#"]
    assert not outside
    assert any("default-src 'none'" in (attrs.get("content") or "") for tag, attrs in page.tags if tag == "meta")


def test_html_is_escaped() -> None:
    report = {"id": "<b>", "headline": "<script>alert(1)</script>", "text": f"<script>alert(2)</script> {TEXT} &amp;"}
    page = run("read", "--format", "html", "-", given=json.dumps(report)).stdout
    assert "<script>alert" not in page
    assert Page(page).passage == report["text"]


def test_terminal_codes_do_not_reach_the_terminal() -> None:
    shown = run("read", "-", given=f"\x1b[31m{TEXT}\u202e").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_bad_inputs_are_named_and_the_others_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(TEXT.encode("cp1256"))
    result = run("read", "--format", "jsonl", str(tmp_path / "bad.txt"), str(tmp_path / "good.txt"), str(tmp_path / "none.txt"))
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert (
        f"musnad: {tmp_path / 'bad.txt'}: byte 0 is not UTF-8; looks like windows-1256; run again with --encoding windows-1256"
        in result.stderr
    )
    assert "none.txt: no such file" in result.stderr
    assert "1 read, 2 failed" in result.stderr


@pytest.mark.parametrize(
    "args",
    [
        ["read"],
        ["read", "--format", "htlm", TALKS],
        ["read", "--published", "2016-02-30", TALKS],
        ["read", "--lang", "fr", TALKS],
        ["vocabulary", "isues"],
        ["evaluate", "x", "--errors", "event"],
        ["check", "docs"],
        ["frobnicate"],
    ],
    ids=" ".join,
)
def test_wrong_usage(args: list[str]) -> None:
    assert run(*args).exit_code == 2


def test_a_fault_of_the_reader_costs_one_report_only(monkeypatch: pytest.MonkeyPatch) -> None:
    from musnad.reading import reader

    honest = reader.read_report

    def faulty(report: musnad.Report) -> object:
        if report.id == "two":
            raise IndexError("out of words")
        return honest(report)

    monkeypatch.setattr(reader, "read_report", faulty)
    result = run("read", "--format", "jsonl", "examples/reports.jsonl")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 3)
    assert "reports.jsonl:2: musnad failed on this report (IndexError: out of words" in result.stderr


def test_explain() -> None:
    shown = run("explain", TALKS, "--published", "2016-12-01").stdout
    assert "Seen and not written" in shown
    assert "ar.statement." in shown
    told = json.loads(run("explain", "--format", "jsonl", TALKS).stdout)
    assert {e["layer"] for e in told["entries"]} >= {"entities", "events", "statements", "times"}
    assert all(u["reason"] and u["rule"] for u in told["unwritten"])


def test_tokens() -> None:
    text = "وللقاء وزيرهم"
    told = json.loads(run("tokens", "-", given=json.dumps({"id": "a", "lang": "ar", "text": text})).stdout)
    assert told["id"] == "a"
    first, second = told["tokens"]
    assert (first["start"], first["end"], first["proclitics"]) == (0, 6, ["و", "ل", "ال"])
    assert second["enclitics"] == ["هم"]
    assert run("tokens", "--format", "text", "-", given=text).stdout.startswith("0:6 و+ل+ال+لقاء\n")


def test_vocabulary() -> None:
    assert "event-types" in run("vocabulary").stdout
    assert "siege_lifting" in run("vocabulary", "issues").stdout
    assert json.loads(run("vocabulary", "statuses", "--format", "json").stdout).keys() == {
        "actual",
        "future",
        "hypothetical",
        "negated",
    }


def test_schema() -> None:
    assert json.loads(run("schema").stdout) == json.loads(json.dumps(musnad.record_schema()))


def gold(folder: Path) -> Path:
    """A gold file."""
    empty: dict[str, list[str]] = {layer: [] for layer in ("events", "statements", "positions", "provisions")}
    entity = {"name": "Russian source", "kind": "people", "actor": "RUS UNK", "mentions": ["مصدر روسي", "لا يوجد"]}
    told = {"id": "g", "lang": "ar", "published": "2016-09-09", "outlet": None, "text": TEXT, "entities": [entity], **empty}
    told["times"] = [{"quote": "أمس", "type": "DATE", "value": "2016-09-08"}]
    (folder / "g.json").write_text(json.dumps(told), encoding="utf-8")
    return folder / "g.json"


def test_evaluate(tmp_path: Path) -> None:
    file = str(gold(tmp_path))
    result = run("evaluate", file)
    assert result.exit_code == 0
    assert "record score" in result.stdout
    assert "'لا يوجد' is not in the text" in result.stderr
    scores = json.loads(run("evaluate", file, "--json").stdout)
    assert (scores["passages"], scores["f1"]["times"]) == (1, 1.0)
    assert "g wrong" in run("evaluate", file, "--errors", "entities").stdout
    assert json.loads(run("evaluate", file, "--lang", "en", "--json").stdout)["passages"] == 0


def test_evaluate_records(tmp_path: Path) -> None:
    file = str(gold(tmp_path))
    records = tmp_path / "records.jsonl"
    records.write_text(
        run("read", "--format", "jsonl", "--published", "2016-09-09", "-", given=json.dumps({"id": "g", "text": TEXT})).stdout
    )
    assert run("evaluate", file, "--json", "--records", str(records)).stdout == run("evaluate", file, "--json").stdout
    records.write_text('{"id": 1}')
    result = run("evaluate", file, "--records", str(records))
    assert (result.exit_code, "records.jsonl:1: no record" in result.stderr) == (1, True)
    assert run("evaluate", str(tmp_path / "none")).exit_code == 1


def musnad_process(*args: str, **more: object) -> subprocess.Popen[bytes]:
    """A process of its own, as a shell starts it."""
    source = str(Path(musnad.__file__).parents[1])
    env = {**os.environ, "PYTHONPATH": source, "PYTHONUTF8": "0", "LC_ALL": "C"}
    return subprocess.Popen(
        [sys.executable, "-m", "musnad", *args], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more
    )  # type: ignore[call-overload, no-any-return]


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="pipes break in another way here")
def test_a_broken_pipe_is_quiet(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text((json.dumps({"text": TEXT}) + "\n") * 3000)
    process = musnad_process("read", "--format", "jsonl", str(many))
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == -signal.SIGPIPE


def test_output_is_utf8_and_quiet_whatever_the_locale() -> None:
    process = musnad_process("read", TALKS)
    out, err = process.communicate(timeout=60)
    assert "لافروف" in out.decode()
    assert err == b""
