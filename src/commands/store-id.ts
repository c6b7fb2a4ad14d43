import {UserError} from '../errors.js'
import {say} from '../model/say.js'

/** The id of a store as typed. Not oclif's integer: that one rounds beyond 2^53. */
export function storeId(typed: string): number {
  const id = Number(typed)
  if (!/^[1-9]\d*$/.test(typed) || !Number.isSafeInteger(id)) throw new UserError(say`--store takes the id of a store, a positive integer, and was given \`${typed}\``, say`\`pd-ctl store\` lists the ids`)
  return id
}
