// A bridge point's own bar: asking for the floor, waiting for it, having it.
import { Hand, MicOff, Mic, MessageSquareX, Speech } from 'lucide-react'
import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BridgePointId } from '#protocol'
import { roleMay } from '#domain/roles.ts'
import type { FloorHolder } from '#domain/state/floor.ts'
import { useLive, useSelf } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { useMeetingKey } from '../../ui/use-meeting-key.ts'
import { Countdown, Waited } from './countdown.tsx'
import styles from './floor-bar.module.css'
import { ownFloor } from './own-floor.ts'
import type { FloorNews, OwnFloor } from './own-floor.ts'
import { useFloor, useNames, usePeers } from './use-floor.ts'
import { useFloorNews } from './use-floor-news.ts'

const KEY = 'F'

/** The floor as our bridge point has it; nothing in open discussion, and for who never asks. */
export function FloorBar() {
  const self = useSelf()
  const floor = useFloor()
  if (!self || !floor || floor.mode === 'open' || !roleMay(self.role, 'floor.ask')) return null
  return <OwnBar own={ownFloor(floor, self.bridgePointId)} bridgePointId={self.bridgePointId} />
}

function OwnBar({ own, bridgePointId }: { own: OwnFloor; bridgePointId: BridgePointId }) {
  const news = useFloorNews(bridgePointId)
  return (
    <div className={styles.bar} data-kind={own.kind}>
      <Standing own={own} bridgePointId={bridgePointId} news={news} />
    </div>
  )
}

type StandingProps = {
  readonly own: OwnFloor
  readonly bridgePointId: BridgePointId
  readonly news: FloorNews | null
}

function Standing({ own, bridgePointId, news }: StandingProps) {
  switch (own.kind) {
    case 'open':
      return null
    case 'free':
      return <Asking news={news} />
    case 'waiting':
      return <Waiting own={own} />
    case 'holding':
      return <Holding holder={own.holder} bridgePointId={bridgePointId} />
  }
}

function Asking({ news }: { news: FloorNews | null }) {
  const { t } = useTranslation('floor')
  const live = useLive()
  const [subject, setSubject] = useState('')
  const ask = () => {
    void live.ask('floor.request', { subject: subject.trim() })
    setSubject('')
  }
  useMeetingKey(`Key${KEY}`, ask, t('ask'))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask()
  }
  return (
    <>
      <p className={styles.news} role="status">
        {news && <MessageSquareX aria-hidden="true" />}
        {news && t(news)}
      </p>
      {!news && <p className={styles.hint}>{t('askHint')}</p>}
      <form className={styles.asking} onSubmit={submit}>
        <input
          className={styles.subject}
          value={subject}
          maxLength={200}
          aria-label={t('subject')}
          placeholder={t('subjectHint')}
          onChange={(event) => setSubject(event.target.value)}
        />
        <LargeButton kind="primary" icon={<Hand aria-hidden="true" />} onPress={ask}>
          {t('ask')}
        </LargeButton>
      </form>
    </>
  )
}

function Waiting({ own }: { own: Extract<OwnFloor, { kind: 'waiting' }> }) {
  const { t } = useTranslation('floor')
  const live = useLive()
  const withdraw = () => void live.ask('floor.withdraw', {})
  useMeetingKey(`Key${KEY}`, withdraw, t('withdraw'))
  const { place, total, request } = own
  return (
    <>
      <div className={styles.words}>
        <p className={styles.large} role="status">
          <Hand aria-hidden="true" />
          {t('waiting')}
        </p>
        <p>
          {t('place', { place, total })}, <Waited at={request.askedAt} />
        </p>
      </div>
      <LargeButton kind="secondary" onPress={withdraw}>
        {t('withdraw')}
      </LargeButton>
    </>
  )
}

function Holding({ holder, bridgePointId }: { holder: FloorHolder; bridgePointId: BridgePointId }) {
  const { t } = useTranslation('floor')
  const live = useLive()
  const nameOf = useNames()
  const finish = () => void live.ask('floor.yield', {})
  useMeetingKey(`Key${KEY}`, finish, t('yield'))
  const isInvited = holder.request === null
  return (
    <>
      <div className={styles.words}>
        <p className={styles.large} role="status">
          <Speech aria-hidden="true" />
          {isInvited ? t('invited', { name: nameOf(bridgePointId) }) : t('holding')}
        </p>
        <OwnMicrophone />
      </div>
      <p className={styles.time}>
        <Countdown endsAt={holder.endsAt} />
      </p>
      <LargeButton kind="secondary" onPress={finish}>
        {t('yield')}
      </LargeButton>
    </>
  )
}

function OwnMicrophone() {
  const { t } = useTranslation('floor')
  const self = useSelf()
  const own = usePeers().find((peer) => peer.peerId === self?.peerId)
  const isOpen = own?.microphone === 'open'
  return (
    <p className={styles.microphone} data-open={isOpen} role="status">
      {isOpen ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
      {isOpen ? t('microphoneOpen') : t('microphoneClosed')}
    </p>
  )
}

type LargeButtonProps = {
  readonly kind: 'primary' | 'secondary'
  readonly icon?: ReactNode
  readonly onPress: () => void
  readonly children: string
}

function LargeButton({ kind, icon, onPress, children }: LargeButtonProps) {
  return (
    <span className={styles.button}>
      <Button kind={kind} size="large" icon={icon} onPress={onPress}>
        {children}
      </Button>
      <span className={styles.key} aria-hidden="true">
        <KeyCap>{KEY}</KeyCap>
      </span>
    </span>
  )
}
