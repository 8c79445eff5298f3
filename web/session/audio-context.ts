// The page's one audio context: browsers allow few.

let shared: AudioContext | undefined

/** The shared context, awake if the browser lets it (it may want a click first). */
export function audioContext(): AudioContext {
  shared ??= new AudioContext()
  if (shared.state === 'suspended') shared.resume().catch(() => {})
  return shared
}
