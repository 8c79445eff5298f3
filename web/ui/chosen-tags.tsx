// What has been chosen of many, as tags that can be removed.
import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import type { ComboItem } from './combo-list.tsx'
import styles from './chosen-tags.module.css'

/** More than this many are folded away until somebody asks for them. */
const SHOWN = 12

type ChosenTagsProps = {
  readonly label: string
  readonly items: readonly ComboItem[]
  readonly values: readonly string[]
  readonly onChange: (ids: string[]) => void
  readonly isDisabled: boolean
}

/** Tags, the first dozen of them; arrows move between them, Delete removes. */
export function ChosenTags({ label, items, values, onChange, isDisabled }: ChosenTagsProps) {
  const { t } = useTranslation('common')
  const [unfolded, setUnfolded] = useState(false)
  const labels = useMemo(() => new Map(items.map((item) => [item.id, item.label])), [items])
  if (values.length === 0) return null
  const shown = unfolded ? values : values.slice(0, SHOWN)
  const removable = isDisabled ? {} : { onRemove: (keys: Set<string | number>) => onChange(without(values, keys)) }
  return (
    <div className={styles.chosen}>
      <TagGroup aria-label={t('chosenOf', { label })} {...removable}>
        <TagList className={styles.tags ?? ''}>
          {shown.map((id) => (
            <Tag key={id} id={id} className={styles.tag ?? ''} textValue={labels.get(id) ?? id}>
              <span>{labels.get(id) ?? id}</span>
              {!isDisabled && (
                <AriaButton slot="remove" className={styles.remove ?? ''}>
                  <X aria-hidden="true" />
                </AriaButton>
              )}
            </Tag>
          ))}
        </TagList>
      </TagGroup>
      <div className={styles.foot}>
        <span>{t('chosenCount', { count: values.length })}</span>
        {values.length > SHOWN && (
          <Button kind="quiet" size="small" onPress={() => setUnfolded(!unfolded)}>
            {unfolded ? t('showFewer') : t('showMore', { count: values.length - SHOWN })}
          </Button>
        )}
        {!isDisabled && values.length > 1 && (
          <Button kind="quiet" size="small" onPress={() => onChange([])}>
            {t('removeAll')}
          </Button>
        )}
      </div>
    </div>
  )
}

function without(values: readonly string[], keys: ReadonlySet<string | number>): string[] {
  return values.filter((id) => !keys.has(id))
}
