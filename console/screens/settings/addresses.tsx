import { getRouteApi } from '@tanstack/react-router';
import type { Output } from '../../../contract/index.ts';
import { config } from '../../api/config.ts';
import { Code } from '../../parts/code.tsx';
import { Copy } from '../../parts/copy.tsx';
import { Name } from '../../parts/name.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { words } from '../../words/en.ts';
import { clientLine } from '../client-line.ts';
import type { Project } from './project.ts';

const { settings: text } = words;
const route = getRouteApi('/p/$project/settings');

interface AddressesProps {
  readonly project: Project;
  readonly service: Output<'GetService'>;
}

export const Addresses = ({ project, service }: AddressesProps) => {
  const { tab } = route.useSearch();
  const address = config().api || location.origin;
  return (
    <section className="section" aria-label={text.addresses}>
      <h2>{text.addresses}</h2>
      <dl className="facts">
        <div className="settings-wide">
          <dt>{text.address}</dt>
          <dd className="settings-copied">
            <Name>{address}</Name> <Copy text={address} />
          </dd>
        </div>
        {(['region', 'account', 'version'] as const).map((member) => (
          <div key={member}>
            <dt>{text[member]}</dt>
            <dd>
              <Name>{service[member]}</Name>
            </dd>
          </div>
        ))}
      </dl>
      <Tabs
        label={text.language}
        current={tab}
        tabs={[
          { id: undefined, label: text.languages.python },
          { id: 'js', label: text.languages.js },
          { id: 'cli', label: text.languages.cli },
        ]}
      />
      <Code label={words.states.code} text={codeFor(tab, address, project.name)} />
    </section>
  );
};

const codeFor = (tab: string | undefined, address: string, project: string): string => {
  const { region } = config();
  if (tab === 'js')
    return [
      "import { Evidently } from '@aws-sdk/client-evidently';",
      `const evidently = new Evidently({ endpoint: '${address}', region: '${region}', disableHostPrefix: true });`,
      `const { features } = await evidently.listFeatures({ project: '${project}' });`,
    ].join('\n');
  if (tab === 'cli')
    return `aws evidently list-features --project ${project} --endpoint-url ${address} --region ${region}`;
  return ['import boto3', clientLine(), `print(evidently.list_features(project='${project}')['features'])`].join('\n');
};
