import {describe, expect, test} from 'vitest'
import {parseVersion} from '../../src/model/version.js'
import {type Release, releaseOf} from '../../src/replay/releases.js'

function release(text: string): Release {
  const version = parseVersion(text)
  if (!version) throw new Error(`${text} is no version`)
  return releaseOf(version)
}

describe('a release', () => {
  test.each(['6.5.10', '7.1.6', '7.5.2', '8.1.1', '8.2.0', '26.3.4'])('%s has a fix that went to several branches', (text) => {
    expect(release(text).comparesWithLonelyPeer).toBe(true)
  })

  test.each(['6.5.9', '6.6.0', '7.1.5', '7.5.1', '7.6.0', '8.0.0', '8.1.0'])('%s is without it', (text) => {
    expect(release(text).comparesWithLonelyPeer).toBe(false)
  })

  test.each([
    ['4.0.16', 0],
    ['5.2.1', 30],
    ['6.2.0', 30],
    ['6.5.12', 50],
    ['7.5.7', 100],
  ])('%s spares stores with fewer than %i Regions from the low-space filter', (text, few) => {
    expect(release(text).fewRegions).toBe(few)
  })

  test.each(['6.0.0', '6.1.7', '6.5.2', '6.6.0', '7.0.0'])('%s lets a deny label stop the checkers', (text) => {
    expect(release(text).denyLabelStopsCheckers).toBe(true)
  })

  test.each(['5.4.3', '6.5.3', '7.1.0', '8.5.7'])('%s does not', (text) => {
    expect(release(text).denyLabelStopsCheckers).toBe(false)
  })

  test('counts a beta as before its release', () => {
    expect(release('9.0.0-beta.1').buriesBySize).toBe(false)
    expect(release('9.0.0-beta.2').buriesBySize).toBe(true)
  })

  test('takes a hotfix for the release that it repairs', () => {
    expect(release('6.5.3-20230718').dropsSpareOrphans).toBe(true)
  })
})
