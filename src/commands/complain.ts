import {UserError} from '../errors.js'
import {say, type Sentence} from '../model/say.js'
import {printable} from '../report/printable.js'
import {parserInWords} from './parser-words.js'

/** What stderr says of a failure, and the exit status. */
interface Complaint {
  readonly text: string
  readonly exitCode: number
}

const UNUSABLE = 2

/** EX_SOFTWARE of sysexits.h: 1 is taken by `--exit-code`, and a bug must not look like a verdict. */
export const BUG = 70

/** An unusable input or flag gets a message and a hint; anything else is our bug and shows its stack. */
export function complain(error: unknown): Complaint {
  if (error instanceof UserError) return {text: said(error.message, error.hint), exitCode: UNUSABLE}
  const oclif = oclifExit(error)
  if (oclif === undefined || !(error instanceof Error)) return {text: bug(error), exitCode: BUG}
  if ('code' in error && error.code === 'EEXIT') return {text: '', exitCode: oclif}
  return {text: said(parserInWords(error.message), say`\`drainscope --help\` shows the commands and their flags`), exitCode: UNUSABLE}
}

function said(message: string, hint: Sentence): string {
  return `${say`Error: ${lines(message)}`}\n${say`Hint: ${printable(hint)}`}\n`
}

const OURS = say`This is a bug of drainscope, not of your bundle.`
const lines = (text: string) => text.split('\n').map(printable).join('\n')

function bug(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `${lines(stack)}\n\n${OURS} ${say`Report it with the lines above.`}\n`
}

/** What stderr says where the work ended without an end. */
export const strayed = (): string => `${say`Error: ${say`reading stopped with nothing left to wait for`}`}\n${OURS}\n`

/** oclif marks the errors that a user can mend with an exit status of their own (`@oclif/core` lib/errors/errors/cli.js). */
function oclifExit(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('oclif' in error)) return undefined
  const {oclif} = error
  return typeof oclif === 'object' && oclif !== null && 'exit' in oclif && typeof oclif.exit === 'number' ? oclif.exit : undefined
}
