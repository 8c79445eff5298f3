// The library of recordings.
import { useState } from 'react'
import { may } from '#domain/permission.ts'
import type { RecordingSummary } from '#protocol'
import { ExportDialog } from '../../features/exports/export-dialog.tsx'
import { LibraryScreen } from '../../features/library/library-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'
import { NotForYou } from './not-for-you.tsx'

/** `/recordings` */
export function LibraryPage() {
  const person = usePerson()
  if (!may(person.grants, 'recording.watch')) return <NotForYou />
  return <LibraryScreen renderExports={(recording, onClose) => <Exports recording={recording} onClose={onClose} />} />
}

function Exports({ recording, onClose }: { recording: RecordingSummary; onClose: () => void }) {
  const person = usePerson()
  const [now] = useState(Date.now)
  const endMs = (recording.closedAt ?? now) - recording.openedAt
  return <ExportDialog recording={{ ...recording, endMs }} person={person} onClose={onClose} />
}
