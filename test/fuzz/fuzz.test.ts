import {expect, test} from 'vitest'
import {fixtures, trial} from './trial.js'

const CASES = 300

/** A short run of `npm run fuzz`, always of the same cases. */
test(`changed, cut and spliced files neither crash nor hang nor tell two stories (${CASES} cases)`, async () => {
  const files = fixtures()
  const failures: string[] = []
  for (let seed = 1; seed <= CASES; seed++) {
    const {name, failure} = await trial(files, seed)
    if (failure !== undefined && !failure.startsWith('took ')) failures.push(`seed ${seed} (${name}): ${failure}`)
  }
  expect(files.size).toBeGreaterThan(100)
  expect(failures).toEqual([])
})
