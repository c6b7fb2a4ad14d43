import {createReadStream} from 'node:fs'
import {stat} from 'node:fs/promises'
import {UserError} from '../errors.js'
import {type BundleFile, type OnNotice, skippedFile} from './bundle-file.js'
import {diskSource} from './disk-source.js'
import {Expansion} from './expand.js'
import {Budget, DEFAULT_LIMITS, type Limits} from './limits.js'
import {Parking} from './parking.js'
import {TempFolder} from './temp-folder.js'
import {errorText, HINT, type Place, walk} from './walk.js'
import {say, type Sentence} from '../model/say.js'

export type {BundleFile} from './bundle-file.js'
export {namesOf} from './walk.js'

interface BundleOptions {
  readonly limits?: Limits
  /** Which of the paths is the bundle: its files have the names that they have among all paths. */
  readonly only?: number
  /** What `-` stands for. */
  readonly stdin?: AsyncIterable<Buffer>
}

/** What was handed to us: its files can be read until it is closed. */
export interface Bundle {
  /** Every file, also those that cannot be read; several paths are one bundle. */
  files(onNotice?: OnNotice): AsyncGenerator<BundleFile>
  close(): Promise<void>
}

export function openBundle(paths: readonly string[], {limits = DEFAULT_LIMITS, only, stdin = process.stdin}: BundleOptions = {}): Bundle {
  const parking = new Parking()
  const temp = new TempFolder()
  return {
    async *files(onNotice = () => {}) {
      const expansion = new Expansion({budget: new Budget(limits), parking, temp, onNotice})
      let isAnyReadable = false
      let lastSkipped: Sentence | undefined
      for await (const place of walk(paths, only)) {
        for await (const file of filesAt(place, expansion)) {
          isAnyReadable ||= file.skipped === undefined
          if (file.skipped) lastSkipped = say`\`${file.name}\`: ${file.skipped.why}`
          yield file
        }
      }
      if (!isAnyReadable) throw new UserError(say`the bundle holds no file that can be read`, lastSkipped ?? HINT)
    },
    async close() {
      await parking.close()
      temp.remove()
    },
  }

  async function* filesAt(place: Place, expansion: Expansion): AsyncGenerator<BundleFile> {
    if (place.why !== undefined) return yield skippedFile(place.name, 'unknown', place.why)
    try {
      const {path, size} = place.isStream ? await temp.keep(place.path === '-' ? stdin : createReadStream(place.path)) : {path: place.path, size: (await stat(place.path)).size}
      yield* expansion.expand({name: place.name, depth: 0, compressions: 0}, diskSource(path, size))
    } catch (error) {
      yield skippedFile(place.name, 'unknown', say`it cannot be opened (${errorText(error)})`)
    }
  }
}
