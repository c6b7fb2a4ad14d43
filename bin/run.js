#!/usr/bin/env node
// CommonJS: the loader of ECMAScript modules takes a tenth of what all of Node takes to start.
const {existsSync, readFileSync} = require('node:fs')
const {join} = require('node:path')

const beside = (path) => join(__dirname, path)
const [first, second] = process.argv.slice(2)

if (process.env.NO_COLOR) process.env.FORCE_COLOR = '0' // chalk asks FORCE_COLOR only (chalk/supports-color#74)

if (first === undefined || (['--help', '-h', 'help'].includes(first) && second === undefined)) {
  const {LC_ALL, LC_MESSAGES, LANG} = process.env // as src/commands/start.ts has it, which may not be built yet
  process.stdout.write(readFileSync(beside(/^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'help.zh.txt' : 'help.txt'), 'utf8'))
} else if (first === '--version') {
  process.stdout.write(`drainscope ${JSON.parse(readFileSync(beside('../package.json'), 'utf8')).version}\n`)
} else if (existsSync(beside('../dist/program.cjs'))) {
  const {start} = require('./load.js').load(beside('../dist'), 'program.cjs').exports
  // When all is written: left to itself, Node would first collect the garbage that it has begun to mark.
  start(beside('..')).then(() => process.stdout.write('', () => process.stderr.write('', () => process.exit())))
} else {
  process.stderr.write('Error: drainscope is not built yet\nHint: run `npm run build`\n')
  process.exitCode = 2
}
