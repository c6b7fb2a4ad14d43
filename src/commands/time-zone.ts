import {UserError} from '../errors.js'
import {type Zone, zoneNamed} from '../ingest/log/zone.js'
import {say} from '../model/say.js'

/** What `--timezone` says of itself. */
export const TIMEZONE = {helpValue: '+08:00', description: say`time zone of logs that do not name theirs, those before 3.0; or a place, Asia/Shanghai`}

/** A time zone as typed. */
export function timeZone(typed: string): Zone {
  const zone = zoneNamed(typed)
  if (!zone) throw new UserError(say`--timezone takes an offset or the name of a time zone, and was given \`${typed}\``, say`for instance \`--timezone +08:00\` or \`--timezone Asia/Shanghai\``)
  return zone
}
