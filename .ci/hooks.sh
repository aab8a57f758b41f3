#!/usr/bin/env bash
# Runs the hooks as their users do: in a throw-away repository, with the program from source and from a wheel. A commit
# with a wrong total must be stopped, the mended one must go through.
#
#   hooks.sh VENV     VENV has the programs pre-commit and maturin
set -euo pipefail
cd "$(dirname "$0")/.."
source=$PWD
venv=$(realpath "$1")
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
export PATH="$venv/bin:$PATH" PRE_COMMIT_HOME="$room/pre-commit" CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$source/target}"

wrong='The fair sold 14 cakes, 6 pies and 2 tarts, 24 bakes in all.'
right='The fair sold 14 cakes, 6 pies and 2 tarts, 22 bakes in all.'

in_repository() { git -C "$room/texts" -c user.name=Editor -c user.email=editor@example.org "$@"; }

# try NAME: the configuration of pre-commit comes on standard input.
try() {
    rm -rf "$room/texts"
    git init -q "$room/texts"
    cat > "$room/texts/.pre-commit-config.yaml"
    (cd "$room/texts" && pre-commit install > "$room/log" && pre-commit install-hooks >> "$room/log" 2>&1) || { cat "$room/log"; exit 1; }
    echo "$wrong" > "$room/texts/fair.txt"
    in_repository add .
    if in_repository commit -qm "Tell of the fair" > "$room/log" 2>&1; then
        echo "$1: a wrong total was committed"; cat "$room/log"; exit 1
    fi
    grep -q parts-sum "$room/log" || { echo "$1: the commit was stopped by something else"; cat "$room/log"; exit 1; }
    echo "$right" > "$room/texts/fair.txt"
    in_repository add .
    in_repository commit -qm "Tell of the fair" > "$room/log" 2>&1 || { echo "$1: the mended text was stopped"; cat "$room/log"; exit 1; }
    echo "$1: the wrong total is stopped, the mended one goes through"
}

git clone -q "$source" "$room/factlint"
try "from source" <<YAML
repos:
  - repo: $room/factlint
    rev: $(git -C "$room/factlint" rev-parse HEAD)
    hooks: [{id: factlint}]
YAML

maturin build --release --locked --out "$room/wheels" > "$room/log" 2>&1 || { cat "$room/log"; exit 1; }
try "from a wheel" <<YAML
repos:
  - repo: local
    hooks:
      - id: factlint
        name: factlint
        language: python
        entry: factlint check
        types_or: [plain-text, markdown]
        additional_dependencies: [$(echo "$room"/wheels/factlint-*.whl)]
YAML
