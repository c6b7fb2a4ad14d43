/**
 * The Region and the store that a line is about, in the many ways to say it. Fields come before words, since a message may name
 * several: `[region_id=7]`, `[region-id=7]`, `"region-id":7`, `[regionID=7]`; `[region 7] 9 became leader`; `region:7(4, 10)` in an
 * operator; `[current_region="id: 7 start_key: …"]`; `EpochNotMatch current epoch of region 7`.
 */
const REGION: readonly RegExp[] = [
  /\bregion[-_]?[iI][dD]\\?"?[=:] ?"?(\d+)/,
  /\[region (\d+)\]/,
  /\bregion: ?(\d+)\(/,
  /region="id: (\d+)/,
  /\bregion[= ](\d+)\b/,
]

/**
 * `[store_id=5]`, `[store-id=5]`, `[target-store-id=5]`, `"store-id":5`; `[store="id:5 address:…"]`; `DELETE:/pd/api/v1/store/5`;
 * `duplicated store address: id:1001`; `invalid store ID 462, not found`; `store 9 has been removed`; `[store 5] store … has been Offline`.
 * Not the stores of an operator's steps (`on store 3`) nor those of peers (`store_id: 3`): a line may name many.
 */
const STORE: readonly RegExp[] = [
  /\bstore[-_]id(?:=|\\?": ?)"?(\d+)/,
  /\bstore(?:=|\\?":)\\*"id:(\d+)/,
  /\/api\/v1\/store\/(\d+)/,
  /\bstore address: id:(\d+)/,
  /\bstore ID (\d+)/,
  /\[store (\d+)\]/,
  /\bstore (\d+) has been removed/,
]

// Most lines of an operator storm name no store: one look tells.
const ANY_STORE = new RegExp(STORE.map(({source}) => source).join('|'))

/** Every way to name a Region, for counting the lines that do; global, for use on a whole block. */
export const REGION_NAMES = /\bregion(?:[-_]?[iI][dD])?\\?"?[=: ]{1,2}(\d+)/g

export function regionIdOf(text: string): number | undefined {
  return text.includes('region') ? firstId(REGION, text) : undefined
}

export function storeIdOf(text: string): number | undefined {
  return text.includes('store') && ANY_STORE.test(text) ? firstId(STORE, text) : undefined
}

/** An id that does not fit a double is no id that a dump could hold: PD counts ids up from 1. */
function firstId(patterns: readonly RegExp[], text: string): number | undefined {
  for (const pattern of patterns) {
    const digits = pattern.exec(text)?.[1]
    if (digits !== undefined) return Number.isSafeInteger(Number(digits)) ? Number(digits) : undefined
  }
  return undefined
}
