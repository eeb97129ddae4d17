"""A screenshot with a palette: pages have few colours, and the file is a third as large."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_COLOURS = 256
_CHANNELS = {2: 3, 6: 4}
"""Bytes of a pixel by the colour type of the header: without and with transparency."""


def shrink(png: bytes) -> bytes:
    """Give a PNG of 8 bits a channel again with its most frequent colours; each other becomes the nearest."""
    chunks = list(_read_chunks(png))
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    assert (depth, interlaced) == (8, 0), "browsers write no other"
    packed = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    step = _CHANNELS[kind]
    rows = [
        [row[at : at + 3] for at in range(0, width * step, step)] for row in _read_rows(packed, width, step)
    ]
    counted = Counter(pixel for row in rows for pixel in row)
    palette = [colour for colour, _ in counted.most_common(MOST_COLOURS)]
    places = {colour: _nearest(colour, palette) for colour in counted}
    lines = b"".join(b"\x00" + bytes(places[pixel] for pixel in row) for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def _read_chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _read_rows(packed: bytes, width: int, step: int) -> Iterator[bytes]:
    """Undo the filter of each row: every byte was written as its distance from one before or above it."""
    length = width * step
    above = bytes(length)
    for start in range(0, len(packed), length + 1):
        row = bytearray(packed[start + 1 : start + 1 + length])
        way = packed[start]
        for at in range(length) if way else ():
            left = row[at - step] if at >= step else 0
            corner = above[at - step] if at >= step else 0
            row[at] = (row[at] + _guess(way, left, above[at], corner)) & 255
        above = bytes(row)
        yield above


def _guess(way: int, left: int, up: int, corner: int) -> int:
    if way == 1:
        return left
    if way == 2:
        return up
    if way == 3:
        return (left + up) // 2
    aim = left + up - corner
    return min((left, up, corner), key=lambda value: abs(aim - value))


def _nearest(colour: bytes, palette: Sequence[bytes]) -> int:
    return min(
        range(len(palette)),
        key=lambda place: sum((one - other) ** 2 for one, other in zip(colour, palette[place], strict=True)),
    )
