// Texts one below the other: each can be changed and removed, and one more added.
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import styles from './minutes.module.css'

type LineFieldsProps = {
  readonly lines: readonly string[]
  /** Numbers count from 1. */
  readonly label: (number: number) => string
  readonly removeLabel: (number: number) => string
  readonly addLabel: string
  readonly onChange: (lines: readonly string[]) => void
}

/** A list of texts. */
export function LineFields({ lines, label, removeLabel, addLabel, onChange }: LineFieldsProps) {
  return (
    <>
      {lines.map((line, index) => (
        <div key={label(index + 1)} className={styles.line}>
          <TextArea
            label={label(index + 1)}
            rows={2}
            value={line}
            onChange={(text) => onChange(lines.map((one, at) => (at === index ? text : one)))}
          />
          <IconButton
            label={removeLabel(index + 1)}
            icon={<Trash2 />}
            onPress={() => onChange(lines.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button icon={<Plus aria-hidden="true" />} size="small" onPress={() => onChange([...lines, ''])}>
          {addLabel}
        </Button>
      </div>
    </>
  )
}
