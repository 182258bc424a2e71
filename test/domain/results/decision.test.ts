import { decide, type GoalResult, type GuardrailResult, guardrailAlphas } from '../../../domain/results/decision.ts';

const goal = (metricName: string, verdict: GoalResult['verdict'], pValue: number): GoalResult => ({
  metricName,
  verdict,
  pValue,
});
const guard = (metricName: string, verdict: GuardrailResult['verdict']): GuardrailResult => ({ metricName, verdict });
const decideOn = (goals: GoalResult[], guardrails: GuardrailResult[] = [], isMismatch = false) =>
  decide([{ treatmentName: 'new', goals, guardrails }], isMismatch)[0];
const better = goal('revenue', 'Better', 0.01);

describe('a treatment', () => {
  it('is shipped where a success metric is better and each guardrail is not worse', () => {
    expect(decideOn([better], [guard('errors', 'NotWorse'), guard('latency', 'NotWorse')])).toEqual({
      treatmentName: 'new',
      decision: 'SHIP',
      reason: 'It is better in revenue, and within the margin of every guardrail.',
    });
    expect(decideOn([better])).toMatchObject({ decision: 'SHIP', reason: 'It is better in revenue.' });
    expect(decideOn([goal('revenue', 'Best', 0.01)])?.decision).toBe('SHIP');
  });

  it('is not shipped while a guardrail is open', () => {
    expect(decideOn([better], [guard('errors', 'NotWorse'), guard('latency', 'Open')])).toMatchObject({
      decision: 'CONTINUE',
      reason: 'It is better in revenue, but not yet shown to be within the margin of latency.',
    });
  });

  it('is stopped by harm, whatever else is better', () => {
    expect(decideOn([better], [guard('errors', 'Harmed'), guard('latency', 'Harmed')])).toMatchObject({
      decision: 'STOP',
      reason: 'It harms errors and latency.',
    });
  });

  it('is stopped where entities do not arrive as they should', () => {
    expect(decideOn([better], [guard('errors', 'NotWorse')], true)).toMatchObject({ decision: 'STOP' });
  });

  it('is not shipped where it is worse in any success metric, however little that stands', () => {
    expect(decideOn([better, goal('clicks', 'Worse', 0.049)])).toMatchObject({
      decision: 'CONTINUE',
      reason: 'It is worse in clicks.',
    });
  });

  it('has to be better although alpha is divided among the success metrics and treatments', () => {
    const weak = goal('revenue', 'Better', 0.02);
    const nothing = goal('clicks', 'Inconclusive', 0.5);
    expect(decideOn([weak, nothing])?.decision).toBe('SHIP');
    expect(decideOn([weak, nothing, nothing])).toMatchObject({
      decision: 'CONTINUE',
      reason:
        'No success metric is shown to be better: revenue is by itself, but does not stand among all comparisons.',
    });
    const two = ['new', 'blue'].map((treatmentName) => ({ treatmentName, goals: [weak, nothing], guardrails: [] }));
    expect(
      decide([...two, { ...two[0], treatmentName: 'red', goals: [nothing], guardrails: [] }], false)[0],
    ).toMatchObject({ decision: 'CONTINUE' });
  });
});

describe('alpha', () => {
  it('is whole for a guardrail to pass, and divided for harm', () => {
    expect(guardrailAlphas(1, 1)).toEqual({ notWorse: 0.05, harmed: 0.05 });
    expect(guardrailAlphas(5, 2)).toEqual({ notWorse: 0.05, harmed: 0.005 });
  });
});
