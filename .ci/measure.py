#!/usr/bin/env python3
"""Measures factlint by the yardsticks and compares each figure with its floor or ceiling.

  measure.py YARDSTICKS FACTLINT FLOORS

FLOORS is a JSON object: {"name": {"at_least": number} or {"at_most": number}}. Figures without an entry are printed
and not judged; an entry whose figure was not measured fails. Ends with status 1 where a figure is on the wrong side.
"""
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

import briefs


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    return done.returncode, done.stdout, done.stderr


def score(name, command):
    """The JSON that a yardstick prints, or nothing, with the reason said."""
    status, out, err = run(command)
    if status != 0:
        print("%s: ended with status %d: %s" % (name, status, err.strip()[-400:]))
        return None
    return json.loads(out)


def seeds(root, factlint):
    _, out, err = run([sys.executable, os.path.join(root, "seeds/score.py"), "--", factlint])
    told = re.search(r"seeds: (\d+) of (\d+) rows hold, (\d+) stray", out)
    if not told:
        print("seeds: no score: %s" % err.strip()[-400:])
        return {}
    return {"seeds.held": int(told[1]), "seeds.stray": int(told[3])}


def practice(root, factlint):
    folder = os.path.join(root, "practice")
    scored = score("practice", [sys.executable, os.path.join(folder, "score.py"), "--cases",
                                os.path.join(folder, "cases.jsonl"), "--json", "--", factlint, "check", "--format", "jsonl"])
    if not scored:
        return {}
    total = scored["total"]
    return {"practice." + key: total[key] for key in
            ("recall", "strict_recall", "precision", "false_alarms", "stray_findings_in_flawed")}


def corpus(root, factlint):
    script = [sys.executable, os.path.join(root, "corpus/score.py")]
    check = ["--json", "--", factlint, "check", "--format", "jsonl"]
    figures = {}
    alarms = score("corpus alarms", [*script, "alarms", *check])
    if alarms:
        per = alarms["per_100k"]
        figures["corpus.alarms_of_figures"] = per["loud_figures"]
        figures["corpus.alarms_of_words"] = per["loud_words"]
    found, words = briefs.alarms(os.path.join(root, "corpus"), factlint)
    if words:
        figures["corpus.alarms_of_figures_in_briefs"] = len(found) * 1e5 / words
    for what in ("natural", "mutations"):
        scored = score("corpus " + what, [*script, what, *check])
        if scored:
            figures["corpus.%s_recall" % what] = scored["recall"]
        if scored and "alarms" in scored:
            figures["corpus.%s_alarms" % what] = scored["alarms"]
    return figures


def suites(root, factlint):
    scored = score("suites", [sys.executable, os.path.join(root, "suites/score.py"), "--json", "--",
                              factlint, "quantities", "--format", "jsonl"])
    if not scored:
        return {}
    figures = {}
    for what, (precision, recall, f1) in scored["total"].items():
        figures.update({"suites.%s_precision" % what: precision, "suites.%s_recall" % what: recall,
                        "suites.%s_f1" % what: f1})
    return figures


def cpu_seconds(command, **how):
    """User and system time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return max(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1e-9)


def articles(root):
    """The texts of the corpus, in the order of their paths."""
    folder = os.path.join(root, "corpus")
    return sorted(os.path.join(at, name) for at, _, names in os.walk(folder) for name in names if name.endswith(".txt"))


class Speed:
    """What the whole check costs on one thread. Instructions are judged, since they are the same in every run; a CPU
    second is worth half as much on a busy machine as on a quiet one. The best of several turns is told beside."""

    def __init__(self, root, factlint):
        self.factlint = factlint
        self.texts = articles(root)
        self.check = [factlint, "check", "--no-cache", "--threads", "1", "--format", "jsonl"]
        self.turns = []

    def turn(self):
        plain = {**os.environ, "LC_ALL": "C"}
        check, count = [*self.check, *self.texts], ["wc", "-w", *self.texts]
        self.turns += [(cpu_seconds(check), cpu_seconds(count, env=plain)) for _ in range(5)]

    def instructions_per_byte(self):
        """Counted by valgrind over every fourth article, less those of a start."""
        texts = self.texts[::4]
        with tempfile.NamedTemporaryFile(suffix=".txt") as empty:
            counted = [self.instructions([*self.check, *paths]) for paths in (texts, [empty.name])]
        return None if None in counted else (counted[0] - counted[1]) / sum(map(os.path.getsize, texts))

    def instructions(self, command):
        with tempfile.TemporaryDirectory() as folder:
            _, _, told = run(["valgrind", "--tool=callgrind", "--callgrind-out-file=%s/counts" % folder, *command])
        counted = re.search(r"Collected : (\d+)", told)
        if not counted:
            print("speed: valgrind counted nothing: %s" % told.strip()[-400:])
        return counted and int(counted[1])

    def start_ms(self):
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as text:
            text.write("One line.\n")
            text.flush()
            starts = []
            for _ in range(20):
                begun = time.perf_counter()
                run([self.factlint, "check", "--no-cache", text.name])
                starts.append(time.perf_counter() - begun)
        return min(starts) * 1000

    def figures(self):
        spent, counted = (min(times) for times in zip(*self.turns))
        megabytes = sum(map(os.path.getsize, self.texts)) / 1e6
        return {"speed.mb_per_cpu_second": megabytes / spent, "speed.share_of_wc": counted / spent,
                "speed.instructions_per_byte": self.instructions_per_byte(), "speed.start_ms": self.start_ms()}


def judged(figures, floors):
    """Prints every figure beside its floor; true where all are on the right side."""
    fine = True
    for name in sorted({*figures, *floors}):
        value, floor = figures.get(name), floors.get(name, {})
        bad = floor and (value is None or value < floor.get("at_least", value) or value > floor.get("at_most", value))
        fine = fine and not bad
        limit = ", ".join("%s %g" % (key.replace("_", " "), floor[key]) for key in floor) or "not judged"
        shown = "not measured" if value is None else "%.4g" % value
        print("%-6s %-34s %12s   (%s)" % ("FAILS" if bad else "holds" if floor else "", name, shown, limit))
    return fine


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    root, factlint = sys.argv[1], os.path.abspath(sys.argv[2])
    with open(sys.argv[3], encoding="utf-8") as file:
        floors = json.load(file)
    figures, speed = {}, Speed(root, factlint)
    for measure in (seeds, practice, corpus, suites):
        figures.update(measure(root, factlint))
        speed.turn()
    figures.update(speed.figures())
    sys.exit(0 if judged(figures, floors) else 1)


if __name__ == "__main__":
    main()
