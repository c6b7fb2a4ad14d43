import {open} from 'node:fs/promises'
import {UserError} from '../errors.js'

/** The text of a file of at most `limit` bytes; throws UserError for one that is larger or cannot be read. */
export async function readSmallFile(path: string, limit: number, wanted = 'a saved report'): Promise<string> {
  const file = await open(path, 'r').catch(unreadable(path))
  try {
    const {size} = await file.stat()
    if (size > limit) throw new UserError(`\`${path}\` is larger than ${limit} bytes`, `pass ${wanted}`)
    return await file.readFile('utf8').catch(unreadable(path))
  } finally {
    await file.close()
  }
}

const unreadable = (path: string) => (error: Error): never => {
  throw new UserError(`\`${path}\` cannot be read (${error.message})`, 'pass a file that you may read')
}
