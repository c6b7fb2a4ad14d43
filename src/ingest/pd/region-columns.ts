import {codeOf} from '../../bundle/web-assembly.js'
import type {RegionBatch} from '../../model/region-batch.js'
import {CUT, JsonBytes, ODD} from './json-bytes.js'
import {RegionDraft} from './region-draft.js'
import {RegionGrammar} from './region-grammar.js'
import {RegionTemplates} from './region-templates.js'

const [COMMA, OPEN_BRACE] = [44, 123]

// The build puts `assembly/regions.ts` here; without it the grammar reads alone.
declare const REGIONS_WASM: string | undefined

const COMPILED = codeOf(typeof REGIONS_WASM === 'string' ? REGIONS_WASM : undefined)

/**
 * Reads Regions from their bytes into columns, without a string or an object each. It knows what PD prints and nothing
 * else: whatever is not plain JSON of that shape is left to `readRegion`, which is the referee of what it all means.
 */
export class RegionColumns {
  readonly batch: RegionBatch
  /** The bytes of the batch, and the lines that end in them. */
  length = 0
  newlines = 0
  /** With more bytes the first Region may be read as well. */
  isCut = false
  private readonly json = new JsonBytes()
  private readonly templates: RegionTemplates | undefined
  private readonly grammar: RegionGrammar

  constructor(compiled: Uint8Array | undefined = COMPILED) {
    this.templates = compiled && RegionTemplates.compiled(compiled)
    const draft = new RegionDraft(this.templates?.batch)
    this.batch = draft.batch
    this.grammar = new RegionGrammar(this.json, draft, this.templates)
  }

  /** Memory in which the bytes are read fastest. */
  get room(): Buffer | undefined {
    return this.templates?.room
  }

  /** Reads Regions that follow each other in a list, from the brace of the first. */
  read(bytes: Buffer): void {
    const {batch, json} = this
    json.open(bytes)
    batch.clear()
    this.length = this.newlines = 0
    for (let at = 0; at >= 0; ) {
      const behind = this.region(at)
      this.isCut = behind === CUT
      if (behind < 0) return
      this.length = behind
      this.newlines = json.newlines
      at = batch.isFull ? ODD : this.next(behind)
    }
  }

  private next(behind: number): number {
    const {json} = this
    const comma = json.blanks(behind)
    const at = json.blanks(comma + 1)
    return json.byte(comma) === COMMA && json.byte(at) === OPEN_BRACE ? at : ODD
  }

  /** Behind the Regions that are like some before, or the one that is like none. */
  private region(from: number): number {
    const {json, templates} = this
    const behind = templates?.read(json.bytes, from) ?? from
    if (behind === from) return this.grammar.read(from)
    json.newlines += templates?.newlines ?? 0
    return behind
  }
}
