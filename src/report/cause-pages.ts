import {type Cause, type Family, headlineOf, textOf} from '../causes/cause.js'
import {say, type Sentence} from '../model/say.js'

/** The families in the order of a list of causes. */
export function familiesInWords(): ReadonlyArray<readonly [Family, Sentence]> {
  return [
    ['not-stuck', say`Not stuck`],
    ['pd-cannot-act', say`PD cannot act`],
    ['no-legal-target', say`No store may take the peers`],
    ['no-leader', say`Regions without a leader`],
    ['replication-unfinished', say`The new peer does not catch up`],
    ['conf-change-unfinished', say`The change of members does not finish`],
    ['throttled-or-disabled', say`Throttled or switched off`],
    ['empty-not-buried', say`Empty, and not buried`],
    ['identity-accident', say`Mistaken for another store`],
    ['recovery-residue', say`Left over by a recovery`],
    ['tikv-cannot-run', say`TiKV cannot run`],
    ['mode', say`A mode of the cluster`],
    ['noise', say`Noise`],
  ]
}

/** A page of Markdown for each cause, and `README.md`, the index by family; a map of file names. Our own words alone stand in them. */
export function causePages(causes: readonly Cause[]): ReadonlyMap<string, string> {
  const families = new Map(familiesInWords())
  const pages = causes.map((cause) => [`${cause.id}.md`, page(cause, families.get(cause.family) ?? '')] as const)
  return new Map([['README.md', index(causes)], ...pages])
}

function page(cause: Cause, family: Sentence): string {
  return `# ${cause.id}\n\n${headlineOf(cause)}\n\n${textOf(cause).explain.trim()}\n\n[${say`All causes`}](README.md), ${say`family: ${family}`}\n`
}

function index(causes: readonly Cause[]): string {
  const parts = familiesInWords().map(([family, words]) => {
    const members = causes.filter((cause) => cause.family === family).map((cause) => `- [${cause.id}](${cause.id}.md): ${textOf(cause).title}\n`)
    return members.length > 0 ? `## ${words}\n\n${members.join('')}` : ''
  })
  return `# ${say`Why a scale-in is stuck`}\n\n${parts.filter((part) => part !== '').join('\n')}`
}
