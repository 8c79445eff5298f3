// A session to be watched again.
import { useState } from 'react'
import { useParams } from 'react-router'
import type { SessionId } from '#protocol'
import { ExportDialog } from '../../features/exports/export-dialog.tsx'
import { ReplayScreen } from '../../features/replay/replay-screen.tsx'
import type { ExportAsked } from '../../features/replay/replay-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'
import { Lost } from './lost.tsx'

/** `/recordings/:sessionId` */
export function ReplayPage() {
  const person = usePerson()
  const { sessionId = '' } = useParams()
  const [asked, setAsked] = useState<ExportAsked | null>(null)
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(sessionId)) return <Lost />
  // The pattern is that of the protocol's ids, whose schema would bring its whole library into the page.
  const id = sessionId as SessionId
  return (
    <>
      <ReplayScreen key={id} sessionId={id} onExport={setAsked} />
      {asked && <Exporting asked={asked} person={person} onClose={() => setAsked(null)} />}
    </>
  )
}

type ExportingProps = {
  readonly asked: ExportAsked
  readonly person: ReturnType<typeof usePerson>
  readonly onClose: () => void
}

function Exporting({ asked: { replay, model, part }, person, onClose }: ExportingProps) {
  const { title, openedAt } = model.timeline
  const { sessionId } = replay
  const recording = { sessionId, title, openedAt, endMs: model.endMs, lengthMs: model.endMs - (model.beginMs ?? 0) }
  return <ExportDialog recording={recording} person={person} part={part} onClose={onClose} />
}
