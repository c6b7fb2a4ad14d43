import {say} from '../../model/say.js'
import type {Action} from '../contract.js'
import {type Block, plain, sentence, span} from '../document.js'
import {location} from './evidence.js'

/** What somebody did, when, and what was answered; times that the bundle does not tell are left open. */
export function actionBlocks(actions: readonly Action[]): Block[] {
  if (actions.length === 0) return []
  const rows = actions.map((action) => [plain(action.time ?? say`not told`), [...sentence(action.says), ...(action.answer === undefined ? [] : [span(say`; answer: `), span(action.answer, 'code')])], location(action)])
  return [{kind: 'table', head: [say`Time`, say`What`, say`Where`], rows}]
}
