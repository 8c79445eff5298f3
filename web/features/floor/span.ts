// Spans of time as they run on the screen.

/** `02:31`; from an hour on `1:02:31`. Never negative. */
export function formatSpan(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor(seconds / 60) % 60
  const clock = `${twoDigits(minutes)}:${twoDigits(seconds % 60)}`
  return hours > 0 ? `${hours}:${clock}` : clock
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
