#!/usr/bin/env python3
"""Makes `slips.bin`, `runs.bin` and `mates.bin`, what factlint knows of the company that words keep.

Comes in: the language model and the pronouncing dictionary of Debian's package `pocketsphinx-en-us` (`model.py`), the
word lists of `scowl` and `wordnet-base` (`slips.py`), the neighbours beside which a word is right though the model does
not know them (`plausible.txt`). Goes out: three tables that the program embeds and reads where they lie; `table.rs` and
`mates.rs` read them and state their shapes.

    apt-get install scowl wordnet-base pocketsphinx-en-us && python3 src/engine/company/make_company.py
"""

import math
import struct
from pathlib import Path

from model import Model
from cells import ALL, SPREAD, key, laid_cells, run_key
from mates import laid_mates, mates
from slips import close_slips, slips

HERE = Path(__file__).parent
FILTER_BITS = 1 << 17

# A word that the model lacks, and what of the meant word's greater frequency counts against it.
UNKNOWN, DISCOUNT = -690, 55
# How many runs of two and of three words are kept, by how much they tell and how often they are met.
PAIRS, TRIPLES, OFTEN = 600_000, 700_000, 0.15
STEP, LOWEST, LEVELS = 25, -100, 32
# Set in the length of a word that may be meant beside mates alone.
ONLY_BESIDE_MATES = 0x80


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


def ranged(sure, meant):
    """What a word may be meant for, with the weights, in the order of the table: first what it may be anywhere."""
    return sorted(meant.items(), key=lambda pair: (pair[0] not in sure, pair[0]))


def level(gain):
    return max(0, min(LEVELS - 1, round((gain - LOWEST) / STEP)))


def laid_runs(kept):
    """Runs with the level of their gain."""
    return laid_cells({run: level(gain) for run, gain in kept.items()})


def laid_slips(meant_by, sure_by, model):
    """A filter of the written words, their slots, and what each may be meant for; last what is so beside mates alone."""
    def chances(word):
        row = model.index.get(word)
        return (UNKNOWN, 0) if row is None else (model.single[row], model.loss[row])

    slots = len(meant_by) * 5 // 3
    filter_, table, meanings = bytearray(FILTER_BITS // 8), [(0, 0)] * slots, bytearray()
    for written, meant in meant_by.items():
        sure = sure_by.get(written, {})
        own = key(written)
        filter_[(own & FILTER_BITS - 1) >> 3] |= 1 << (own & 7)
        at = (own * SPREAD & ALL) >> 32
        at = at * slots >> 32
        while table[at][0]:
            at = (at + 1) % slots
        table[at] = ((own ^ own >> 32) & 0xFFFFFFFF or 1, len(meanings))
        meanings.append(len(meant))
        single, loss = chances(written)
        for word, weight in meant:
            other, other_loss = chances(word)
            oftener = other - single if written in model.index else 0
            before = round(oftener * (100 - DISCOUNT) / 100 + weight * 7 / 5)
            size = len(word) | (0 if word in sure else ONLY_BESIDE_MATES)
            meanings += struct.pack("<hhB", before, round(before + other_loss - loss), size) + word.encode()
    return b"".join((struct.pack("<I", slots), filter_, *(struct.pack("<II", *slot) for slot in table), meanings))


def main():
    model = Model()
    found = slips(model)
    close = close_slips(model, found)
    wanted = set(found) | {meant for meanings in found.values() for meant in meanings}
    kept = runs(model, wanted)
    meant_by = {written: ranged(found.get(written, {}), found.get(written, {}) | close.get(written, {}))
                for written in sorted(found.keys() | close.keys())}
    known, written = mates(model, meant_by)
    for name, laid in (("slips.bin", laid_slips(meant_by, found, model)), ("runs.bin", laid_runs(kept)),
                       ("mates.bin", laid_mates(known, written))):
        (HERE / name).write_bytes(laid)
        print(name, len(laid), "bytes")
    print(len(found), "written words,", sum(map(len, found.values())), "pairs and", sum(map(len, close.values())),
          "beside mates;", len(kept), "runs,", len(known), "mates")


if __name__ == "__main__":
    main()
