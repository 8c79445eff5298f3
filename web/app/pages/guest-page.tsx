// The page of a guest's link: who is invited to what, then the lobby and the meeting.
import { DoorOpen, Link2Off, MailOpen, Video } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { askOffice } from '../../api/office.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { FullMessage } from '../../ui/full-message.tsx'
import { formatDay, formatTime } from '../../ui/time.ts'
import { useSurface } from '../../ui/use-surface.ts'
import { useTitle } from '../../ui/use-title.ts'
import { Refusal } from '#protocol'
import type { GuestInvitation } from '#protocol'
import { guestPlaceOf } from '../place.ts'
import type { GuestPlace } from '../place.ts'
import { recallSeat } from '../seat-memory.ts'
import { NotFound } from './broken-page.tsx'
import { PlaceVisit } from './place-visit.tsx'
import { Waiting } from './waiting.tsx'

/** `/guests/:token` */
export function GuestPage() {
  const { token } = useParams()
  const navigate = useNavigate()
  const place = guestPlaceOf(token)
  if (!place) return <NotFound onExit={() => void navigate('/')} />
  return <Guest key={place.token} place={place} />
}

/** Where the guest stands: the link is used only when its seat is asked for. */
type Step =
  | { readonly name: 'invitation' }
  | { readonly name: 'left' }
  | { readonly name: 'visit'; readonly count: number }

function Guest({ place }: { place: GuestPlace }) {
  useSurface('meeting')
  const [step, setStep] = useState<Step>(() => {
    return recallSeat(place) ? { name: 'visit', count: 0 } : { name: 'invitation' }
  })
  const [again, setAgain] = useState(0)
  const visit = () => {
    setStep({ name: 'visit', count: again })
    setAgain(again + 1)
  }
  if (step.name === 'invitation') return <Invitation place={place} onContinue={visit} />
  if (step.name === 'left') return <Left onReturn={visit} />
  return (
    <PlaceVisit
      key={step.count}
      place={place}
      joinAtOnce={false}
      quiet={false}
      onAgain={visit}
      onExit={() => setStep({ name: 'left' })}
    />
  )
}

function Invitation({ place, onContinue }: { place: GuestPlace; onContinue: () => void }) {
  const { t, i18n } = useTranslation('lobby')
  const { found, refusal, retry } = useInvitation(place)
  useTitle(found?.title)
  if (refusal) return <NotInvited refusal={refusal} onRetry={retry} />
  if (!found) return <Waiting />
  const starts = { time: formatTime(found.startsAt), day: formatDay(found.startsAt, i18n.language) }
  const go = (
    <Button kind="primary" size="large" icon={<Video aria-hidden="true" />} onPress={onContinue} autoFocus>
      {t('guest.continue')}
    </Button>
  )
  return (
    <FullMessage icon={<MailOpen />} title={found.title} actions={go} footnote={t('guest.once')}>
      <p>{t('guest.startsAt', starts)}</p>
      <p>
        {t('guest.invited')} <strong>{found.name}</strong>
      </p>
    </FullMessage>
  )
}

function NotInvited({ refusal, onRetry }: { refusal: Refusal; onRetry: () => void }) {
  const { t } = useTranslation(['lobby', 'common'])
  const { sentence, footnote } = useRefusalText()(refusal.code, refusal.details)
  const isOver = refusal.code === 'link-invalid' || refusal.code === 'meeting-cancelled'
  const actions = isOver ? undefined : (
    <Button kind="primary" onPress={onRetry} autoFocus>
      {t('common:retry')}
    </Button>
  )
  return (
    <FullMessage icon={<Link2Off />} title={t('lobby:guest.invalid')} actions={actions} footnote={footnote}>
      {refusal.code === 'link-invalid' ? t('lobby:guest.invalidText') : sentence}
    </FullMessage>
  )
}

function Left({ onReturn }: { onReturn: () => void }) {
  const { t } = useTranslation('lobby')
  return (
    <FullMessage
      icon={<DoorOpen />}
      title={t('guest.left')}
      actions={<Button onPress={onReturn}>{t('guest.return')}</Button>}
    >
      {t('guest.leftText')}
    </FullMessage>
  )
}

/** What the link is for, asked once and again on wish. */
function useInvitation({ token }: GuestPlace) {
  const [found, setFound] = useState<GuestInvitation | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const look = useCallback(() => {
    askOffice('guest.look', { token }).then(setFound, (error: unknown) => {
      setRefusal(error instanceof Refusal ? error : new Refusal('fault'))
    })
  }, [token])
  useEffect(look, [look])
  const retry = () => {
    setRefusal(null)
    look()
  }
  return { found, refusal, retry }
}
