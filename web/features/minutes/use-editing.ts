// Minutes while they are edited: what was changed, kept until it is saved.
import { useState } from 'react'
import { useOfficeChange } from '../../api/use-office.ts'
import type { Minutes, Person } from '#protocol'
import type { MinutesContent } from '#domain/minutes.ts'
import { forgetMinutes, keepMinutes, keptMinutes } from './kept.ts'

/** What a form changes. */
export type Change = (change: Partial<MinutesContent>) => void

/** The minutes in the form, and what can be done with them. */
export function useEditing(person: Person, minutes: Minutes) {
  const { accountId } = person
  const { sessionId } = minutes
  const [edited, setEdited] = useState(() => keptMinutes(accountId, sessionId))
  const save = useOfficeChange('minutes.save', { touches: ['minutes.'] })
  const forget = () => {
    forgetMinutes(accountId, sessionId)
    setEdited(null)
  }
  const content = edited?.content ?? minutes.content
  const change: Change = (next) => {
    const kept = { revision: edited?.revision ?? minutes.revision, content: { ...content, ...next } }
    setEdited(kept)
    keepMinutes(accountId, sessionId, kept)
  }
  /** @returns the revision that is stored now; undefined when it was refused */
  const saveNow = async (): Promise<number | undefined> => {
    if (edited === null) return minutes.revision
    const asked = { sessionId, revision: edited.revision, content: complete(edited.content) }
    const saved = await save.mutateAsync(asked).catch(() => undefined)
    if (saved) forget()
    return saved?.revision
  }
  return { content, change, isChanged: edited !== null, isOld: isOlder(edited, minutes), save, saveNow, forget }
}

/** Somebody else has saved since this was begun. */
function isOlder(edited: { readonly revision: number } | null, { revision }: Minutes): boolean {
  return edited !== null && edited.revision !== revision
}

/** Without the lines that were added and left empty. */
function complete(content: MinutesContent): MinutesContent {
  return {
    ...content,
    conclusions: content.conclusions.filter((text) => text.trim() !== ''),
    recipients: [...new Set(content.recipients.map((line) => line.trim()).filter((line) => line !== ''))],
  }
}
