import {Text} from 'ink'
import type {Line} from '../wrap.js'
import {STYLE_OF_TONE} from './theme.js'

interface Props {
  readonly line: Line
  readonly isSelected?: boolean
}

/** One line of the screen; an empty one keeps its height. */
export function TextLine({line, isSelected = false}: Props) {
  if (line.length === 0) return <Text> </Text>
  return (
    <Text wrap="truncate" inverse={isSelected}>
      {line.map(({text, tone}, index) => (
        <Text key={index} {...STYLE_OF_TONE[tone]}>
          {text}
        </Text>
      ))}
    </Text>
  )
}
