// Where the sun stands and when the moon is new: the astronomy under the lunar calendar.

const DEGREE = Math.PI / 180
const JULIAN_YEAR_2000 = 2_451_545
const DAYS_PER_CENTURY = 36_525
const SECONDS_PER_DAY = 86_400

/** Days from one new moon to the next, on average. */
const SYNODIC_MONTH = 29.530_588_861

/**
 * The new moon's periodic terms, days: [amount, multiples of the sun's mean anomaly, the moon's, the moon's argument
 * of latitude]. Meeus, Astronomical Algorithms, 2nd edition, chapter 49.
 */
const MOON_TERMS: readonly (readonly [number, number, number, number])[] = [
  [-0.4072, 0, 1, 0],
  [0.17241, 1, 0, 0],
  [0.01608, 0, 2, 0],
  [0.01039, 0, 0, 2],
  [0.00739, -1, 1, 0],
  [-0.00514, 1, 1, 0],
  [0.00208, 2, 0, 0],
  [-0.00111, 0, 1, -2],
  [-0.00057, 0, 1, 2],
  [0.00056, 1, 2, 0],
  [-0.00042, 0, 3, 0],
  [0.00042, 1, 0, 2],
  [0.00038, 1, 0, -2],
  [-0.00024, -1, 2, 0],
  [-0.00007, 2, 1, 0],
  [0.00004, 0, 2, -2],
  [0.00004, 3, 0, 0],
  [0.00003, 1, 1, -2],
  [0.00003, 0, 2, 2],
  [-0.00003, 1, 1, 2],
  [0.00003, -1, 1, 2],
  [-0.00002, -1, 1, -2],
  [-0.00002, 1, 3, 0],
  [0.00002, 0, 4, 0],
]

/** What the planets add to the new moon: [amount in days, angle at the epoch, angle per month], degrees. */
const PLANET_TERMS: readonly (readonly [number, number, number])[] = [
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518],
]

/**
 * The earth's heliocentric longitude by VSOP87 (Bretagnon and Francou, 1988), its largest terms:
 * [amount in 1e-8 radian, phase, frequency per thousand years].
 */
const EARTH_TERMS: readonly (readonly [number, number, number])[] = [
  [3_341_656, 4.6692568, 6283.07585],
  [34_894, 4.6261, 12566.1517],
  [3_497, 2.7441, 5753.3849],
  [3_418, 2.8289, 3.5231],
  [3_136, 3.6277, 77713.7715],
  [2_676, 4.4181, 7860.4194],
  [2_343, 6.1352, 3930.2097],
  [1_324, 0.7425, 11506.7698],
  [1_273, 2.0371, 529.691],
  [1_199, 1.1096, 1577.3435],
  [990, 5.233, 5884.927],
  [902, 2.045, 26.298],
  [857, 3.508, 398.149],
  [780, 1.179, 5223.694],
  [753, 2.533, 5507.553],
  [505, 4.583, 18849.228],
  [492, 4.205, 775.523],
  [357, 2.92, 0.067],
  [317, 5.849, 11790.629],
  [284, 1.899, 796.298],
  [271, 0.315, 10977.079],
  [243, 0.345, 5486.778],
  [206, 4.806, 2544.314],
  [205, 1.869, 5573.143],
]

/** The same, for the part of the longitude that grows with time. */
const EARTH_TERMS_BY_TIME: readonly (readonly [number, number, number])[] = [
  [206_059, 2.678235, 6283.07585],
  [4_303, 2.6351, 12566.1517],
  [425, 1.59, 3.523],
]

/**
 * Terrestrial time minus universal time, seconds, every twenty years from 1900: measured until 2020, a forecast
 * after that. An error of some seconds matters only where a new moon falls within them of midnight.
 */
const CLOCK_DIFFERENCE = [-3, 21, 24, 33, 51, 64, 69, 78, 93, 113, 137, 164, 194, 226, 261, 297]

/**
 * The moment of a new moon as a Julian day of universal time; number 0 is that of 6 January 2000. Good to about
 * twenty seconds for 1900–2199.
 */
export function newMoon(number: number): number {
  const t = number / 1236.85
  const eccentricity = 1 - 0.002516 * t - 0.0000074 * t ** 2
  const weights = [1, eccentricity, eccentricity ** 2, eccentricity ** 3]
  const sun = 2.5534 + 29.1053567 * number - 0.0000014 * t ** 2
  const moon = 201.5643 + 385.81693528 * number + 0.0107582 * t ** 2 + 0.00001238 * t ** 3
  const latitude = 160.7108 + 390.67050284 * number - 0.0016118 * t ** 2 - 0.00000227 * t ** 3
  const node = 124.7746 - 1.56375588 * number + 0.0020672 * t ** 2
  let at = 2_451_550.09766 + SYNODIC_MONTH * number + 0.00015437 * t ** 2 - 0.00000015 * t ** 3
  for (const [amount, suns, moons, latitudes] of MOON_TERMS) {
    const angle = suns * sun + moons * moon + latitudes * latitude
    at += amount * (weights[Math.abs(suns)] ?? 1) * Math.sin(angle * DEGREE)
  }
  at -= 0.00017 * Math.sin(node * DEGREE)
  for (const [amount, epoch, rate] of PLANET_TERMS) at += amount * Math.sin((epoch + rate * number) * DEGREE)
  return at - clockDifference(at)
}

/** The number of the new moon that is nearest to a Julian day on average; the true one is at most one away. */
export function newMoonNumberNear(julianDay: number): number {
  return Math.round((julianDay - 2_451_550.09766) / SYNODIC_MONTH)
}

/**
 * The sun's apparent longitude in degrees, 0 ≤ λ < 360, at a Julian day of universal time. Good to about two seconds of
 * arc, which the sun travels in less than a minute.
 */
export function sunLongitude(julianDay: number): number {
  const t = (julianDay + clockDifference(julianDay) - JULIAN_YEAR_2000) / (10 * DAYS_PER_CENTURY)
  const still = sumOf(EARTH_TERMS, t)
  const growing = 628_331_966_747 + sumOf(EARTH_TERMS_BY_TIME, t)
  const curving = 52_919 + 8_720 * Math.cos(1.0721 + 6283.0758 * t)
  const earth = (175_347_046 + still + growing * t + curving * t ** 2) * 1e-8
  const node = (125.04452 - 19_341.36261 * t) * DEGREE
  // Nutation moves the equinox; light from the sun is under way for eight minutes (aberration).
  const nutation = -17.2 * Math.sin(node) - 1.32 * Math.sin(2 * earth) + 0.21 * Math.sin(2 * node)
  const longitude = earth / DEGREE + 180 + (nutation - 20.58) / 3600
  return ((longitude % 360) + 360) % 360
}

function sumOf(terms: readonly (readonly [number, number, number])[], t: number): number {
  let sum = 0
  for (const [amount, phase, frequency] of terms) sum += amount * Math.cos(phase + frequency * t)
  return sum
}

/** Terrestrial minus universal time in days at a Julian day, between the table's years in a straight line. */
function clockDifference(julianDay: number): number {
  const place = ((julianDay - JULIAN_YEAR_2000) / 365.25 + 100) / 20
  const before = Math.min(Math.max(Math.floor(place), 0), CLOCK_DIFFERENCE.length - 2)
  const from = CLOCK_DIFFERENCE[before] ?? 0
  const to = CLOCK_DIFFERENCE[before + 1] ?? from
  return (from + (to - from) * (place - before)) / SECONDS_PER_DAY
}
