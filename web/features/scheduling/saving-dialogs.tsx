// What saving may have to ask: which meetings of a series, and what to do about somebody else's change.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Meeting, SeriesScope } from '#domain/meeting.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { changedParts } from './changes.ts'
import styles from './dialogs.module.css'
import { contentOf, draftOf } from './draft.ts'
import { useForm } from './form-context.ts'
import { partInWords } from './part-in-words.ts'
import { ScopeChoice } from './scope-choice.tsx'
import type { FormState } from './use-form-state.ts'
import type { Saving, Wish } from './use-saving.ts'

/** At most one of them is open. @param first which meetings of a series are offered at first */
export function SavingDialogs({ saving, state, first }: { saving: Saving; state: FormState; first: SeriesScope }) {
  const { asksScope, meanwhile } = saving
  return (
    <>
      {asksScope && <ScopeDialog wish={asksScope} saving={saving} first={first} />}
      {meanwhile && <MeanwhileDialog latest={meanwhile.latest} wish={meanwhile.wish} saving={saving} state={state} />}
    </>
  )
}

function ScopeDialog({ wish, saving, first }: { wish: Wish; saving: Saving; first: SeriesScope }) {
  const { t } = useTranslation(['scheduling', 'common'])
  const [scope, setScope] = useState(first)
  return (
    <Dialog title={t('scope.title')} closeLabel={t('common:close')} open onClose={saving.giveUp}>
      <div className={styles.body}>
        <p>{t('scope.text')}</p>
        <ScopeChoice scope={scope} onChoose={setScope} />
      </div>
      <div className={styles.buttons}>
        <Button onPress={saving.giveUp}>{t('common:close')}</Button>
        <Button kind="primary" onPress={() => saving.go({ ...wish, scope })}>
          {t('scope.save')}
        </Button>
      </div>
    </Dialog>
  )
}

type MeanwhileProps = { latest: Meeting; wish: Wish; saving: Saving; state: FormState }

function MeanwhileDialog({ latest, wish, saving, state }: MeanwhileProps) {
  const { t } = useTranslation(['scheduling', 'common'])
  const { directory } = useForm()
  const takeTheirs = () => {
    state.replace(draftOf(latest, directory), latest.revision)
    saving.giveUp()
  }
  return (
    <Dialog title={t('changed.title')} closeLabel={t('common:close')} open onClose={saving.giveUp}>
      <div className={styles.body}>
        <p>{t('changed.text')}</p>
        <Differences latest={latest} />
      </div>
      <div className={styles.buttons}>
        <Button onPress={takeTheirs}>{t('changed.takeTheirs')}</Button>
        <Button onPress={saving.giveUp}>{t('changed.goOn')}</Button>
        <Button kind="primary" onPress={() => saving.go({ ...wish, revision: latest.revision })}>
          {t('changed.keepMine')}
        </Button>
      </div>
    </Dialog>
  )
}

function Differences({ latest }: { latest: Meeting }) {
  const { t, i18n } = useTranslation('scheduling')
  const { draft, directory, names } = useForm()
  const mine = contentOf(draft, directory)
  const parts = mine ? changedParts(mine, latest) : []
  if (!mine || parts.length === 0) return <p>{t('changed.nothing')}</p>
  const words = { names, language: i18n.language, t }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('changed.part')}</th>
          <th scope="col">{t('changed.theirs')}</th>
          <th scope="col">{t('changed.mine')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part}>
            <th scope="row">{t(`part.${part}`)}</th>
            <td>{partInWords(part, latest, words)}</td>
            <td>{partInWords(part, mine, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
