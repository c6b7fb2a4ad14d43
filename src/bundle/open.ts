import {stat} from 'node:fs/promises'
import {UserError} from '../errors.js'
import {type BundleFile, type OnNotice, skippedFile} from './bundle-file.js'
import {openDiskFile} from './disk-file.js'
import {errorText, type Place, walk} from './walk.js'

export type {BundleFile} from './bundle-file.js'

/** Every file of the bundle, also those that cannot be read; several paths are one bundle. */
export async function* openBundle(paths: readonly string[], onNotice: OnNotice = () => {}): AsyncGenerator<BundleFile> {
  let isAnyReadable = false
  let lastSkipped: string | undefined
  for await (const place of walk(paths)) {
    const file = await openPlace(place, onNotice)
    isAnyReadable ||= file.skipped === undefined
    if (file.skipped) lastSkipped = `\`${file.name}\`: ${file.skipped.why}`
    yield file
  }
  if (!isAnyReadable) throw new UserError('the bundle holds no file that can be read', lastSkipped ?? 'pass the folder that holds the logs and the pd-ctl dumps')
}

async function openPlace({name, path, why}: Place, onNotice: OnNotice): Promise<BundleFile> {
  if (why !== undefined) return skippedFile(name, 'unknown', why)
  try {
    const {size} = await stat(path)
    return await openDiskFile(name, path, size, onNotice)
  } catch (error) {
    return skippedFile(name, 'unknown', `it cannot be opened (${errorText(error)})`)
  }
}
