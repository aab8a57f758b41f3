#!/usr/bin/env python3
"""Gives every form of report to a reader of that form, or to its schema.

  consumers.py FACTLINT

Needs the packages `jsonschema` and `junitparser`. Ends with status 1 where a report is not read as it is meant.
"""
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import jsonschema
import junitparser

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FIXTURES = os.path.join(ROOT, "fixtures")


def report(factlint, form):
    done = subprocess.run([factlint, "check", "--no-cache", "--no-config", "--format", form, "fixtures"], cwd=ROOT,
                          stdout=subprocess.PIPE, text=True)
    if done.returncode != 1:
        sys.exit("%s: status %d in place of 1" % (form, done.returncode))
    return done.stdout


def valid(form, instance, schema):
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    faults = ["%s at %s" % (error.message[:200], list(error.path)) for error in validator(schema).iter_errors(instance)]
    if faults:
        sys.exit("%s: %s" % (form, "; ".join(faults[:5])))


def schema(name):
    with open(os.path.join(ROOT, "tests", "schemas", name), encoding="utf-8-sig") as file:
        return json.load(file)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    factlint = os.path.abspath(sys.argv[1])
    findings = [json.loads(line) for line in report(factlint, "jsonl").splitlines()]
    for finding in findings:
        valid("jsonl", finding, schema("finding.json"))
    assert json.loads(report(factlint, "json")) == findings
    sarif = json.loads(report(factlint, "sarif"))
    valid("sarif", sarif, schema("sarif-2.1.0.json"))
    assert len(sarif["runs"][0]["results"]) == len(findings)
    gitlab = json.loads(report(factlint, "gitlab"))
    valid("gitlab", gitlab, schema("gitlab-code-quality.json"))
    assert len({issue["fingerprint"] for issue in gitlab}) == len(findings), "fingerprints are unique"
    for line in report(factlint, "rdjsonl").splitlines():
        valid("rdjsonl", json.loads(line), schema("rdjson-diagnostic.json"))
    junit = junitparser.JUnitXml.fromstring(report(factlint, "junit").encode())
    assert sum(suite.failures for suite in junit) == len(findings)
    checkstyle = ElementTree.fromstring(report(factlint, "checkstyle"))
    assert len(checkstyle.findall("./file/error")) == len(findings)
    github = report(factlint, "github").splitlines()
    assert len(github) == len(findings) and all(line.startswith("::") for line in github)
    concise = report(factlint, "concise").splitlines()
    assert [line.split(":")[:3] for line in concise] == [
        [finding["path"], str(finding["line"]), str(finding["column"])] for finding in findings]
    assert report(factlint, "html").count("<article ") == len(findings)
    print("%d findings are read in every form" % len(findings))


if __name__ == "__main__":
    main()
