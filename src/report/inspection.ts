import type {Inspection} from '../diagnose/inspect/inspection.js'
import {inspectionBlocks} from './content/inspection.js'
import {heading} from './document.js'
import {printable} from './printable.js'
import {textOf, type TextOptions} from './text.js'
import {say} from '../model/say.js'

/** The trust report as plain text, and below it the script as it is to be pasted: its lines are not wrapped. */
export function inspectionText(inspection: Inspection, options: TextOptions = {}): string {
  const {script} = inspection
  const title = textOf([heading(2, say`Collect it`)], options)
  return `${textOf(inspectionBlocks(inspection), options)}${script === null ? '' : `\n${title}${script.split('\n').map(printable).join('\n')}`}`
}
