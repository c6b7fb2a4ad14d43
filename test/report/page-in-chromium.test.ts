import axe from 'axe-core'
import type {Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {keyOfCited} from '../../src/ingest/context.js'
import {html} from '../../src/report/html/page.js'
import {Browser, hasChromium} from './browser.js'
import {aReport, aStoreReport, regionEvidence, remoteStopped} from './fixtures.js'
import {HOSTILE, poisonedInTime} from './hostile.js'

const MANY = 100_000

/** A store with more Regions than any browser shows at once. */
function crowded() {
  const regions = Array.from({length: MANY}, (_, at) => 1_000_000 + (at < 10 ? 9 - at : at))
  const [group] = aStoreReport().replay ?? []
  return aReport({stores: [aStoreReport({peersLeft: MANY, charged: [{cause: 'leaderless-region', regions, peers: MANY}], replay: [{...group!, regions}]})]})
}

if (!hasChromium) process.stderr.write('\n*** Chromium is missing: the page is NOT tested in a browser. apt-get install chromium ***\n\n')

test.runIf(process.env.NEEDS_CHROMIUM === '1')('Chromium is here, as who set NEEDS_CHROMIUM wants it', () => {
  expect(hasChromium).toBe(true)
})

describe.skipIf(!hasChromium)('the page in Chromium', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await Browser.start()
  }, 60_000)
  afterEach(async () => {
    await page.close()
    expect(browser.complaints.splice(0)).toEqual([])
  })
  afterAll(async () => await browser.close())

  test('leads to every section by its links', async () => {
    page = await browser.open(html(aReport()))
    const links = page.locator('nav a')
    expect(await links.count()).toBeGreaterThan(10)
    for (const link of await links.all()) {
      const target = (await link.getAttribute('href')) ?? ''
      await link.click()
      expect(new URL(page.url()).hash).toBe(target)
      expect(await page.locator(target).isVisible()).toBe(true)
    }
  })

  test.each(['light', 'dark'] as const)('has no fault that axe-core finds, in %s', async (colorScheme) => {
    page = await browser.open(html(aReport()))
    await page.emulateMedia({colorScheme})
    await page.evaluate(axe.source)
    const {violations, passes} = await page.evaluate<axe.AxeResults>('axe.run()')
    expect(violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)])).toEqual([])
    expect(passes.map(({id}) => id)).toContain('color-contrast')
  })

  test('keeps what is hostile as text', async () => {
    page = await browser.open(html(poisonedInTime(aReport())))
    expect(await page.locator('.track .event title').first().textContent()).toContain('<img src=x onerror=alert(1)>')
    const inert = HOSTILE.slice(HOSTILE.indexOf('<img'))
    expect(await page.locator('.lead').innerText()).toContain(inert.slice(0, inert.indexOf('`')).trimEnd())
    expect(await page.locator('img, iframe, a:not([href^="#"])').count()).toBe(0)
    expect(await page.locator('#regions tbody').innerText()).toContain('<img src=x onerror=alert(1)>')
    expect((await page.evaluate<string>('document.body.innerText')).match(/[\u202e\u2066\u200b]/g)).toBe(null)
  })

  test('runs no script that is not its own', async () => {
    page = await browser.open(html(aReport()))
    await page.evaluate(`document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title = "taken"'}))`)
    expect(await page.title()).toBe('drainscope: STUCK (certain)')
    expect(browser.complaints.splice(0)).toEqual([expect.stringContaining('Content Security Policy')])
  })

  test('unfolds the lines around a citation where it stands, and folds them again', async () => {
    const lines = [HOSTILE, ['a "', 'cited', '" b'] as const, 'after']
    const excerpts = new Map([regionEvidence, remoteStopped].map((evidence) => [keyOfCited(evidence), {first: 9, at: 1, lines}]))
    page = await browser.open(html(aReport(), excerpts))
    const cites = page.locator('button.cite')
    for (const place of ['#cause li li, #cause li', '#timeline tr', '#noise li']) {
      const cite = page.locator(place).filter({has: cites}).first().locator('button.cite').first()
      await cite.press('Enter')
      expect(await cite.getAttribute('aria-expanded')).toBe('true')
      const shown = page.locator('.lines')
      expect((await shown.innerText()).split('\n').filter((line) => line !== '').slice(1)).toEqual(['10  a "cited" b', '11  after'])
      expect(await shown.locator('.at mark').innerText()).toBe('cited')
      await cite.press('Enter')
      expect(await page.locator('.lines').count()).toBe(0)
    }
    expect(await page.locator('img').count()).toBe(0)
  })

  test('shows in the timeline what each event rests on, by keyboard too, and zooms to it', async () => {
    const excerpts = new Map((aReport().timeline?.nodes ?? []).flatMap(({events}) => events).map((event) => [keyOfCited(event), {first: 1, at: 0, lines: [['', event.quote, ''] as const]}]))
    page = await browser.open(html(aReport(), excerpts))
    const events = page.locator('.track .event')
    const count = await events.count()
    expect(count).toBeGreaterThan(2)
    await page.locator('.track').focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const [place, said] = [await events.last().getAttribute('data-place'), await events.last().locator('title').textContent()]
    expect(await page.locator('.event-shown').innerText()).toContain(said)
    expect(await page.locator('.event-shown .cite').innerText()).toBe(place)
    expect(await page.locator('.event-shown .lines').count()).toBe(1)
    await events.first().dispatchEvent('click')
    expect(await page.locator('.event-shown').innerText()).toContain(await events.first().locator('title').textContent())
    const width = async () => await page.evaluate<number>("document.querySelector('.lanes').clientWidth")
    const all = await width()
    await page.keyboard.press('+')
    await page.getByRole('button', {name: 'Show less time'}).click()
    expect(await width()).toBeGreaterThan(2.9 * all)
    expect(await page.locator('.axis text').count()).toBeGreaterThan(2)
    await page.locator('.track').press('0')
    expect(await width()).toBe(all)
  })

  test('asks again before it copies what destroys', async () => {
    page = await browser.open(html(aReport()))
    const copy = page.locator('button.risky').first()
    await copy.click()
    expect(await copy.innerText()).toBe('This destroys data. Press again to copy')
    await copy.click()
    await page.getByText('Copied').waitFor()
    await page.getByRole('searchbox').press('Control+V')
    expect(await page.getByRole('searchbox').inputValue()).toBe('curl -X DELETE "http://PD:2379/pd/api/v1/admin/cache/region/434317"')
  })

  test('can be used from the keyboard: skip, tick, copy, paste, filter', async () => {
    page = await browser.open(html(aReport()))
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').innerText()).toBe('Skip to the verdict')
    await page.locator('.tick').first().press('Space')
    expect(await page.locator('.tick').first().isChecked()).toBe(true)
    const remedy = page.locator('.checklist > li').filter({has: page.locator('.copy')}).first()
    expect(await remedy.locator('.copy').count()).toBe(await remedy.locator('.commands code').count())
    await page.locator('.copy').first().press('Enter')
    await page.getByText('Copied').waitFor()
    await page.getByRole('searchbox').press('Control+V')
    expect(await page.getByRole('searchbox').inputValue()).toBe('tiup ctl:v5.2.1 pd -u http://PD:2379 region 434317')
    expect(await page.locator('#regions output').innerText()).toBe('0 of 1 rows')
    await page.getByRole('searchbox').fill('leaderless')
    expect(await page.locator('#regions tbody tr:not(.gap)').allInnerTexts()).toEqual([expect.stringMatching(/^434317\s+5\s+leaderless-region\s+nothing \(rule checker\): the Region has no leader$/)])
  })

  test('scrolls through 100,000 Regions, of which it draws those in sight', async () => {
    const started = performance.now()
    page = await browser.open(html(crowded()))
    expect(performance.now() - started).toBeLessThan(10_000)
    const rows = page.locator('#regions tbody tr:not(.gap)')
    expect(await page.locator('#regions output').innerText()).toBe('100,000 rows')
    for (const share of [0.3, 0.7, 1]) {
      await page.evaluate(`document.querySelector('.window').scrollTop = ${share} * document.querySelector('.window').scrollHeight`)
      expect(await rows.count()).toBeLessThan(100)
    }
    await page.getByText(String(1_000_000 + MANY - 1), {exact: true}).waitFor()
    await page.getByRole('searchbox').fill('1077777')
    expect(await rows.count()).toBe(1)
  })

  test('prints: all sections, and of very many Regions the first', async () => {
    page = await browser.open(html(crowded()))
    const pdf = await page.pdf({format: 'A4'})
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []
    expect(pages.length).toBeGreaterThan(4)
    expect(pages.length).toBeLessThan(40)
  })
})
