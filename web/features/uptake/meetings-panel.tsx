// The meetings behind a figure, beside the figures.
import { BookOpenText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { PeriodKey } from '#domain/uptake/period.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { MeetingList } from './meeting-list.tsx'
import { useNumbers } from './numbers.ts'
import { questionIn, searchOf } from './place.ts'
import type { Question } from './place.ts'
import { QuestionWords } from './question-words.tsx'

/**
 * Stands there while the address asks a question; the way back closes it.
 * @param now when the figures were made, epoch ms: the list is of exactly those meetings
 */
export function MeetingsPanel({ period, now }: { period: PeriodKey; now: number }) {
  const [search, setSearch] = useSearchParams()
  const question = questionIn(search)
  if (question === null) return null
  return <Opened period={period} now={now} question={question} onClose={() => setSearch({ period })} />
}

type OpenedProps = { period: PeriodKey; now: number; question: Question; onClose: () => void }

function Opened({ period, now, question, onClose }: OpenedProps) {
  const { t } = useTranslation('uptake')
  const navigate = useNavigate()
  const numbers = useNumbers()
  const asked = question.period ?? period
  const { period: _, ...rest } = question
  return (
    <Panel
      title={`${t('list.title')}, ${numbers.period(asked)}`}
      isOpen
      onClose={onClose}
      width="l"
      footer={
        <Button
          icon={<BookOpenText />}
          onPress={() => void navigate(`/uptake/register${searchOf(asked, { ...rest, which: rest.which ?? 'all' })}`)}
        >
          {t('list.toRegister')}
        </Button>
      }
    >
      <QuestionWords question={question} />
      <MeetingList key={JSON.stringify(question)} period={asked} question={rest} now={now} />
    </Panel>
  )
}
