import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {type BrowserContext, chromium, type Page} from 'playwright-core'

/** Debian's. */
const EXECUTABLE = '/usr/bin/chromium'

export const hasChromium = existsSync(EXECUTABLE)

const QUIET = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** A browser with a profile of its own, which opens pages from the disk. */
export class Browser {
  /** What a page asked for beyond itself, said on its console, or opened. */
  readonly complaints: string[] = []

  private constructor(
    private readonly context: BrowserContext,
    private readonly folder: string,
  ) {}

  static async start(): Promise<Browser> {
    const folder = mkdtempSync(join(tmpdir(), 'browser-'))
    const context = await chromium.launchPersistentContext(join(folder, 'profile'), {executablePath: EXECUTABLE, headless: true, args: QUIET})
    return new Browser(context, folder)
  }

  async open(html: string): Promise<Page> {
    const file = join(this.folder, 'report.html')
    writeFileSync(file, html)
    const url = pathToFileURL(file).href
    const page = await this.context.newPage()
    page.on('request', (request) => request.url() === url || this.complaints.push(`asked for ${request.url()}`))
    page.on('console', (message) => this.complaints.push(message.text()))
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('dialog', (dialog) => this.complaints.push(`opened a dialog: ${dialog.message()}`))
    await page.goto(url)
    return page
  }

  async close(): Promise<void> {
    await this.context.close()
    rmSync(this.folder, {recursive: true, force: true})
  }
}
