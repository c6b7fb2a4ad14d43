import {stripVTControlCharacters} from 'node:util'
import {say, type Sentence} from '../model/say.js'

/** What oclif's parser says of a command line that it cannot read (`@oclif/core` lib/parser/errors.js, validate.js), line by line. */
const SAYS: ReadonlyArray<readonly [RegExp, (...groups: readonly string[]) => Sentence]> = [
  [/^command (.+) not found$/, (typed) => say`command ${typed} not found`],
  [/^Missing 1 required arg:$/, () => say`Missing 1 required arg:`],
  [/^Missing (\d+) required args:$/, (number) => say`Missing ${number} required args:`],
  [/^Unexpected arguments?: (.+)$/, (typed) => say`Unexpected argument: ${typed}`],
  [/^Nonexistent flags?: (.+)$/, (typed) => say`Nonexistent flag: ${typed}`],
  [/^Expected (.+) to be one of: (.+)$/, (typed, options) => say`Expected ${typed} to be one of: ${options}`],
  [/^Flag (.+) expects a value$/, (flag) => say`Flag ${flag} expects a value`],
  [/^Flag (.+) expects one of these values: (.+)$/, (flag, options) => say`Flag ${flag} expects one of these values: ${options}`],
  [/^Missing required flag (.+)$/, (flag) => say`Missing required flag ${flag}`],
  [/^All of the following must be provided when using (.+): (.+)$/, (flag, others) => say`All of the following must be provided when using ${flag}: ${others}`],
  [/^(.+) cannot also be provided when using (.+)$/, (flag, other) => say`${flag} cannot also be provided when using ${other}`],
]

/** Not so what it adds of itself: the place of its own help, and, of flags that take several values, how to end them, which ours do not need (`multipleNonGreedy`). */
export function parserInWords(message: string): string {
  const lines = stripVTControlCharacters(message).replace(/\nSee more help with --help$/, '').replace(/\n\nNote: .+ allows? multiple values\.[^]*$/, '').split('\n')
  const own = lines[0]?.startsWith('The following error') ? lines.slice(1).map((line) => line.trim()) : lines
  return own.map(inWords).join('\n')
}

function inWords(line: string): string {
  for (const [pattern, says] of SAYS) {
    const match = pattern.exec(line)
    if (match) return says(...match.slice(1))
  }
  return line
}
