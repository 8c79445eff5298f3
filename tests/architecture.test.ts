// The project's layers: the real tree keeps to them, and planted offences are found.
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkArchitecture } from './support/architecture.ts'

const FOLDERS = ['config', 'signalling', 'sfu', 'recorder', 'web', 'scripts']

function realTree(): Map<string, string> {
  const root = new URL('..', import.meta.url).pathname
  const paths = FOLDERS.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
  const product = paths.filter((path) => !path.includes('.test.'))
  return new Map(
    product.map((path) => [path.replaceAll('\\', '/'), readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')]),
  )
}

describe('the architecture', () => {
  test('the tree keeps to its layers and has no cycle', () => {
    const tree = realTree()
    expect(tree.size).toBeGreaterThan(50)
    expect(checkArchitecture(tree)).toEqual([])
  })

  const planted: [name: string, path: string, text: string, offence: RegExp][] = [
    [
      'the domain opens a file',
      'signalling/domain/planted.ts',
      "import { readFileSync } from 'node:fs'",
      /may not use node:fs/,
    ],
    ['the domain knows a library', 'signalling/domain/planted.ts', "import { z } from 'zod'", /may not use zod/],
    [
      'a room knows the gateway',
      'signalling/room/planted.ts',
      "import type { Tickets } from '../gateway/ticket.ts'",
      /may not import/,
    ],
    [
      'the SFU knows a session',
      'sfu/planted.ts',
      "import { NEW_SESSION } from '../signalling/domain/session.ts'",
      /may not import/,
    ],
    [
      'the page reaches into the server',
      'web/session/planted.ts',
      "import '../../signalling/room/room.ts'",
      /reaches past/,
    ],
    [
      'a feature imports a feature',
      'web/features/lobby/planted.tsx',
      "export { x } from '../meeting/stage.tsx'",
      /another feature/,
    ],
    [
      'a lazy import trespasses too',
      'web/ui/planted.tsx',
      "const page = () => import('../features/lobby/lobby.tsx')",
      /may not import/,
    ],
    ['a file stands nowhere', 'signalling/helpers/planted.ts', "import '../main.ts'", /no zone/],
  ]
  test.each(planted)('it is noticed when %s', (_name, path, text, offence) => {
    const tree = realTree().set('web/features/meeting/stage.tsx', '').set('web/features/lobby/lobby.tsx', '')
    const offences = checkArchitecture(tree.set(path, text))
    expect(offences).toHaveLength(1)
    expect(offences[0]).toMatch(offence)
  })

  test('a cycle over three files is noticed', () => {
    const tree = realTree()
      .set('sfu/one.ts', "import type { Two } from './two.ts'")
      .set('sfu/two.ts', "import { three } from './three.ts'")
      .set('sfu/three.ts', "export * from './one.ts'")
    expect(checkArchitecture(tree)).toEqual(['cycle: sfu/one.ts → sfu/two.ts → sfu/three.ts → sfu/one.ts'])
  })
})
