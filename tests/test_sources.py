"""Inputs, good and bad: each bad one gives one clear fault, and the others are still read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.faults import Fault
from musnad.records import Report
from musnad.sources.encodings import decode, likely_encoding
from musnad.sources.files import MAX_BYTES, inputs, read_json_lines, read_stream

ARABIC = "أعلن وزير الخارجية الروسي أن المفاوضات في جنيف ستبدأ اليوم الجمعة."


def fault_of(path: Path, **more: str) -> Fault:
    """The fault of the only input in a file."""
    [found] = inputs([str(path)], {}, **more)
    assert isinstance(found.content, Fault), found
    return found.content


BAD_FILES = {
    "empty": (b"", "empty"),
    "only white space": (b" \n\t\n", "empty"),
    "windows-1256": (ARABIC.encode("cp1256"), "windows-1256"),
    "iso-8859-6": (ARABIC.encode("iso8859-6"), "iso-8859-6"),
    "cp720": (ARABIC.encode("cp720"), "cp720"),
    "windows-1252": ("He said: “no” – Çavuşoğlu’s café".replace("ş", "s").replace("ğ", "g").encode("cp1252"), "windows-1252"),
    "utf-16 without mark": (ARABIC.encode("utf-16-le"), "utf-16-le"),
    "utf-16 big-endian without mark": (ARABIC.encode("utf-16-be"), "utf-16-be"),
    "latin utf-16 without mark": (b"K\0e\0r\0r\0y\0 \0s\0a\0i\0d\0", "utf-16-le"),
    "damaged utf-8": ((ARABIC * 5).encode()[:-2], "damaged"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    "docx": (b"PK\x03\x04\x14\x00", "DOCX"),
    "gzip": (b"\x1f\x8b\x08\x00", "gunzip"),
    "binary": (bytes(range(256)) * 20, "looks like no text"),
    "control codes": (bytes(range(1, 9)) * 20, "binary"),
}


@pytest.mark.parametrize(("data", "hint"), BAD_FILES.values(), ids=BAD_FILES)
def test_bad_files(tmp_path: Path, data: bytes, hint: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    fault = fault_of(path)
    assert fault.place == str(path)
    assert hint in str(fault)
    assert fault.remedy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_read(encoding: str) -> None:
    assert decode(ARABIC.encode(encoding), "x") == ARABIC


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16-le"])
def test_named_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(ARABIC.encode(encoding))
    [found] = inputs([str(path)], {}, encoding)
    assert isinstance(found.content, Report)
    assert found.content.text == ARABIC


def test_unknown_encoding(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"x")
    assert "unknown encoding 'klingon'" in str(fault_of(path, encoding="klingon"))


def test_nul_bytes_in_a_text_are_read() -> None:
    assert decode(f"{ARABIC}\0{ARABIC}".encode(), "x").count("\0") == 1


def test_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("قال\r\nكيري".encode())
    [found] = inputs([str(path)], {})
    assert isinstance(found.content, Report)
    assert found.content.text == "قال\r\nكيري"


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    assert "no such file" in str(fault_of(tmp_path / "none.txt"))
    assert "a folder" in str(fault_of(tmp_path))
    assert "cannot be opened" in str(fault_of(Path("a\0b")))


def test_one_bad_input_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARABIC, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\xff" * 10)
    found = list(inputs([str(tmp_path / n) for n in ("none.txt", "bad.txt", "good.txt")], {}))
    assert [isinstance(f.content, Report) for f in found] == [False, False, True]


BAD_LINES = {
    "broken": (b'{"text": "x"', "broken JSON"),
    "no text": (b'{"id": "1"}', "'text' is missing"),
    "null text": (b'{"text": null}', "'text' is missing"),
    "empty text": (b'{"text": ""}', "'text' is missing or empty"),
    "blank text": (b'{"text": " "}', "the text is empty"),
    "text is a number": (b'{"text": 3}', "'text' is not a text: 3"),
    "unknown language": (b'{"text": "x", "lang": "fr"}', "unknown language 'fr'"),
    "language is a list": (b'{"text": "x", "lang": ["ar"]}', "'lang' is not a text"),
    "impossible date": (b'{"text": "x", "published": "2016-02-30"}', "no such date"),
    "impossible hour": (b'{"text": "x", "published": "2016-02-03T25:00"}', "no such date"),
    "year beyond reason": (b'{"text": "x", "published": "0001-01-01"}', "no such date"),
    "outlet is an object": (b'{"text": "x", "outlet": {}}', "'outlet' is not a text"),
    "not an object": (b"[1, 2]", "no JSON object but list"),
    "deep": (b"[" * 100_000, "broken JSON"),
    "not UTF-8": (b'{"text": "\xff\xfe"}', "broken JSON"),
    "half a surrogate pair": (b'{"text": "\\ud800"}', "broken JSON"),
}


@pytest.mark.parametrize(("line", "message"), BAD_LINES.values(), ids=BAD_LINES)
def test_bad_lines(line: bytes, message: str) -> None:
    stream = io.BytesIO(b'{"text": "one"}\n' + line + b'\n\n{"text": "two", "id": 7, "more": 1}\n')
    one, bad, two = read_json_lines(stream, "in.jsonl", {})
    assert isinstance(bad.content, Fault)
    assert bad.content.place.startswith("in.jsonl:2")
    assert message in str(bad.content)
    assert bad.content.remedy
    assert isinstance(one.content, Report)
    assert isinstance(two.content, Report)
    assert (two.place, two.content.id) == ("in.jsonl:4", "7")


def test_a_20_mb_line() -> None:
    long = b'{"text": "' + b"x" * 20_000_000 + b'"}\n'
    found = list(read_stream(io.BytesIO(long + b'{"text": "two"}\n'), "-", {}))
    assert "in one report" in str(found[0].content)
    assert isinstance(found[1].content, Report)
    [plain] = read_stream(io.BytesIO(b"x" * 20_000_000), "-", {})
    assert "split it" in str(plain.content)


def test_standard_input_is_told_apart() -> None:
    [text] = read_stream(io.BytesIO("\n قال كيري\nثم".encode()), "-", {})
    assert isinstance(text.content, Report)
    assert text.content.text == "\n قال كيري\nثم"
    lines = list(read_stream(io.BytesIO(b'\n\n  {"text": "a"}\n{"text": "b"}'), "-", {}))
    assert [line.place for line in lines] == ["-:3", "-:4"]


def test_json_files(tmp_path: Path) -> None:
    path = tmp_path / "reports.json"
    path.write_text('[{"text": "one"}, 3]', encoding="utf-8")
    one, bad = inputs([str(path)], {"lang": "ar"})
    assert isinstance(one.content, Report)
    assert one.content.lang == "ar"
    assert "object 2" in str(bad.content)
    path.write_text('{"text": "one", "lang": "en"}', encoding="utf-8")
    [one] = inputs([str(path)], {"lang": "ar"})
    assert isinstance(one.content, Report)
    assert one.content.lang == "en"


def test_long_inputs_are_not_loaded_whole() -> None:
    class Endless(io.RawIOBase):
        read_so_far = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            buffer[:] = b"x" * len(buffer)
            self.read_so_far += len(buffer)
            assert self.read_so_far < 10 * MAX_BYTES
            return len(buffer)

    [found] = read_stream(io.BufferedReader(Endless()), "-", {})
    assert isinstance(found.content, Fault)


@given(st.binary(max_size=300))
def test_any_bytes_give_reports_or_faults(data: bytes) -> None:
    for found in [*read_stream(io.BytesIO(data), "-", {}), *read_json_lines(io.BytesIO(data), "x", {})]:
        assert isinstance(found.content, Report | Fault)
        if isinstance(found.content, Fault):
            assert found.content.fault
            assert found.content.remedy
    likely_encoding(data)
