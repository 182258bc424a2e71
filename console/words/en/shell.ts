/**
 * The words around every screen.
 */
export const shell = {
  product: 'Selfevident',
  skip: 'Skip to the content',
  menu: 'Menu',
  navigation: 'Screens',
  project: 'Project',
  allProjects: 'All projects',
  search: 'Search',
  searchLabel: 'Search this project',
  searchHint: 'A feature, launch, experiment, segment, screen or entity',
  searchNothing: (text: string) => `Nothing here is called “${text}”.`,
  searchPartly: (count: number) => `Searched ${count} names so far; there are more.`,
  kinds: {
    feature: 'feature',
    launch: 'launch',
    experiment: 'experiment',
    segment: 'segment',
    screen: 'screen',
    why: 'why',
  },
  why: 'Why?',
  whyOf: (entity: string) => `Why is ${entity} served what it is served?`,
  theme: { light: 'Light', dark: 'Dark', change: (next: string) => `Change to ${next}` },
  loadFailed: 'The console cannot reach the service that it came from. Reload this page when it runs.',
} as const;

export const version = {
  served: (version: string) =>
    `Another console is there, of version ${version}. What you have typed into a form stays.`,
  service: (service: string, own: string) => `The service is now of version ${service}; this console is of ${own}.`,
  reload: 'Load it',
} as const;

export const clock = {
  title: 'Local clock',
  label: 'Local time',
  real: 'same as this machine',
  ahead: (distance: string) => `${distance} ahead`,
  behind: (distance: string) => `${distance} behind`,
  hour: '+1 hour',
  day: '+1 day',
  next: 'To the next event',
  nextAt: (moment: string) => `next event ${moment}`,
  freeze: 'Freeze',
  go: 'Let it run',
  frozen: 'frozen',
  moving: 'Moving…',
  failed: 'The clock did not move.',
} as const;

export const signIn = {
  title: 'This service wants signed calls',
  text: 'Enter one of the keys that it was started with. It stays in the memory of this tab and goes with it.',
  key: 'Access key ID',
  secret: 'Secret access key',
  enter: 'Use this key',
  insecure:
    'This page has no secure context (https, or an address of this machine), so the browser cannot sign. Open it through 127.0.0.1 or https.',
  forget: 'Forget the key',
} as const;

const oneOf = { viewer: 'a viewer', operator: 'an operator', admin: 'an admin' } as const;
type Role = keyof typeof oneOf;

/** Why a button is not for somebody. */
export const roles = {
  only: (needed: Role, own: Role) => `This is for ${needed}s; you are ${oneOf[own]}.`,
} as const;

export const signInPerson = {
  title: 'Sign in',
  text: 'The console of this deployment is for people who sign in. What you may do here follows from your groups.',
  enter: 'Sign in',
  failed: 'You are not signed in:',
  ended: 'Your session has ended. What you have typed stays.',
  again: 'Sign in again',
  leave: 'Sign out',
} as const;
