import {loadYoga, type Yoga} from 'yoga-layout/load'

// What Ink imports as `yoga-layout` (build.mjs). That package waits for WebAssembly while it is imported, which CommonJS cannot.
export * from 'yoga-layout/load'

let yoga: Yoga | undefined
export {yoga as default}

/** To be awaited before Ink draws. */
export async function loadLayoutEngine(): Promise<void> {
  yoga ??= await loadYoga()
}
