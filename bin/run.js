#!/usr/bin/env node
import {existsSync, readFileSync} from 'node:fs'

const beside = (path) => new URL(path, import.meta.url)
const [first, second] = process.argv.slice(2)

if (process.env.NO_COLOR) process.env.FORCE_COLOR = '0' // chalk asks FORCE_COLOR only (chalk/supports-color#74)

if (first === undefined || (['--help', '-h', 'help'].includes(first) && second === undefined)) {
  const {LC_ALL, LC_MESSAGES, LANG} = process.env // as src/commands/start.ts has it, which may not be built yet
  process.stdout.write(readFileSync(beside(/^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'help.zh.txt' : 'help.txt'), 'utf8'))
} else if (first === '--version') {
  process.stdout.write(`drainscope ${JSON.parse(readFileSync(beside('../package.json'), 'utf8')).version}\n`)
} else if (existsSync(beside('../dist/program.cjs'))) {
  const {load} = await import('./load.js')
  await load(beside('../dist/program.cjs')).exports.start(import.meta.url)
} else {
  process.stderr.write('Error: drainscope is not built yet\nHint: run `npm run build`\n')
  process.exitCode = 2
}
