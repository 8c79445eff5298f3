// Where the doctor says that cameras work, without a certificate and with one.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../setup/run.ts'
import { cameraFindings, certificateCommand } from './camera.ts'

const NONE = { PORT: 3000, TLS_CERT_FILE: undefined, TLS_KEY_FILE: undefined }
const DAY_MS = 86_400_000

test('without a certificate cameras work at localhost only, and the doctor says how to change that', () => {
  const [https, cameras] = cameraFindings(NONE, ['192.0.2.2'], Date.now())
  expect(https).toMatchObject({ mark: 'warn', fact: 'not set up' })
  expect(https?.advice).toContain(certificateCommand(['192.0.2.2']))
  expect(cameras?.fact).toBe(
    'allowed at http://localhost:3000; not at http://192.0.2.2:3000: browsers give a camera only to https or localhost',
  )
})

describe('with a certificate made by the advised command', () => {
  let folder = ''
  let settings = NONE
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'diem-cau-camera-'))
    const [program = '', ...args] = certificateCommand(['192.0.2.2']).split(' ')
    await run(program, args, { cwd: folder })
    settings = Object.assign({}, NONE, {
      TLS_CERT_FILE: join(folder, 'cert.pem'),
      TLS_KEY_FILE: join(folder, 'key.pem'),
    })
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('cameras work at the addresses it names, and others are told apart', () => {
    const [https, cameras] = cameraFindings(settings, ['192.0.2.2', '198.51.100.7'], Date.now())
    expect(https).toMatchObject({ mark: 'ok' })
    expect(cameras?.fact).toContain(
      'allowed at https://localhost:3000, https://192.0.2.2:3000; at 198.51.100.7 browsers warn',
    )
  })

  test('its end is announced three weeks before, and then it is of no use', () => {
    expect(cameraFindings(settings, [], Date.now() + 350 * DAY_MS)[0]).toMatchObject({ mark: 'warn' })
    expect(cameraFindings(settings, [], Date.now() + 366 * DAY_MS)[0]).toMatchObject({ mark: 'bad' })
  })

  test('files that are none are named as the fault', () => {
    const wrong = { ...settings, TLS_CERT_FILE: join(folder, 'nowhere.pem') }
    expect(cameraFindings(wrong, [], Date.now())[0]).toMatchObject({ mark: 'bad', name: 'https' })
  })
})
