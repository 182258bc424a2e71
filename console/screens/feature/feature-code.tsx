import { getRouteApi } from '@tanstack/react-router';
import type { Feature } from '../../api/queries/features.ts';
import { Code } from '../../parts/code.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { words } from '../../words/en.ts';
import { codeFor, languages } from './code-for.ts';

const { feature: text } = words;
const route = getRouteApi('/p/$project/features/$feature');

/** The lines that ask for this feature, to paste into an application. */
export const FeatureCode = ({ project, feature }: { readonly project: string; readonly feature: Feature }) => {
  const { tab } = route.useSearch();
  const tabs = languages.map(({ id, label }) => ({ id, label }));
  return (
    <section className="section" aria-label={text.code}>
      <h2>{text.code}</h2>
      <Tabs label={text.language} tabs={tabs} current={tab} />
      <Code text={codeFor(tab, project, feature)} label={words.states.code} />
    </section>
  );
};
