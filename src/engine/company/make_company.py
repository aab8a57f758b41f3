#!/usr/bin/env python3
"""Makes `slips.bin` and `runs.bin`, what factlint knows of the company that words keep.

Comes in: the language model and the pronouncing dictionary of Debian's package `pocketsphinx-en-us` (`model.py`), the
word lists of `scowl` and `wordnet-base` (`slips.py`). Goes out: two tables that the program embeds and reads where they lie; `table.rs`
reads them and states their shape.

    apt-get install scowl wordnet-base pocketsphinx-en-us && python3 src/engine/company/make_company.py
"""

import math
import struct
from pathlib import Path

from model import Model
from slips import slips

HERE = Path(__file__).parent
ALL = (1 << 64) - 1
SPREAD = 0x9E3779B97F4A7C15
FILTER_BITS = 1 << 17

# A word that the model lacks, and what of the meant word's greater frequency counts against it.
UNKNOWN, DISCOUNT = -690, 55
# How many runs of two and of three words are kept, by how much they tell and how often they are met.
PAIRS, TRIPLES, OFTEN = 600_000, 700_000, 0.15
STEP, LOWEST, LEVELS = 25, -100, 32


def key(word):
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = ((value ^ byte) * 0x100000001B3) & ALL
    return value


def run_key(*keys):
    """The key of a run of words, in order."""
    value = 0
    for one in keys:
        value = (((value << 5 | value >> 59) & ALL ^ one) * SPREAD) & ALL
    return value ^ value >> 32


def runs(model, wanted):
    """The runs worth keeping, by key, with the hundredths of log10 that the last word gains."""
    rows = {model.index[word] for word in wanted if word in model.index}
    keys = [key(word) for word in model.words]

    def worth(gain, often):
        return math.log10(abs(gain) / 100 + 0.01) + OFTEN * often / 100

    pairs = [(worth(model.pair_gain(*run), model.single[run[0]] + chance), run)
             for run, chance in model.pair.items() if rows.intersection(run)]
    triples = [(worth(model.triple_gain(*run), model.single[run[0]] + model.pair.get(run[:2], -300) + chance), run)
               for run, chance in model.triple.items() if rows.intersection(run)]
    kept = {}
    for gain, listed, most in ((model.pair_gain, pairs, PAIRS), (model.triple_gain, triples, TRIPLES)):
        listed.sort(reverse=True)
        for _, run in listed[:most]:
            kept[run_key(*(keys[row] for row in run))] = gain(*run)
    return kept


def level(gain):
    return max(0, min(LEVELS - 1, round((gain - LOWEST) / STEP)))


def places(run, third):
    """Three places in three thirds of the table, and the mark of the run."""
    spread = run * SPREAD & ALL
    other = (spread ^ run >> 29) * 0xBF58476D1CE4E5B9 & ALL
    first = (spread >> 32) * third >> 32
    second = (other >> 32) * third >> 32
    last = (other & 0xFFFFFFFF) * third >> 32
    return first, third + second, 2 * third + last, spread & 0x7FFFF


def laid_runs(kept):
    """A static function: three 24-bit cells of a run, joined by exclusive or, give its mark (19 bits) and level (5)."""
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
        value = mark << 5 | level(kept[run])
        for other in cell:
            value ^= cells[other] if other != at else 0
        cells[at] = value
    return b"".join(cell.to_bytes(3, "little") for cell in cells)


def laid_slips(found, model):
    """A filter of the written words, their slots, and what each may be meant for."""
    def chances(word):
        row = model.index.get(word)
        return (UNKNOWN, 0) if row is None else (model.single[row], model.loss[row])

    slots = len(found) * 5 // 3
    filter_, table, meanings = bytearray(FILTER_BITS // 8), [(0, 0)] * slots, bytearray()
    for written, meant in found.items():
        own = key(written)
        filter_[(own & FILTER_BITS - 1) >> 3] |= 1 << (own & 7)
        at = (own * SPREAD & ALL) >> 32
        at = at * slots >> 32
        while table[at][0]:
            at = (at + 1) % slots
        table[at] = ((own ^ own >> 32) & 0xFFFFFFFF or 1, len(meanings))
        meanings.append(len(meant))
        single, loss = chances(written)
        for word, weight in sorted(meant.items()):
            other, other_loss = chances(word)
            oftener = other - single if written in model.index else 0
            before = round(oftener * (100 - DISCOUNT) / 100 + weight * 7 / 5)
            meanings += struct.pack("<hhB", before, round(before + other_loss - loss), len(word)) + word.encode()
    return b"".join((struct.pack("<I", slots), filter_, *(struct.pack("<II", *slot) for slot in table), meanings))


def main():
    model = Model()
    found = slips(model)
    wanted = set(found) | {meant for meanings in found.values() for meant in meanings}
    kept = runs(model, wanted)
    for name, laid in (("slips.bin", laid_slips(found, model)), ("runs.bin", laid_runs(kept))):
        (HERE / name).write_bytes(laid)
        print(name, len(laid), "bytes")
    print(len(found), "written words,", sum(map(len, found.values())), "pairs,", len(kept), "runs")


if __name__ == "__main__":
    main()
