// OpenFeature's SDK alone: a provider that answers a constant.
import { through } from './through-openfeature.js';

const start = () => {
  const answer = { value: 'A', variant: 'A', reason: 'STATIC' };
  return through({
    metadata: { name: 'constant' },
    runsOn: 'server',
    resolveStringEvaluation: () => Promise.resolve(answer),
  });
};

export { start as atHand, start as overHttp };
