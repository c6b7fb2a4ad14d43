import type {Key} from 'ink'
import {expect, test} from 'vitest'
import {commandOf, pressesOf} from '../../../src/report/terminal/keys.js'

const none: Key = {
  upArrow: false, downArrow: false, leftArrow: false, rightArrow: false, pageDown: false, pageUp: false, home: false, end: false, return: false, escape: false,
  ctrl: false, shift: false, tab: false, backspace: false, delete: false, meta: false, super: false, hyper: false, capsLock: false, numLock: false,
}

test.each([
  ['jjk', {}, ['j', 'j', 'k']],
  ['/store 5\r', {}, ['/', 's', 't', 'o', 'r', 'e', ' ', '5', '<enter>']],
  ['', {downArrow: true}, ['<down>']],
  ['', {tab: true, shift: true}, ['<back-tab>']],
  ['d', {ctrl: true}, ['<ctrl-d>']],
  ['x', {meta: true}, []],
  ['[<65;10;10M', {}, ['<down>', '<down>', '<down>']],
  ['[<64;110;9M', {}, ['<up>', '<up>', '<up>']],
  ['[<0;10;6m', {}, []],
  ['[200~', {}, []],
  ['[ERROR]', {}, ['[', 'E', 'R', 'R', 'O', 'R', ']']],
  ['é你😀', {}, ['é', '你', '😀']],
])('%j with %j is the presses %j', (input, pressed, presses) => {
  expect(pressesOf(input, {...none, ...pressed})).toEqual(presses)
})

test.each([
  ['j', 'down'],
  ['G', 'bottom'],
  ['<page-down>', 'page-down'],
  ['<ctrl-u>', 'page-up'],
  ['3', {to: 'stores'}],
  ['9', {to: 'timeline'}],
  ['0', undefined],
  ['constructor', undefined],
])('%j asks for %j', (press, command) => {
  expect(commandOf(press)).toEqual(command)
})
