// Who attended, line by line: a press opens the line that is to be corrected.
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MinutesAttendance } from '#domain/minutes.ts'
import { isThere } from '#domain/roll-call.ts'
import { ATTENDANCES } from '#domain/state/roll-call.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './minutes.module.css'
import type { SectionProps } from './section-props.ts'

/** Every bridge point; the count of those present follows. */
export function AttendanceFields({ content, change }: SectionProps) {
  const { t } = useTranslation('minutes')
  const [open, setOpen] = useState<number | null>(null)
  const { attendance, quorum } = content
  const changeRow = (index: number, row: MinutesAttendance) => {
    const before = attendance[index]
    const step = Number(isThere(row.attendance)) - Number(before !== undefined && isThere(before.attendance))
    const rows = attendance.map((one, at) => (at === index ? row : one))
    change({ attendance: rows, quorum: { ...quorum, present: Math.max(0, quorum.present + step) } })
  }
  return (
    <>
      <div className={styles.quorum}>
        <span>{t('quorum', { present: quorum.present, invited: quorum.invited })}</span>
        <Checkbox
          label={t('quorumReached')}
          isSelected={quorum.reached}
          onChange={(reached) => change({ quorum: { ...quorum, reached } })}
        />
      </div>
      <ul className={styles.rows}>
        {attendance.map((row, index) => (
          <li key={`${index}:${row.name}`} className={styles.row}>
            <span className={styles.rowName}>{row.name}</span>
            <span className={styles.soft}>{t(`attendance.${row.attendance}`)}</span>
            <IconButton
              label={t('changeRow', { name: row.name })}
              icon={<Pencil />}
              onPress={() => setOpen(open === index ? null : index)}
            />
            {open === index && (
              <RowFields row={row} onChange={(next) => changeRow(index, next)} onClose={() => setOpen(null)} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

type RowProps = { row: MinutesAttendance; onChange: (row: MinutesAttendance) => void; onClose: () => void }

function RowFields({ row, onChange, onClose }: RowProps) {
  const { t } = useTranslation('minutes')
  const options = ATTENDANCES.map((id) => ({ id, label: t(`attendance.${id}`) }))
  const choose = (id: string) => {
    const attendance = ATTENDANCES.find((one) => one === id)
    if (attendance) onChange({ ...row, attendance })
  }
  return (
    <div className={styles.rowFields}>
      <div className={styles.pair}>
        <Select label={t('attended')} options={options} chosen={row.attendance} placeholder="" onChoose={choose} />
        <NumberField
          label={t('delegates')}
          min={0}
          value={row.delegates}
          onChange={(delegates) => onChange({ ...row, delegates: delegates ?? 0 })}
        />
      </div>
      <TextField label={t('reason')} value={row.reason} onChange={(reason) => onChange({ ...row, reason })} />
      <div>
        <Button size="small" onPress={onClose}>
          {t('done')}
        </Button>
      </div>
    </div>
  )
}
