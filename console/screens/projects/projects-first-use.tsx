import type { ReactNode } from 'react';
import { FirstUse } from '../../parts/first-use.tsx';
import { words } from '../../words/en.ts';
import { clientLine } from '../client-line.ts';

export const ProjectsFirstUse = ({ action }: { readonly action: ReactNode }) => (
  <FirstUse
    title={words.projects.firstTitle}
    text={words.projects.firstText}
    code={`import boto3\n${clientLine()}\nevidently.create_project(name='shop')`}
    action={action}
  />
);
