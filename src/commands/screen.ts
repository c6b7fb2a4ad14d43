import type {TextOptions} from '../report/text.js'

const WIDEST = 80
const NARROWEST = 40

/** Can the report be steered here? Ink draws nothing while `CI` is set (is-in-ci), and a dumb terminal has no alternate screen. */
export function hasScreen(): boolean {
  const {CI, TERM} = process.env
  return Boolean(process.stdin.isTTY && process.stdout.isTTY) && TERM !== 'dumb' && (CI === undefined || CI === '0' || CI === 'false')
}

/** Colour for a terminal that has it; Node asks NO_COLOR, FORCE_COLOR and TERM. */
export function textOptions(): TextOptions {
  const {stdout} = process
  if (!stdout.isTTY) return {}
  return {width: Math.max(NARROWEST, Math.min(stdout.columns || WIDEST, WIDEST)), isColored: stdout.hasColors()}
}
