import {REGIONS_SCRIPT} from './regions-script.js'
import {TIMELINE_SCRIPT} from './timeline-script.js'

/** What every part of the page needs: its words, buttons that copy, and citations that unfold. It sets text alone, never HTML. */
const BASE_SCRIPT = String.raw`'use strict'
const held = (id) => JSON.parse(document.getElementById(id).textContent)
const words = held('words')
const say = (text, numbers) => text.replace(/\{(\w+)\}/g, (_, name) => numbers[name].toLocaleString(document.documentElement.lang))

function made(tag, text, more) {
  return Object.assign(document.createElement(tag), {textContent: text, ...more})
}

for (const button of document.querySelectorAll('button.copy')) {
  const label = button.textContent
  let isSure = !button.classList.contains('risky')
  let timer
  button.addEventListener('click', async () => {
    clearTimeout(timer)
    button.textContent = isSure ? (await copied(button.previousElementSibling) ? words.copied : words.press) : words.sure
    isSure = !isSure
    timer = setTimeout(() => {
      button.textContent = label
      isSure = !button.classList.contains('risky')
    }, isSure ? 6000 : 2000)
  })
}

async function copied(element) {
  getSelection().selectAllChildren(element)
  try {
    await navigator.clipboard.writeText(element.textContent)
    return true
  } catch {
    return document.execCommand('copy')
  }
}

let excerpts
const BLOCKS = 'tr, p, dd, h4'

for (const button of document.querySelectorAll('button.cite')) button.addEventListener('click', () => unfold(button))

/** Shows the lines of the file below the words that cite it, or takes them away. */
function unfold(button) {
  const id = button.getAttribute('aria-controls')
  button.setAttribute('aria-expanded', String(id === null))
  if (id !== null) {
    document.getElementById(id).remove()
    return button.removeAttribute('aria-controls')
  }
  excerpts ||= held('excerpts')
  const lines = excerptOf(excerpts[button.dataset.excerpt], button.textContent)
  lines.id = 'lines-' + unfold.count++
  button.setAttribute('aria-controls', lines.id)
  const block = button.closest(BLOCKS)
  if (block.tagName === 'TR') block.after(inRow(lines, block.cells.length))
  else if (block.tagName === 'DD') block.append(lines)
  else block.after(lines)
}
unfold.count = 0

function inRow(lines, columns) {
  const row = made('tr', '', {id: lines.id})
  lines.removeAttribute('id')
  row.append(made('td', '', {colSpan: columns}))
  row.firstChild.append(lines)
  return row
}

function excerptOf({first, at, lines}, name) {
  const frame = made('pre', '', {className: 'lines', tabIndex: 0})
  frame.setAttribute('role', 'group')
  frame.setAttribute('aria-label', name)
  const digits = first === undefined ? 0 : String(first + lines.length).length
  for (const [index, line] of lines.entries()) {
    const row = made('span', '', {className: typeof line === 'string' && index !== at ? 'line' : 'line at'})
    if (digits > 0) row.append(made('span', String(first + index).padStart(digits) + '  ', {className: 'number'}))
    if (typeof line === 'string') row.append(line)
    else row.append(line[0], made('mark', line[1]), line[2])
    row.append('\n')
    frame.append(row)
  }
  return frame
}
`

export const SCRIPT = BASE_SCRIPT + TIMELINE_SCRIPT + REGIONS_SCRIPT
