// The page of a new meeting: empty, for a time of the calendar, from a template, or as a copy.
import { CalendarX2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import type { Person, Template } from '#protocol'
import type { Directory } from '#domain/directory.ts'
import type { Meeting } from '#domain/meeting.ts'
import { useOffice } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { addDays, dayOf, wallOf } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { draftOf, emptyDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import { MeetingPanel } from './meeting-panel.tsx'
import styles from './meeting-screen.module.css'
import { MeetingSkeleton } from './meeting-skeleton.tsx'
import { unitsOf } from './names.ts'

/** `/meetings/new?start=&end=&copy=&template=`: times are epoch ms. */
export function NewMeetingScreen({ person }: { person: Person }) {
  const { t } = useTranslation('scheduling')
  const [params] = useSearchParams()
  const copied = params.get('copy')
  const chosen = params.get('template')
  const directory = useOffice('directory.read', {})
  const copy = useOffice('meeting.read', { id: copied ?? '' }, { enabled: copied !== null })
  const templates = useOffice('template.list', {}, { enabled: chosen !== null })
  useTitle(t('newTitle'))
  const failed = [directory, ...(copied === null ? [] : [copy]), ...(chosen === null ? [] : [templates])].find(
    ({ error }) => error,
  )
  if (failed?.error) return <Failure refusal={failed.error} onRetry={() => void failed.refetch()} />
  if (!directory.data || (copied !== null && !copy.data) || (chosen !== null && !templates.data)) {
    return <MeetingSkeleton />
  }
  const template = templates.data?.find(({ id }) => id === chosen)
  return <Opened person={person} directory={directory.data} copy={copy.data} template={template} params={params} />
}

type OpenedProps = {
  readonly person: Person
  readonly directory: Directory
  readonly copy: Meeting | undefined
  readonly template: Template | undefined
  readonly params: URLSearchParams
}

function Opened({ person, directory, copy, template, params }: OpenedProps) {
  const { t } = useTranslation('scheduling')
  const navigate = useNavigate()
  const location = useLocation()
  const organiser = unitsOf(person, 'meeting.edit', directory)[0]
  // The form begins once; what it holds afterwards is the person's.
  const [first] = useState(
    () =>
      organiser && firstDraft(emptyDraft(organiser.id, tomorrow(), directory), directory, { copy, template, params }),
  )
  // The key of the first page of a visit: there is nothing to go back to.
  const leave = () => void (location.key === 'default' ? navigate('/calendar') : navigate(-1))
  if (!first) {
    return (
      <EmptyState
        icon={<CalendarX2 />}
        isPage
        title={t('page.noRight')}
        text={t('page.noRightText')}
        action={<Button onPress={leave}>{t('page.toCalendar')}</Button>}
      />
    )
  }
  return (
    <div className={styles.form}>
      <MeetingPanel
        person={person}
        directory={directory}
        meeting={null}
        first={first}
        onClose={leave}
        onSaved={(id, goOn) => void navigate(`/meetings/${id}${goOn ? '?edit=1' : ''}`, { replace: true })}
      />
    </div>
  )
}

type Sources = Pick<OpenedProps, 'copy' | 'template' | 'params'>

function firstDraft(empty: Draft, directory: Directory, { copy, template, params }: Sources): Draft {
  const source = copy ?? template?.content
  const filled = source ? { ...draftOf(source, directory), date: empty.date } : empty
  const organised = { ...filled, organiserId: empty.organiserId }
  const start = timeIn(params, 'start')
  const end = timeIn(params, 'end')
  if (start === null) return organised
  const from = wallOf(start).slice(11)
  const to = wallOf(end !== null && end > start ? end : start + 2 * 3_600_000).slice(11)
  return { ...organised, date: dayOf(start), from, to }
}

function timeIn(params: URLSearchParams, name: string): number | null {
  const text = params.get(name)
  if (text === null) return null
  const at = /^\d+$/.test(text) ? Number(text) : Date.parse(text)
  return Number.isFinite(at) && at > 946_684_800_000 && at < 4_102_444_800_000 ? at : null
}

function tomorrow(): string {
  return addDays(dayOf(Date.now()), 1)
}
