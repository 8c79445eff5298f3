// The minutes as files: to save, to print.
import { FileDown, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Minutes } from '#protocol'
import { Button } from '../../ui/button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'

/** Links to both files, and to the .pdf as the browser shows it: its pages are those that are printed. */
export function FileLinks({ minutes: { sessionId } }: { minutes: Pick<Minutes, 'sessionId'> }) {
  const { t } = useTranslation('minutes')
  const address = `/api/minutes/${sessionId}`
  return (
    <>
      <Button
        icon={<Printer aria-hidden="true" />}
        onPress={() => window.open(`${address}.pdf?inline`, '_blank', 'noopener')}
      >
        {t('print')}
      </Button>
      <LinkButton href={`${address}.docx`} icon={<FileDown aria-hidden="true" />} download>
        {t('docx')}
      </LinkButton>
      <LinkButton href={`${address}.pdf`} icon={<FileDown aria-hidden="true" />} download>
        {t('pdf')}
      </LinkButton>
    </>
  )
}
