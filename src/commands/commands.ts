import {type Command, Plugin} from '@oclif/core'

/** Every command, by the name that the user types. Only the one that is asked for is loaded. */
export const COMMANDS = {
  analyze: async () => (await import('./analyze.js')).Analyze,
  inspect: async () => (await import('./inspect.js')).Inspect,
  collect: async () => (await import('./collect.js')).Collect,
  'what-if': async () => (await import('./what-if.js')).WhatIf,
  diff: async () => (await import('./diff.js')).Diff,
  redact: async () => (await import('./redact.js')).Redact,
  pack: async () => (await import('./pack.js')).Pack,
  show: async () => (await import('./show.js')).Show,
  explain: async () => (await import('./explain.js')).Explain,
}

type Id = keyof typeof COMMANDS

const isId = (typed: string): typed is Id => Object.hasOwn(COMMANDS, typed)

/** The commands as oclif wants them. It would find the names itself by loading every command, or in a manifest that another step has to write. */
export function commandsFor(typed: string | undefined, root: string): Plugin {
  const ids = typed !== undefined && isId(typed) ? [typed] : Object.keys(COMMANDS)
  const plugin: Plugin = new Plugin({isRoot: true, root, ignoreManifest: true})
  // Both are methods of `Plugin` in @oclif/core 4.14 (lib/config/plugin.js); it calls the first one private.
  return Object.assign<Plugin, object>(plugin, {
    getCommandIDs: async () => ids,
    findCommand: async (id: Id): Promise<Command.Class> => Object.assign(await COMMANDS[id](), {id, plugin}),
  })
}
