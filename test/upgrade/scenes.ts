/**
 * Which scene the data of an earlier version are of, by their name.
 */
import { overridesScene } from './overrides-scene.ts';
import { type Scene, shopScene } from './scene.ts';

export const sceneOf = (name: string): Scene => (name.endsWith('-overrides') ? overridesScene : shopScene);
