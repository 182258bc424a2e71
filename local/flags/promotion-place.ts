/**
 * The places of `--from` and `--to`: a project, an address, a profile, or a project of one of these.
 */
import type { PlaceOptions } from '../client/place.ts';
import { StartError } from '../start-error.ts';

export interface PromotionPlace extends PlaceOptions {
  readonly project: string;
}

/**
 * @param project the one for places that name none.
 * @throws StartError for a place that names no project.
 */
export const promotionPlaceOf = (text: string, project: string | undefined): PromotionPlace => {
  const [own, where] = divide(text);
  const name = own || project;
  if (!name) throw new StartError(`'${text}' names no project; --project does, or PROJECT@ before it.`);
  if (where === '') return { project: name };
  return isAddress(where) ? { project: name, url: where } : { project: name, profile: where };
};

const isAddress = (text: string): boolean => /^https?:/.test(text);

/** Names of projects have no @ in them. */
const divide = (text: string): readonly [project: string, where: string] => {
  if (isAddress(text)) return ['', text];
  const [project = '', ...where] = text.split('@');
  return [project, where.join('@')];
};
