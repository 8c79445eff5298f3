// The routes of the page: entering a meeting on one side, the office on the other.
import { Suspense, lazy, useEffect } from 'react'
import { BrowserRouter, Route, Routes } from 'react-router'
import { followArrows } from '../ui/arrow-focus.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { loadOffice, loadOfficeTexts } from './load-office.ts'
import { loadGuestPage, loadSessionPage } from './load-session-page.ts'
import { Waiting } from './pages/waiting.tsx'

const SessionPage = lazy(loadSessionPage)
const GuestPage = lazy(loadGuestPage)
const Office = lazy(loadOffice)
const GalleryPage = import.meta.env.DEV
  ? lazy(async () => {
      const [page] = await Promise.all([import('./pages/gallery/gallery-page.tsx'), loadOfficeTexts()])
      return { default: page.GalleryPage }
    })
  : null

/** Everything the browser shows. */
export function App() {
  useEffect(followArrows, [])
  return (
    <ErrorBoundary>
      <BrowserRouter>
        <Suspense fallback={<Waiting />}>
          <Routes>
            <Route path="/meetings/:meetingId/join/:bridgePointId" element={<SessionPage />} />
            <Route path="/guests/:token" element={<GuestPage />} />
            {GalleryPage && <Route path="/ui/:screen?" element={<GalleryPage />} />}
            <Route path="*" element={<Office />} />
          </Routes>
        </Suspense>
      </BrowserRouter>
    </ErrorBoundary>
  )
}
