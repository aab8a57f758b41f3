#!/usr/bin/env python3
"""Measures what the cache saves: a second run over texts that did not change takes at most a fifth of the first.

  cache.py FACTLINT
"""
import os
import resource
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TEXTS = 400
MOST = 0.2


def worked(command, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    factlint = os.path.abspath(sys.argv[1])
    fixtures = os.path.join(ROOT, "fixtures")
    names = sorted(name for name in os.listdir(fixtures) if name.endswith((".md", ".txt")))
    with tempfile.TemporaryDirectory() as room:
        texts = os.path.join(room, "texts")
        os.mkdir(texts)
        for number in range(TEXTS):
            name = names[number % len(names)]
            with open(os.path.join(fixtures, name), encoding="utf-8") as source:
                text = source.read()
            with open(os.path.join(texts, "%03d-%s" % (number, name)), "w", encoding="utf-8") as copy:
                copy.write("%s\n\nEdition %d.\n" % (text, number))
        command = [factlint, "check", "--format", "jsonl", "--threads", "1", "--cache-dir", os.path.join(room, "cache")]
        first, long = worked(command + ["texts"], room)
        again = [worked(command + ["texts"], room) for _ in range(3)]
    short = min(time for _, time in again)
    if any(report != first for report, _ in again) or not first:
        sys.exit("the second run says something else")
    print("first run %.2f s, second %.2f s: %.2f of it" % (long, short, short / long))
    if short > long * MOST:
        sys.exit("more than %s of the first run" % MOST)


if __name__ == "__main__":
    main()
