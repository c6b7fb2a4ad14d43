/** The table of every Region left: its rows are numbers, and only those in sight are drawn. */
export const REGIONS_SCRIPT = String.raw`
const ROW = 30
const AROUND = 12
const PRINTED = 200
// The tallest element that every browser still scrolls through has some 17 million pixels.
const TALLEST = 15e6

const shown = document.querySelector('#regions tbody')
if (shown) tableOfRegions(idsOf(held('report').stores), held('rows'))

function idsOf(stores) {
  return stores.flatMap(({charged, uncharged}) => [...charged.map(({regions}) => regions), uncharged]).flatMap(listed)
}

/** A long list is kept as its first Region, and what is added to get each next one (embedded.ts). */
function listed(regions) {
  if (typeof regions !== 'string') return regions
  const ids = []
  let [region, difference, sign] = [0, 0, 1]
  for (let at = 0; at < regions.length; at++) {
    const code = regions.charCodeAt(at)
    if (code === 45) sign = -1
    else if (code >= 97) difference = difference * 26 + code - 97
    else {
      ids.push((region += sign * (difference * 26 + code - 65)))
      difference = 0
      sign = 1
    }
  }
  return ids
}

function tableOfRegions(ids, {texts, runs}) {
  const [frame, table, filter, count] = ['#regions .window', '#regions table', '#regions input', '#regions output'].map((at) => document.querySelector(at))
  const all = new Uint32Array(ids.length)
  for (let row = 0; row < all.length; row++) all[row] = row
  const textOf = new Uint32Array(ids.length)
  for (let run = 0, row = 0; run < runs.length; run += 2) textOf.fill(runs[run + 1], row, row += runs[run])
  let left = all

  /** Draws some rows, so that one of them stands at the top of the frame. */
  function draw(from, to, top) {
    const height = Math.min(left.length * ROW, TALLEST)
    shown.replaceChildren(gap(top), ...Array.from(left.subarray(from, to), (row, at) => line(row, from + at)), gap(height - top - (to - from) * ROW))
  }

  function scrolled() {
    const height = Math.min(left.length * ROW, TALLEST)
    const most = height - frame.clientHeight
    const first = most > 0 ? Math.floor(Math.min(1, frame.scrollTop / most) * (left.length - frame.clientHeight / ROW)) : 0
    const from = Math.max(0, first - AROUND)
    const to = Math.min(left.length, first + Math.ceil(frame.clientHeight / ROW) + AROUND)
    draw(from, to, height < TALLEST ? from * ROW : Math.max(0, frame.scrollTop - (first - from) * ROW))
  }

  function filtered() {
    const wanted = filter.value.trim().toLowerCase()
    const fits = texts.map((text) => Object.values(text).some((each) => String(each).toLowerCase().includes(wanted)))
    const isNumber = /^\d+$/.test(wanted)
    left = wanted === '' ? all : all.filter((row) => fits[textOf[row]] || (isNumber && String(ids[row]).includes(wanted)))
    table.setAttribute('aria-rowcount', left.length + 1)
    count.textContent = left.length < ids.length ? say(words.of, {n: left.length, all: ids.length}) : left.length === 1 ? words.row : say(words.rows, {n: left.length})
    frame.scrollTop = 0
    scrolled()
  }

  function line(row, index) {
    const element = made('tr', '')
    element.setAttribute('aria-rowindex', index + 2)
    const {store, held, decided} = texts[textOf[row]]
    element.append(...[ids[row], store, held, decided].map((each) => made('td', each, {title: each})))
    return element
  }

  filter.addEventListener('input', filtered)
  frame.addEventListener('scroll', scrolled, {passive: true})
  addEventListener('resize', scrolled)
  addEventListener('beforeprint', () => {
    draw(0, Math.min(left.length, PRINTED), 0)
    for (const cell of shown.querySelectorAll('.gap td')) cell.style.height = '0'
    if (left.length > PRINTED) count.textContent = say(words.printed, {n: PRINTED, all: left.length})
  })
  addEventListener('afterprint', filtered)
  filtered()
}

function gap(height) {
  const row = made('tr', '', {className: 'gap'})
  row.setAttribute('aria-hidden', 'true')
  row.append(made('td', '', {colSpan: 4}))
  row.firstChild.style.height = Math.max(0, height) + 'px'
  return row
}
`
