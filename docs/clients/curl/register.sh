#!/usr/bin/env bash
# An insats team's own app, in the shell: registers an inskrivning and its avslut as JSON over HTTP. README.md says how it is run.
set -euo pipefail

most_attempts=8 first_pause_ms=500 longest_pause_ms=16000 most_corrections=10 deadline_s=10

fail() { # fail CODE MESSAGE
  printf '%s\n' "$2" >&2
  exit "$1"
}

[ $# -eq 5 ] || fail 2 'Användning: register.sh FÖRBUND INSATS ÄRENDE INSKRIVEN AVSLUTAD   (dagar som ÅÅÅÅ-MM-DD)'
forbund=$1 insats=$2 case_number=$3 enrolled_on=$4 closed_on=$5
[ -n "${FINSAM_GATEWAY:-}" ] || fail 2 'FINSAM_GATEWAY saknas i miljön.'
scratch=$(mktemp)
trap 'rm -f "$scratch"' EXIT

# The client credentials grant of OAuth 2.0 (RFC 6749 section 4.4). Secrets go through pipes: what stands on a command line, every user of
# the machine can read.
fetch_token() {
  local name answer status
  for name in FINSAM_TOKEN_ENDPOINT FINSAM_CLIENT_ID FINSAM_CLIENT_SECRET; do
    [ -n "${!name:-}" ] || fail 2 "$name saknas i miljön; eller ge en token i FINSAM_TOKEN."
  done
  local pair # RFC 6749 section 2.3.1: id and secret are form-encoded before they become a user name and a password.
  pair=$(encode "$FINSAM_CLIENT_ID"):$(encode "$FINSAM_CLIENT_SECRET")
  status=$(curl --silent --show-error --max-time "$deadline_s" --output "$scratch" --write-out '%{http_code}' \
    --config <(printf 'user = "%s"\n' "$pair") --data grant_type=client_credentials \
    ${FINSAM_SCOPE:+--data-urlencode "scope=$FINSAM_SCOPE"} "$FINSAM_TOKEN_ENDPOINT") || fail 1 "Ingen token från $FINSAM_TOKEN_ENDPOINT."
  answer=$(jq -r '.access_token // empty' "$scratch" 2>/dev/null) || answer=
  if [ "$status" != 200 ] || [ -z "$answer" ]; then
    fail 1 "Ingen token från $FINSAM_TOKEN_ENDPOINT: HTTP $status. Stämmer id och hemlighet?"
  fi
  printf '%s' "$answer"
}
encode() { jq -rRj @uri <<<"$1"; }

# One attempt. The answer is left in $scratch, its HTTP status in $status; false where there was none.
post() { # post PATH BODY
  status=$(curl --silent --max-time "$deadline_s" ${FINSAM_CA:+--cacert "$FINSAM_CA"} \
    --header @<(printf 'Authorization: Bearer %s\n' "$token") --header 'Content-Type: application/json' --data-binary @- \
    --output "$scratch" --write-out '%{http_code}' "$FINSAM_GATEWAY/v1/participants/$forbund/$1" <<<"$2")
}

# What a refusal says (RFC 9457); nothing where the answer is none of ours, such as a proxy's own page.
problem() { # problem FILTER
  jq -r "$1" "$scratch" 2>/dev/null || true
}

# True when no answer came, or something that will be over soon was in the way: the same request may be sent again.
is_transient() { # is_transient CURL_CODE
  case $1 in
    0) ;;
    # No connection, no answer in time, or the connection broke: codes of curl(1).
    6 | 7 | 16 | 18 | 28 | 35 | 52 | 55 | 56 | 92) return 0 ;;
    *) fail 1 "Gick inte: curl slutade med $1; se EXIT CODES i dess handbok." ;;
  esac
  case $status in
    502 | 503 | 504) return 0 ;;
    # A concurrent change, or the same request is being carried out at this moment.
    409) [[ $(problem .reason) = @(ABORTED|REQUEST_IN_PROGRESS) ]] ;;
    *) return 1 ;;
  esac
}

# Sends until there is an answer, whether it is yes or no. What got no answer may have been carried out all the same: its request_id keeps
# it from being done twice.
send() { # send PATH BODY
  local attempt code pause_ms=$first_pause_ms wait_ms
  for ((attempt = 1; ; attempt++)); do
    code=0
    post "$@" || code=$?
    is_transient "$code" || return 0
    [ "$attempt" -lt "$most_attempts" ] || fail 1 'Gick inte: inget svar. Kör igen med samma ärende: inget registreras två gånger.'
    # Spread out, so that all who lost their answers at once don't come back at once.
    wait_ms=$((pause_ms / 2 + RANDOM % (pause_ms / 2)))
    printf 'Inget svar (%s). Försöker igen om %d.%03d s med samma request_id.\n' \
      "$([ "$code" -eq 0 ] && echo "HTTP $status" || echo "curl $code")" $((wait_ms / 1000)) $((wait_ms % 1000)) >&2
    sleep "$((wait_ms / 1000)).$(printf %03d $((wait_ms % 1000)))"
    pause_ms=$((pause_ms * 2 < longest_pause_ms ? pause_ms * 2 : longest_pause_ms))
  done
}

# Sends until it is accepted, and leaves the answer in $scratch; what the service refuses is corrected by the one at the keyboard. A refused
# request was not registered, and neither was its request_id: the corrected one is sent under the same.
register() { # register WHAT PATH BODY CORRECTABLE_FIELD
  local what=$1 path=$2 body=$3 correctable=$4 corrections field value
  for ((corrections = 0; ; corrections++)); do
    send "$path" "$body"
    [ "$status" != 200 ] || return 0
    field=$(problem '[.violations // [] | .[].field] | unique | join(" ")')
    if [ -n "$field" ]; then
      printf '%s godtogs inte:\n' "$what" >&2
      problem '.violations[] | "  \(.field): \(.message)"' >&2
    fi
    value=
    if [ "$field" = "$correctable" ] && [ "$corrections" -lt "$most_corrections" ]; then
      printf 'Nytt värde för %s: ' "$field" >&2
      read -r value || true
    fi
    [ -n "$value" ] || fail 1 "Gick inte: HTTP $status: $(problem .detail)"
    body=$(jq --arg field "$field" --arg value "$value" 'setpath($field / "."; $value)' <<<"$body")
  done
}

token=${FINSAM_TOKEN:-$(fetch_token)}

# The request_id is made from the team's own case number: it stays the same when an answer is lost, and when the app itself is run again.
# shellcheck disable=SC2016 # jq's own variables
enrollment=$(jq -n --arg case "$case_number" --arg insats "$insats" --arg day "$enrolled_on" '{
  request_id: "\($insats)/\($case)/inskrivning",
  participation: {
    insats: $insats, registration: "anonymous", gender: "woman", enrolled_on: $day, support_before: ["social_assistance"]}}')
register Inskrivningen participations "$enrollment" participation.enrolled_on
participation=$(jq -r .participation.participation "$scratch")
printf 'Inskriven: %s\n' "$participation"

# shellcheck disable=SC2016 # jq's own variables
closure=$(jq -n --arg case "$case_number" --arg insats "$insats" --arg day "$closed_on" '{
  request_id: "\($insats)/\($case)/avslut", closed_on: $day, closure_reason: "1", closure_outcome: "work", goal_met: true}')
register Avslutet "participations/$participation:close" "$closure" closed_on
printf 'Avslutad: %s\n' "$(jq -r .participation.closedOn "$scratch")"
