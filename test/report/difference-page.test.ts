import axe from 'axe-core'
import type {Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {compareBundles} from '../../src/compare.js'
import {differenceSections} from '../../src/report/content/difference.js'
import type {Difference} from '../../src/report/contract.js'
import {differenceHtml} from '../../src/report/html/difference-page.js'
import {html} from '../../src/report/html/page.js'
import {Browser, hasChromium} from './browser.js'
import {aReport} from './fixtures.js'

let difference: Difference
let hostile: Difference

beforeAll(async () => {
  difference = await compareBundles(['samples/slow-but-progressing'])
  hostile = JSON.parse(JSON.stringify(difference), (key, value) => (key === 'address' ? '</script><img src=x onerror=alert(1)>' : value))
}, 120_000)

const policyOf = (page: string) => /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]

describe('the page of a difference', () => {
  test('has the answer, and every section of the comparison', () => {
    const page = differenceHtml(difference)
    expect(page).toContain('<h1 class="good">GETTING ON</h1>')
    expect([...page.matchAll(/<h2 id="[^"]*-title">([^<]*)</g)].map(([, title]) => title)).toEqual(differenceSections(difference).map(({title}) => title))
  })

  test('keeps to the policy, the script and the style of the other page', () => {
    expect(policyOf(differenceHtml(difference))).toBe(policyOf(html(aReport())))
  })

  test('has the same tags whatever stands in the bundle', () => {
    expect(differenceHtml(hostile)).toContain('&lt;img src=x')
    expect(differenceHtml(hostile)).not.toContain('<img')
  })
})

describe.skipIf(!hasChromium)('the page of a difference in Chromium', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await Browser.start()
  }, 120_000)
  afterEach(async () => {
    await page.close()
    expect(browser.complaints.splice(0)).toEqual([])
  })
  afterAll(async () => await browser.close())

  test('leads to every section by its links', async () => {
    page = await browser.open(differenceHtml(difference))
    const links = page.locator('nav a')
    expect(await links.count()).toBe(1 + differenceSections(difference).length)
    for (const link of await links.all()) {
      await link.click()
      expect(await page.locator((await link.getAttribute('href')) ?? '').isVisible()).toBe(true)
    }
  })

  test.each(['light', 'dark'] as const)('has no fault that axe-core finds, in %s', async (colorScheme) => {
    page = await browser.open(differenceHtml(hostile))
    await page.emulateMedia({colorScheme})
    await page.evaluate(axe.source)
    const {violations, passes} = await page.evaluate<axe.AxeResults>('axe.run()')
    expect(violations.map(({id, nodes}) => [id, nodes.map(({html: element}) => element)])).toEqual([])
    expect(passes.map(({id}) => id)).toContain('color-contrast')
  })

  test('keeps what is hostile as text, and prints', async () => {
    page = await browser.open(differenceHtml(hostile))
    expect(await page.locator('main').innerText()).toContain('<img src=x onerror=alert(1)>')
    expect(await page.locator('img, iframe').count()).toBe(0)
    expect((await page.pdf({format: 'A4'})).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
