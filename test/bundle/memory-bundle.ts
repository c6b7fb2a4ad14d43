import {memorySource} from '../../src/bundle/byte-source.js'
import {Expansion} from '../../src/bundle/expand.js'
import {Budget, DEFAULT_LIMITS} from '../../src/bundle/limits.js'
import type {Bundle} from '../../src/bundle/open.js'
import {Parking} from '../../src/bundle/parking.js'
import {TempFolder} from '../../src/bundle/temp-folder.js'

/** A bundle of these files that never was on disk: for thousands of them in a row. */
export function memoryBundle(contents: Readonly<Record<string, Buffer>>): Bundle {
  const parking = new Parking()
  const temp = new TempFolder()
  return {
    async *files(onNotice = () => {}) {
      const expansion = new Expansion({budget: new Budget(DEFAULT_LIMITS), parking, temp, onNotice})
      for (const [name, bytes] of Object.entries(contents)) yield* expansion.expand({name, depth: 0, compressions: 0}, memorySource(bytes))
    },
    async close() {
      await parking.close()
      temp.remove()
    },
  }
}
