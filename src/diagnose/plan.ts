import type {AskInput} from '../causes/cause.js'

/** Something that is not decided yet, and the inputs that would decide it. */
export interface Question {
  readonly weight: number
  readonly inputs: readonly AskInput[]
  /** `any`: each of the inputs tells by itself, the first most; `all`: it takes them together. */
  readonly takes: 'any' | 'all'
}

/**
 * The inputs in the order in which to collect them: each time the one that decides most of what the ones before it leave
 * open; of equals the one that stands before the other among the costs.
 */
export function planned(questions: readonly Question[], costs: ReadonlyMap<AskInput, number>): readonly AskInput[] {
  const left = new Set([...costs.keys()].filter((input) => questions.some(({inputs}) => inputs.includes(input))))
  const plan: AskInput[] = []
  while (left.size > 0) {
    let best: {readonly input: AskInput; readonly worth: number} | undefined
    for (const input of left) {
      const worth = questions.reduce((sum, question) => sum + worthOf(input, question, plan, costs.get(input) ?? 1), 0)
      if (!best || worth > best.worth) best = {input, worth}
    }
    left.delete(best!.input)
    plan.push(best!.input)
  }
  return plan
}

/** How much of a question one more input decides, when these are there already. What a finding asks for is worth its price. */
function worthOf(input: AskInput, {weight, inputs, takes}: Question, plan: readonly AskInput[], cost: number): number {
  const at = inputs.indexOf(input)
  if (at < 0) return 0
  const have = inputs.filter((one) => plan.includes(one)).length
  return takes === 'all' ? weight / (inputs.length - have) / cost : weight / (at + 1) / 2 ** have
}
