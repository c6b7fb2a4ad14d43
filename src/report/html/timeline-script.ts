/** The timeline: zoom, ticks that fit it, and events that open what they rest on. Positions are shares of the lanes' width, so that zoom is a width. */
export const TIMELINE_SCRIPT = String.raw`
const track = document.querySelector('.track')
if (track) timelineIn(track)

function timelineIn(track) {
  const lanes = track.querySelector('.lanes')
  const axis = track.querySelector('.axis svg')
  const shown = document.querySelector('.event-shown')
  const events = [...track.querySelectorAll('.event')]
  const from = Number(track.dataset.from)
  const span = Number(track.dataset.to) - from
  const MOST_ZOOM = Math.max(1, Math.min(400, span / 2000))
  const labels = () => track.querySelector('.axis span').getBoundingClientRect().width
  let zoom = 1
  let current = events[0]

  /** Keeps the moment at this place of the frame where it is. */
  function zoomTo(wanted, x = track.clientWidth / 2) {
    const inner = () => lanes.clientWidth - labels()
    const moment = (track.scrollLeft + x - labels()) / inner()
    zoom = Math.max(1, Math.min(MOST_ZOOM, wanted))
    lanes.style.width = zoom * 100 + '%'
    track.scrollLeft = moment * inner() + labels() - x
    ticks()
  }

  const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 604800, 2419200].map((seconds) => seconds * 1000)

  function ticks() {
    const fits = Math.max(2, Math.floor((lanes.clientWidth - labels()) / 130))
    const step = STEPS.find((each) => span / each <= fits) || Math.ceil(span / fits / STEPS.at(-1)) * STEPS.at(-1)
    const marks = []
    let day = ''
    for (let at = Math.ceil(from / step) * step; at < from + span; at += step) {
      const [date, time] = new Date(at).toISOString().split('T')
      const text = document.createElementNS('http://www.w3.org/2000/svg', 'text')
      const x = ((at - from) / span) * 100
      text.setAttribute('x', x.toFixed(3) + '%')
      text.setAttribute('y', 17)
      if (((at - from) / span) * (lanes.clientWidth - labels()) < 50) text.setAttribute('text-anchor', 'start')
      text.textContent = step >= 86400000 ? date : (date === day ? '' : date.slice(5) + ' ') + time.slice(0, step < 1000 ? 10 : step < 60000 ? 8 : 5)
      const line = document.createElementNS('http://www.w3.org/2000/svg', 'line')
      for (const [name, value] of Object.entries({x1: x.toFixed(3) + '%', x2: x.toFixed(3) + '%', y1: 21, y2: 26})) line.setAttribute(name, value)
      marks.push(text, line)
      day = date
    }
    axis.replaceChildren(...marks)
  }

  function goTo(event) {
    current.setAttribute('tabindex', -1)
    current = event
    current.setAttribute('tabindex', 0)
    current.focus({preventScroll: true})
    const [at, frame] = [current.getBoundingClientRect(), track.getBoundingClientRect()]
    if (at.left < frame.left + labels() || at.right > frame.right) track.scrollLeft += at.left - frame.left - (frame.width + labels()) / 2
    if (at.top < frame.top + 26 || at.bottom > frame.bottom) track.scrollTop += at.top - frame.top - frame.height / 2
  }

  function open(event) {
    for (const other of events) other.classList.toggle('open', other === event)
    const button = made('button', event.dataset.place, {type: 'button', className: 'cite'})
    const text = made('p', event.querySelector('title').textContent)
    const place = made('p', '')
    place.append(event.dataset.excerpt === undefined ? made('code', event.dataset.place) : button)
    shown.replaceChildren(text, place)
    if (event.dataset.excerpt === undefined) return
    button.dataset.excerpt = event.dataset.excerpt
    button.addEventListener('click', () => unfold(button))
    unfold(button)
  }

  const across = (event) => Number.parseFloat(event.getAttribute('x'))

  /** The nearest event in the next lane that has one, upwards or downwards. */
  function inLane(direction) {
    const all = [...lanes.children]
    for (let at = all.indexOf(current.closest('.lane')) + direction; all[at]; at += direction) {
      const found = [...all[at].querySelectorAll('.event')].sort((a, b) => Math.abs(across(a) - across(current)) - Math.abs(across(b) - across(current)))[0]
      if (found) return found
    }
    return current
  }

  const KEYS = {
    '+': () => zoomTo(zoom * 1.5), '=': () => zoomTo(zoom * 1.5), '-': () => zoomTo(zoom / 1.5), 0: () => zoomTo(1),
    ArrowRight: () => goTo(events[Math.min(events.length - 1, events.indexOf(current) + 1)]), ArrowLeft: () => goTo(events[Math.max(0, events.indexOf(current) - 1)]),
    ArrowDown: () => goTo(inLane(1)), ArrowUp: () => goTo(inLane(-1)), Home: () => goTo(events[0]), End: () => goTo(events.at(-1)), Enter: () => open(current), ' ': () => open(current),
  }
  track.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key) || !current) return
    event.preventDefault()
    KEYS[event.key]()
  })
  track.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    zoomTo(zoom * Math.exp(-event.deltaY / 300), event.clientX - track.getBoundingClientRect().left)
  }, {passive: false})
  for (const button of document.querySelectorAll('[data-zoom]')) button.addEventListener('click', () => zoomTo({in: zoom * 2, out: zoom / 2, all: 1}[button.dataset.zoom]))
  for (const event of events) event.addEventListener('click', () => { goTo(event); open(event) })
  current?.setAttribute('tabindex', 0)
  addEventListener('resize', ticks)
  addEventListener('beforeprint', () => zoomTo(1))
  ticks()
}
`
