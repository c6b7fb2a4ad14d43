import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'the checker that empties stores is paused',
  explain: `
## What happens
PD's HTTP API can pause a checker for some seconds (from 5.3). With placement rules on the checker \`rule\`
empties leaving stores, with rules off \`replica\`.

## Why it stays
While the pause lasts that checker answers nothing. The pause lives in memory: it ends after its time, and with
any change of the PD leader. No configuration shows it.

## What it looks like
\`GET /pd/api/v1/checker/rule\` says \`{"paused": true}\`. Targets exist, all limits are sound, and pd.log has no
\`add operator\` of the checker. From 6.5 on an audit line tells who paused it.

## Not to be confused with
Paused or removed schedulers, and other paused checkers: they do not empty stores. \`halt-scheduling\` and
\`replica-schedule-limit\` 0, which the configuration shows.

## What to do
Resume it.

## Sources
tikv/pd pkg/schedule/checker/pause_controller.go; server/api/checker.go.
`,
}
