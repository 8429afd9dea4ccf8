#!/bin/sh
# « summary.sh BASE » : writes .cache/rapport/resume.md, what a reviewer must know of a proposal: what `vivier check` said
# (when it was asked to keep it), then what changes for readers since BASE. Shown by the forge where it can.
set -eu
cd "$(dirname "$0")/.."

base=$1
report=.cache/rapport
# What GitHub shows of a job, in bytes.
most=1000000

mkdir -p $report
# 1: some records are refused, and what it says of the others is worth reading.
status=0
.venv/bin/vivier diff "$base" HEAD --format markdown >$report/changements.md || status=$?
[ $status -le 1 ] || printf '%s\n' "La comparaison avec « $base » a échoué : ce qui change n’est pas montré." >$report/changements.md

for part in verification changements; do
  [ ! -s $report/$part.md ] || { cat $report/$part.md; echo; }
done >$report/resume.md

[ -z "${GITHUB_STEP_SUMMARY:-}" ] || {
  if [ "$(wc -c <$report/resume.md)" -le $most ]; then
    cat $report/resume.md
  else
    head -n 400 $report/resume.md
    printf '\n%s\n' 'La suite est dans le fichier « resume.md » joint à cette exécution.'
  fi >>"$GITHUB_STEP_SUMMARY"
}
lines=$(wc -l <$report/resume.md)
printf 'Résumé : %s/resume.md (%d lignes).\n' $report "$lines"
