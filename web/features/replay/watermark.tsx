// The viewer's name over the picture: whoever films the screen films it too.
import { useEffect, useState } from 'react'
import styles from './stage.module.css'

/** How long it stays in one corner, ms. */
const STAYS_MS = 25_000
const CORNERS = 4

/** A name that goes slowly from corner to corner. */
export function Watermark({ text }: { text: string }) {
  const [corner, setCorner] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setCorner((before) => (before + 1) % CORNERS), STAYS_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <p className={styles.watermark} data-corner={corner}>
      {text}
    </p>
  )
}
