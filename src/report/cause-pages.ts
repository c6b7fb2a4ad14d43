import type {Cause, Family} from '../causes/cause.js'

/** A page of Markdown for each cause, and `README.md`, the index by family; a map of file names. Our own words alone stand in them. */
export function causePages(causes: readonly Cause[], families: Readonly<Record<Family, string>>): ReadonlyMap<string, string> {
  const pages = causes.map(({id, text, family}) => [`${id}.md`, `# ${id}\n\nThe scale-in is stuck because ${text.title}.\n\n${text.explain.trim()}\n\n[All causes](README.md), family: ${families[family]}\n`] as const)
  return new Map([['README.md', index(causes, families)], ...pages])
}

function index(causes: readonly Cause[], families: Readonly<Record<Family, string>>): string {
  const parts = Object.entries(families).map(([family, words]) => {
    const members = causes.filter((cause) => cause.family === family).map(({id, text}) => `- [${id}](${id}.md): ${text.title}\n`)
    return members.length > 0 ? `## ${words}\n\n${members.join('')}` : ''
  })
  return `# Why a scale-in is stuck\n\n${parts.filter((part) => part !== '').join('\n')}`
}
