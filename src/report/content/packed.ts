import type {LeftOut} from '../../model/input.js'
import {say} from '../../model/say.js'
import {count} from '../../model/words.js'
import {type Block, heading, list, name, paragraph, plain, sentence} from '../document.js'

interface PackSummary {
  readonly output: string
  readonly files: number
  /** `34 MB` */
  readonly unpacked: string
  readonly packed: string
  readonly leftOut: readonly LeftOut[]
}

export function packedBlocks({output, files, unpacked, packed, leftOut}: PackSummary): Block[] {
  const said = say`\`${output}\` holds ${count(files, 'file')} and their manifest, ${unpacked} in ${packed}; it was read again and is whole.`
  return [paragraph(sentence(said)), ...leftOutBlocks(leftOut)]
}

export function leftOutBlocks(leftOut: PackSummary['leftOut']): Block[] {
  return leftOut.length === 0 ? [] : [heading(3, say`Left out`), list(leftOut.map(({file, why}) => [paragraph(name(file), plain(say`: `), sentence(why))]))]
}
