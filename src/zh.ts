import {zhCN} from 'date-fns/locale/zh-CN'
import type {Catalog} from './model/say.js'
import {says as bundle} from './bundle/bundle.zh.js'
import {says as actions} from './diagnose/actions.zh.js'
import {says as causes} from './causes/index.zh.js'
import {says as commands} from './commands/commands.zh.js'
import {says as diagnose} from './diagnose/diagnose.zh.js'
import {says as diff} from './diagnose/diff/diff.zh.js'
import {says as ingest} from './ingest/ingest.zh.js'
import {says as progress} from './ingest/reading-progress.zh.js'
import {says as model} from './model/model.zh.js'
import {says as redact} from './redact/redact.zh.js'
import {says as replay} from './replay/replay.zh.js'
import {says as content} from './report/content/content.zh.js'
import {says as difference} from './report/content/difference.zh.js'
import {says as review} from './report/content/review.zh.js'
import {says as redaction} from './report/content/redaction.zh.js'
import {says as html} from './report/html/html.zh.js'
import {says as report} from './report/report.zh.js'
import {says as terminal} from './report/terminal/terminal.zh.js'
import {says as palette} from './report/terminal/palette.zh.js'
import {says as timeline} from './report/terminal/timeline/timeline.zh.js'
import {says as signatures} from './signatures/signatures.zh.js'

/** The Chinese sentences, by the English ones; each catalog lies beside the code that says them. */
export const catalog: Catalog = {...model, ...bundle, ...signatures, ...ingest, ...progress, ...replay, ...causes, ...diagnose, ...diff, ...actions, ...report, ...content, ...difference, ...review, ...redaction, ...terminal, ...palette, ...timeline, ...html, ...redact, ...commands}

/** How date-fns says dates and durations in Chinese. */
export const dates = {locale: zhCN}
