/**
 * All that is asked of what a stack has only where someone wants it, and what cdk-nag says of all. A file beside
 * `stack.test.ts`, so that both run at once.
 */
import './agent-layers.ts';
import './console.ts';
import './encryption.ts';
import './evidently-on-selfevident.ts';
import './launch-alarms.ts';
import './nag.ts';
import './notifications.ts';
import './templates.ts';
