// Advice on passwords.
import { describe, expect, it } from 'vitest'
import { advise, isGood } from './password-advice.ts'

describe('advice on a password', () => {
  it('takes several words', () => {
    expect(isGood(advise('núi xanh đò ngang', 'thuky.snv'))).toBe(true)
  })

  it('wants twelve characters', () => {
    expect(advise('mười một ký', 'thuky').long).toBe(false)
    expect(advise('mười hai chữ', 'thuky').long).toBe(true)
  })

  it('wants more than the same few characters', () => {
    expect(advise('121212121212', 'thuky').varied).toBe(false)
  })

  it('wants something else than the login', () => {
    expect(advise('ThuKy.SNV.2026', 'thuky.snv').own).toBe(false)
  })
})
