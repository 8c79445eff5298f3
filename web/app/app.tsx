// The routes of the page.
import { Suspense, lazy, useEffect } from 'react'
import { BrowserRouter, Route, Routes, useNavigate } from 'react-router'
import { followArrows } from '../ui/arrow-focus.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { loadSessionPage } from './load-session-page.ts'
import { NotFound } from './pages/broken-page.tsx'
import { StartPage } from './pages/start-page.tsx'
import { Waiting } from './pages/waiting.tsx'

const SessionPage = lazy(loadSessionPage)
const GalleryPage = import.meta.env.DEV
  ? lazy(() => import('./pages/gallery/gallery-page.tsx').then((page) => ({ default: page.GalleryPage })))
  : null

/** Everything the browser shows. */
export function App() {
  useEffect(followArrows, [])
  return (
    <ErrorBoundary>
      <BrowserRouter>
        <Suspense fallback={<Waiting />}>
          <Routes>
            <Route path="/" element={<StartPage />} />
            <Route path="/sessions/:sessionId/:bridgePointId" element={<SessionPage />} />
            {GalleryPage && <Route path="/ui/:screen?" element={<GalleryPage />} />}
            <Route path="*" element={<Lost />} />
          </Routes>
        </Suspense>
      </BrowserRouter>
    </ErrorBoundary>
  )
}

function Lost() {
  const navigate = useNavigate()
  return <NotFound onExit={() => void navigate('/')} />
}
