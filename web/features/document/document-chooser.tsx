// The meeting's documents, for those who may show them to all.
import { FileText, FileX, Image, MonitorOff, MonitorUp, RotateCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { roleMay } from '#domain/roles.ts'
import { mayShowDocument } from '#domain/stage-direction.ts'
import type { SessionDocument } from '#domain/stage-direction.ts'
import type { ShownDocument } from '#domain/state/stage.ts'
import { useLive, useSelf, useSession } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './document-chooser.module.css'

/** `failed`: the list was refused; the reason stands in the banner. */
type Listed = readonly SessionDocument[] | 'loading' | 'failed'

/** What is shown now, and the documents that can be shown. */
export function DocumentChooser() {
  const { t } = useTranslation('document')
  const self = useSelf()
  const shown = useSession((state) => state.document)
  const shared = useSession((state) => state.presenter !== null) === true
  const mayShow = useSession((state) => self !== null && mayShowDocument(state, self)) === true
  const [attempt, setAttempt] = useState(0)
  const presents = self !== null && roleMay(self.role, 'presentation.send')
  const mayStop = shown !== null && (mayShow || shown.peerId === self?.peerId)
  return (
    <div className={styles.chooser}>
      {shown && <ShownNow shown={shown} mayStop={mayStop} />}
      {shared && <Notice>{t('screenShared')}</Notice>}
      {!mayShow && <Notice>{t(presents ? 'mayNotShow' : 'neverShows')}</Notice>}
      <Documents key={attempt} shown={shown} disabled={!mayShow || shared} />
      <Button
        kind="quiet"
        size="small"
        icon={<RotateCw aria-hidden="true" />}
        onPress={() => setAttempt((before) => before + 1)}
      >
        {t('listAgain')}
      </Button>
    </div>
  )
}

/** Asks once: asked anew, it is another list. */
function useDocuments(): Listed {
  const live = useLive()
  const [listed, setListed] = useState<Listed>('loading')
  useEffect(() => {
    let wanted = true
    void live.ask('document.list', {}).then((documents) => wanted && setListed(documents ?? 'failed'))
    return () => {
      wanted = false
    }
  }, [live])
  return listed
}

function ShownNow({ shown, mayStop }: { shown: ShownDocument; mayStop: boolean }) {
  const { t } = useTranslation('document')
  const live = useLive()
  return (
    <section className={styles.now} aria-label={t('nowShown')}>
      <div className={styles.words} role="status">
        <span className={styles.soft}>{t('nowShown')}</span>
        <strong>{shown.name}</strong>
        <span className={styles.soft}>{t('page', { page: shown.page })}</span>
      </div>
      {mayStop && (
        <Button icon={<MonitorOff aria-hidden="true" />} onPress={() => void live.ask('document.close', {})}>
          {t('stop')}
        </Button>
      )}
    </section>
  )
}

type DocumentsProps = { readonly shown: ShownDocument | null; readonly disabled: boolean }

function Documents({ shown, disabled }: DocumentsProps) {
  const { t } = useTranslation('document')
  const listed = useDocuments()
  if (listed === 'loading') {
    return (
      <p className={styles.coming} role="status">
        <Spinner /> {t('listing')}
      </p>
    )
  }
  if (listed === 'failed') return <Notice tone="trouble">{t('listFailed')}</Notice>
  if (listed.length === 0) return <EmptyState icon={<FileX />} title={t('none')} text={t('noneText')} />
  return (
    <ul className={styles.list} aria-label={t('list')}>
      {listed.map((document) => (
        <li key={document.id} className={styles.item}>
          <DocumentRow document={document} isShown={document.id === shown?.documentId} disabled={disabled} />
        </li>
      ))}
    </ul>
  )
}

type DocumentRowProps = { readonly document: SessionDocument; readonly isShown: boolean; readonly disabled: boolean }

function DocumentRow({ document: { id, name, mediaType }, isShown, disabled }: DocumentRowProps) {
  const { t } = useTranslation('document')
  const live = useLive()
  const [asking, setAsking] = useState(false)
  const show = () => {
    setAsking(true)
    void live.ask('document.open', { documentId: id }).finally(() => setAsking(false))
  }
  const Icon = mediaType === 'application/pdf' ? FileText : Image
  return (
    <>
      <Icon className={styles.icon} aria-hidden="true" />
      <span className={styles.name}>{name}</span>
      {isShown ? (
        <Tag tone="action" icon={<MonitorUp aria-hidden="true" />}>
          {t('isShown')}
        </Tag>
      ) : (
        <Button size="small" kind="primary" pending={asking} disabled={disabled} onPress={show}>
          {t('show')}
          <span className={styles.unseen}> {name}</span>
        </Button>
      )}
    </>
  )
}
