/** Opens what somebody says of their hours; its value is not read. */
export const HOURS = 'people.hours';
