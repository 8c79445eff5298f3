// The head of a meeting's page: what, when, in what state, and what can be done.
import { Ban, CalendarClock, Copy, FilePen, FileText, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Tag } from '../../ui/tag.tsx'
import { CancelDialog, RemoveDialog } from './ending-dialogs.tsx'
import { InvitationPage } from './invitation-page.tsx'
import { JoinButtons } from './join-buttons.tsx'
import styles from './meeting-screen.module.css'
import type { MeetingProps } from './meeting-props.ts'
import { MoveDialog } from './move-dialog.tsx'
import type { Words } from './words.ts'
import { spanInWords } from './words.ts'

type Open = 'move' | 'cancel' | 'remove' | 'invitation' | null

/** Title, time, state, actions, the way into the meeting. */
export function MeetingHead(props: MeetingProps) {
  const { meeting, directory } = props
  const { t, i18n } = useTranslation(['scheduling', 'common'])
  const navigate = useNavigate()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const act = (id: string) => {
    if (id === 'copy') void navigate(`/meetings/new?copy=${meeting.id}`)
    if (id === 'move' || id === 'cancel' || id === 'remove' || id === 'invitation') setOpen(id)
  }
  return (
    <>
      <PageHead
        title={meeting.title}
        description={
          <span className={styles.headline}>
            <span>{spanInWords(meeting.startsAt, meeting.endsAt, i18n.language)}</span>
            <Tag>{t(`form.${meeting.form}`)}</Tag>
            <StatusTag status={meeting.status} />
          </span>
        }
        actions={<Actions {...props} onAction={act} />}
      />
      <StateNotice {...props} />
      <JoinButtons {...props} />
      {open === 'move' && <MoveDialog {...props} onClose={close} />}
      {open === 'cancel' && <CancelDialog meeting={meeting} onClose={close} />}
      {open === 'remove' && <RemoveDialog meeting={meeting} onClose={close} />}
      <Dialog title={t('invitation.label')} closeLabel={t('common:close')} open={open === 'invitation'} onClose={close}>
        <InvitationPage content={meeting} directory={directory} />
      </Dialog>
    </>
  )
}

function StatusTag({ status }: Pick<MeetingProps['meeting'], 'status'>) {
  const { t } = useTranslation('scheduling')
  if (status === 'scheduled') return null
  return (
    <Tag
      tone={status === 'cancelled' ? 'live' : 'neutral'}
      icon={status === 'cancelled' ? <Ban aria-hidden="true" /> : <FilePen aria-hidden="true" />}
    >
      {t(`status.${status}`)}
    </Tag>
  )
}

function Actions({ meeting, onAction }: MeetingProps & { onAction: (id: string) => void }) {
  const { t } = useTranslation('scheduling')
  const navigate = useNavigate()
  const mayChange = meeting.mayEdit && meeting.status !== 'cancelled'
  return (
    <>
      <MenuButton label={t('action.more')} items={entriesFor(meeting, t)} onAction={onAction} />
      {mayChange && (
        <Button
          kind={meeting.status === 'draft' ? 'primary' : 'secondary'}
          icon={meeting.status === 'draft' ? <Send aria-hidden="true" /> : <FilePen aria-hidden="true" />}
          onPress={() => void navigate(`/meetings/${meeting.id}?edit=1`)}
        >
          {t(meeting.status === 'draft' ? 'action.goOn' : 'action.edit')}
        </Button>
      )}
    </>
  )
}

function entriesFor({ status, mayEdit }: MeetingProps['meeting'], t: Words): MenuEntry[] {
  const letter: MenuEntry = { id: 'invitation', label: t('action.invitation'), icon: <FileText aria-hidden="true" /> }
  if (!mayEdit) return [letter]
  const copy: MenuEntry = { id: 'copy', label: t('action.copy'), icon: <Copy aria-hidden="true" /> }
  if (status === 'cancelled') return [letter, copy]
  const move: MenuEntry = { id: 'move', label: t('action.move'), icon: <CalendarClock aria-hidden="true" /> }
  const end: MenuEntry =
    status === 'draft'
      ? { id: 'remove', label: t('action.remove'), icon: <Trash2 aria-hidden="true" />, tone: 'danger' }
      : { id: 'cancel', label: t('action.cancel'), icon: <Ban aria-hidden="true" />, tone: 'danger' }
  return [letter, copy, move, end]
}

function StateNotice({ meeting }: MeetingProps) {
  const { t } = useTranslation('scheduling')
  if (meeting.status === 'cancelled') {
    return (
      <Notice tone="trouble">
        <strong>{t('page.cancelled')}</strong>{' '}
        {meeting.cancelReason !== '' && t('page.cancelledWhy', { reason: meeting.cancelReason })}
      </Notice>
    )
  }
  if (meeting.status === 'draft') {
    return (
      <Notice>
        <strong>{t('page.draft')}</strong> {t('page.draftText')}
      </Notice>
    )
  }
  if (meeting.mayEdit && meeting.overrideReason !== '') {
    return <Notice>{t('page.override', { reason: meeting.overrideReason })}</Notice>
  }
  return null
}
