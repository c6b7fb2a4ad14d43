import {parseTime} from './record.js'

// [2022/03/28 09:34:38.062 +08:00]
const USUAL = /^\[.{19}\.\d{3} [+-]\d\d:\d\d\]$/
const CLOCK_BYTES = 32
const SECOND = 18
const MILLISECOND = 21
const DIGITS = [SECOND, SECOND + 1, MILLISECOND, MILLISECOND + 1, MILLISECOND + 2]
const OTHERS = Array.from({length: CLOCK_BYTES}, (_, at) => CLOCK_BYTES - 1 - at).filter((at) => !DIGITS.includes(at))

/** Reads the time of lines in the usual form, which have it at a fixed place; most are of the same minute as the one that was read before. */
export class UsualClock {
  private readonly before = Buffer.alloc(CLOCK_BYTES)
  /** At which the minute of `before` begins. */
  private minute = 0

  /** Epoch ms; NaN for a line that must be looked at more closely. */
  timeAt(bytes: Buffer, start: number): number {
    if (!this.isOfMinute(bytes, start) && !this.learn(bytes, start)) return Number.NaN
    const digit = (at: number): number => bytes[start + at]! - 0x30
    return this.minute + (digit(SECOND) * 10 + digit(SECOND + 1)) * 1000 + digit(MILLISECOND) * 100 + digit(MILLISECOND + 1) * 10 + digit(MILLISECOND + 2)
  }

  private isOfMinute(bytes: Buffer, start: number): boolean {
    for (let index = 0; index < OTHERS.length; index++) if (bytes[start + OTHERS[index]!] !== this.before[OTHERS[index]!]) return false
    for (let index = 0; index < DIGITS.length; index++) if (!isDigit(bytes[start + DIGITS[index]!])) return false
    return true
  }

  private learn(bytes: Buffer, start: number): boolean {
    const text = bytes.toString('latin1', start, start + CLOCK_BYTES)
    const {time} = USUAL.test(text) ? parseTime(text.slice(1)) : {}
    if (time === undefined) return false
    this.before.write(text, 'latin1')
    this.minute = time - Number(text.slice(SECOND, SECOND + 2)) * 1000 - Number(text.slice(MILLISECOND, MILLISECOND + 3))
    return true
  }
}

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39
}
