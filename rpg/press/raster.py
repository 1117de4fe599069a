"""PDF to PNG: the one door to pypdfium2. The same PDF is the same bytes."""

from __future__ import annotations

import struct
import zlib

import pypdfium2  # type: ignore[import-untyped]  # it has no types

DPI = 200
_POINTS = 72
_PER_METRE = round(DPI / 25.4 * 1000)
_EFFORT = 6
"""How hard zlib tries. On drawings 9 takes seven times as long, and its files are no smaller."""
_RGB = 2
"""What PNG calls three colours of eight bits."""


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def png(pdf: bytes, title: str, said: str, page: int = 0) -> bytes:
    """A page of a PDF (from 0), with its title and what it shows in words."""
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=DPI / _POINTS, rev_byteorder=True, prefer_bgrx=False)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        packed = _packed(memoryview(bitmap.buffer).cast("B"), height, width * 3, stride)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, _RGB, 0, 0, 0)),
        (b"pHYs", struct.pack(">IIB", _PER_METRE, _PER_METRE, 1)),
        *((b"iTXt", key + b"\0\0\0\0\0" + text.encode()) for key, text in ((b"Title", title), (b"Description", said))),
        (b"IDAT", packed),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _packed(pixels: memoryview, height: int, wide: int, stride: int) -> bytes:
    """The rows of a picture, each after the number of its filter (none), packed as they come: it is large unpacked."""
    packer = zlib.compressobj(_EFFORT)
    parts = (packer.compress(b"\0" + pixels[y * stride : y * stride + wide]) for y in range(height))
    return b"".join([*parts, packer.flush()])


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
