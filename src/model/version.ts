/** A release of PD or TiKV: `v5.2.1`, `6.1.0-alpha`, `9.0.0-beta.2.pre`, `v26.3.4`, `v5.2.4-20220824` (a hotfix). */
export interface Version {
  readonly text: string
  readonly numbers: readonly [major: number, minor: number, patch: number]
  /** `alpha`, `beta.2`, `rc.1`: before the release. Empty for a release and for a hotfix of one. */
  readonly before: string
}

/** A release ends up in commands that are pasted into a shell: other characters than those of a release make it none. */
export function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)(?:-([\w.+-]+))?$/.exec(text.trim())
  if (!match) return undefined
  const [, major, minor, patch, suffix = ''] = match
  return {
    text: `${major}.${minor}.${patch}${suffix && `-${suffix}`}`,
    numbers: [Number(major), Number(minor), Number(patch)],
    before: /^(alpha|beta|rc)/.test(suffix) ? suffix : '',
  }
}

/** `isAtLeast(version, '6.5.3')`; a pre-release counts as before its release. */
export function isAtLeast(version: Version, bound: string): boolean {
  const other = parseVersion(bound)
  if (!other) throw new TypeError(`${bound} is no version`)
  return compareVersions(version, other) >= 0
}

export function compareVersions(a: Version, b: Version): number {
  for (const at of [0, 1, 2] as const) if (a.numbers[at] !== b.numbers[at]) return a.numbers[at] - b.numbers[at]
  if (a.before === b.before) return 0
  if (a.before === '') return 1
  if (b.before === '') return -1
  return a.before.localeCompare(b.before, 'en', {numeric: true})
}
