// Catches what goes wrong while drawing, so that nobody ever looks at an empty page.
import { Component } from 'react'
import type { ReactNode } from 'react'
import { Broken } from './pages/broken-page.tsx'

/** Shows the way out instead of a page that failed. React asks for a class here. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  /** Told by React when something inside threw. */
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children
  }
}
