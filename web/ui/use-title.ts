// The title of the page, as the browser's tab shows it.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** Puts a subject before the product's name; the name alone without one. */
export function useTitle(subject: string | null = null): void {
  const { t } = useTranslation('common')
  useEffect(() => {
    document.title = subject ? `${subject} – ${t('product')}` : t('product')
  }, [subject, t])
}
