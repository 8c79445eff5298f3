// The microphone's sound as it is sent.

/** A copy of the microphone's track, silenced at once when asked; the device's own track still shows its level. */
export class Voice {
  #original: MediaStreamTrack | null = null
  #copy: MediaStreamTrack | null = null

  /** The copy to send for a track, audible or not from the very first packet. */
  of(track: MediaStreamTrack | null, audible: boolean): MediaStreamTrack | null {
    if (track !== this.#original) {
      this.#copy?.stop()
      this.#copy = track?.clone() ?? null
      this.#original = track
    }
    if (this.#copy) this.#copy.enabled = audible
    return this.#copy
  }

  /** Ends the copy. */
  close(): void {
    this.#copy?.stop()
  }
}
