import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {causes} from '../../src/causes/index.js'
import {sarifFaults} from '../report/sarif-schema.js'
import {aProgram} from './a-program.js'

const BUNDLE = 'samples/halt-scheduling'

let program: Awaited<ReturnType<typeof aProgram>>
let folder: string

beforeAll(async () => {
  program = await aProgram()
  folder = mkdtempSync(join(tmpdir(), 'travel-'))
}, 60_000)

afterAll(() => {
  for (const each of [program.home, folder]) rmSync(each, {recursive: true})
})

describe('a report that is written to a file', () => {
  test.each([
    ['report.html', (text: string) => expect(text).toMatch(/^<!doctype html>/)],
    ['report.HTM', (text: string) => expect(text).toMatch(/^<!doctype html>/)],
    ['report.sarif', (text: string) => expect(sarifFaults(text)).toEqual([])],
    ['report.jsonl', (text: string) => expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({verdict: 'stuck', cause: 'halt-scheduling'})],
    ['report.json', (text: string) => expect(JSON.parse(text)).toMatchObject({schema: 1})],
  ])('is what the name %s asks for', async (name, isRight) => {
    const output = join(folder, name)
    expect(await program.run('analyze', BUNDLE, '-o', output)).toEqual({stdout: '', stderr: '', status: 0})
    isRight(readFileSync(output, 'utf8'))
  })
})

describe('drainscope show', () => {
  test.each(['report.html', 'report.json'])('prints from %s what analyze prints', async (name) => {
    const file = join(folder, name)
    await program.run('analyze', BUNDLE, '-o', file)
    const again = await program.run('show', file)
    expect(again).toEqual(await program.run('analyze', BUNDLE))
  })

  test('makes every format of a page again, with the lines around what is cited', async () => {
    const file = join(folder, 'report.html')
    await program.run('analyze', BUNDLE, '-o', file)
    expect(statSync(file).size).toBeLessThan(500_000)
    for (const format of ['html', 'sarif']) expect(await program.run('show', file, '--format', format)).toEqual(await program.run('analyze', BUNDLE, '--format', format))
  })

  test.each([
    ['a file that is not there', 'nowhere.html', undefined, 'cannot be read'],
    ['a folder', '.', undefined, 'cannot be read'],
    ['a page of somebody else', 'other.html', '<p>hello', 'the page holds no report of drainscope'],
  ])('says what is wrong with %s', async (_, name, text, message) => {
    if (text !== undefined) writeFileSync(join(folder, name), text)
    const {stdout, stderr, status} = await program.run('show', join(folder, name))
    expect([stdout, status]).toEqual(['', 2])
    expect(stderr).toContain(message)
    expect(stderr).toContain('\nHint: ')
  })

  test('does not write over the report that it reads', async () => {
    const file = join(folder, 'kept.json')
    await program.run('analyze', BUNDLE, '-o', file)
    expect(await program.run('show', file, '-o', file)).toMatchObject({status: 2})
  })
})

describe('drainscope collect', () => {
  test('prints the script of inspect, which a shell can read', async () => {
    const {stdout, stderr, status} = await program.run('collect', 'samples/leaderless-region', '--print')
    const {script} = JSON.parse((await program.run('inspect', 'samples/leaderless-region', '--format', 'json')).stdout)
    expect({stderr, status}).toEqual({stderr: '', status: 0})
    expect(stdout).toBe(script)
    writeFileSync(join(folder, 'collect.sh'), stdout)
    execFileSync('sh', ['-n', join(folder, 'collect.sh')])
  })

  test('says when nothing is lacking, still as a script', async () => {
    expect((await program.run('collect', BUNDLE, '--print')).stdout).toBe('#!/bin/sh\n# Nothing is open that another file would settle.\n')
  })

  test('runs nothing, and says so when it is asked to', async () => {
    const {stdout, stderr, status} = await program.run('collect', BUNDLE)
    expect([stdout, status]).toEqual(['', 2])
    expect(stderr).toContain('connects to no cluster')
  })
})

describe('drainscope explain --all', () => {
  test('writes a page for each cause and an index that links to each, in every language', async () => {
    const pages = join(folder, 'deep', 'causes')
    expect(await program.run('explain', '--all', '--output', pages)).toEqual({stdout: '', stderr: '', status: 0})
    const own = ['README.md', ...causes.map(({id}) => `${id}.md`)]
    expect(readdirSync(pages).toSorted()).toEqual([...own, 'zh'].toSorted())
    expect(readdirSync(join(pages, 'zh')).toSorted()).toEqual(own.toSorted())
    for (const index of [join(pages, 'README.md'), join(pages, 'zh/README.md')]) {
      const linked = [...readFileSync(index, 'utf8').matchAll(/\]\(([^)]*)\.md\)/g)].map(([, id]) => id)
      expect(linked.toSorted()).toEqual(causes.map(({id}) => id).toSorted())
    }
    expect(readFileSync(join(pages, 'halt-scheduling.md'), 'utf8')).toMatch(/^# halt-scheduling\n\nThe scale-in is stuck.*\n\n## What happens\n/)
    expect(readFileSync(join(pages, 'zh/halt-scheduling.md'), 'utf8')).toMatch(/^# halt-scheduling\n\n缩容卡住.*\n\n## 发生了什么\n/)
  })

  test.each([[['explain', '--all']], [['explain', '--output', 'x']], [['explain', 'halt-scheduling', '--all', '--output', 'x']], [['explain', '--all', '--output', 'package.json']]])('refuses %s', async (args) => {
    const {stdout, status} = await program.run(...args)
    expect([stdout, status]).toEqual(['', 2])
  })
})
