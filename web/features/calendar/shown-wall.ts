// Dates as the calendar's engine hands them out.

/** What the engine's dates show on their local clock, which is the province's: `YYYY-MM-DDTHH:MM`. */
export function shownWall(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}
