#!/usr/bin/env bash
# An insats team's own app, in the shell: registers an inskrivning and its avslut as JSON over HTTP.
#   samples/clients/curl/register.sh https://localhost:8443 vasterbergslagen 301 "$(./finsam token --role insatspersonal …)"
set -euo pipefail
[ $# -eq 4 ] || { echo "Användning: register.sh GATEWAY FÖRBUND INSATS TOKEN   (FINSAM_CA: certifikatutfärdare att lita på)" >&2; exit 2; }
gateway=$1 forbund=$2 insats=$3 token=$4

call() { # call PATH JSON
  curl --silent --show-error --fail-with-body ${FINSAM_CA:+--cacert "$FINSAM_CA"} \
    --header "Authorization: Bearer $token" --header 'Content-Type: application/json' \
    --data "$2" "$gateway/v1/participants/$forbund/$1"
}
new_id() { cat /proc/sys/kernel/random/uuid; }

enrolled=$(call participations '{
  "requestId": "'"$(new_id)"'",
  "participation": {"insats": "'"$insats"'", "registration": "anonymous", "gender": "man", "enrolledOn": "2018-02-01",
                    "supportBefore": ["sickness_benefit"]}}')
echo "$enrolled"
key=$(sed -n 's/.*"participation":[[:space:]]*"\([^"]*\)".*/\1/p' <<<"$enrolled")

call "participations/$key:close" '{
  "requestId": "'"$(new_id)"'",
  "closedOn": "2018-06-30", "closureReason": "1", "closureOutcome": "studies", "goalMet": true}'
echo
