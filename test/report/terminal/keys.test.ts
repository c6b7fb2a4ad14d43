import type {Key} from 'ink'
import {expect, test} from 'vitest'
import {commandsFor} from '../../../src/report/terminal/keys.js'

const none: Key = {
  upArrow: false, downArrow: false, leftArrow: false, rightArrow: false, pageDown: false, pageUp: false, home: false, end: false, return: false, escape: false,
  ctrl: false, shift: false, tab: false, backspace: false, delete: false, meta: false, super: false, hyper: false, capsLock: false, numLock: false,
}

test.each([
  ['jjk', {}, ['down', 'down', 'up']],
  ['G', {}, ['bottom']],
  ['3', {}, [{to: 'noise'}]],
  ['90x', {}, []],
  ['', {downArrow: true}, ['down']],
  ['', {tab: true, shift: true}, ['previous-view']],
  ['q', {ctrl: true}, []],
])('%j with %j asks for %j', (input, pressed, commands) => {
  expect(commandsFor(input, {...none, ...pressed})).toEqual(commands)
})
