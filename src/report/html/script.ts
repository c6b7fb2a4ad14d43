/** All script of the page: copy buttons, and the table of Regions of which only the rows in sight exist. It sets text alone, never HTML. */
export const SCRIPT = String.raw`'use strict'
for (const button of document.querySelectorAll('button.copy')) {
  const code = button.previousElementSibling
  button.addEventListener('click', async () => {
    button.textContent = await copied(code) ? 'Copied' : 'Press Ctrl+C'
    setTimeout(() => { button.textContent = 'Copy' }, 2000)
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

const ROW = 30
const AROUND = 12
const PRINTED = 200
const TICK = String.fromCharCode(96)

const shown = document.querySelector('#regions tbody')
if (shown) tableOfRegions(JSON.parse(document.querySelector('#report').textContent))

function tableOfRegions(report) {
  const rows = report.stores.flatMap(rowsOf)
  const [frame, table, filter, count] = ['#regions .window', '#regions table', '#regions input', '#regions output'].map((at) => document.querySelector(at))
  let left = rows

  function draw(from, to) {
    shown.replaceChildren(gap(from), ...left.slice(from, to).map((row, at) => line(row, from + at)), gap(left.length - to))
  }

  function scrolled() {
    const from = Math.max(0, Math.floor(frame.scrollTop / ROW) - AROUND)
    draw(from, Math.min(left.length, from + Math.ceil(frame.clientHeight / ROW) + 2 * AROUND))
  }

  function filtered() {
    const wanted = filter.value.trim().toLowerCase()
    left = wanted === '' ? rows : rows.filter((row) => row.some((cell) => cell.toLowerCase().includes(wanted)))
    table.setAttribute('aria-rowcount', left.length + 1)
    count.textContent = (left.length === rows.length ? '' : left.length + ' of ') + rows.length + (rows.length === 1 ? ' row' : ' rows')
    frame.scrollTop = 0
    scrolled()
  }

  filter.addEventListener('input', filtered)
  frame.addEventListener('scroll', scrolled, {passive: true})
  addEventListener('resize', scrolled)
  addEventListener('beforeprint', () => {
    draw(0, Math.min(left.length, PRINTED))
    for (const cell of shown.querySelectorAll('.gap td')) cell.style.height = '0'
    if (left.length > PRINTED) count.textContent = 'the first ' + PRINTED + ' of ' + left.length + ' rows are printed'
  })
  addEventListener('afterprint', filtered)
  filtered()
}

function rowsOf(store) {
  const decisions = new Map()
  for (const group of store.replay || []) for (const region of group.regions) decisions.set(region, decision(group))
  const row = (region, held) => [String(region), String(store.store), visible(held), decisions.get(region) || 'not replayed']
  return [
    ...store.charged.flatMap((charge) => charge.regions.map((region) => row(region, charge.cause))),
    ...store.uncharged.map((region) => row(region, 'no cause found')),
  ]
}

function decision(group) {
  return (group.decision === 'none' ? 'nothing' : group.decision) + (group.because === '' ? '' : ': ' + visible(group.because).replaceAll(TICK, ''))
}

function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (each) => '\\u' + each.codePointAt(0).toString(16).padStart(4, '0'))
}

function line(cells, index) {
  const row = document.createElement('tr')
  row.setAttribute('aria-rowindex', index + 2)
  for (const text of cells) {
    const cell = document.createElement('td')
    cell.textContent = text
    cell.title = text
    row.append(cell)
  }
  return row
}

function gap(rows) {
  const row = document.createElement('tr')
  row.className = 'gap'
  row.setAttribute('aria-hidden', 'true')
  const cell = document.createElement('td')
  cell.colSpan = 4
  cell.style.height = rows * ROW + 'px'
  row.append(cell)
  return row
}
`
