import {rmSync} from 'node:fs'
import stringWidth from 'string-width'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {idling} from '../builders/log-digest.js'
import {tempBundle} from '../bundle/temp-bundle.js'
import {HOSTILE} from '../report/hostile.js'
import {aProgram} from './a-program.js'

let program: Awaited<ReturnType<typeof aProgram>>

beforeAll(async () => {
  program = await aProgram()
}, 60_000)

afterAll(() => rmSync(program.home, {recursive: true}))

describe('drainscope inspect', () => {
  test('prints the trust report within 80 columns, and the script below it as it is', async () => {
    const {stdout, stderr, status} = await program.run('inspect', 'samples/unfinished-operator-holds-region')
    const [report = '', script = ''] = stdout.split('#!/bin/sh')

    expect({stderr, status}).toEqual({stderr: '', status: 0})
    expect(report).toMatch(/^Trust: nothing in this bundle was found that lowers it\.$/m)
    for (const title of ['Logs', 'Dumps', 'Removal and PD leader', 'Versions', 'What cannot be checked']) expect(report).toContain(`\n${title}\n─`)
    expect(report.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([])
    expect(script === '' || script.includes('mkdir -p drainscope-bundle')).toBe(true)
  })

  test('prints the same as JSON', async () => {
    const {stdout, status} = await program.run('inspect', 'samples/unfinished-operator-holds-region', '--format', 'json')

    expect([status, Object.keys(JSON.parse(stdout))]).toEqual([0, ['schema', 'trust', 'nodes', 'dumps', 'removals', 'pdLeader', 'clocks', 'versions', 'skipped', 'notChecked', 'asks', 'script']])
  })

  test('keeps its columns where names are wide, and shows what would act on a terminal', async () => {
    const name = `日志 ${HOSTILE.replaceAll(/[/\ud800]/g, '')}`.slice(0, 60)
    const log = `${[...idling(6).slice(0, 3), ...idling(1)].join('\n')}\n`
    const {stdout} = await program.run('inspect', tempBundle({[`${name}/tikv.log`]: log, 'tikv-4/tikv.log': log}))
    const [report = ''] = stdout.split('#!/bin/sh')

    expect(stdout).toContain('日志')
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(report.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([])
  })

  test('says what is wrong with its input', async () => {
    expect(await program.run('inspect', '/nowhere')).toMatchObject({stdout: '', status: 2})
    expect(await program.run('inspect', 'samples/halt-scheduling', '--format', 'xml')).toMatchObject({stdout: '', status: 2})
  })
})
