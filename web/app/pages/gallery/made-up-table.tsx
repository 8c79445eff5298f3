// A long table that is only made up.
import { DataTable } from '../../../ui/data-table.tsx'
import type { Column } from '../../../ui/data-table-column.ts'
import { Tag } from '../../../ui/tag.tsx'
import { NAMES } from './made-up-live.ts'

const ROWS = Array.from({ length: 265 }, (_, index) => ({
  id: `row-${index}`,
  name: `${NAMES[index % NAMES.length] ?? ''} ${index + 1}`,
  km: (index * 37) % 90,
}))
type MadeUpRow = (typeof ROWS)[number]

const COLUMNS: readonly Column<MadeUpRow>[] = [
  { id: 'name', label: 'Tên', isRowHeader: true, width: '2fr', sort: ({ name }) => name, cell: ({ name }) => name },
  { id: 'km', label: 'Cách tỉnh (km)', align: 'end', width: '9rem', sort: ({ km }) => km, cell: ({ km }) => km },
  { id: 'state', label: 'Trạng thái', width: '10rem', cell: ({ km }) => <MadeUpState km={km} /> },
]

function MadeUpState({ km }: { km: number }) {
  return <Tag tone={km > 40 ? 'floor' : 'ready'}>{km > 40 ? 'Chờ xác nhận' : 'Đã xác nhận'}</Tag>
}

/** As many rows as the province has bridge points. */
export function MadeUpTable() {
  return (
    <DataTable<MadeUpRow>
      label="Điểm cầu"
      columns={COLUMNS}
      rows={ROWS}
      rowKey={({ id }) => id}
      onOpen={() => {}}
      empty={null}
    />
  )
}
