import type {AskInput, Takes} from '../causes/cause.js'

/** Something that is not decided yet, and the inputs that would decide it. */
export interface Question {
  readonly weight: number
  readonly inputs: readonly AskInput[]
  readonly takes: Takes
}

/** What it takes to get an input, and which others come with it. */
export interface Price {
  readonly cost: number
  readonly gives?: readonly AskInput[]
}

export type Prices = ReadonlyMap<AskInput, Price>

/**
 * The fewest inputs that decide every question, in the order in which to collect them: each time the one that decides most of what the
 * ones before it leave open, of equals the one that stands before the other among the prices; then without those that the rest makes needless.
 */
export function planned(questions: readonly Question[], prices: Prices): readonly AskInput[] {
  const plan: AskInput[] = []
  for (;;) {
    const have = withGiven(plan, prices)
    const open = questions.filter((question) => !isDecided(question, have))
    let best: {readonly input: AskInput; readonly worth: number} | undefined
    for (const input of prices.keys()) {
      const worth = open.reduce((sum, question) => sum + worthOf(input, question, have, prices), 0)
      if (worth > (best?.worth ?? 0)) best = {input, worth}
    }
    if (!best) return withoutNeedless(plan, questions, prices)
    plan.push(best.input)
  }
}

/** Does the input have a part in the answer? */
export function decidesOn(input: AskInput, {inputs}: Question, prices: Prices): boolean {
  return givenBy(input, prices).some((one) => inputs.includes(one))
}

/** The last chosen goes first: it decides least. One that tells more of a question is not needless because another tells something of it. */
function withoutNeedless(plan: readonly AskInput[], questions: readonly Question[], prices: Prices): readonly AskInput[] {
  const needed = plan.toReversed().reduce((kept, input) => {
    const fewer = kept.filter((one) => one !== input)
    const [before, after] = [withGiven(kept, prices), withGiven(fewer, prices)]
    return questions.every((question) => placeOf(question, after) === placeOf(question, before)) ? fewer : kept
  }, plan)
  // What brings along another that was chosen before it stands in its place.
  const turnOf = (input: AskInput) => plan.findIndex((one) => givenBy(input, prices).includes(one))
  return needed.toSorted((a, b) => turnOf(a) - turnOf(b))
}

/** How well these inputs tell: 0 is best, -1 not at all. */
function placeOf(question: Question, have: ReadonlySet<AskInput>): number {
  return question.takes === 'all' ? Number(isDecided(question, have)) - 1 : question.inputs.findIndex((input) => have.has(input))
}

/** Do these inputs tell? */
export function isDecided({inputs, takes}: Pick<Question, 'inputs' | 'takes'>, have: ReadonlySet<AskInput>): boolean {
  return takes === 'all' ? inputs.every((input) => have.has(input)) : inputs.some((input) => have.has(input))
}

const givenBy = (input: AskInput, prices: Prices): readonly AskInput[] => [input, ...(prices.get(input)?.gives ?? [])]

const withGiven = (plan: readonly AskInput[], prices: Prices): ReadonlySet<AskInput> => new Set(plan.flatMap((input) => givenBy(input, prices)))

/** How much of an open question one more input decides, when these are there already. What a finding asks for is worth its price. */
function worthOf(input: AskInput, {weight, inputs, takes}: Question, have: ReadonlySet<AskInput>, prices: Prices): number {
  const at = inputs.findIndex((one) => !have.has(one) && givenBy(input, prices).includes(one))
  if (at < 0) return 0
  return takes === 'all' ? weight / inputs.filter((one) => !have.has(one)).length / (prices.get(input)?.cost ?? 1) : weight / (at + 1)
}
