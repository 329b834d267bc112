#!/usr/bin/env bash
# Publishes one event, then several at once, with curl and jq.
#   PILLOWMINT_URL=http://localhost:8080 PILLOWMINT_KEY=demo-key bash publish.sh
set -euo pipefail

url="${PILLOWMINT_URL:-http://localhost:8080}/v1/events"
key="${PILLOWMINT_KEY:-demo-key}"
run="${PILLOWMINT_RUN:-$(date +%s)-$$}" # makes the ids unique: yours come from your own records
answer="$(mktemp)"
headers="$(mktemp)"
trap 'rm -f "$answer" "$headers"' EXIT

# send BODY: prints what became of it. The ids in the body stay as they are, so sending again does no harm.
send() {
  local body="$1" ok=0 attempt status wait
  for attempt in 1 2 3 4 5; do
    status="$(curl -sS --max-time 30 -o "$answer" -D "$headers" -w '%{http_code}' "$url" \
      -H "Authorization: Bearer $key" -H 'Content-Type: application/json' -d "$body")" || status=0
    wait="$(sed -n 's/^[Rr]etry-[Aa]fter: *\([0-9]*\).*/\1/p' "$headers")"
    case "$status" in
      202)
        echo "accepted: $(jq -r '[.id // .results[].id] | join(", ")' "$answer")"
        return "$ok"
        ;;
      207)
        if grep -q '"refused"' "$answer"; then ok=1; fi
        jq -r '.results[] | "\(.status): \(.id) \(.problem.detail // "")"' "$answer"
        # What is refused has to be mended first; what was unavailable is sent again, as it is.
        body="$(jq -c --argjson sent "$body" \
          '[.results | to_entries[] | select(.value.status == "unavailable") | $sent[.key]]' "$answer")"
        if [ "$body" = '[]' ]; then return "$ok"; fi
        ;;
      0 | 429 | 500 | 503) ;; # no answer, too much at once, or something is away: again, with the same ids
      *)
        echo "refused: $(jq -r '.detail // .title' "$answer")" >&2
        return 1
        ;;
    esac
    sleep "${wait:-$attempt}"
  done
  echo "not accepted after $attempt attempts; keep it and send it later" >&2
  return 1
}

send '{"id": "fee-'"$run"'", "source": "billing", "type": "fee.charged", "customerId": "C-1001",
  "attributes": {"fee": "return service", "amount": {"amount": "5.00", "currency": "EUR"}, "cause": "slip"}}'

send '[
  {"id": "praise-'"$run"'-1", "source": "shop", "type": "praise.received", "customerId": "C-7", "attributes": {"about": "the quick repair"}},
  {"id": "praise-'"$run"'-2", "source": "shop", "type": "praise.received", "customerId": "C-8", "attributes": {"about": "the kind call"}}
]'
