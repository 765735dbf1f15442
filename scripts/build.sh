#!/usr/bin/env bash
# Builds the release app into dist/, or into the folder named first.
source "$(dirname "$0")/env.sh"
# A path is meant from where the person stands; cargo and Trunk run in the package's folder.
if [ -n "${GLOSSARY:-}" ]; then
  [ -e "$GLOSSARY" ] || fail "GLOSSARY=$GLOSSARY: no such file or folder"
  GLOSSARY=$(realpath "$GLOSSARY")
  export GLOSSARY
else
  unset GLOSSARY
fi
bash "$root/scripts/setup.sh" build
cd "$root"
trunk build --dist "${1:-dist}"
