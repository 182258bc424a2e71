/**
 * The template provider function: makes, changes and deletes the custom resources of CloudFormation's templates, by the
 * operations of this process.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { provider } from '../cloudformation/provider.ts';
import { sendAnswer } from '../cloudformation/send-answer.ts';
import { management } from '../functions/management.ts';
import { dispatcher } from '../http/dispatch.ts';
import { managementService } from './management-service.ts';
import { warnOnStandardError } from './report.ts';

const { clock, report } = managementService;
const handle = dispatcher(management, managementService);

export const handler = provider({ handle, clock, report, warn: warnOnStandardError, pause, send: sendAnswer });
