// Statsig's specifications of dynamic configs.
import { config, everyone, rule, specifications } from '../../engine/statsig-rules.js';
import { FLAGS } from '../flags.ts';

export default specifications(
  FLAGS.map(({ name, isSplit }) => config(name, isSplit ? [rule('B', [everyone], name, 50)] : [])),
);
