import { useParams } from '@tanstack/react-router';

/** The project that the address names; undefined where it names none. */
export const useProject = (): string | undefined => useParams({ strict: false }).project;
