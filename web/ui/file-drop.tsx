// Where files are dropped or chosen.
import { Upload } from 'lucide-react'
import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Text } from 'react-aria-components/Text'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import styles from './file-drop.module.css'

type FileDropProps = {
  readonly label: string
  /** Media types or endings that the file chooser offers, such as `.xlsx`. What is dropped is for the server to judge. */
  readonly accept: readonly string[]
  readonly onFiles: (files: File[]) => void
  readonly isMultiple?: boolean
}

/** A field to drop files on, and a button to choose them. */
export function FileDrop({ label, accept, onFiles, isMultiple = false }: FileDropProps) {
  const { t } = useTranslation('common')
  const take = (files: File[]) => {
    const taken = isMultiple ? files : files.slice(0, 1)
    if (taken.length > 0) onFiles(taken)
  }
  return (
    <DropZone
      className={styles.drop ?? ''}
      onDrop={({ items }) => {
        const files = items.filter((item) => item.kind === 'file')
        void Promise.all(files.map((item) => item.getFile())).then(take)
      }}
    >
      <Upload aria-hidden="true" />
      <Text slot="label">{label}</Text>
      <FileTrigger
        acceptedFileTypes={accept}
        allowsMultiple={isMultiple}
        onSelect={(files) => take([...(files ?? [])])}
      >
        <Button>{t('chooseFile')}</Button>
      </FileTrigger>
    </DropZone>
  )
}
