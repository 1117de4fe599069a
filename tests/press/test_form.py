"""A form is read whatever program filled it; a file that has none to read is a sentence, and never more memory."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from rpg.press import form as door
from rpg.press.form import Unread, form
from rpg.press.options import Options
from rpg.press.printing import flat, print_sheet
from tests.press.filling import FILLERS
from tests.press.papers import person, rules, voice

SAID = "perché — «no» €"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def zuru() -> bytes:
    return print_sheet(person("zuru", "it"), rules(), voice("it"), Options()).data


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1, of which the first is the root."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    size = len(objects) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def page(widgets: bytes, *more: bytes) -> bytes:
    """A file of one page with these widgets; ``more`` are objects from 4 on."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots " + widgets + b">>",
        *more,
    )


def packed(payload: bytes, parts: bytes = b"") -> bytes:
    squeezed = zlib.compress(payload, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (parts, len(squeezed), squeezed)


def object_stream(payload: bytes) -> bytes:
    """A file whose root stands in a packed stream of objects."""
    return object_streams(payload)


def object_streams(*payloads: bytes) -> bytes:
    """A file whose objects, the first of which is the root, stand each in a packed stream of its own."""
    out, places, count = b"%PDF-1.7\n", [], len(payloads)
    for number, payload in enumerate(payloads, count + 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + packed(payload, b"/Type/ObjStm/N 1/First 5") + b"\nendobj\n"
    inside = [(2, count + n, 0) for n in range(1, count + 1)]
    rows = [(0, 0, 0), *inside, *((1, at, 0) for at in (*places, len(out)))]
    table = b"".join(bytes([kind]) + place.to_bytes(4) + b"\0" for kind, place, _ in rows)
    size = 2 * count + 2
    body = b"<</Type/XRef/Size %d/W[1 4 1]/Root 1 0 R/Length %d>>stream\n%s\nendstream" % (size, len(table), table)
    return out + b"%d 0 obj\n" % (size - 1) + body + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(out)


def spread(blanks: int, number: int = 10) -> bytes:
    """A sound file of a form with one field, each of its objects behind so many packed blanks."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots ["
        + b"%d 0 R " * (number - 3) % tuple(range(4, number + 1))
        + b"]>>",
        *(WIDGET.replace(b"name", b"n%d" % n) for n in range(4, number + 1)),
    ]
    return object_streams(*(b"%d 0  " % n + b" " * blanks + body for n, body in enumerate(objects, 1)))


WIDGET = b"<</Subtype/Widget/FT/Tx/T(name)/V(x)>>"


@pytest.mark.parametrize("filler", FILLERS)
def test_what_any_program_typed_is_read(zuru, filler):
    filled = FILLERS[filler](zuru, {"name": SAID, "notes": SAID, "strain.1": True, "reflex.dice.3": False})
    read = form(filled)
    held = {field.name: field for field in read.fields}
    assert (held["name"].text, held["notes"].text, held["strain.1"].on) == (SAID, SAID, True)
    assert (held["reflex.dice.2"].on, held["reflex.dice.3"].on) == (True, False)
    assert (held["name"].page, held["notes"].page, read.language) == (1, 2, "it")
    assert len(read.fields) == len(form(zuru).fields)


def test_a_box_of_which_only_the_look_was_set_is_ticked(zuru):
    with pikepdf.open(io.BytesIO(zuru)) as read:
        (box,) = [field for field in read.Root.AcroForm.Fields if field.T == "strain.1"]
        del box.V
        box.AS = pikepdf.Name.Yes
        out = io.BytesIO()
        read.save(out)
    assert {field.name: field.on for field in form(out.getvalue()).fields}["strain.1"]


def test_a_field_that_says_two_things_comes_twice():
    twice = page(b"[4 0 R 5 0 R 6 0 R]", WIDGET, WIDGET, WIDGET.replace(b"(x)", b"(y)"))
    assert [(field.name, field.text) for field in form(twice).fields] == [("name", "x"), ("name", "y")]


def test_fields_below_others_have_their_names_and_values():
    child = page(b"[5 0 R]", b"<</T(frame)/FT/Tx/V(up)/Kids[5 0 R]>>", b"<</Subtype/Widget/T(dice)/Parent 4 0 R>>")
    assert [(field.name, field.text) for field in form(child).fields] == [("frame.dice", "up")]


def encrypted(data: bytes, **words: Any) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as read:
        out = io.BytesIO()
        read.save(out, encryption=pikepdf.Encryption(owner="o", **words))
    return out.getvalue()


@pytest.mark.parametrize("words", [{"user": "u"}, {"user": ""}, {"user": "u", "R": 4}])
def test_a_locked_file_is_told(zuru, words):
    with pytest.raises(Unread) as told:
        form(encrypted(zuru, **words))
    assert told.value.key == "locked"


def test_a_flattened_sheet_is_told():
    printed = print_sheet(person("zuru"), rules(), voice(), Options())
    with pytest.raises(Unread) as told:
        form(flat(printed).data)
    assert told.value.key == "flat"


HOSTILE = {
    "nothing": (lambda: b"", "not_pdf"),
    "a picture": (lambda: b"\x89PNG\r\n" + b"\0" * 100, "not_pdf"),
    "cut off": (lambda: page(b"[]")[:200], "broken"),
    "large": (lambda: b"%PDF-1.7\n" + b" " * door.LARGEST, "large"),
    "deep": (lambda: page(b"[" * 200_000 + b"]" * 200_000), "broken"),
    "wide": (lambda: page(b"[" + b"4 0 R " * 50_000 + b"]", WIDGET), "broken"),
    "many fields": (lambda: page(b"[" + b"4 0 R " * 2001 + b"]", WIDGET), "fields"),
    "many pages": (
        lambda: pdf(b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]>>>>",
            b"<</Type/Pages/Kids[%s]/Count 41>>" % (b"3 0 R " * 41), b"<</Type/Page/Parent 2 0 R>>"),
        "pages",
    ),
    "pages in a bush": (
        lambda: pdf(b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]>>>>",
            *(b"<</Type/Pages/Kids[%s]/Count 9>>" % (b"%d 0 R " % (n + 1) * 10) for n in range(2, 40)),
            b"<</Type/Page>>"),
        "broken",
    ),
    "packed spaces": (lambda: object_stream(b"1 0  " + b" " * (70 << 20)), "large"),
    "packed depth": (lambda: object_stream(b"1 0  " + b"[" * (15 << 20)), "large"),
    "packed words": (
        lambda: object_stream(b"1 0  <<" + b"".join(b"/a%d 1 " % n for n in range(100_000)) + b">>"),
        "broken",
    ),
    "trailers": (lambda: b"%PDF-1.7\n" + b"trailer <</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF" * 5000, "broken"),
}  # fmt: skip


@pytest.mark.parametrize("which", HOSTILE)
def test_a_hostile_file_is_a_sentence(which):
    made, key = HOSTILE[which]
    with pytest.raises(Unread) as told:
        form(made())
    assert told.value.key == key


def test_what_is_unpacked_counts_for_the_whole_file_not_for_each_stream():
    """Each stream is well within what one may be; ten of them once took most of a minute."""
    assert len(form(spread(100)).fields) == 7
    before = time.process_time()
    with pytest.raises(Unread) as told:
        form(spread(600_000))
    assert told.value.key == "large"
    with pytest.raises(Unread) as told:
        form(spread(15 << 20))
    assert told.value.key == "large"
    assert time.process_time() - before < 3


def test_a_file_whose_table_is_lost_is_gone_through_only_if_it_packs_little():
    def lost(number: int) -> bytes:
        return spread(10, number).rpartition(b"startxref")[0] + b"startxref\n3\n%%EOF"

    assert len(form(lost(12)).fields) == 9
    for file in (lost(70), lost(70).replace(b"/ObjStm", b"/#4fbjSt#6D")):
        with pytest.raises(Unread) as told:
            form(file)
        assert told.value.key == "large"


def test_a_loop_of_fields_ends():
    assert form(page(b"[4 0 R]", b"<</Subtype/Widget/T(a)/FT/Tx/Parent 4 0 R>>")).fields[0].name.startswith("a.a")


def test_a_value_that_unpacks_is_not_unpacked():
    bomb = packed(b" " * (50 << 20))
    assert form(page(b"[4 0 R]", b"<</Subtype/Widget/FT/Tx/T(a)/V 5 0 R>>", bomb)).fields[0].text == ""


def test_a_very_long_text_is_cut_and_known_to_be():
    long = page(b"[4 0 R]", WIDGET.replace(b"(x)", b"(" + b"y" * 100_000 + b")"))
    assert len(form(long).fields[0].text) == door.LONGEST + 1


def test_no_memory_is_blown(tmp_path):
    """The worst of them in a process that may have 60 MB beyond what the program needs before it reads them."""
    for which in ("packed spaces", "packed depth", "packed words", "deep", "wide"):
        (tmp_path / which).write_bytes(HOSTILE[which][0]())
    code = (
        "import pathlib, resource, pypdf; from rpg.press.form import Unread, form\n"
        "pages = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (pages + (60 << 20),) * 2)\n"
        f"for file in pathlib.Path({str(tmp_path)!r}).iterdir():\n"
        "    try: form(file.read_bytes())\n"
        "    except Unread as told: assert not isinstance(told.__cause__, MemoryError), file\n"
        "print('whole')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "whole\n", done.stderr


def test_nothing_in_the_file_is_run_or_read(zuru, tmp_path):
    """Scripts, launches, links to files: the form is read as if they were not there."""
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret of this machine")
    with pikepdf.open(io.BytesIO(zuru)) as read:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"this.getField('name').value='{secret}'")
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=str(secret))
        read.Root.OpenAction = script
        read.Root.AA = pikepdf.Dictionary(WC=launch)
        stream = pikepdf.Stream(read, b"")
        stream.F = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F=str(secret), UF=str(secret))
        for field in read.Root.AcroForm.Fields:
            if field.T == "name":
                field.AA = pikepdf.Dictionary(F=script, C=script)
            if field.T == "notes":
                field.V = read.make_indirect(stream)
        out = io.BytesIO()
        read.save(out)
    held = {field.name: field.text for field in form(out.getvalue()).fields}
    assert (held["name"], held["notes"]) == ("Zuru", "")
    assert "secret" not in repr(held)
