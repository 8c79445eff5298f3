// Runs inside a page: follows the remote picture frame by frame, for when it is right again and how long it stood still.

/** What one page saw since `begin`. Epoch ms; null until it happened. */
export type Watched = {
  /** The first newly decoded frame with the right number. */
  readonly rightAt: number | null
  /** Frames shown. */
  readonly frames: number
  /** The longest time between two frames, ms, the one running now included. */
  readonly longestGapMs: number
  /** When the page last stopped saying that its line is away; null while it says so. */
  readonly liveAt: number | null
}

/** The page's watcher. */
export type PictureWatch = {
  /**
   * Forgets everything before now.
   * @param renewed only frames of another track than the present one count as newly decoded: what was still in the
   * decoder when the media broke is none
   */
  begin(renewed: boolean): void
  read(): Watched
}

declare global {
  interface Window {
    pictureWatch: PictureWatch
  }
}

/** Whose picture is watched, and how. */
export type PictureWatchOptions = {
  /** The tile of the other bridge point. */
  readonly selector: string
  /** The number in its film. */
  readonly code: number
  /** What the page says while its line is away. */
  readonly awayText: string
}

/** Installed in a page that is in the meeting; leans on nothing outside but the test's eyes. */
export function installPictureWatch({ selector, code, awayText }: PictureWatchOptions): void {
  const followed = new WeakSet<HTMLVideoElement>()
  const now = (): number => performance.timeOrigin + performance.now()
  let before: string | undefined
  let rightAt: number | null = null
  let liveAt: number | null = null
  let lastAt = now()
  let longestGapMs = 0
  let frames = 0

  const find = (): HTMLVideoElement | null => document.querySelector<HTMLVideoElement>(`${selector} video`)
  const trackOf = (video: HTMLVideoElement | null): string | undefined =>
    video?.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks()[0]?.id : undefined

  const follow = (video: HTMLVideoElement): void => {
    followed.add(video)
    const next = (): void => {
      shown(video)
      video.requestVideoFrameCallback(next)
    }
    video.requestVideoFrameCallback(next)
  }

  const shown = (video: HTMLVideoElement): void => {
    if (video !== find()) return
    const at = now()
    longestGapMs = Math.max(longestGapMs, at - lastAt)
    lastAt = at
    frames += 1
    if (rightAt === null && trackOf(video) !== before && window.eyes.see(selector)?.code === code) rightAt = at
  }

  // A tile may get another element at any time, and the sentence about the line comes and goes with the elements too.
  const look = (): void => {
    const video = find()
    if (video && !followed.has(video)) follow(video)
    const away = document.body.textContent.includes(awayText)
    if (away) liveAt = null
    else liveAt ??= now()
  }
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
  look()

  window.pictureWatch = {
    begin(renewed) {
      before = renewed ? trackOf(find()) : undefined
      rightAt = null
      lastAt = now()
      longestGapMs = 0
      frames = 0
    },
    read: () => ({ rightAt, liveAt, frames, longestGapMs: Math.max(longestGapMs, now() - lastAt) }),
  }
}
