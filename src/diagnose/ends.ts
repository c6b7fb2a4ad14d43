/** Of many the first and the last ones, so many together. */
export function ends<T>(all: readonly T[], most: number): readonly T[] {
  const half = Math.ceil(most / 2)
  return all.length <= most ? all : [...all.slice(0, half), ...all.slice(all.length - (most - half))]
}
