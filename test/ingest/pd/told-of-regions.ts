import type {BundleFile} from '../../../src/bundle/open.js'
import {DumpReader} from '../../../src/ingest/dump-reader.js'
import {contentOf} from '../../../src/ingest/pd/documents.js'
import type {ReadOptions} from '../../../src/ingest/pd/pieces.js'
import {SampleBuilder} from '../../../src/ingest/sample-builder.js'
import {SettingsReader} from '../../../src/ingest/settings-reader.js'
import {noSettings} from '../../../src/ingest/settings.js'
import type {Notice} from '../../../src/model/input.js'
import {whole} from '../../../src/model/region.js'

/** All that is known of the Regions of a file, and what is said of it; `columns` counts the Regions that became no objects. */
export async function toldOfRegions(file: BundleFile, options: Partial<ReadOptions>) {
  const notices: Notice[] = []
  const notice = (one: Notice) => notices.push(one)
  const sample = new SampleBuilder('')
  const dumps = new DumpReader(sample, new SettingsReader(noSettings()), notice)
  let columns = 0
  for await (const content of contentOf(file, notice, options)) {
    if (content.kind === 'element') dumps.element(content)
    else if (content.kind === 'document') dumps.document({...content, asked: 'region', place: {file: 'region.json', command: ''}})
    else if (content.kind === 'regions') {
      dumps.batch(content)
      columns += content.batch.count
    }
  }
  const {regions} = sample
  // Of a column of ids what it holds: to compare all the room that it has takes longer than to read the file.
  const lists = regions.lists.map(({ids, ...list}) => ({...list, ids: [...ids]}))
  return {told: {regions: [...regions.all()].map(whole), lists, pending: regions.pendingByStore(), notices}, columns}
}
