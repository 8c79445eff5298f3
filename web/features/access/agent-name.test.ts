// Browsers by name.
import { describe, expect, it } from 'vitest'
import { agentName } from './agent-name.ts'

describe('the name of a browser', () => {
  it('is found behind the names of those it pretends to be', () => {
    const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0'
    expect(agentName(edge)).toEqual({ browser: 'Microsoft Edge', system: 'Windows' })
    const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1'
    expect(agentName(phone)).toEqual({ browser: 'Safari', system: 'iPhone' })
  })

  it('is nothing for a program that is no browser', () => {
    expect(agentName('curl/8.0')).toEqual({ browser: null, system: null })
  })
})
