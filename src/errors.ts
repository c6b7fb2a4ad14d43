import type {Sentence} from './model/say.js'

/** What the user can mend: said with a hint, exit status 2, no stack. */
export class UserError extends Error {
  constructor(
    message: Sentence,
    readonly hint: Sentence,
  ) {
    super(message)
    this.name = 'UserError'
  }
}
