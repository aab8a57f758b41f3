"""The keys of words and of runs of words, and tables that tell a run's value in three looks.

Comes in: runs by key, with values. Goes out: bytes, as `table.rs` reads them.
"""

ALL = (1 << 64) - 1
SPREAD = 0x9E3779B97F4A7C15


def key(word):
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = ((value ^ byte) * 0x100000001B3) & ALL
    return value


def run_key(*keys, start=0):
    """The key of a run of words, in order."""
    value = start
    for one in keys:
        value = (((value << 5 | value >> 59) & ALL ^ one) * SPREAD) & ALL
    return value ^ value >> 32


def places(run, third):
    """Three places in three thirds of the table, and the mark of the run."""
    spread = run * SPREAD & ALL
    other = (spread ^ run >> 29) * 0xBF58476D1CE4E5B9 & ALL
    first = (spread >> 32) * third >> 32
    second = (other >> 32) * third >> 32
    last = (other & 0xFFFFFFFF) * third >> 32
    return first, third + second, 2 * third + last, spread & 0x7FFFF


def laid_cells(kept):
    """A static function: three 24-bit cells of a run, joined by exclusive or, give its mark (19 bits) and value (5)."""
    third = len(kept) * 41 // 100
    cells = [0] * (3 * third)
    ways = {run: places(run, third) for run in kept}
    count, mixed = [0] * (3 * third), [0] * (3 * third)
    for run, (*cell, _) in ways.items():
        for at in cell:
            count[at] += 1
            mixed[at] ^= run
    alone, order = [at for at, times in enumerate(count) if times == 1], []
    while alone:
        at = alone.pop()
        if count[at] != 1:
            continue
        run = mixed[at]
        order.append((run, at))
        for cell in ways[run][:3]:
            count[cell] -= 1
            mixed[cell] ^= run
            if count[cell] == 1:
                alone.append(cell)
    assert len(order) == len(kept), "the table is too full"
    for run, at in reversed(order):
        *cell, mark = ways[run]
        value = mark << 5 | kept[run]
        for other in cell:
            value ^= cells[other] if other != at else 0
        cells[at] = value
    return b"".join(cell.to_bytes(3, "little") for cell in cells)
