import {Flags} from '@oclif/core'
import {DEFAULT_LIMITS, type Limits} from '../bundle/limits.js'
import {UserError} from '../errors.js'
import {say} from '../model/say.js'

const NAMES = Object.keys(DEFAULT_LIMITS) as ReadonlyArray<keyof Limits>

/** `--limit unpacked=500GiB --limit depth=8` */
export const limitFlag = Flags.string({
  multiple: true,
  multipleNonGreedy: true,
  helpValue: 'NAME=N',
  description: say`read more, or less, of archives: unpacked=256GiB, ratio=250, entries=100000, depth=5; and of a line: line=1MiB`,
})

/** The limits, with those that the user set. */
export function limitsOf(typed: readonly string[] | undefined): Limits {
  return Object.assign({...DEFAULT_LIMITS}, ...(typed ?? []).map(limitOf)) as Limits
}

function limitOf(typed: string): Partial<Limits> {
  const [, name = '', digits = '', unit = ''] = /^(\w+)=(\d+)([KMGT]?)(?:iB)?$/.exec(typed) ?? []
  const value = Number(digits) * 1024 ** ' KMGT'.indexOf(unit || ' ')
  const known = NAMES.find((known) => known === name)
  if (known === undefined || !Number.isSafeInteger(value) || value < 1) throw new UserError(say`--limit takes one of ${NAMES.join(', ')} and a number, as in \`unpacked=500GiB\`, and was given \`${typed}\``, say`\`drainscope analyze --help\` shows the limits`)
  return {[known]: value}
}
