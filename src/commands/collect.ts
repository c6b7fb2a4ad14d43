import {Args, Command, Flags} from '@oclif/core'
import {inspectBundle} from '../analyze.js'
import {everythingScript} from '../diagnose/collect/everything.js'
import {UserError} from '../errors.js'
import {say} from '../model/say.js'
import {parseVersion} from '../model/version.js'
import {bundleFlags, bundleOptions} from './bundle-flags.js'
import {print} from './print.js'
import {progressLine} from './progress.js'
import {storeId} from './store-id.js'

/** `drainscope collect [PATH…] --print`: the script alone, as it can be piped or sent. */
export class Collect extends Command {
  static override summary = say`Print the script that collects what a bundle lacks, or all of a bundle`
  static override description = say`The script reads and changes nothing, and uses what this release and deployment have: pd-ctl, tiup, kubectl, curl, scp. drainscope itself runs none of it. Without a bundle it collects all that any cause looks at.`
  static override examples = ['<%= config.bin %> collect ./bundle --print > collect.sh', '<%= config.bin %> collect --print --cluster-version 7.5.1 --store 5 > collect.sh']
  static override args = {path: Args.string({multiple: true, required: false, ignoreStdin: true, description: say`folders, archives or files of a bundle; - reads from stdin`})}
  static override flags = {
    store: Flags.string({helpValue: 'ID', description: say`ask about this store, whether or not it leaves`}),
    ...bundleFlags,
    'cluster-version': Flags.string({helpValue: 'VERSION', description: say`the release of PD, where there is no bundle`}),
    deployment: Flags.option({options: ['tiup', 'operator'] as const})({description: say`what runs the cluster, where there is no bundle: TiUP, or TiDB Operator in Kubernetes`}),
    print: Flags.boolean({description: say`print the script`}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Collect)
    if (!flags.print) throw new UserError(say`\`collect\` connects to no cluster: it only prints a script`, say`add \`--print\`, and run what it prints where PD can be reached`)
    const paths = args.path ?? []
    const {deployment, 'cluster-version': release} = flags
    if (paths.length === 0) return await print(everythingScript({deployment: deployment ?? 'tiup', ...(flags.store !== undefined && {store: storeId(flags.store)}), ...(release !== undefined && {version: versionOf(release)})}))
    if (deployment !== undefined || release !== undefined) throw new UserError(say`a bundle tells the release and the deployment itself`, say`leave out \`--cluster-version\` and \`--deployment\`, or the bundle`)
    const progress = progressLine(process.stderr)
    const {script} = await inspectBundle(paths, {...bundleOptions(flags), onProgress: progress.show}).finally(progress.clear)
    await print(script ?? `#!/bin/sh\n# ${say`Nothing is open that another file would settle.`}\n`)
  }
}

function versionOf(typed: string) {
  const version = parseVersion(typed)
  if (!version) throw new UserError(say`--cluster-version takes a release, and was given \`${typed}\``, say`pass one such as \`7.5.1\``)
  return version
}
