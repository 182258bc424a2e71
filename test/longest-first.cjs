/**
 * The order of test files. Where jest remembers no earlier run, as on a new clone, it starts with the largest files; these
 * are the longest to run, whatever their size, and would keep one worker busy at the end while the others wait.
 */
const Sequencer = require('@jest/test-sequencer').default;

const LONGEST = ['lib/optional-parts', 'lib/stack', 'lambdas/handlers/omitted', 'fuzz/members'];

const isLong = ({ path }) => LONGEST.some((name) => path.replaceAll('\\', '/').endsWith(`/test/${name}.test.ts`));

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
