import {endianness} from 'node:os'

/** Memory that threads can share. */
export interface SharedMemory {
  readonly buffer: SharedArrayBuffer
  grow(pages: number): number
}

// Node has it, @types/node has not.
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => {readonly exports: unknown}
  readonly Memory: new (pages: {readonly initial: number; readonly maximum: number; readonly shared: true}) => SharedMemory
}

export const PAGE = 64 * 1024
const modules = new WeakMap<Uint8Array, object>()

/** Code in AssemblyScript, as the build puts it into a bundle; the tests of the rest do without. Its memory is little-endian, as is that of nearly every machine. */
export function codeOf(base64: string | undefined): Uint8Array | undefined {
  return base64 !== undefined && endianness() === 'LE' ? Buffer.from(base64, 'base64') : undefined
}

/** What the code exports. Throws where the machine has no vectors, or no memory left. */
export function exportsOf(code: Uint8Array, memory?: SharedMemory): unknown {
  const module = modules.get(code) ?? new WebAssembly.Module(code)
  modules.set(code, module)
  return new WebAssembly.Instance(module, memory ? {env: {memory}} : {}).exports
}

/** As `npm run build` says it too. */
export function sharedMemory(): SharedMemory {
  return new WebAssembly.Memory({initial: 4, maximum: 65_536, shared: true})
}
