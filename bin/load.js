import {existsSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {Script} from 'node:vm'

/** The built program, with what V8 compiled of it at the build; a V8 of another version does not take that, and compiles it anew. */
export function load(url) {
  const code = new URL(`${url}.code`)
  const script = new Script(readFileSync(url, 'latin1'), {filename: url.pathname, ...(existsSync(code) && {cachedData: readFileSync(code)})})
  const module = {exports: {}}
  script.runInThisContext()(module.exports, createRequire(url), module, url.href)
  return {script, exports: module.exports}
}
