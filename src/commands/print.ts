import {UserError} from '../errors.js'
import {say} from '../model/say.js'

/** Writes to stdout and waits until it is out: a pipe takes a large report in pieces. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error || isReaderGone(error)) resolve()
      else reject(new UserError(say`the report cannot be written to stdout (${error.message})`, say`write it to another place, with \`--output FILE\``))
    })
  })
}

/** `drainscope analyze … | head` has read all it wanted. */
function isReaderGone(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
}
