import { customRecord, evaluationRecord } from '../../../domain/event/delivery-record.ts';
import type { TrialType } from '../../../domain/lifecycle/trial.ts';

const head = {
  id: '7b0c1f7e-0d7f-8a3c-8c11-3f2f3f0f9a51',
  time: 1_767_614_400_000,
  projectArn: 'arn:aws:evidently:us-east-1:123456789012:project/shop',
};

const evaluation = {
  feature: 'search',
  variation: 'fast',
  entityId: 'user-1',
  entityAttributes: '{"country":"DE"}',
  type: 'DEFAULT',
};

describe('the line of an evaluation', () => {
  it('has the members that Evidently stores, and the id', () => {
    expect(JSON.parse(evaluationRecord(head, evaluation))).toEqual({
      event_timestamp: 1_767_614_400_000,
      event_type: 'evaluation',
      version: '1.0.0',
      project_arn: 'arn:aws:evidently:us-east-1:123456789012:project/shop',
      feature: 'search',
      variation: 'fast',
      entity_id: 'user-1',
      entity_attributes: { country: 'DE' },
      evaluation_type: 'DEFAULT',
      id: '7b0c1f7e-0d7f-8a3c-8c11-3f2f3f0f9a51',
    });
  });

  it('names the treatment of an experiment, and the group of a launch', () => {
    const lineOf = (type: TrialType) =>
      JSON.parse(evaluationRecord(head, { ...evaluation, assignment: { type, name: 'spring', arm: 'b' } }));
    expect(lineOf('experiment')).toMatchObject({ treatment: 'b', experiment: 'spring' });
    expect(lineOf('launch')).toMatchObject({ group: 'b', launch: 'spring' });
    expect(lineOf('launch')).not.toHaveProperty('experiment');
  });

  it('keeps attributes as they were written, on one line', () => {
    const entityAttributes = ' {\r\n  "id": 9007199254740993,\n  "text": "a\\nb\u2028"\n}\n';
    const line = evaluationRecord(head, { ...evaluation, entityAttributes });
    expect(line).toContain('"id": 9007199254740993');
    expect(line.split(/[\r\n]/)).toHaveLength(1);
    expect(JSON.parse(line).entity_attributes.text).toBe('a\nb\u2028');
  });

  it('escapes what callers choose', () => {
    const line = evaluationRecord(head, { ...evaluation, entityId: 'a"\n\\b', type: '"' });
    expect(JSON.parse(line)).toMatchObject({ entity_id: 'a"\n\\b', evaluation_type: '"' });
  });
});

describe('the line of a custom event', () => {
  it('has the data as it was written', () => {
    const line = customRecord(head, '{"user":{"id":"1"},\n"price":1.10}');
    expect(line).toContain('"data":{"user":{"id":"1"}, "price":1.10}');
    expect(JSON.parse(line)).toEqual({
      event_timestamp: 1_767_614_400_000,
      event_type: 'custom',
      version: '1.0.0',
      project_arn: 'arn:aws:evidently:us-east-1:123456789012:project/shop',
      data: { user: { id: '1' }, price: 1.1 },
      id: '7b0c1f7e-0d7f-8a3c-8c11-3f2f3f0f9a51',
    });
  });
});
