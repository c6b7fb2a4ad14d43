import {Text} from 'ink'
import type {Span} from '../document.js'
import type {Line} from '../wrap.js'
import {STYLE_OF_TONE} from './theme.js'

interface Props {
  readonly line: Line
  readonly isSelected?: boolean
  /** The piece that the cursor is on, where it is not on the whole line. */
  readonly cursorAt?: number
  /** What is searched for: it stands out. */
  readonly search?: string
}

/** One line of the screen; an empty one keeps its height. */
export function TextLine({line, isSelected = false, cursorAt, search = ''}: Props) {
  if (line.every(({text}) => text === '')) return <Text> </Text>
  return (
    <Text wrap="truncate" inverse={isSelected && cursorAt === undefined}>
      {line.flatMap((span, at) => matched(span, search, isSelected && (cursorAt ?? at) === at)).map(({text, tone, isInverse}, index) => (
        <Text key={index} {...STYLE_OF_TONE[tone]} inverse={isInverse}>
          {text}
        </Text>
      ))}
    </Text>
  )
}

interface Piece extends Span {
  readonly isInverse: boolean
}

/** What is searched for stands out from what is around it. */
function matched({text, tone}: Span, search: string, isInverse: boolean): Piece[] {
  if (search === '') return [{text, tone, isInverse}]
  const parts: Piece[] = []
  const [all, wanted] = [text.toLowerCase(), search.toLowerCase()]
  let from = 0
  for (let found = all.indexOf(wanted); found >= 0; found = all.indexOf(wanted, from)) {
    parts.push({text: text.slice(from, found), tone, isInverse}, {text: text.slice(found, found + wanted.length), tone, isInverse: !isInverse})
    from = found + wanted.length
  }
  return [...parts, {text: text.slice(from), tone, isInverse}].filter((part) => part.text !== '')
}
