// The office: its memory of the server's answers, its language, its routes.
import { setLocalTimeZone } from '@internationalized/date'
import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useTranslation } from 'react-i18next'
import { createOfficeMemory } from '../../api/use-office.ts'
import { Toasts } from '../../ui/toast.tsx'
import { PROVINCE_ZONE } from '../../ui/time.ts'
import { useSurface } from '../../ui/use-surface.ts'
import { loadSessionPage } from '../load-session-page.ts'
import { Waiting } from '../pages/waiting.tsx'
import { whenIdle } from '../when-idle.ts'
import { OfficeRoutes } from './routes.tsx'

// "Today" in a calendar is the province's, whatever the machine's own time zone.
setLocalTimeZone(PROVINCE_ZONE)

/** Everything but the meetings themselves. */
export function Office() {
  const { i18n } = useTranslation()
  const [memory] = useState(createOfficeMemory)
  useSurface('office')
  useEffect(() => whenIdle(() => void loadSessionPage()), [])
  return (
    <QueryClientProvider client={memory}>
      <I18nProvider locale={i18n.language === 'en' ? 'en-GB' : 'vi-VN'}>
        <Suspense fallback={<Waiting />}>
          <OfficeRoutes />
        </Suspense>
        <Toasts />
      </I18nProvider>
    </QueryClientProvider>
  )
}
