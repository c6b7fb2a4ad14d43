import {onTestFinished} from 'vitest'
import {type BundleFile, openBundle} from '../../src/bundle/open.js'
import {DEFAULT_LIMITS, type Limits} from '../../src/bundle/limits.js'
import type {Notice} from '../../src/model/input.js'

/** Every file of the bundle, which stays open until the test is over. */
export async function open(paths: readonly string[], notices: Notice[] = [], limits: Partial<Limits> = {}): Promise<BundleFile[]> {
  const files: BundleFile[] = []
  const bundle = openBundle(paths, {limits: {...DEFAULT_LIMITS, ...limits}})
  onTestFinished(() => bundle.close())
  for await (const file of bundle.files((notice) => notices.push(notice))) files.push(file)
  return files
}

export async function textOf(file: BundleFile | undefined, from?: number): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of file?.read(from) ?? []) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

export const named = (files: readonly BundleFile[]): string[] => files.map(({name}) => name)
