import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {parseExact, repair} from '../../../src/ingest/pd/repair.js'

describe('parseExact', () => {
  test('keeps an integer that a double would round as text', () => {
    expect(parseExact('{"last_heartbeat": 1648517045511041818, "ids": [1,18446744073709551615, -9007199254740993]}')).toEqual({
      last_heartbeat: '1648517045511041818',
      ids: [1, '18446744073709551615', '-9007199254740993'],
    })
  })

  test('leaves digits inside of strings and fractions alone', () => {
    const text = '{"start_key": "7480000000000000FF", "note": "id: 1648517045511041818, ", "region_score": 6859819744.9283512345, "left_seconds": 1.7976931348623157e+308}'
    expect(parseExact(text)).toEqual(JSON.parse(text))
  })

  test('says undefined of what is no JSON', () => {
    expect(parseExact('[412] "placement rules feature is disabled"')).toBeUndefined()
  })
})

describe('repair', () => {
  test('takes trailing and full-width commas for what they are meant', () => {
    expect(repair('{"labels": [{"key": "host"},], "a": 1，"b": 2,}')).toEqual({value: {labels: [{key: 'host'}], a: 1, b: 2}})
  })

  test('joins a string that the terminal broke', () => {
    expect(repair('["replace-rule-offline-peer {mv peer: sto\nre [5] to [6]}"]')).toEqual({value: ['replace-rule-offline-peer {mv peer: store [5] to [6]}']})
  })

  test('keeps what is complete of a cut value, and of its last element what is there', () => {
    const text = '{"count": 4, "stores": [{"store": {"id": 1, "last_heartbeat": 1679898149244798978}}, {"store": {"id": 4, "state_name": "Offline"}, "status": {"leader_count": 0, "leader_sc'
    expect(repair(text)).toEqual({
      value: {count: 4, stores: [{store: {id: 1, last_heartbeat: '1679898149244798978'}}, {store: {id: 4, state_name: 'Offline'}, status: {leader_count: 0}}]},
      cut: {position: text.length - 10, pointer: '/stores/1/status'},
    })
  })

  test('takes no number for complete that may go on', () => {
    expect(repair('{"id": 5, "region_count": 12')).toEqual({value: {id: 5}, cut: {position: 26, pointer: ''}})
  })

  test('puts in a comma that is missing', () => {
    expect(repair('{"id": 5, "address": "10.0.1.5:20160""state_name": "Up"}')).toEqual({value: {id: 5, address: '10.0.1.5:20160', state_name: 'Up'}})
  })

  test('keeps what stands before the place where the JSON stops to be JSON', () => {
    expect(repair('{"id": 5, "address": "10.0.1.5:20160" ... }')).toEqual({value: {id: 5, address: '10.0.1.5:20160'}, cut: {position: 41, pointer: ''}})
  })

  test('never throws, and gives a prefix of JSON back as a part of it', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, at) => {
        const cut = json.slice(0, at % (json.length + 1))
        const found = repair(cut)
        if (found?.cut && Array.isArray(found.value)) expect(found.value.length).toBeLessThanOrEqual((JSON.parse(json) as unknown[]).length)
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => void repair(text)))
  })
})
