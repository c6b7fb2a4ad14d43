import type {LineSource} from './source.js'

/** One row of `df`. Bytes, or with `df -i` inodes. */
export interface MountedDisk {
  readonly counts: 'bytes' | 'inodes'
  readonly device: string
  readonly mount: string
  readonly size?: number
  readonly used?: number
  /** What is left for anybody but root. */
  readonly available?: number
  /** 0 to 100. */
  readonly usedPercent: number
  /** The host by the prompt before the command; else the path of the file has to tell. */
  readonly host?: string
  readonly source: LineSource
}
