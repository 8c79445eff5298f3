// The video elements that play tracks: one for each track, which keeps playing when its tile changes place.

const pictures = new WeakMap<MediaStreamTrack, HTMLVideoElement>()

/**
 * The element that plays a track without sound. Made ahead of being shown, it draws the first picture as soon as that
 * arrives; moved from one place to another, it draws on without a break. Where a track is shown in a second place at
 * the same time, that place gets an element of its own.
 */
export function pictureOf(track: MediaStreamTrack): HTMLVideoElement {
  const known = pictures.get(track)
  if (known && !known.isConnected) return known
  const video = document.createElement('video')
  video.autoplay = true
  video.muted = true
  video.playsInline = true
  video.ariaHidden = 'true'
  video.srcObject = new MediaStream([track])
  if (!known) pictures.set(track, video)
  return video
}
