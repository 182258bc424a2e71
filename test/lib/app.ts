/**
 * CDK apps whose assemblies go away with the test: the CDK makes a directory for each app and leaves it behind.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppProps } from 'aws-cdk-lib';

const directory = mkdtempSync(join(tmpdir(), 'selfevident-lib-'));
afterAll(() => rmSync(directory, { recursive: true }));

/**
 * Without bundling: what functions have in them is the matter of a test of its own. Without the validation that the CDK
 * does by itself, which takes most of a synthesis: the tests with cdk-nag have it.
 */
export const newApp = ({ context = {}, ...props }: AppProps = {}): App =>
  new App({
    outdir: mkdtempSync(join(directory, 'app-')),
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
    context: { 'aws:cdk:bundling-stacks': [], ...context },
    ...props,
  });
