import {analyze} from '../src/analyze.js'
import type {Report} from '../src/report/contract.js'

const reports = new Map<string, Promise<Report>>()

/** The report on a sample; tests that only read it need not make it again. */
export function reportOn(sample: string): Promise<Report> {
  const report = reports.get(sample) ?? analyze([`samples/${sample}`])
  reports.set(sample, report)
  return report
}
