import {keyOfCited} from '../../ingest/context.js'
import {say, type Sentence} from '../../model/say.js'
import type {OpenReport} from '../open-report.js'
import {filtered, type Page, type View} from './page.js'
import {causesPage} from './pages/causes-page.js'
import {filesPage} from './pages/files-page.js'
import {explainPage, findingPage, findingsPage} from './pages/finding-page.js'
import {helpPage} from './pages/help-page.js'
import {noisePage} from './pages/noise-page.js'
import {regionPage} from './pages/region-page.js'
import {regionsPage} from './pages/regions-page.js'
import {remediesPage} from './pages/remedies-page.js'
import {sourcePage} from './pages/source-page.js'
import {storePage} from './pages/store-page.js'
import {storesPage} from './pages/stores-page.js'
import {timelinePage} from './pages/timeline-page.js'
import {verdictPage} from './pages/verdict-page.js'
import type {Place} from './state.js'
import {type Track, trackOf} from './timeline/track.js'

/** What each view is called in the bar. */
export const TITLE_OF_VIEW: Readonly<Record<View, Sentence>> = {
  verdict: say`Verdict`, findings: say`Findings`, stores: say`Stores`, regions: say`Regions`, remedies: say`To do`, noise: say`Noise`, causes: say`Causes`, files: say`Files`, timeline: say`Time`,
}

/** So many pages are kept laid out; what was read of files is not small. */
const KEPT = 20

/** Lays out the page of a place, each once as long as it is near. */
export function pagesOf(opened: OpenReport, width: number): (place: Place) => Page {
  const track = trackOf(opened.report)
  const known = new Map<string, {readonly page: Page; readonly context: Place['context']}>()
  return (place) => {
    const key = keyOf(place)
    const kept = known.get(key)
    if (kept && kept.context === place.context) return kept.page
    const whole = pageAt(opened, track, place, width)
    const page = whole.inTime ? whole : filtered(whole, place.filter)
    known.delete(key)
    known.set(key, {page, context: place.context})
    for (const [oldest] of known) if (known.size > KEPT) known.delete(oldest)
    return page
  }
}

function keyOf({screen, filter, sort, cursor, time}: Place): string {
  if (screen.kind === 'timeline') return JSON.stringify(['timeline', filter, cursor, time])
  const what = screen.kind === 'source' ? `source ${keyOfCited(screen.cited)} ${JSON.stringify(screen.spot)}` : JSON.stringify(screen)
  return JSON.stringify([what, filter, sort])
}

function pageAt(opened: OpenReport, track: Track | undefined, place: Place, width: number): Page {
  const {report} = opened
  const {screen, sort, context} = place
  switch (screen.kind) {
    case 'verdict':
      return verdictPage(report, width)
    case 'findings':
      return findingsPage(report, width)
    case 'finding':
      return findingPage(report, screen.finding, width)
    case 'explain':
      return explainPage(screen.cause, width)
    case 'stores':
      return storesPage(report, sort, width)
    case 'store':
      return storePage(opened, screen.store, width)
    case 'regions':
      return regionsPage(opened, width)
    case 'store-regions':
      return regionsPage(opened, width, screen.store)
    case 'region':
      return regionPage(opened, screen.store, screen.region, width)
    case 'remedies':
      return remediesPage(report, width)
    case 'noise':
      return noisePage(report, width)
    case 'causes':
      return causesPage(report, width)
    case 'files':
      return filesPage(report, width)
    case 'timeline':
      return timelinePage(report, track, place, width)
    case 'source':
      return sourcePage(screen.cited, context, width)
    case 'help':
      return helpPage(width)
  }
}
