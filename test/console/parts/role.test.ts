import { isBelow, roleOf } from '../../../console/api/role.ts';

describe('the role of a person', () => {
  it('is that of the strongest group, and unknown where no group has the name of one', () => {
    expect(roleOf(['staff', 'viewer', 'operator'])).toBe('operator');
    expect(roleOf(['eu-west-1_Pool_Okta'])).toBeUndefined();
  });

  it('keeps buttons from weaker ones, and from nobody whose role is unknown', () => {
    expect(isBelow('viewer', 'operator')).toBe(true);
    expect(isBelow('operator', 'operator')).toBe(false);
    expect(isBelow('admin', 'operator')).toBe(false);
    expect(isBelow(undefined, 'admin')).toBe(false);
  });
});
