import {describe, expect, test} from 'vitest'
import {complain} from '../../src/commands/complain.js'
import {UserError} from '../../src/errors.js'
import {say} from '../../src/model/say.js'

describe('complain', () => {
  test('gives a message and a hint to a user who can mend it', () => {
    expect(complain(new UserError(say`\`./x\` does not exist`, say`check the path`))).toEqual({text: 'Error: `./x` does not exist\nHint: check the path\n', exitCode: 2})
  })

  test('shows the stack of a bug, and calls it one', () => {
    const {text, exitCode} = complain(new TypeError('boom'))
    expect(text).toMatch(/^TypeError: boom\n {4}at .*complain\.test/)
    expect(text).toContain('This is a bug of drainscope')
    expect(exitCode).toBe(70)
  })

  test('shows a hostile name as text', () => {
    expect(complain(new UserError(say`\`${'\u001b[2J'}\` does not exist`, say`check`)).text).toContain(String.raw`\x1b[2J`)
  })
})
