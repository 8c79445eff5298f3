// Forms that were left unsaved, offered again.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'
import styles from './form.module.css'
import type { KeptDraft } from './kept-drafts.ts'
import type { FormState } from './use-form-state.ts'
import { momentInWords } from './words.ts'

/** @param current the meeting's present revision; null for a new one */
export function KeptOffers({ state, current }: { state: FormState; current: number | null }) {
  const { t, i18n } = useTranslation('scheduling')
  if (state.offers.length === 0) return null
  const drop = (kept: KeptDraft) => {
    const undo = state.drop(kept)
    showToast({ text: t('kept.dropped'), action: { label: t('kept.undo'), run: undo } })
  }
  return (
    <Notice>
      <strong>{t('kept.title')}</strong>
      <ul className={styles.kept}>
        {state.offers.map((kept) => (
          <li key={kept.place}>
            <span>
              {t('kept.one', {
                title: kept.draft.title || t('kept.untitled'),
                at: momentInWords(kept.keptAt, i18n.language),
              })}
              {kept.revision !== current && <span className={styles.soft}> {t('kept.old')}</span>}
            </span>
            <span className={styles.keptButtons}>
              <Button size="small" kind="primary" onPress={() => state.open(kept)}>
                {t('kept.open')}
              </Button>
              <Button size="small" onPress={() => drop(kept)}>
                {t('kept.drop')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
