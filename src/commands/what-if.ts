import {Command, Flags} from '@oclif/core'
import {type AnalyzeOptions, readCluster} from '../analyze.js'
import {whatIf} from '../diagnose/what-if.js'
import {UserError} from '../errors.js'
import type {Cluster} from '../model/cluster.js'
import {say} from '../model/say.js'
import type {Change} from '../replay/change/change.js'
import {CHANGE_FLAGS, type ChangeFlag, isChangeFlag} from '../replay/change/flags.js'
import {whatIfBlocks} from '../report/content/what-if.js'
import {json} from '../report/json.js'
import {textOf} from '../report/text.js'
import {bundleArgs, bundleFlags, bundleOptions} from './bundle-flags.js'
import {print} from './print.js'
import {progressLine} from './progress.js'
import {textOptions} from './screen.js'

const repeated = (flag: ChangeFlag) => Flags.string({multiple: true, multipleNonGreedy: true, helpValue: CHANGE_FLAGS[flag].value, description: CHANGE_FLAGS[flag].says, helpGroup: 'CHANGE'})

/** `drainscope what-if PATH… --up 5`: the changes in the order in which they stand, then PD's decisions. */
export class WhatIf extends Command {
  static override summary = say`Say what PD would do after a change`
  static override description = say`Makes the changes in the bundle alone, and replays PD on it. Several changes are made together, in their order.`
  static override examples = ['<%= config.bin %> what-if ./bundle --set schedule.replica-schedule-limit=64', '<%= config.bin %> what-if ./bundle --store 5 --up 7 --add-store zone=z3']
  static override args = bundleArgs
  static override flags = {
    store: Flags.string({helpValue: 'ID', description: say`the leaving store to ask about; all that leave without it`}),
    ...bundleFlags,
    format: Flags.option({options: ['text', 'json'] as const, default: 'text'})({description: say`how to print it`}),
    set: repeated('set'),
    'add-store': repeated('add-store'),
    up: repeated('up'),
    down: repeated('down'),
    label: repeated('label'),
    free: repeated('free'),
    'store-limit': repeated('store-limit'),
    'remove-scheduler': repeated('remove-scheduler'),
    'resume-checker': repeated('resume-checker'),
    'remove-rule': repeated('remove-rule'),
    'rule-count': repeated('rule-count'),
    'remove-region-label': repeated('remove-region-label'),
    'remove-peer': repeated('remove-peer'),
    'drop-region': repeated('drop-region'),
    'remove-operator': repeated('remove-operator'),
  } satisfies Record<ChangeFlag | 'store' | 'timezone' | 'limit' | 'format', unknown>

  async run(): Promise<void> {
    const {args, flags, raw} = await this.parse(WhatIf)
    const changes = raw.flatMap((token) => (token.type === 'flag' && isChangeFlag(token.flag) ? changeOf(token.flag, token.input) : []))
    const options = bundleOptions(flags)
    const answer = whatIf(await clusterIn(args.path, options), changes, options.store)
    await print(flags.format === 'json' ? json(answer) : textOf(whatIfBlocks(answer), textOptions()))
  }
}

function changeOf(flag: ChangeFlag, value: string): Change {
  const change = CHANGE_FLAGS[flag].read(value)
  if (!change) throw new UserError(say`--${flag} takes ${CHANGE_FLAGS[flag].value}, and was given \`${value}\``, say`\`drainscope what-if --help\` says what each change means`)
  return change
}

async function clusterIn(paths: readonly string[], options: AnalyzeOptions): Promise<Cluster> {
  const progress = progressLine(process.stderr)
  return readCluster(paths, {...options, onProgress: progress.show}).finally(progress.clear)
}
