import {Args, Flags} from '@oclif/core'
import type {AnalyzeOptions} from '../analyze.js'
import {say} from '../model/say.js'
import {langFlag} from './lang-flag.js'
import {limitFlag, limitsOf} from './limit-flag.js'
import {storeId} from './store-id.js'
import {TIMEZONE, timeZone} from './time-zone.js'

/** What every command that reads a bundle takes. */
export const bundleArgs = {path: Args.string({multiple: true, required: true, ignoreStdin: true, description: say`folders, archives or files; - reads from stdin`})}

export const bundleFlags = {...langFlag, timezone: Flags.string(TIMEZONE), limit: limitFlag}

export function bundleOptions(flags: {readonly store?: string | undefined; readonly timezone?: string | undefined; readonly limit?: string[] | undefined}): AnalyzeOptions {
  return {
    limits: limitsOf(flags.limit),
    ...(flags.store !== undefined && {store: storeId(flags.store)}),
    ...(flags.timezone !== undefined && {zone: timeZone(flags.timezone)}),
  }
}
