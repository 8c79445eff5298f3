// The register: every meeting of a period, entered, imported, sent or taken from the calendar.
import { Copy, Download, FileUp, KeyRound, ListPlus, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { may, mayEverywhere } from '#domain/permission.ts'
import type { Person } from '#protocol'
import { useOffice } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { Notice } from '../../ui/notice.tsx'
import { DuplicatesPanel } from './duplicates-panel.tsx'
import { EntryPanel } from './entry-panel.tsx'
import { Frame, usePeriod } from './frame.tsx'
import { ImportPanel } from './import-panel.tsx'
import { MeetingList } from './meeting-list.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { questionIn } from './place.ts'
import { RegisterFilters } from './register-filters.tsx'
import { SendersPanel } from './senders-panel.tsx'

const PANELS = ['entry', 'import', 'duplicates', 'senders'] as const
type Opened = (typeof PANELS)[number]

/** `/uptake/register?period=…&show=…`; `&open=entry` enters a meeting. */
export function RegisterScreen({ person }: { person: Person }) {
  const { t } = useTranslation('uptake')
  const period = usePeriod()
  const [search, setSearch] = useSearchParams()
  const [opened, open] = useOpened()
  const question = questionIn(search) ?? { which: 'all' }
  const enters = may(person.grants, 'uptake.enter')
  return (
    <Frame
      title={t('pages.register')}
      description={t('register.description')}
      actions={<Actions person={person} onOpen={open} />}
    >
      <PeriodPicker period={period} />
      {enters && <Duplicates period={period} onOpen={() => open('duplicates')} />}
      <RegisterFilters question={question} onChange={(params) => setSearch({ period, ...params }, { replace: true })} />
      <MeetingList key={`${period} ${JSON.stringify(question)}`} period={period} question={question} now={null} />
      {opened === 'entry' && <EntryPanel person={person} meeting={null} onClose={() => open(null)} />}
      {opened === 'import' && <ImportPanel onClose={() => open(null)} />}
      {opened === 'duplicates' && <DuplicatesPanel period={period} onClose={() => open(null)} />}
      {opened === 'senders' && <SendersPanel onClose={() => open(null)} />}
    </Frame>
  )
}

/** Which panel is open, as the address says. */
function useOpened(): readonly [Opened | null, (panel: Opened | null) => void] {
  const [search, setSearch] = useSearchParams()
  const named = search.get('open')
  const open = (panel: Opened | null) =>
    setSearch((old) => {
      const next = new URLSearchParams(old)
      if (panel) next.set('open', panel)
      else next.delete('open')
      return next
    })
  return [PANELS.find((panel) => panel === named) ?? null, open]
}

function Actions({ person, onOpen }: { person: Person; onOpen: (panel: Opened) => void }) {
  const { t } = useTranslation('uptake')
  const enters = may(person.grants, 'uptake.enter')
  const items = [
    { id: 'template', icon: <Download />, label: t('register.template') },
    { id: 'duplicates', icon: <Copy />, label: t('duplicates.title') },
    ...(mayEverywhere(person.grants, 'uptake.define')
      ? [{ id: 'senders', icon: <KeyRound />, label: t('register.senders') }]
      : []),
    { id: 'print', icon: <Printer />, label: t('print') },
  ]
  const act = (id: string) => {
    if (id === 'template') location.assign('/api/uptake/register-template.xlsx')
    if (id === 'duplicates' || id === 'senders') onOpen(id)
    if (id === 'print') setTimeout(() => window.print())
  }
  return (
    <>
      {enters && <MenuButton label={t('register.more')} items={items} onAction={act} />}
      {enters && (
        <Button icon={<FileUp />} onPress={() => onOpen('import')}>
          {t('register.import')}
        </Button>
      )}
      {enters && (
        <Button kind="primary" icon={<ListPlus />} onPress={() => onOpen('entry')}>
          {t('register.enter')}
        </Button>
      )}
    </>
  )
}

function Duplicates({ period, onOpen }: { period: string; onOpen: () => void }) {
  const { t } = useTranslation('uptake')
  const { data } = useOffice('uptake.duplicates', { period })
  if (!data || data.length === 0) return null
  return (
    <Notice
      actions={
        <Button size="small" onPress={onOpen}>
          {t('register.duplicatesOpen')}
        </Button>
      }
    >
      {t('register.duplicates', { count: data.length })}
    </Notice>
  )
}
