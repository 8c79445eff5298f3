// Runs inside a page: reads the figures of its WebRTC connections (W3C webrtc-stats).

/** One received picture (inbound-rtp). */
export type ReceivedPicture = {
  readonly trackId: string
  /** As in SDP: `video/H264`. */
  readonly codec: string
  readonly frameWidth: number
  readonly frameHeight: number
  readonly framesDecoded: number
  readonly framesDropped: number
  readonly freezeCount: number
  readonly totalFreezesDuration: number
  readonly bytesReceived: number
}

/** One sent layer of a picture (outbound-rtp). */
export type SentLayer = {
  readonly rid: string
  readonly codec: string
  readonly frameWidth: number
  readonly frameHeight: number
  readonly framesEncoded: number
  readonly bytesSent: number
  readonly qualityLimitationReason: string
}

/** What the page offers to tests. */
export type Figures = {
  /** Everything received on connections that are not closed. */
  receivedPictures(): Promise<ReceivedPicture[]>
  /** The picture received for the video inside the first element of a selector; null for none. */
  receivedIn(selector: string): Promise<ReceivedPicture | null>
  /** Every layer of every picture that is sent. */
  sentLayers(): Promise<SentLayer[]>
  /** Bytes of sound sent so far, on connections that are not closed. */
  soundSent(): Promise<number>
}

declare global {
  interface Window {
    figures: Figures
  }
}

/** Installed before the page's own scripts; nothing from outside this function exists there. It only watches. */
export function installFigures(): void {
  const connections = new Set<RTCPeerConnection>()
  window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
    construct(target, given) {
      // Constructing what is proxied makes one of the same kind.
      const connection = Reflect.construct(target, given) as RTCPeerConnection
      connections.add(connection)
      return connection
    },
  })

  type Entry = Readonly<Record<string, unknown>>
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')

  /** All entries of a type and kind, each with its codec's name. */
  const entries = async (type: string, kind: string): Promise<Entry[]> => {
    const open = [...connections].filter((connection) => connection.connectionState !== 'closed')
    const reports = await Promise.all(open.map((connection) => connection.getStats()))
    return reports.flatMap((report) => {
      const all: Entry[] = [...report.values()]
      const codecOf = (entry: Entry) => text(all.find(({ id }) => id === entry['codecId'])?.['mimeType'])
      return all
        .filter((entry) => entry['type'] === type && entry['kind'] === kind)
        .map((entry) => ({ ...entry, codec: codecOf(entry) }))
    })
  }

  const receivedPictures = async (): Promise<ReceivedPicture[]> =>
    (await entries('inbound-rtp', 'video')).map((entry) => ({
      trackId: text(entry['trackIdentifier']),
      codec: text(entry['codec']),
      frameWidth: number(entry['frameWidth']),
      frameHeight: number(entry['frameHeight']),
      framesDecoded: number(entry['framesDecoded']),
      framesDropped: number(entry['framesDropped']),
      freezeCount: number(entry['freezeCount']),
      totalFreezesDuration: number(entry['totalFreezesDuration']),
      bytesReceived: number(entry['bytesReceived']),
    }))

  window.figures = {
    receivedPictures,
    async receivedIn(selector) {
      const stream = document.querySelector<HTMLVideoElement>(`${selector} video`)?.srcObject
      const trackId = stream instanceof MediaStream ? stream.getVideoTracks()[0]?.id : undefined
      return (await receivedPictures()).find((picture) => picture.trackId === trackId) ?? null
    },
    sentLayers: async () =>
      (await entries('outbound-rtp', 'video')).map((entry) => ({
        rid: text(entry['rid']),
        codec: text(entry['codec']),
        frameWidth: number(entry['frameWidth']),
        frameHeight: number(entry['frameHeight']),
        framesEncoded: number(entry['framesEncoded']),
        bytesSent: number(entry['bytesSent']),
        qualityLimitationReason: text(entry['qualityLimitationReason']),
      })),
    soundSent: async () =>
      (await entries('outbound-rtp', 'audio')).reduce((sum, entry) => sum + number(entry['bytesSent']), 0),
  }
}
