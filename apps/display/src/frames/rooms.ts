/** Names of rooms; joined by the server only, from the credential. */
export const rooms = {
  /** Screens of a whole hall, kiosks, consoles, supervisors. */
  hall: (hall: string) => `hall:${hall}`,
  /** Screens of one zone of a hall. */
  zone: (hall: string, zone: string) => `zone:${hall}:${zone}`,
  /** All phones of a hall. */
  phones: (hall: string) => `phones:${hall}`,
  /** The phones of one ticket. */
  ticket: (ticket: string) => `ticket:${ticket}`,
  /** Operators who look at a whole district. */
  district: (district: string) => `district:${district}`,
  city: 'city',
} as const;
