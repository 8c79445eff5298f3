// Every control of the office in all its states.
import { Bell, CalendarDays, Inbox, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Button } from '../../../ui/button.tsx'
import { CopyField } from '../../../ui/copy-field.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { MenuButton } from '../../../ui/menu.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Toasts, showToast } from '../../../ui/toast.tsx'
import { useSurface } from '../../../ui/use-surface.ts'
import { ChoiceFields, TextFields, TimeFields } from './fields.tsx'
import { MadeUpTable } from './made-up-table.tsx'
import { Shelf } from './shelf.tsx'
import styles from './primitives.module.css'

const nothing = () => {}

/** `/ui/controls` */
export function Controls() {
  useSurface('office')
  return (
    <I18nProvider locale="vi-VN">
      <main className={styles.page}>
        <PageHead
          title="PageHead"
          description="Mô tả của trang"
          actions={
            <>
              <Button onPress={nothing}>secondary</Button>
              <Button kind="primary" onPress={nothing}>
                primary
              </Button>
            </>
          }
        />
        <TextFields />
        <ChoiceFields />
        <TimeFields />
        <Signs />
        <Openers />
        <Shelf name="DataTable">
          <div className={styles.full}>
            <MadeUpTable />
          </div>
        </Shelf>
      </main>
      <Toasts />
    </I18nProvider>
  )
}

function Signs() {
  return (
    <>
      <Shelf name="Tag">
        {(['neutral', 'ready', 'floor', 'live', 'action'] as const).map((tone) => (
          <Tag key={tone} tone={tone} icon={<Bell />}>
            {tone}
          </Tag>
        ))}
      </Shelf>
      <Shelf name="Progress, FileDrop, CopyField">
        <div className={styles.wide}>
          <Progress label="Đang gửi" value={0.42} />
        </div>
        <div className={styles.wide}>
          <Progress label="Đang đọc" value={null} />
        </div>
        <FileDrop label="Kéo tệp vào đây hoặc" accept={['.xlsx', '.csv']} onFiles={nothing} isMultiple />
        <CopyField label="Liên kết" value="https://hop.example/link/…" />
      </Shelf>
      <Shelf name="Failure, EmptyState">
        <Failure refusal={{ code: 'fault', details: { incident: 'A7-3921' } }} onRetry={nothing} />
        <EmptyState
          icon={<Inbox />}
          title="Chưa có giấy mời nào"
          text="Giấy mời gửi đến đơn vị sẽ hiện ở đây."
          action={<Button onPress={nothing}>Mở lịch</Button>}
        />
      </Shelf>
    </>
  )
}

function Openers() {
  const [panel, setPanel] = useState<'m' | 'l' | null>(null)
  const [tab, setTab] = useState('week')
  const items = [
    { id: 'edit', label: 'Sửa', icon: <Pencil /> },
    { id: 'remove', label: 'Xóa', icon: <Trash2 />, tone: 'danger' },
  ] as const
  const tabs = [
    { id: 'week', label: 'Tuần', content: 'Tuần này' },
    { id: 'month', label: 'Tháng', content: 'Tháng này' },
  ]
  return (
    <Shelf name="Menu, Panel, Toast, Tabs, IconButton">
      <MenuButton label="Thao tác" icon={<CalendarDays />} items={items} onAction={nothing} />
      <MenuButton label="Thao tác" icon={<CalendarDays />} items={items} onAction={nothing} iconOnly />
      <IconButton label="Xóa" icon={<Trash2 />} tone="danger" onPress={nothing} />
      <Button onPress={() => setPanel('m')}>panel m</Button>
      <Button onPress={() => setPanel('l')}>panel l</Button>
      <Button onPress={() => showToast({ text: 'Đã dời cuộc họp', action: { label: 'Hoàn tác', run: nothing } })}>
        toast
      </Button>
      <Tabs label="Tabs" tabs={tabs} chosen={tab} onChoose={setTab} />
      <Panel
        title="Sửa đơn vị"
        isOpen={panel !== null}
        width={panel ?? 'm'}
        onClose={() => setPanel(null)}
        footer={<Button onPress={() => setPanel(null)}>Đóng</Button>}
      >
        <p>…</p>
      </Panel>
    </Shelf>
  )
}
