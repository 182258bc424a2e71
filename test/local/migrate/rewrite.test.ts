// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of templates
/**
 * Templates rewritten by edits of their text.
 */
import {
  type RewriteOptions,
  type Rewritten,
  rewriteTemplate,
} from '../../../domain/template/rewrite/rewrite-template.ts';
import { positionOf } from '../../../domain/template/rewrite/source.ts';
import { readSource } from '../../../local/migrate/read-source.ts';
import { templateNames, templateText } from '../../migrate/templates.ts';

const NOW = Date.UTC(2026, 10, 1) / 1000;

const rewrite = (text: string, options: Partial<RewriteOptions> = {}): Rewritten =>
  rewriteTemplate(readSource(text, 'shop.yaml'), { now: NOW, ...options });

const textOf = (text: string, options?: Partial<RewriteOptions>): string => rewrite(text, options).text;

/** As `LINE: MESSAGE`. */
const findingsOf = (text: string, options?: Partial<RewriteOptions>): string[] =>
  rewrite(text, options).findings.map(({ offset, message }) => `${positionOf({ text }, offset).line}: ${message}`);

/** Undoes the rewrite by words alone: what it changed beside them shows. */
const undone = (text: string): string =>
  text
    .replaceAll(/ServiceToken: !ImportValue Selfevident-TemplateProvider(, |\r?\n *)/g, '')
    .replaceAll(/"ServiceToken": \{ "Fn::ImportValue": "Selfevident-TemplateProvider" \},\s+/g, '')
    .replaceAll(/([A-Za-z}])Selfevident\b/g, '$1')
    .replaceAll('Custom::Evidently', 'AWS::Evidently::');

const project = (more = '', id = 'Shop'): string =>
  `Resources:\n  ${id}:\n    Type: AWS::Evidently::Project\n    Properties:\n      Name: shop\n${more}`;

describe.each(templateNames)('%s', (name) => {
  const text = templateText(name);

  it('differs in types, ids and references alone', () => {
    const rewritten = textOf(text);
    expect(rewritten).not.toBe(text);
    expect(rewritten).not.toContain('AWS::Evidently');
    expect(undone(rewritten)).toBe(text);
  });

  it('stays as it is from then on', () => {
    const [kept, dropped] = [textOf(text, { phase: 'keep' }), textOf(text)];
    expect(textOf(dropped)).toBe(dropped);
    expect(textOf(dropped, { phase: 'keep' })).toBe(dropped);
    expect(textOf(kept, { phase: 'keep' })).toBe(kept);
  });

  it('is the same in one step and in two', () => {
    const kept = textOf(text, { phase: 'keep' });
    expect(kept.match(/Custom::Evidently/g)).toHaveLength(kept.match(/AWS::Evidently::/g)?.length ?? 0);
    expect(kept.match(/DeletionPolicy"?: "?Retain/g)).toHaveLength(kept.match(/AWS::Evidently::/g)?.length ?? 0);
    expect(textOf(kept)).toBe(textOf(text));
  });

  it('keeps its line ends', () => {
    const windows = text.replaceAll('\n', '\r\n');
    for (const phase of ['keep', 'drop'] as const)
      expect(textOf(windows, { phase })).toBe(textOf(text, { phase }).replaceAll('\n', '\r\n'));
  });
});

describe('a rewritten resource', () => {
  it('always has a new logical id, since CloudFormation refuses another type under the old one', () => {
    expect(textOf(project())).not.toMatch(/^ {2}Shop:/m);
    expect(textOf(project(), { suffix: 'Two' })).toContain('  ShopTwo:\n    Type: Custom::EvidentlyProject');
  });

  it('stays as it is where its new id is taken', () => {
    const text = project('  ShopSelfevident:\n    Type: AWS::SQS::Queue\n');
    expect(textOf(text)).toBe(text);
    expect(findingsOf(text)).toEqual(['2: Shop stays as it is: ShopSelfevident is taken: give another suffix']);
  });

  it('calls the provider by its export or by its ARN', () => {
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:Selfevident-TemplateProvider';
    expect(textOf(project(), { provider: 'Selfevident-TemplateProvider-two' })).toContain(
      'ServiceToken: !ImportValue Selfevident-TemplateProvider-two\n',
    );
    expect(textOf(project(), { provider: arn })).toContain(`ServiceToken: ${arn}\n`);
    expect(textOf(JSON.stringify({ Resources: shopOfJson }), { provider: arn })).toContain(`"ServiceToken": "${arn}"`);
  });

  it('is never written anew: YAML 1.1 reads yes as a boolean, and long numbers stay exact', () => {
    const more = `  Flag:
    Type: AWS::Evidently::Feature
    Properties:
      Project: shop
      Name: flag
      Variations: [{VariationName: a, LongValue: 9007199254740991}, {VariationName: b, LongValue: 0o17}]
`;
    expect(undone(textOf(project(more)))).toBe(project(more));
  });

  const shopOfJson = { Shop: { Type: 'AWS::Evidently::Project', Properties: { Name: 'shop' } } };

  it('may stand in JSON with tabs, and in JSON on one line', () => {
    for (const indent of ['\t', undefined]) {
      const text = JSON.stringify({ Resources: shopOfJson }, null, indent);
      expect(JSON.parse(textOf(text))).toEqual({
        Resources: {
          ShopSelfevident: {
            Type: 'Custom::EvidentlyProject',
            Properties: { ServiceToken: { 'Fn::ImportValue': 'Selfevident-TemplateProvider' }, Name: 'shop' },
          },
        },
      });
      const kept = textOf(text, { phase: 'keep' });
      expect(Object.keys(JSON.parse(kept).Resources)).toEqual(['Shop', 'ShopSelfevident']);
      expect(textOf(kept)).toBe(textOf(text));
    }
  });

  it('may share its properties by an anchor', () => {
    const text = `Resources:
  One:
    Type: AWS::Evidently::Project
    Properties: &shared
      Name: shop
  Two:
    Type: AWS::Evidently::Project
    Condition: Never
    Properties: *shared
`;
    expect(textOf(text).match(/ServiceToken/g)).toHaveLength(1);
  });
});

describe('the old resource in phase keep', () => {
  it('is not changed but for its policy, which replaces another', () => {
    const more = `  Flag:
    Type: AWS::Evidently::Feature
    DeletionPolicy: Delete # for now
    DependsOn: Shop
    Properties: { Project: !Ref Shop, Name: flag, Variations: [{ VariationName: a, BooleanValue: true }] }
`;
    const kept = textOf(project(more), { phase: 'keep' });
    expect(kept).toContain(
      more.replace('Delete #', 'Retain #').replace('::Feature\n', '::Feature\n    UpdateReplacePolicy: Retain\n'),
    );
    expect(kept).toContain(
      '  FlagSelfevident:\n    Type: Custom::EvidentlyFeature\n    DeletionPolicy: Delete # for now',
    );
  });

  it('goes in phase drop, with comments left where they are', () => {
    const text = `Resources:
  # first
  Shop: # the shop
    Type: AWS::Evidently::Project
    Properties: {Name: shop}

  # last
  Queue: {Type: AWS::SQS::Queue}
`;
    const kept = textOf(text, { phase: 'keep' });
    expect(kept).toContain(
      '  # first\n  Shop: # the shop\n    Type: AWS::Evidently::Project\n    DeletionPolicy: Retain',
    );
    expect(textOf(kept)).toBe(textOf(text));
    expect(textOf(text)).toContain('  # first\n  ShopSelfevident: # the shop\n');
  });
});

describe('references', () => {
  const sub = (value: string) => textOf(project(`Outputs:\n  One:\n    Value: ${value}\n`));

  it.each([
    [
      "!Sub '${Shop} ${Shop.Arn} ${!Shop} ${Shopping}'",
      "!Sub '${ShopSelfevident} ${ShopSelfevident.Arn} ${!Shop} ${Shopping}'",
    ],
    [
      "!Sub ['${Shop} ${Two}', {Shop: 1, Two: !Ref Shop}]",
      "!Sub ['${Shop} ${Two}', {Shop: 1, Two: !Ref ShopSelfevident}]",
    ],
    ['{Ref: "Shop"}', '{Ref: "ShopSelfevident"}'],
    ['{"Fn::GetAtt": "Shop.Arn"}', '{"Fn::GetAtt": "ShopSelfevident.Arn"}'],
    ['!GetAtt [Shop, Arn]', '!GetAtt [ShopSelfevident, Arn]'],
    ['!Join [Shop, [!Ref Shop, Shop]]', '!Join [Shop, [!Ref ShopSelfevident, Shop]]'],
  ])('%s', (before, after) => {
    expect(sub(before)).toContain(`Value: ${after}\n`);
  });

  it('follow into loops over ids', () => {
    const loop = (value: string) =>
      project(`Outputs:\n  Fn::ForEach::All:\n    - Id\n    - [Shop]\n    - Out\${Id}: {Value: !Ref ${value}}\n`);
    expect(textOf(loop("'${Id}'"))).toContain("!Ref '${Id}Selfevident'");
  });

  it('are left to people where a loop mixes old and other ids', () => {
    const text = project(
      "Outputs:\n  Fn::ForEach::All:\n    - Id\n    - [Shop, Queue]\n    - Out${Id}: {Value: !Ref '${Id}'}\n",
    );
    expect(findingsOf(text)).toEqual([
      expect.stringMatching(/^10: \$\{Id\} is a resource with a new id for some values/),
    ]);
  });

  it('go across the files of one template, but not to what a file defines itself', () => {
    const others = new Map([['Shop', 'ShopSelfevident']]);
    const outputs = 'Outputs:\n  One: {Value: !Ref Shop}\n';
    expect(textOf(outputs, { others })).toContain('!Ref ShopSelfevident');
    const own = `Parameters:\n  Shop: {Type: String}\n${outputs}`;
    expect(textOf(own, { others })).toBe(own);
  });
});

describe('findings', () => {
  it('name what the provider will refuse, and not what only the deployment knows', () => {
    const flag = (variations: string) =>
      project(`  Flag:
    Type: AWS::Evidently::Feature
    Properties:
      Project: !Ref Shop
      Name: !Sub '\${AWS::StackName}-flag'
      Colour: red
      Variations: ${variations}
`);
    const refused = flag(
      '[{VariationName: a, BooleanValue: maybe}, !If [Test, {VariationName: b}, !Ref AWS::NoValue]]',
    );
    expect(findingsOf(refused)).toEqual([
      expect.stringMatching(/^11: Flag: Colour is not a property that Selfevident knows/),
      expect.stringMatching(/^12: Flag: Variations\[0\].BooleanValue must be true or false/),
    ]);
    expect(findingsOf(flag('!Ref Variations'))).toHaveLength(1);
  });

  it('tell of an experiment whose end is past or too far away', () => {
    const experiment = (end: string) =>
      findingsOf(
        templateText('experiment.json').replace(
          '"SamplingRate"',
          `"RunningStatus": { "Status": "START", "AnalysisCompleteTime": "${end}" }, "SamplingRate"`,
        ),
      );
    expect(experiment('2022-09-27T00:00:00Z')).toEqual([
      expect.stringContaining(
        'AnalysisCompleteTime is 2022-09-27T00:00:00.000Z; a start takes a time within the next 30',
      ),
    ]);
    expect(experiment('2027-09-27')).toHaveLength(1);
    expect(experiment('2026-11-20')).toEqual([]);
  });

  it('say what takes the place of an action, and of calls that no address can be given', () => {
    expect(findingsOf(templateText('sam.yaml'))).toEqual([
      '27: evidently:EvaluateFeature becomes the action execute-api:Invoke on ' +
        'arn:aws:execute-api:REGION:ACCOUNT:API-ID/prod/POST/projects/PROJECT/evaluations/* (docs/iam.md)',
    ]);
    const custom = `Resources:
  Call:
    Type: Custom::AWS
    Properties: {Create: '{"service":"Evidently","action":"createProject"}'}
  Other:
    Type: AWS::Evidently::Dashboard
    Properties: {Principal: evidently.amazonaws.com, Arn: 'arn:aws:evidently:us-east-1:1:project/x'}
`;
    expect(textOf(custom)).toBe(custom);
    expect(findingsOf(custom)).toEqual([
      expect.stringMatching(/^4: AwsCustomResource calls Evidently by AWS's address/),
      expect.stringMatching(/^6: AWS::Evidently::Dashboard is no type that Evidently had/),
      expect.stringMatching(/^7: evidently.amazonaws.com writes nothing any more/),
    ]);
  });

  it('warn of exports that others import, and of attributes that are not there', () => {
    const text = project('Outputs:\n  One:\n    Value: !GetAtt Shop.Id\n    Export: {Name: shop}\n');
    expect(findingsOf(text)).toEqual([
      expect.stringMatching(/^7: The export One keeps its name/),
      '8: There is no attribute Id: there are Arn and Name',
    ]);
  });
});

describe('what is no template', () => {
  it.each([
    ['a: [\nb: 1\n', 'shop.yaml:2:1: Flow sequence in block collection must be sufficiently indented'],
    ['a: 1\na: 2\n', 'shop.yaml:2:1: Map keys must be unique.'],
    ['a: 1\n---\nb: 2\n', 'shop.yaml:2:1: A template is one document: this is a second one.'],
    ['', 'shop.yaml:1:1: A template is an object.'],
    ['- a\n', 'shop.yaml:1:1: A template is an object.'],
  ])('%j is refused with its place', (text, message) => {
    expect(() => rewrite(text)).toThrow(message);
  });
});
