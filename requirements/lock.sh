#!/bin/sh
# Makes the two lock files anew: hashes kept, no address written. Needs uv.
set -eu
cd "$(dirname "$0")/.."
compile() { uv pip compile pyproject.toml requirements/build.in --extra pg --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --universal --python-version 3.11 --quiet "$@"; }
compile -o requirements/core.lock
compile --group dev --extra scale -c requirements/core.lock -o requirements/dev.lock
