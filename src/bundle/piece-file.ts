import {closeSync, openSync, readSync} from 'node:fs'

/** Where on the disk the bytes of a file lie as they are. */
export interface DiskPlace {
  readonly path: string
  /** Of its first byte. */
  readonly at: number
}

/** Reads pieces of a file for a thread that has nothing to do while it waits. */
export class PieceFile {
  private readonly file: number

  constructor(private readonly place: DiskPlace) {
    this.file = openSync(place.path, 'r')
  }

  /** Fills the memory with what begins at a byte of the file, and gives how much it is: less only where the file ends. */
  fill(memory: Uint8Array, from: number): number {
    let length = 0
    for (let read = 1; read > 0 && length < memory.length; length += read) read = readSync(this.file, memory, length, memory.length - length, this.place.at + from + length)
    return length
  }

  close(): void {
    closeSync(this.file)
  }
}
