"""Draws a diagram of plain shapes as a grey PNG, the same byte for byte: the pictures of the samples."""
import math
import struct
import zlib

FINE = 3  # points of the grid in a pixel, either way, so that slanted edges look smooth


def polygon(shape):
    kind, *numbers = shape["shape"], *shape["at"]
    if kind == "box":
        x, y, width, height = numbers
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    if kind == "oval":
        x, y, width, height = numbers
        steps = [2 * math.pi * step / 72 for step in range(72)]
        return [(x + width * math.cos(step), y + height * math.sin(step)) for step in steps]
    if kind == "line":
        x, y, to_x, to_y, width = numbers
        length = math.hypot(to_x - x, to_y - y)
        across, along = (y - to_y) * width / 2 / length, (to_x - x) * width / 2 / length
        return [(x + across, y + along), (to_x + across, to_y + along), (to_x - across, to_y - along),
                (x - across, y - along)]
    if kind == "polygon":
        return list(zip(numbers[::2], numbers[1::2]))
    raise SystemExit(f"diagram.py: unknown shape {kind}")


def fill(rows, points, grey):
    points = [(x * FINE, y * FINE) for x, y in points]
    edges = list(zip(points, points[1:] + points[:1]))
    for row in range(max(0, int(min(y for _, y in points))), min(len(rows), int(max(y for _, y in points)) + 1)):
        middle = row + 0.5
        crossings = sorted(x + (middle - y) * (to_x - x) / (to_y - y)
                           for (x, y), (to_x, to_y) in edges if (y <= middle) != (to_y <= middle))
        for start, end in zip(crossings[::2], crossings[1::2]):
            start, end = max(0, round(start)), min(len(rows[row]), round(end))
            if start < end:
                rows[row][start:end] = bytes([grey]) * (end - start)


def png(diagram):
    """The bytes of the PNG of `{"size": [width, height], "shapes": [{"shape", "at", "grey"}, …]}`."""
    width, height = diagram["size"]
    rows = [bytearray(b"\xff" * width * FINE) for _ in range(height * FINE)]
    for shape in diagram["shapes"]:
        fill(rows, polygon(shape), shape["grey"])
    lines = bytearray()
    for top in range(0, height * FINE, FINE):
        lines.append(0)
        sums = [sum(column) for column in zip(*rows[top:top + FINE])]
        # Few greys, which compress well.
        lines += bytes(round(sum(sums[left:left + FINE]) / FINE ** 2 / 17) * 17 for left in range(0, len(sums), FINE))

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(lines), 9))
            + chunk(b"IEND", b""))
