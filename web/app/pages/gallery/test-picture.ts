// A moving test picture as a video track.

const WIDTH = 1280
const HEIGHT = 720

/** A track with a coloured ground and a turning hand, so that a standing picture is noticed. */
export function testPicture(hue: number): MediaStreamTrack | null {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = canvas.getContext('2d')
  if (!pen) return null
  let turn = 0
  const draw = () => {
    turn += 0.1
    paint(pen, hue, turn)
  }
  draw()
  setInterval(draw, 200)
  return canvas.captureStream(5).getVideoTracks()[0] ?? null
}

function paint(pen: CanvasRenderingContext2D, hue: number, turn: number): void {
  pen.fillStyle = `hsl(${hue} 35% 32%)`
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  pen.fillStyle = `hsl(${hue} 30% 55%)`
  pen.beginPath()
  pen.arc(WIDTH / 2, HEIGHT * 0.42, 120, 0, Math.PI * 2)
  pen.ellipse(WIDTH / 2, HEIGHT, 300, 260, 0, 0, Math.PI * 2)
  pen.fill()
  pen.strokeStyle = `hsl(${hue} 60% 85%)`
  pen.lineWidth = 10
  pen.beginPath()
  pen.moveTo(120, 120)
  pen.lineTo(120 + 80 * Math.cos(turn), 120 + 80 * Math.sin(turn))
  pen.stroke()
}
