#!/usr/bin/env python3
"""Cuts published articles into pieces of a few sentences, as a brief has, and counts what the checks of figures say of a piece
and not of its article: many checks speak in short texts alone, and nearly all that they say of published news is false.

  briefs.py CORPUS FACTLINT [-v]    CORPUS: a folder of folders of .txt files; -v prints the findings with their pieces
"""
import json
import os
import re
import subprocess
import sys
import tempfile

SENTENCES = 4
ENDS = re.compile(r'(?<=[.!?”"])\s+(?=[A-Z“"])')
SHORTENED = re.compile(r"\b([A-Z]|Mr|Mrs|Ms|Dr|St|Inc|Corp|Co|Ltd|No|vs|Gen|Sen|Rep|[ap]\.m|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$")
FIGURES = re.compile(r"\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|twice|double|percent)\b")


def sentences(paragraph):
    told = []
    for part in ENDS.split(paragraph):
        if told and SHORTENED.search(told[-1]):
            told[-1] += " " + part
        else:
            told.append(part)
    return told


def pieces(text):
    told = [(sentence, number == 0) for paragraph in text.split("\n") if paragraph.strip()
            for number, sentence in enumerate(sentences(paragraph.strip()))]
    for start in range(0, len(told), SENTENCES):
        piece = "".join(("\n\n" if opens else " ") + sentence for sentence, opens in told[start:start + SENTENCES]).strip()
        if len(FIGURES.findall(piece)) > 1:
            yield piece + "\n"


def findings(folder, factlint):
    """(path below the folder, check, message) of each finding of figures at warning or above."""
    command = [factlint, "check", "--no-cache", "--format", "jsonl", "--level", "warning", folder]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if done.returncode not in (0, 1):
        sys.exit("factlint check: status %d" % done.returncode)
    for line in done.stdout.splitlines():
        told = json.loads(line)
        if told["group"] != "words":
            yield os.path.relpath(told["path"], folder), told["code"], told["message"]


def alarms(corpus, factlint):
    """The findings of pieces alone, each once, with the piece; and the words of all pieces."""
    with tempfile.TemporaryDirectory() as folder:
        words = 0
        for at, _, names in os.walk(corpus):
            for name in sorted(name for name in names if name.endswith(".txt")):
                with open(os.path.join(at, name), encoding="utf-8", errors="replace") as file:
                    text = file.read()
                below = os.path.join(folder, os.path.relpath(os.path.join(at, name[:-4]), corpus))
                for number, piece in enumerate(pieces(text)):
                    os.makedirs(below, exist_ok=True)
                    with open(os.path.join(below, "%03d.txt" % number), "w", encoding="utf-8") as file:
                        file.write(piece)
                    words += len(piece.split())
        known = {(path[:-4], code, message) for path, code, message in findings(corpus, factlint)}
        new = {}
        for path, code, message in findings(folder, factlint):
            key = (os.path.dirname(path), code, message)
            if key not in known:
                with open(os.path.join(folder, path), encoding="utf-8") as file:
                    new[key] = file.read()
        return new, words


def main():
    new, words = alarms(sys.argv[1], os.path.abspath(sys.argv[2]))
    if "-v" in sys.argv:
        for (path, code, message), piece in sorted(new.items(), key=lambda found: found[0][1]):
            print("%s  %s: %s\n%s" % (code, path, message, piece))
    print("%d findings in %d words of pieces: %.2f in 100,000" % (len(new), words, len(new) * 1e5 / max(words, 1)))


if __name__ == "__main__":
    main()
