/**
 * The template provider function: makes, changes and deletes the custom resources of CloudFormation's templates, by the
 * operations of this process.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { provider } from '../cloudformation/provider.ts';
import { sendAnswer } from '../cloudformation/send-answer.ts';
import { management } from '../functions/management.ts';
import { dispatcher } from '../http/dispatch.ts';
import { optionsFromEnvironment } from './environment.ts';
import { openService } from './service.ts';

const service = openService(optionsFromEnvironment());
const { clock, report } = service;

export const handler = provider({ handle: dispatcher(management, service), clock, report, pause, send: sendAnswer });
