// Both languages say the same things.
import { describe, expect, it } from 'vitest'
import { REFUSAL_CODES } from '#protocol'
import { texts as en } from './en/index.ts'
import { chamberTexts as enChamber } from './en/chamber/index.ts'
import { officeTexts as enOffice } from './en/office/index.ts'
import { texts as vi } from './vi/index.ts'
import { chamberTexts as viChamber } from './vi/chamber/index.ts'
import { officeTexts as viOffice } from './vi/office/index.ts'

/** Every text by its full key. */
function flatten(node: object, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string') found.set(path + key, value)
    else for (const [deeper, text] of flatten(value, `${path}${key}.`)) found.set(deeper, text)
  }
  return found
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted()
}

describe('the texts', () => {
  const vietnamese = new Map([vi, viOffice, viChamber].flatMap((texts) => [...flatten(texts)]))
  const english = new Map([en, enOffice, enChamber].flatMap((texts) => [...flatten(texts)]))

  it('have the same keys in both languages', () => {
    expect([...english.keys()].toSorted()).toEqual([...vietnamese.keys()].toSorted())
  })

  it('have the same placeholders in both languages', () => {
    for (const [key, text] of vietnamese)
      expect([key, ...placeholders(english.get(key) ?? '')]).toEqual([key, ...placeholders(text)])
  })

  it('are never empty and never shout', () => {
    for (const text of [...vietnamese.values(), ...english.values()]) {
      expect(text.trim()).not.toBe('')
      if (text.length > 5) expect(text).not.toBe(text.toUpperCase())
    }
  })

  it('explain every refusal', () => {
    const explained = [vi, viChamber, viOffice].flatMap(({ refusals }) => Object.keys(refusals))
    expect(explained.toSorted()).toEqual(REFUSAL_CODES.toSorted())
  })
})
