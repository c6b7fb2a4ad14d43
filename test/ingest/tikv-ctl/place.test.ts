import {describe, expect, test} from 'vitest'
import {hostOfPrompt, type Place, storeOfFile, storeOfPlace, targetOf} from '../../../src/ingest/tikv-ctl/place.js'
import {aStore, stores} from '../../builders/cluster.js'

const known = stores(aStore({id: 1, address: 'tikv-1.lab:20160'}), aStore({id: 2, address: 'tikv-2.lab:20160'}), aStore({id: 3, address: '10.0.0.9:20160'}), aStore({id: 4, address: '10.0.0.9:20161'}), aStore({id: 9, address: '10.0.0.9:20160', state: 'Tombstone'}))
const node = (port: number, dataDir: string) => ({address: `10.0.0.9:${port}`, role: 'tikv', host: '10.0.0.9', ports: [port, port + 20], dataDir, source: {file: 'topology.yaml', line: 1, quote: ''}})
const nodes = [node(20160, '/data1/tikv'), node(20161, '/data2/tikv')]
const store = (place: Partial<Place>, claimed = new Map<string, number>()) => storeOfPlace({file: 'ctl.txt', command: '', ...place}, claimed, known, nodes)

describe('storeOfPlace', () => {
  test.each([
    ['the address of the command', {command: 'tikv-ctl --host tikv-2.lab:20160 raft region -r 7'}, 2],
    ['the address of a host with two stores, of which one was Tombstone', {command: 'tikv-ctl --host=10.0.0.9:20160 raft region -r 7'}, 3],
    ['the status port, by the topology', {command: 'curl -s http://10.0.0.9:20181/region/7'}, 4],
    ['the status port of a host with one store', {command: 'curl tikv-1.lab:20180/region/7'}, 1],
    ['the directory, by the topology', {command: 'tikv-ctl --data-dir /data2/tikv/ raft region -r 7'}, 4],
    ['the directory of old releases', {command: 'tikv-ctl --db /data1/tikv/db raft region -r 7'}, 3],
    ['the prompt', {command: 'tikv-ctl --data-dir /data raft region -r 7', host: 'tikv-1'}, 1],
    ['the folder', {file: 'tikv-2/region-7.json'}, 2],
    ['the name of the file', {file: 'region-7-store-2.json'}, 2],
    ['the address in the name of the file', {file: 'tikv_10.0.0.9_20161.txt'}, 4],
  ])('knows the store by %s', (_, place, id) => {
    expect(store(place)).toBe(id)
  })

  test.each([
    ['nothing tells', {}],
    ['the address is none of the stores', {command: 'tikv-ctl --host 10.0.0.77:20160 raft region -r 7', file: 'tikv-2/region-7.json'}],
    ['the host has two stores', {command: 'tikv-ctl --data-dir /data raft region -r 7', host: '10.0.0.9'}],
    ['the port is the first of one host with two stores and no topology names it', {command: 'curl http://10.0.0.9:9999/region/7'}],
  ])('does not know it when %s', (_, place) => {
    expect(store(place)).toBeUndefined()
  })

  test('believes `tikv-ctl store` before all else', () => {
    const place = {file: 'ctl.txt', command: 'tikv-ctl --data-dir /data raft region -r 7', host: 'tikv-1'}

    expect(store(place, new Map([[targetOf({...place, command: 'tikv-ctl --data-dir /data store'}), 2]]))).toBe(2)
  })

  test('needs no list of stores for an id in the path', () => {
    expect(storeOfFile('store-5/region-7.json', undefined)).toBe(5)
  })
})

test.each([
  ['[tidb@tikv-1 ~]$ df -h', 'tikv-1'],
  ['root@10.0.1.5:/data# tikv-ctl --data-dir . raft region -r 7', '10.0.1.5'],
  ['$ df -h', undefined],
  ['mail a@b c', undefined],
])('the prompt of %s names the host %s', (line, host) => {
  expect(hostOfPrompt(line)).toBe(host)
})
