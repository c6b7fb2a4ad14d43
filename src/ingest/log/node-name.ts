import type {Component} from '../../model/log-digest.js'
import {folderOf} from '../../model/source.js'

// tikv-2022-03-28T09-34-38.062.log, tikv.log.2020-06-05-09:34:38.123456789, tikv.log-20220328.gz, tikv.log.1, tikv.log.txt
const ROTATION = /(?:-\d{4}-\d\d-\d\dT[\d.-]+)?\.log(?:[.-].*)?$|-\d{4}-\d\d-\d\dT[\d.-]+(?:\.gz)?$/
// tikv_stderr.log and tikv.log are written by one process; so are tiflash_tikv.log, tiflash_error.log and tiflash.log
const PART = /[_-](?:stderr|stdout|error|slow)$|(?<=^tiflash)[_-]tikv$/

/**
 * The process that wrote a log, by the path of the log: rotated files have the same stem. `tikv-1/tikv.log` and
 * `tikv-1/tikv-2022-03-28T09-34-38.062.log` are node `tikv-1`; `10.0.1.1/tikv.log` is `10.0.1.1/tikv`, since `pd.log` may lie beside it.
 */
export function nodeNameOf(file: string): string {
  const folder = folderOf(file)
  const base = file.slice(folder === '' ? 0 : folder.length + 1)
  const stem = base.replace(ROTATION, '').replace(PART, '') || base
  const innermost = folder.slice(folderOf(folder).length).toLowerCase()
  return isComponent(stem) && innermost.includes(stem) ? folder : file.slice(0, file.length - base.length) + stem
}

function isComponent(stem: string): stem is Component {
  return stem === 'tikv' || stem === 'pd' || stem === 'tidb' || stem === 'tiflash'
}
