import {Flags} from '@oclif/core'
import {extname} from 'node:path'
import {say} from '../model/say.js'
import {jsonPieces} from '../report/json.js'
import {jsonl} from '../report/jsonl.js'
import {markdown} from '../report/markdown.js'
import type {OpenReport} from '../report/open-report.js'
import {sarif} from '../report/sarif.js'
import {text, type TextOptions} from '../report/text.js'
import {writeOutput} from './output-file.js'
import {print} from './print.js'
import {hasScreen, textOptions} from './screen.js'

const FORMATS = ['terminal', 'text', 'markdown', 'html', 'json', 'jsonl', 'sarif'] as const

type Format = (typeof FORMATS)[number]

/** How a report leaves the program. */
export const deliveryFlags = {
  format: Flags.option({options: FORMATS})({description: say`terminal where one is, else text; with --output as the file is called`}),
  output: Flags.string({char: 'o', helpValue: 'FILE', description: say`write the report to a file outside of the bundle`}),
  'no-interactive': Flags.boolean({description: say`print the report also where it could be opened`}),
}

export interface Delivery {
  readonly format?: Format | undefined
  readonly output?: string | undefined
  readonly 'no-interactive': boolean
  /** Of this program. */
  readonly version: string
}

interface RenderOptions extends TextOptions {
  readonly version: string
}

export function opensTerminal({format, output, 'no-interactive': isPrinted}: Delivery, isStdinTaken: boolean): boolean {
  return output === undefined && (format ?? 'terminal') === 'terminal' && !isPrinted && !isStdinTaken && hasScreen()
}

/** Ink and React take half a second to load: only a terminal waits for them, and while the bundle is read. */
export function loadTerminal() {
  // Ink's layout engine would unpack itself with fetch, which loads a whole HTTP client first; without it, it decodes its own bytes. We ask no network for anything.
  Reflect.deleteProperty(globalThis, 'fetch')
  return import('../report/terminal/open-terminal.js')
}

/** Opens, prints or writes the report, as the flags and the terminal have it. */
export async function deliver(opened: OpenReport, delivery: Delivery, isStdinTaken: boolean): Promise<void> {
  const {output, version} = delivery
  const format = delivery.format ?? defaultFormat(output)
  if (output !== undefined) await writeOutput(output, await RENDERERS[format](opened, {version}))
  else if (opensTerminal(delivery, isStdinTaken)) await (await loadTerminal()).openTerminal(opened)
  else await print(await RENDERERS[format](opened, {version, ...textOptions()}))
}

/** Where nothing can be steered, the terminal report is the text report. */
const RENDERERS: Readonly<Record<Format, (opened: OpenReport, options: RenderOptions) => string | Iterable<string> | Promise<string>>> = {
  terminal: ({report}, options) => text(report, options),
  text: ({report}, options) => text(report, options),
  markdown: ({report}) => markdown(report),
  html: async ({report, excerpts}) => (await import('../report/html/page.js')).html(report, await excerpts()), // it loads node:crypto
  json: ({report}) => jsonPieces(report),
  jsonl: ({report}) => jsonl(report),
  sarif: async ({report, excerpts}, {version}) => sarif(report, {version, excerpts: await excerpts()}),
}

const BY_NAME: Readonly<Record<string, Format>> = {'.json': 'json', '.md': 'markdown', '.html': 'html', '.htm': 'html', '.sarif': 'sarif', '.jsonl': 'jsonl'}

function defaultFormat(output: string | undefined): Format {
  return output === undefined ? 'terminal' : (BY_NAME[extname(output).toLowerCase()] ?? 'text')
}
