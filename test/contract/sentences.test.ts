import { readdirSync, readFileSync } from 'node:fs';
import { memberDescription, sentences, shapeDescription } from '../../contract/generate/descriptions.ts';
import { allUses } from '../../contract/generate/shapes.ts';

const keys = Object.values(sentences).flatMap((ofFile) => Object.keys(ofFile));
const isMember = (key: string): boolean => /^[a-z]/.test(key);

describe('the sentences', () => {
  it('describe every member', () => {
    const silent = allUses.filter(({ container, member, facts }) => {
      const sentence = memberDescription(container, member) ?? shapeDescription(facts.shape) ?? '';
      return !/^[A-Z].*\.$/.test(sentence);
    });
    const named = silent.map(({ container, member }) => `${container}.${member}`);
    expect(named.filter((place) => !place.endsWith('List.Member'))).toEqual([]);
  });

  it('are all used', () => {
    const used = new Set(
      allUses.flatMap(({ container, member, facts }) => [facts.shape, member, `${container}.${member}`]),
    );
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
  });

  it('are read from every file of contract/sentences', () => {
    const files = readdirSync('contract/sentences').map((file) => file.replace('.ts', ''));
    expect(files.sort()).toEqual(Object.keys(sentences).sort());
  });
});

const texts = Object.keys(sentences).map((file) => [file, readFileSync(`contract/${file}.ts`, 'utf8')] as const);

/** The files of the contract that define a shape, or the operation whose request or response it is. */
const filesOf = (shape: string): string[] => {
  const operation = shape.replace(/(Request|Response)$/, '');
  return texts
    .filter(([, text]) => text.includes(`'${shape}'`) || text.includes(`  ${operation}: operation(`))
    .map(([file]) => file);
};

/** The files of the containers whose member has its sentence from here: they have none of their own for it. */
const filesOfMember = (member: string): Set<string> => {
  const uses = allUses.filter((use) => use.member === member && !keys.includes(`${use.container}.${member}`));
  return new Set(uses.flatMap(({ container }) => filesOf(container)));
};

describe.each(Object.entries(sentences))('the sentences of %s', (file, ofFile) => {
  it('are for the shapes and operations of the file of that name', () => {
    const shapes = Object.keys(ofFile).filter((key) => !isMember(key));
    expect(shapes.filter((key) => !filesOf(key.split('.')[0] ?? '').includes(file))).toEqual([]);
  });

  it('are for members of no other file, and in primitives for members of several files', () => {
    const strangers = Object.keys(ofFile)
      .filter(isMember)
      .filter((member) => {
        const files = filesOfMember(member);
        return file === 'primitives' ? files.size < 2 : files.size > 1 || !files.has(file);
      });
    expect(strangers).toEqual([]);
  });
});
