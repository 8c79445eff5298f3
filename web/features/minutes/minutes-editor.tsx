// Minutes that are being written: the form, and beside it the page that comes of it.
import { PenLine, RotateCcw, Save } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Minutes, Person } from '#protocol'
import { minutesPaper } from '#domain/minutes/paper.ts'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { PROVINCE_ZONE } from '../../ui/time.ts'
import { showToast } from '../../ui/toast.tsx'
import { Confirm } from './confirm.tsx'
import { FileLinks } from './file-links.tsx'
import styles from './minutes.module.css'
import { MinutesForm } from './minutes-form.tsx'
import { PaperPage } from './paper-page.tsx'
import { useEditing } from './use-editing.ts'

/** The preview scrolls by itself and holds nothing that takes the focus: without this no key reaches its end. */
const SCROLLED_BY_KEYS = { tabIndex: 0 } as const

/** Form and page; saved by a press, kept in the browser until then. */
export function MinutesEditor({ person, minutes }: { person: Person; minutes: Minutes }) {
  const { t } = useTranslation('minutes')
  const editing = useEditing(person, minutes)
  const { content, change, isChanged, isOld, save } = editing
  const shown = useDeferredValue(content)
  const [asked, setAsked] = useState<'sign' | 'again' | null>(null)
  const saveNow = async () => {
    if ((await editing.saveNow()) !== undefined) showToast({ text: t('saved') })
  }
  return (
    <>
      <PageHead title={t('title')} description={content.summary} actions={<FileLinks minutes={minutes} />} />
      {minutes.live && <Notice>{t(minutes.revision === 0 ? 'live' : 'liveSaved')}</Notice>}
      {isChanged && isOld && (
        <Notice tone="trouble" actions={<Button onPress={editing.forget}>{t('takeNew')}</Button>}>
          {t('old')}
        </Notice>
      )}
      {save.error && <Failure refusal={save.error} />}
      <div className={styles.bar}>
        <Button icon={<RotateCcw aria-hidden="true" />} kind="quiet" onPress={() => setAsked('again')}>
          {t('again.do')}
        </Button>
        <span className={styles.state} role="status">
          {t(isChanged ? 'unsaved' : minutes.revision === 0 ? 'fresh' : 'isSaved')}
        </span>
        <Button
          icon={<Save aria-hidden="true" />}
          pending={save.isPending}
          disabled={!isChanged}
          onPress={() => void saveNow()}
        >
          {t('save')}
        </Button>
        <Button
          kind="primary"
          icon={<PenLine aria-hidden="true" />}
          disabled={minutes.live}
          onPress={() => setAsked('sign')}
        >
          {t('sign.do')}
        </Button>
      </div>
      <div className={styles.columns}>
        <MinutesForm content={content} change={change} />
        <div className={styles.beside} role="region" aria-label={t('beside')} {...SCROLLED_BY_KEYS}>
          <PaperPage paper={minutesPaper(shown, { status: 'draft' }, PROVINCE_ZONE)} />
        </div>
      </div>
      {asked === 'sign' && <SignQuestion minutes={minutes} saveNow={editing.saveNow} onClose={() => setAsked(null)} />}
      {asked === 'again' && <AgainQuestion minutes={minutes} forget={editing.forget} onClose={() => setAsked(null)} />}
    </>
  )
}

type SignProps = { minutes: Minutes; saveNow: () => Promise<number | undefined>; onClose: () => void }

/** What is signed is what is stored: unsaved changes are saved first. */
function SignQuestion({ minutes: { sessionId }, saveNow, onClose }: SignProps) {
  const { t } = useTranslation('minutes')
  const sign = useOfficeChange('minutes.sign', { touches: ['minutes.', 'audit.'] })
  const signNow = async () => {
    const revision = await saveNow()
    if (revision === undefined) return onClose()
    sign.mutate({ sessionId, revision }, { onSuccess: () => showToast({ text: t('sign.done') }) })
  }
  return (
    <Confirm
      title={t('sign.title')}
      text={t('sign.text')}
      doLabel={t('sign.do')}
      tone="primary"
      pending={sign.isPending}
      refusal={sign.error}
      onDo={() => void signNow()}
      onClose={onClose}
    />
  )
}

type AgainProps = { minutes: Minutes; forget: () => void; onClose: () => void }

function AgainQuestion({ minutes: { sessionId, revision }, forget, onClose }: AgainProps) {
  const { t } = useTranslation('minutes')
  const again = useOfficeChange('minutes.draft-again', { touches: ['minutes.'] })
  const done = () => {
    forget()
    onClose()
  }
  return (
    <Confirm
      title={t('again.title')}
      text={t('again.text')}
      doLabel={t('again.do')}
      tone="danger"
      pending={again.isPending}
      refusal={again.error}
      onDo={() => again.mutate({ sessionId, revision }, { onSuccess: done })}
      onClose={onClose}
    />
  )
}
