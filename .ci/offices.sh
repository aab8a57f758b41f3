#!/usr/bin/env bash
# LibreOffice opens every fixture that it is said to have made, and those that pandoc made for it, and reads the same words.
set -euo pipefail
cd "$(dirname "$0")/../fixtures/formats"
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
for file in article.docx article.odt writer/article.docx writer/article.odt catch.xlsx catch.ods; do
    case $file in catch*) form=csv words=Total ;; *) form=txt:Text words="30 percent" ;; esac
    soffice "-env:UserInstallation=file://$room/user" --headless --convert-to "$form" --outdir "$room/out" "$file" > "$room/log" 2>&1
    grep -q "$words" "$room"/out/* || { echo "$file: not opened"; cat "$room/log"; exit 1; }
    rm -r "$room/out"
done
echo "LibreOffice opens all files of offices"
