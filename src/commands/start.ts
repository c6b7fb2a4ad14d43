import {type Language, LANGUAGES, speak} from '../model/say.js'

/** Runs the command line of this process in its language, which has to be known before anything else is loaded. */
export async function start(root: string): Promise<void> {
  if (languageAsked(process.argv.slice(2), process.env) === 'zh') {
    const {catalog, dates} = await import('../zh.js')
    speak('zh', catalog, dates)
  }
  process.env.OCLIF_DISABLE_ENGINE_WARNING = 'true' // npm has said it, and oclif would first load all that knows of versions
  const {main} = await import('./index.js')
  await main(root)
}

/** `--lang zh`, or else what the locale of the user begins with. The commands refuse what is no language. */
function languageAsked(args: readonly string[], {LC_ALL, LC_MESSAGES, LANG}: NodeJS.ProcessEnv): Language {
  const at = args.findIndex((arg) => /^--lang(?:=|$)/.test(arg))
  const asked = at < 0 ? LC_ALL || LC_MESSAGES || LANG : (args[at]?.split('=')[1] ?? args[at + 1])
  return LANGUAGES.find((language) => asked?.toLowerCase().startsWith(language)) ?? 'en'
}
