import {say, LANGUAGES} from '../model/say.js'
import {Flags} from '@oclif/core'

/** Read before the commands are loaded (start.ts); here only so that it is known, and refused where it is wrong. */
export const langFlag = {lang: Flags.option({options: LANGUAGES})({description: say`language of the report; by default that of the locale`})}
