import {expect, test} from 'vitest'
import {tempBundle} from './bundle/temp-bundle.js'
import {misquoted} from './citations.js'

const files = {'tikv.log': 'first line\nsecond line\n', 'store.json': '{"store": {"id": 5, "last_heartbeat": 1648517045511041818}}'}

test.each([
  ['a line', {file: 'tikv.log', line: 2, quote: 'second line'}],
  ['a value', {file: 'store.json', pointer: '/store/id', quote: '5'}],
  ['nanoseconds, to the last digit', {file: 'store.json', pointer: '/store/last_heartbeat', quote: '1648517045511041818'}],
  ['a value that was cut', {file: 'store.json', pointer: '/store', quote: '{"id": 5, "last_h'}],
])('a quote of %s stands where it should', (_, place) => {
  expect(misquoted(tempBundle(files), {says: '', ...place})).toBeUndefined()
})

test.each([
  ['another line', {file: 'tikv.log', line: 1, quote: 'second line'}],
  ['a line beyond the end', {file: 'tikv.log', line: 9, quote: 'second line'}],
  ['another value', {file: 'store.json', pointer: '/store', quote: '5'}],
  ['a rounded number', {file: 'store.json', pointer: '/store/last_heartbeat', quote: '1648517045511041800'}],
  ['a pointer to nothing', {file: 'store.json', pointer: '/stores/0', quote: '5'}],
  ['nothing', {file: 'tikv.log', line: 1, quote: ''}],
  ['no place at all', {file: 'tikv.log', quote: 'first line'}],
])('a quote of %s is found out', (_, place) => {
  expect(misquoted(tempBundle(files), {says: '', ...place})).toBeDefined()
})
