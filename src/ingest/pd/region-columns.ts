import type {RegionBatch} from '../../model/region-batch.js'
import {CUT, JsonBytes, ODD} from './json-bytes.js'
import {RegionDraft} from './region-draft.js'
import {RegionGrammar} from './region-grammar.js'
import {RegionTemplates} from './region-templates.js'

const [COMMA, OPEN_BRACE] = [44, 123]

/**
 * Reads Regions from their bytes into columns, without a string or an object each. It knows what PD prints and nothing
 * else: whatever is not plain JSON of that shape is left to `readRegion`, which is the referee of what it all means.
 */
export class RegionColumns {
  /** The bytes of the batch, and the lines that end in them. */
  length = 0
  newlines = 0
  /** With more bytes the next Region may be read as well. */
  isCut = false
  private readonly draft = new RegionDraft()
  private readonly json = new JsonBytes()
  private readonly templates = new RegionTemplates(this.json, this.draft)
  private readonly grammar = new RegionGrammar(this.json, this.draft, this.templates)

  get batch(): RegionBatch {
    return this.draft.batch
  }

  /** Reads Regions that follow each other in a list, from the brace of the first. */
  read(bytes: Buffer): void {
    const {batch, json} = this
    json.open(bytes)
    batch.clear()
    this.length = this.newlines = 0
    for (let at = 0; at >= 0; ) {
      at = this.region(at)
      this.isCut = at === CUT
      if (at < 0) return
      this.length = at
      this.newlines = json.newlines
      at = batch.isFull ? ODD : this.next(at)
    }
  }

  private next(behind: number): number {
    const {json} = this
    const comma = json.blanks(behind)
    const at = json.blanks(comma + 1)
    return json.byte(comma) === COMMA && json.byte(at) === OPEN_BRACE ? at : ODD
  }

  private region(from: number): number {
    this.draft.begin()
    const end = this.templates.read(from)
    if (end >= 0 && this.draft.finish(from)) return end
    this.draft.drop()
    return this.grammar.read(from)
  }
}
