import { useQuery } from '@tanstack/react-query';
import { launchEnrolmentsQuery } from '../../api/queries/launch.ts';
import type { Launch } from '../../api/queries/launch-types.ts';
import { ArmKey } from '../../parts/arm-key.tsx';
import { CardTable } from '../../parts/card-table.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Name } from '../../parts/name.tsx';
import { Sparkline } from '../../parts/sparkline.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import { count } from '../../words/numbers.ts';

const { launch: text } = words;

type Group = NonNullable<Launch['groups']>[number];

export const LaunchEntities = ({ project, launch }: { readonly project: string; readonly launch: Launch }) => {
  const query = useQuery(launchEnrolmentsQuery(project, launch.name));
  const groups = launch.groups ?? [];
  return (
    <section className="section" aria-label={text.entities}>
      <h2>{text.entities}</h2>
      <p className="quiet section-text">{text.entitiesText}</p>
      <Answer query={query} lines={4}>
        {(enrolments) => {
          const seriesOf = (name: string): readonly number[] =>
            enrolments.groups.find(({ groupName }) => groupName === name)?.entities ?? [];
          return (
            <CardTable<Group>
              label={text.entities}
              items={groups}
              keyOf={({ name }) => name}
              empty={null}
              columns={[
                {
                  id: 'group',
                  header: text.group,
                  cell: ({ name }) => <ArmKey arm={groups.findIndex((one) => one.name === name)}>{name}</ArmKey>,
                },
                {
                  id: 'serves',
                  header: text.serves,
                  cell: ({ featureVariations }) => <Serves variations={featureVariations} />,
                },
                {
                  id: 'entities',
                  header: text.served,
                  cell: ({ name }) => <Figure>{count(seriesOf(name).at(-1) ?? 0)}</Figure>,
                },
                {
                  id: 'time',
                  header: text.overTime,
                  card: false,
                  cell: ({ name }) => <Sparkline label={text.served} values={lastOf(seriesOf(name))} width={140} />,
                },
              ]}
            />
          );
        }}
      </Answer>
    </section>
  );
};

const BARS = 35;

const lastOf = (values: readonly number[]): readonly number[] => values.slice(-BARS);

const Serves = ({ variations }: { readonly variations: Readonly<Record<string, string | undefined>> }) => (
  <>
    {Object.entries(variations).map(([feature, variation]) => (
      <span key={feature}>
        <Name>{variation ?? ''}</Name>{' '}
        <span className="quiet">
          <Name>{feature}</Name>
        </span>
      </span>
    ))}
  </>
);
