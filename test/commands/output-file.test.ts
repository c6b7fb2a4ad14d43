import {mkdir, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {checkOutput, writeOutput} from '../../src/commands/output-file.js'

let folder: string
let bundle: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'output-'))
  bundle = join(folder, 'bundle')
  await mkdir(bundle)
  await writeFile(join(bundle, 'tikv.log'), '')
})

afterEach(() => rm(folder, {recursive: true}))

describe('checkOutput', () => {
  test('accepts a new and an existing file beside the bundle', async () => {
    await checkOutput(join(folder, 'report.txt'), [bundle])
    await writeFile(join(folder, 'report.txt'), 'old')
    await checkOutput(join(folder, 'report.txt'), [bundle])
    await checkOutput(join(folder, 'bundle-report.txt'), [bundle])
  })

  test('refuses a file of the bundle, and a new one within it', async () => {
    await expect(checkOutput(join(bundle, 'tikv.log'), [bundle])).rejects.toThrow('is a part of the bundle')
    await expect(checkOutput(join(bundle, 'report.txt'), [bundle])).rejects.toThrow('is a part of the bundle')
    await expect(checkOutput(join(bundle, 'tikv.log'), [join(bundle, 'tikv.log')])).rejects.toThrow('is a part of the bundle')
  })

  test('sees through a symbolic link', async () => {
    await symlink(join(bundle, 'tikv.log'), join(folder, 'link'))
    await symlink(bundle, join(folder, 'other'))
    await expect(checkOutput(join(folder, 'link'), [bundle])).rejects.toThrow('is a part of the bundle')
    await expect(checkOutput(join(folder, 'other', 'report.txt'), [bundle])).rejects.toThrow('is a part of the bundle')
  })

  test('refuses a folder, and a folder that does not exist', async () => {
    await expect(checkOutput(folder, [bundle])).rejects.toThrow('is a folder')
    await expect(checkOutput(join(folder, 'no', 'report.txt'), [bundle])).rejects.toThrow('does not exist')
  })
})

describe('writeOutput', () => {
  test('writes the whole report', async () => {
    await writeOutput(join(folder, 'report.txt'), 'stuck\n')
    expect(await readFile(join(folder, 'report.txt'), 'utf8')).toBe('stuck\n')
  })

  test('says so when it cannot', async () => {
    await expect(writeOutput(join(folder, 'tikv.log', 'x'), '')).rejects.toThrow('cannot be written')
  })
})
