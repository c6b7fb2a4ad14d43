import {open} from 'node:fs/promises'
import {UserError} from '../errors.js'
import {say, type Sentence} from '../model/say.js'

/** The text of a file of at most `limit` bytes; throws UserError for one that is larger or cannot be read. */
export async function readSmallFile(path: string, limit: number, wanted: Sentence): Promise<string> {
  const file = await open(path, 'r').catch(unreadable(path))
  try {
    const {size} = await file.stat()
    if (size > limit) throw new UserError(say`\`${path}\` is larger than ${limit} bytes`, wanted)
    return await file.readFile('utf8').catch(unreadable(path))
  } finally {
    await file.close()
  }
}

const unreadable = (path: string) => (error: Error): never => {
  throw new UserError(say`\`${path}\` cannot be read (${error.message})`, say`pass a file that you may read`)
}
