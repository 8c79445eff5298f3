// Templates: start from one, save the form as one, look after them.
import { LayoutTemplate, Save, Settings2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Template } from '#protocol'
import { useOffice } from '../../api/use-office.ts'
import { MenuButton } from '../../ui/menu.tsx'
import { showToast } from '../../ui/toast.tsx'
import { draftOf } from './draft.ts'
import { useForm } from './form-context.ts'
import { ManageTemplates } from './manage-templates.tsx'
import { SaveTemplate } from './save-template.tsx'

const USE = 'use:'

/** The menu in the head of the form. */
export function TemplateMenu() {
  const { t } = useTranslation('scheduling')
  const { directory, change } = useForm()
  const [open, setOpen] = useState<'save' | 'manage' | null>(null)
  const templates = useOffice('template.list', {}).data ?? []
  const use = ({ name, content }: Template) => {
    // The day is the form's own: a template has none.
    change((now) => ({ ...draftOf(content, directory), date: now.date, repeat: now.repeat }))
    showToast({ text: t('template.used', { name }) })
  }
  const act = (id: string) => {
    if (id === 'save' || id === 'manage') setOpen(id)
    const template = templates.find((one) => `${USE}${one.id}` === id)
    if (template) use(template)
  }
  return (
    <>
      <MenuButton
        label={t('template.menu')}
        icon={<LayoutTemplate aria-hidden="true" />}
        items={[
          ...templates.map(({ id, name }) => ({ id: `${USE}${id}`, label: t('template.from', { name }) })),
          { id: 'save', label: t('template.saveAs'), icon: <Save aria-hidden="true" /> },
          { id: 'manage', label: t('template.manage'), icon: <Settings2 aria-hidden="true" /> },
        ]}
        onAction={act}
      />
      {open === 'save' && <SaveTemplate onClose={() => setOpen(null)} />}
      {open === 'manage' && <ManageTemplates templates={templates} onClose={() => setOpen(null)} />}
    </>
  )
}
