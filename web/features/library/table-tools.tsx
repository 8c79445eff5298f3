// Taking a table elsewhere: to the clipboard, as a file, on paper.
import { ClipboardCopy, FileDown, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { copyTable, saveCsv } from '../../ui/table-text.ts'
import type { TextTable } from '../../ui/table-text.ts'
import { showToast } from '../../ui/toast.tsx'
import styles from './library.module.css'

type TableToolsProps = {
  readonly name: string
  /** Everything, also what is not drawn yet. */
  readonly table: () => Promise<TextTable>
  readonly prints?: boolean
}

/** The tools. */
export function TableTools({ name, table, prints = false }: TableToolsProps) {
  const { t } = useTranslation('library')
  const [isBusy, setIsBusy] = useState(false)
  const take = async (way: (table: TextTable) => unknown) => {
    setIsBusy(true)
    try {
      await way(await table())
    } finally {
      setIsBusy(false)
    }
  }
  const copy = async (text: TextTable) => {
    if (await copyTable(text)) showToast({ text: t('copied') })
    else saveCsv(name, text)
  }
  return (
    <div className={styles.tools}>
      <Button kind="quiet" size="small" icon={<ClipboardCopy />} pending={isBusy} onPress={() => void take(copy)}>
        {t('copy')}
      </Button>
      <Button
        kind="quiet"
        size="small"
        icon={<FileDown />}
        pending={isBusy}
        onPress={() => void take((text) => saveCsv(name, text))}
      >
        {t('csv')}
      </Button>
      {prints && (
        <Button kind="quiet" size="small" icon={<Printer />} onPress={() => print()}>
          {t('print')}
        </Button>
      )}
    </div>
  )
}
