const {existsSync, readFileSync} = require('node:fs')
const {createRequire} = require('node:module')
const {join} = require('node:path')
const {pathToFileURL} = require('node:url')
const {Script} = require('node:vm')

const parts = new Map()

/** A part of the built program, once. */
exports.load = (folder, name) => {
  const path = join(folder, name)
  if (!parts.has(path)) parts.set(path, loaded(folder, path))
  return parts.get(path)
}

/** With what V8 compiled of it at the build; a V8 of another version does not take that, and compiles it anew. */
function loaded(folder, path) {
  const code = `${path}.code`
  const script = new Script(readFileSync(path, 'latin1'), {filename: path, ...(existsSync(code) && {cachedData: readFileSync(code)})})
  const module = {exports: {}}
  const requireElse = createRequire(path)
  const require = (name) => (name.startsWith('./') ? exports.load(folder, name).exports : requireElse(name))
  script.runInThisContext()(module.exports, require, module, pathToFileURL(path).href)
  return {script, exports: module.exports}
}
