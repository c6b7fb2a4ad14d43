import {isAtLeast, parseVersion, type Version} from '../model/version.js'

/** Was a bug fixed in this release, when each branch got its fix in a patch release of its own? `fixes` in order, the last one first on the main line. */
export function isFixedIn(version: Version, fixes: readonly string[]): boolean {
  const main = fixes.at(-1)
  if (main !== undefined && isAtLeast(version, main)) return true
  const onBranch = fixes.find((fix) => parseVersion(fix)?.numbers.slice(0, 2).join('.') === version.numbers.slice(0, 2).join('.'))
  return onBranch !== undefined && isAtLeast(version, onBranch)
}
