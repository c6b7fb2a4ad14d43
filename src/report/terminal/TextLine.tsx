import {Text} from 'ink'
import type {Span} from '../document.js'
import type {Line} from '../wrap.js'
import {STYLE_OF_TONE} from './theme.js'

interface Props {
  readonly line: Line
  readonly isSelected?: boolean
  /** What is searched for: it stands out. */
  readonly search?: string
}

/** One line of the screen; an empty one keeps its height. */
export function TextLine({line, isSelected = false, search = ''}: Props) {
  if (line.every(({text}) => text === '')) return <Text> </Text>
  return (
    <Text wrap="truncate" inverse={isSelected}>
      {line.flatMap((span) => matched(span, search)).map(({text, tone, isMatch}, index) => (
        <Text key={index} {...STYLE_OF_TONE[tone]} inverse={isMatch !== isSelected}>
          {text}
        </Text>
      ))}
    </Text>
  )
}

function matched({text, tone}: Span, search: string): Array<Span & {readonly isMatch: boolean}> {
  if (search === '') return [{text, tone, isMatch: false}]
  const parts: Array<Span & {readonly isMatch: boolean}> = []
  const [all, wanted] = [text.toLowerCase(), search.toLowerCase()]
  let from = 0
  for (let found = all.indexOf(wanted); found >= 0; found = all.indexOf(wanted, from)) {
    parts.push({text: text.slice(from, found), tone, isMatch: false}, {text: text.slice(found, found + wanted.length), tone, isMatch: true})
    from = found + wanted.length
  }
  return [...parts, {text: text.slice(from), tone, isMatch: false}].filter((part) => part.text !== '')
}
