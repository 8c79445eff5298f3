// Every field in all its states.
import { useState } from 'react'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { DateField } from '../../../ui/date-field.tsx'
import { MultiComboBox } from '../../../ui/multi-combo-box.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TimeField } from '../../../ui/time-field.tsx'
import { NAMES } from './made-up-live.ts'
import { Shelf } from './shelf.tsx'

const ITEMS = NAMES.map((label, index) => ({ id: `unit-${index}`, label, detail: `DV${index}` }))
const DISTRICTS = ITEMS.filter(({ label }) => label.includes('huyện')).map(({ id }) => id)
const GROUPS = [{ id: 'districts', label: 'Các huyện', itemIds: DISTRICTS }]

/** Fields of text and of numbers. */
export function TextFields() {
  const [text, setText] = useState('Giao ban tuần')
  const [number, setNumber] = useState<number | null>(30)
  const shared = { value: text, onChange: setText }
  return (
    <Shelf name="TextField, TextArea, NumberField, SearchField">
      <TextField label="Tên cuộc họp" description="Như trong giấy mời" isRequired {...shared} />
      <TextField label="Thư điện tử" error="Địa chỉ không đúng" {...shared} />
      <TextField label="Mật khẩu" type="password" {...shared} />
      <TextField label="Không sửa được" isDisabled {...shared} />
      <TextArea label="Ghi chú" {...shared} />
      <NumberField label="Thời lượng" unit="phút" min={0} step={5} value={number} onChange={setNumber} />
      <SearchField label="Tìm kiếm" placeholder="luc ngan" {...shared} />
    </Shelf>
  )
}

/** Fields of choices. */
export function ChoiceFields() {
  const [one, setOne] = useState<string | null>('unit-2')
  const [several, setSeveral] = useState<string[]>(['unit-1', 'unit-3'])
  const [ticked, setTicked] = useState(true)
  return (
    <Shelf name="ComboBox, MultiComboBox, Checkbox">
      <ComboBox label="Đơn vị" items={ITEMS} value={one} onChange={setOne} isRequired />
      <ComboBox label="Đơn vị" items={ITEMS} value={null} onChange={setOne} placeholder="Chọn" error="Chưa chọn" />
      <MultiComboBox label="Thành phần" items={ITEMS} groups={GROUPS} values={several} onChange={setSeveral} />
      <Checkbox label="Gửi giấy mời" description="Qua thư điện tử" isSelected={ticked} onChange={setTicked} />
      <Checkbox label="Không sửa được" isSelected isDisabled onChange={setTicked} />
    </Shelf>
  )
}

/** Fields of days and times. */
export function TimeFields() {
  const [day, setDay] = useState('2026-11-22')
  const [time, setTime] = useState('08:00')
  return (
    <Shelf name="DateField, TimeField">
      <DateField label="Ngày" value={day} onChange={setDay} />
      <DateField label="Ngày" value="" onChange={setDay} error="Chưa có ngày" />
      <TimeField label="Giờ" value={time} onChange={setTime} />
      <TimeField label="Giờ" value="" onChange={setTime} isDisabled />
    </Shelf>
  )
}
