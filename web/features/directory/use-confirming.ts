// Confirms defaults: one unit with its bridge points, or all of a group, one request after the other.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BridgePoint, Unit } from '#domain/directory.ts'
import { Refusal } from '#protocol'
import { askOffice } from '../../api/office.ts'
import { useOfficeRefresh } from '../../api/use-office.ts'
import { showToast } from '../../ui/toast.tsx'

/** What is to be confirmed. */
export type Confirmable = { readonly units: readonly Unit[]; readonly points: readonly BridgePoint[] }

/** How far the confirming has come. */
export type Confirming = {
  /** 0 to 1; null while nothing is under way. */
  readonly progress: number | null
  readonly refusal: Refusal | null
  readonly confirm: (defaults: Confirmable) => void
  /** Stops after the request under way; what is confirmed stays so. */
  readonly stop: () => void
}

/** How long to wait when the server says that we ask too fast, ms. */
const PAUSE_MS = 1_000

/** Confirms defaults in order, and says so when all are done. */
export function useConfirming(): Confirming {
  const { t } = useTranslation('directory')
  const refresh = useOfficeRefresh()
  const [progress, setProgress] = useState<number | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const stopped = useRef(false)
  const confirm = async (defaults: Confirmable) => {
    const steps = stepsOf(defaults)
    stopped.current = false
    setRefusal(null)
    try {
      for (const [index, step] of steps.entries()) {
        setProgress(index / steps.length)
        if (stopped.current) return
        await patiently(step)
      }
      showToast({ text: t('confirmedMany', { count: steps.length }) })
    } catch (error) {
      setRefusal(error instanceof Refusal ? error : new Refusal('fault'))
    } finally {
      setProgress(null)
      refresh(['directory.'])
    }
  }
  return { progress, refusal, confirm: (defaults) => void confirm(defaults), stop: () => (stopped.current = true) }
}

function stepsOf({ units, points }: Confirmable): (() => Promise<unknown>)[] {
  return [
    ...units
      .filter(({ confirmed }) => !confirmed)
      .map((unit) => () => askOffice('unit.save', { ...unit, confirmed: true })),
    ...points
      .filter(({ confirmed }) => !confirmed)
      .map((point) => () => askOffice('bridge-point.save', { ...point, devices: [...point.devices], confirmed: true })),
  ]
}

async function patiently(step: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await step()
      return
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'rate-limited')) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}
