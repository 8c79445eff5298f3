// Every primitive in all its states.
import { Camera, CircleCheck, Landmark, LogIn, Megaphone, Mic, MicOff, ScreenShareOff, Settings } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Choice } from '../../../ui/choice.tsx'
import { Clock } from '../../../ui/clock.tsx'
import { ControlButton } from '../../../ui/control-button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { LevelBar } from '../../../ui/level-bar.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { useSurface } from '../../../ui/use-surface.ts'
import { Shelf } from './shelf.tsx'
import styles from './primitives.module.css'

const nothing = () => {}

/** The page of primitives, on the light or the dark surface. */
export function Primitives({ dark }: { dark: boolean }) {
  useSurface(dark ? 'meeting' : 'office')
  return (
    <main className={styles.page}>
      <Shelf name="Button">
        {(['primary', 'secondary', 'quiet', 'danger'] as const).map((kind) => (
          <Button key={kind} kind={kind} onPress={nothing}>
            {kind}
          </Button>
        ))}
        <Button kind="primary" size="large" icon={<LogIn />} onPress={nothing}>
          Vào họp
        </Button>
        <Button pending onPress={nothing}>
          pending
        </Button>
        <Button disabled onPress={nothing}>
          disabled
        </Button>
      </Shelf>
      <Shelf name="ControlButton">
        <ControlButton wide tone="live" word="Micrô đang mở" label="live" icon={<Mic />} onPress={nothing} />
        <ControlButton wide tone="off" word="Micrô đang tắt" label="off" icon={<MicOff />} onPress={nothing} />
        <ControlButton tone="on" word="Camera bật" label="on" icon={<Camera />} onPress={nothing} />
        <ControlButton tone="off" warning word="Camera lỗi" label="warning" icon={<Camera />} onPress={nothing} />
        <ControlButton tone="active" word="Dừng chiếu" label="active" icon={<ScreenShareOff />} onPress={nothing} />
        <ControlButton word="Thiết bị" label="plain" icon={<Settings />} onPress={nothing} />
      </Shelf>
      <Fields />
      <Signs />
      <Dialogs />
    </main>
  )
}

function Signs() {
  return (
    <>
      <Shelf name="Notice">
        <Notice>Thông tin</Notice>
        <Notice tone="ready">Sẵn sàng</Notice>
        <Notice tone="trouble" footnote="A7-3921" actions={<Button onPress={nothing}>Thử lại</Button>}>
          Micrô đang bị ứng dụng khác dùng.
        </Notice>
      </Shelf>
      <Shelf name="Mark">
        <Mark icon={<Landmark />}>plain</Mark>
        <Mark tone="ready" icon={<CircleCheck />}>
          ready
        </Mark>
        <Mark tone="floor" icon={<Megaphone />}>
          floor
        </Mark>
        <Mark tone="live" icon={<Mic />}>
          live
        </Mark>
      </Shelf>
      <Shelf name="Clock, LevelBar, KeyCap, Spinner, Skeleton">
        <Clock />
        <Clock layout="stack" />
        <div className={styles.wide}>
          <LevelBar label="0.6" level={0.6} />
        </div>
        <KeyCap>M</KeyCap>
        <Spinner />
        <Skeleton width="12rem" />
      </Shelf>
    </>
  )
}

function Fields() {
  const [on, setOn] = useState(true)
  const [chosen, setChosen] = useState<string>('a')
  const [picture, setPicture] = useState<'720' | '1080'>('720')
  const options = [
    { id: 'a', label: 'Micrô cổ ngỗng' },
    { id: 'b', label: 'Micrô tích hợp' },
  ]
  return (
    <Shelf name="Select, Switch, Choice">
      <Select label="Micrô" icon={<Mic />} options={options} chosen={chosen} placeholder="–" onChoose={setChosen} />
      <Select label="Camera" options={[]} chosen={null} placeholder="Không tìm thấy camera" onChoose={nothing} />
      <Switch on={on} onChange={setOn} icon={<Camera />}>
        {on ? 'on' : 'off'}
      </Switch>
      <Switch on={false} onChange={nothing} disabled>
        disabled
      </Switch>
      <Choice
        label="Độ nét"
        options={[
          { id: '720', label: 'HD (720p)' },
          { id: '1080', label: 'Full HD (1080p)' },
        ]}
        chosen={picture}
        onChoose={setPicture}
      />
    </Shelf>
  )
}

function Dialogs() {
  const [open, setOpen] = useState(false)
  return (
    <Shelf name="Dialog">
      <Button onPress={() => setOpen(true)}>open</Button>
      <Dialog title="Phím tắt" closeLabel="Đóng" open={open} onClose={() => setOpen(false)}>
        <p>…</p>
      </Dialog>
    </Shelf>
  )
}
