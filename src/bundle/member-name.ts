/** The name of a member of an archive, made safe to join to that of the archive. */
interface MemberName {
  readonly name: string
  /** It would have led out of the folder in which the archive is unpacked: nothing is written here, so that it can be read all the same. */
  readonly leadsOut: boolean
}

/** Windows writes `\`; `/abs`, `C:/x` and `../x` lose what leads out. */
export function memberName(written: string): MemberName {
  const slashed = written.replaceAll('\\', '/')
  const parts = slashed.replace(/^[A-Za-z]:(?=\/)/, '').split('/').filter((part) => part !== '' && part !== '.')
  const leadsOut = slashed.startsWith('/') || /^[A-Za-z]:\//.test(slashed) || parts.includes('..')
  return {name: parts.filter((part) => part !== '..').join('/'), leadsOut}
}

/** What macOS leaves behind in folders and archives. */
export function isLeftover(name: string): boolean {
  return name.split('/').some((part) => part === '__MACOSX' || part === '.DS_Store' || part.startsWith('._'))
}

const strict = new TextDecoder('utf-8', {fatal: true})

/** Bytes of a name: UTF-8, or else what Windows wrote in China. GB18030 holds GBK and GB2312. */
export function decodeName(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
