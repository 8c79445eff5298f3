// What the doctor finds, and how a list of findings is written.

/** `ok` as it should be; `warn` works, but somebody should know; `bad` the product cannot start. */
export type Mark = 'ok' | 'warn' | 'bad'

/** One line of the doctor's list, with at most one line of advice. */
export type Finding = { mark: Mark; name: string; fact: string; advice?: string | undefined }

const SIGNS: Readonly<Record<Mark, string>> = { ok: '✔', warn: '!', bad: '✘' }

/** The findings as aligned lines; advice stands indented below its fact. */
export function listed(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ name }) => name.length))
  const lines = findings.flatMap(({ mark, name, fact, advice }) => {
    const line = `${SIGNS[mark]} ${name.padEnd(width)}  ${fact}`
    return advice === undefined ? [line] : [line, `${' '.repeat(width + 4)}→ ${advice}`]
  })
  return lines.join('\n')
}
