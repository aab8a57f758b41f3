"""Reads the language model of Debian's package `pocketsphinx-en-us`: how likely a word is behind one or two others.

Comes in: `en-us.lm.bin`, a trie of word runs read from their last word backwards, packed by bits, with its
probabilities as places in tables of values (sphinxbase's "Trie Language Model"). Goes out: for each run its last word's
probability, and what is lost where a longer run was not seen; all in hundredths of a power of ten.
"""

import math
import struct
from pathlib import Path

MODEL = Path("/usr/share/pocketsphinx/model/en-us/en-us.lm.bin")
HEAD = b"Trie Language Model"
# The model counts in powers of 1.0001.
HUNDREDTHS = 100 * math.log10(1.0001)
VALUES = 1 << 16


class Model:
    """Single words, pairs and triples, each with hundredths of log10."""

    def __init__(self, path=MODEL):
        data = path.read_bytes()
        assert data.startswith(HEAD) and data[len(HEAD)] == 3, path
        at = len(HEAD) + 1
        singles, pairs, triples = struct.unpack_from("<3I", data, at)
        at += 16
        values = [value * HUNDREDTHS for value in struct.unpack_from("<%df" % (3 * VALUES), data, at)]
        at += 12 * VALUES
        rows = [struct.unpack_from("<ffI", data, at + 12 * row) for row in range(singles + 1)]
        at += 12 * (singles + 1)
        word_bits, next_bits = singles.bit_length(), triples.bit_length()
        middle, last = word_bits + 32 + next_bits, word_bits + 16
        pair_bytes, triple_bytes = ((1 + pairs) * middle + 7) // 8 + 8, ((1 + triples) * last + 7) // 8 + 8
        middle_part = data[at:at + pair_bytes]
        last_part = data[at + pair_bytes:at + pair_bytes + triple_bytes]
        at += pair_bytes + triple_bytes
        self.words = [word.decode() for word in data[at + 4:].split(b"\0")[:-1]]
        self.index = {word: row for row, word in enumerate(self.words)}
        self.single = [row[0] * HUNDREDTHS for row in rows[:-1]]
        self.loss = [row[1] * HUNDREDTHS for row in rows[:-1]]
        self.pair, self.pair_loss, self.triple = {}, {}, {}
        mask, next_mask = (1 << word_bits) - 1, (1 << next_bits) - 1

        def pair(row):
            fields = bits(middle_part, row * middle, middle)
            return (fields & mask, fields >> word_bits & 0xFFFF, fields >> word_bits + 16 & 0xFFFF,
                    fields >> word_bits + 32 & next_mask)

        for word in range(singles):
            for row in range(rows[word][2], rows[word + 1][2]):
                before, loss, value, child = pair(row)
                self.pair[before, word] = values[value]
                self.pair_loss[before, word] = values[VALUES + loss]
                for leaf in range(child, pair(row + 1)[3]):
                    fields = bits(last_part, leaf * last, last)
                    self.triple[fields & mask, before, word] = values[2 * VALUES + (fields >> word_bits)]

    def pair_gain(self, before, word):
        """How much likelier `word` is behind `before` than by itself."""
        return self.pair[before, word] - self.loss[before] - self.single[word]

    def triple_gain(self, first, before, word):
        """How much likelier `word` is behind both than behind the nearer one."""
        nearer = self.pair.get((before, word))
        if nearer is None:
            nearer = self.loss[before] + self.single[word]
        return self.triple[first, before, word] - self.pair_loss.get((first, before), 0) - nearer


def bits(data, start, width):
    """`width` bits from bit `start`, the lowest first."""
    low = start >> 3
    return int.from_bytes(data[low:low + 13], "little") >> (start & 7) & (1 << width) - 1
