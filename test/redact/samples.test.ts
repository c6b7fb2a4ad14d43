import {readdirSync} from 'node:fs'
import {expect, test} from 'vitest'
import {analyzeBundle} from '../../src/analyze.js'
import {openBundle} from '../../src/bundle/open.js'
import {redact} from '../../src/redact/redact.js'
import {Tokens} from '../../src/redact/tokens.js'
import type {Evidence, Report} from '../../src/report/contract.js'
import {memoryBundle} from '../bundle/memory-bundle.js'
import {reportOn} from '../sample-reports.js'
import {SECRET} from './redacted.js'

/** All that a report decides and cites, without the words that hold names. */
function decided({verdict, stores, findings, causes, redHerrings, nextEvidence, inputs, notices}: Report, nameOf: (file: string) => string) {
  const placeOf = ({file, line, pointer}: Evidence) => ({file: nameOf(file), line, pointer})
  return {
    verdict: {...verdict, summary: undefined},
    stores: stores.map(({gate, ...store}) => ({...store, address: undefined, unchargedKeys: undefined, gate: {...gate, terms: gate.terms.map(({holds, evidence}) => ({holds, evidence: evidence.map(placeOf)}))}})),
    findings: findings.map(({cause, refines, confidence, stores, regions, evidence, remedies, keys}) => ({
      cause, refines, confidence, stores, regions,
      evidence: evidence.map(placeOf),
      remedies: remedies.map(({risk, frees}) => ({risk, frees})),
      tables: keys?.map(({table, regions, region}) => ({table, regions, region})),
    })),
    causes: causes.map(({cause, store, outcome, missing}) => ({cause, store, outcome, missing})),
    redHerrings: redHerrings.map(({id, count, first, last, evidence}) => ({id, count, first, last, evidence: evidence.map(placeOf)})),
    nextEvidence: nextEvidence.map(({input, settles}) => ({input, settles})),
    inputs: inputs.map(({file, kind, version, records, from, to}) => ({file: nameOf(file), kind, version, records, from, to})),
    notices: notices.map(({level, file, line}) => ({level, line, file: file === undefined ? file : nameOf(file)})),
  }
}

test.each(readdirSync('samples'))('samples/%s comes to the same verdict when it is redacted', async (name) => {
  const bundle = openBundle([`samples/${name}`])
  const {files, leftOut} = await redact(bundle, new Tokens(SECRET))
  const contents: Record<string, Buffer> = {}
  for (const file of files) {
    const chunks: Buffer[] = []
    for await (const chunk of file.read()) chunks.push(Buffer.from(chunk))
    contents[file.name] = Buffer.concat(chunks)
  }
  await bundle.close()
  const names = new Map(files.map((file) => [file.original, file.name]))

  expect(leftOut).toEqual([])
  expect(decided(await analyzeBundle(memoryBundle(contents)), (file) => file)).toEqual(decided(await reportOn(name), (file) => names.get(file) ?? file))
})
