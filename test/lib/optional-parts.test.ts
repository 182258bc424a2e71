/**
 * All that is asked of what a stack has only where someone wants it. A file beside `stack.test.ts`, so that both run at
 * once.
 */
import './agent-layers.ts';
import './console.ts';
import './encryption.ts';
import './evidently-on-selfevident.ts';
import './launch-alarms.ts';
import './notifications.ts';
import './templates.ts';
