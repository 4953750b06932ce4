#!/usr/bin/env bash
# A new user's way: the packaged crate, added to a fresh project, runs the first example of its page.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo=${CARGO:-cargo}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Packaging must say nothing: a warning here is one on the registry's page too.
if ! $cargo package --locked --allow-dirty --no-verify --package engagement-metrics --target-dir "$work/target" >"$work/said" 2>&1 \
	|| grep -E "^(warning|error)" "$work/said"; then
	cat "$work/said"
	exit 1
fi
tar -xzf "$work"/target/package/engagement-metrics-*.crate -C "$work"
mv "$work"/engagement-metrics-*/ "$work/crate"

$cargo new --quiet --vcs none "$work/fresh"
cd "$work/fresh"
$cargo add --quiet --path ../crate
# The lines of the page as a reader copies them, without the hidden ones.
sed -n '/^```rust$/,/^```$/p' ../crate/README.md | sed '/^```$/q' | sed '/^```/d; /^# /d' >src/main.rs
report=$($cargo run --quiet --target-dir "$work/target")
grep -q "^average_order_value$" <<<"$report"
grep -q "GBP" <<<"$report"
echo "the packaged crate runs the ten lines of its page"
