// Kilometres, hours and money that were not spent on the road: a formula whose inputs are shown and edited.

/** What the formula is fed with besides the distances in the directory; an administrator edits them. */
export type SavedInputs = {
  /** How many people of a district would have travelled to the province, and in how many cars. */
  readonly peoplePerDistrict: number
  readonly carsPerDistrict: number
  readonly kmPerHour: number
  /** Đồng: of a car for each kilometre, and of one person for each journey (allowances). */
  readonly costPerKm: number
  readonly costPerPerson: number
}

/** Reasonable defaults, not official rates. */
export const FIRST_INPUTS: SavedInputs = {
  peoplePerDistrict: 3,
  carsPerDistrict: 1,
  kmPerHour: 45,
  costPerKm: 8_000,
  costPerPerson: 100_000,
}

/** Journeys that were spared: a district that took part by video in a meeting held by video is one, there and back. */
export type Journeys = {
  readonly count: number
  /** One way, added up over the journeys whose distance is known. */
  readonly roadKm: number
  /** Journeys of districts whose distance the directory does not know: they add people, no kilometres. */
  readonly withoutDistance: number
}

/** What was not spent. */
export type Saved = {
  readonly journeys: number
  readonly withoutDistance: number
  readonly km: number
  /** Of people on the road. */
  readonly hours: number
  /** Đồng. */
  readonly money: number
}

/**
 *   km    = 2 · Σ roadKm · carsPerDistrict
 *   hours = 2 · Σ roadKm / kmPerHour · peoplePerDistrict
 *   money = km · costPerKm + journeys · peoplePerDistrict · costPerPerson
 */
export function savedBy({ count, roadKm, withoutDistance }: Journeys, inputs: SavedInputs): Saved {
  const km = 2 * roadKm * inputs.carsPerDistrict
  return {
    journeys: count,
    withoutDistance,
    km,
    hours: ((2 * roadKm) / inputs.kmPerHour) * inputs.peoplePerDistrict,
    money: km * inputs.costPerKm + count * inputs.peoplePerDistrict * inputs.costPerPerson,
  }
}
