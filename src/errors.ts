/** What the user can mend: said with a hint, exit status 2, no stack. */
export class UserError extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message)
    this.name = 'UserError'
  }
}
