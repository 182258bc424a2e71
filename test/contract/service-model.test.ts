import { allowedHeaders } from '../../contract/cors.ts';
import { validationReasons } from '../../contract/errors.ts';
import { allUses } from '../../contract/generate/shapes.ts';
import { modelOperations } from '../../contract/index.ts';
import { contractErrors, contractOperation, model, modelErrors, modelOperation } from './facts.ts';

describe('the contract, compared with the service model', () => {
  it('has the operations of the model, 38 of them, and marks all others as extensions', () => {
    expect(modelOperations).toHaveLength(38);
    expect([...modelOperations].sort()).toEqual(Object.keys(model.operations).sort());
  });

  it.each(modelOperations)('says the same of %s: method, path, errors, pages, and every member in depth', (name) => {
    expect(contractOperation(name)).toEqual(modelOperation(name));
  });

  it('has the errors of the model with their status and members', () => {
    expect(contractErrors()).toEqual(modelErrors());
    expect(validationReasons).toEqual(model.shapes.ValidationExceptionReason?.traits?.enum);
  });

  it('uses every shape of the model that is no request, response or part of an error', () => {
    const used = new Set(allUses.map(({ facts }) => facts.shape));
    const elsewhere = Object.values(model.operations).flatMap(({ input, output }) => [input, output]);
    const unused = Object.keys(model.shapes).filter((shape) => !used.has(shape) && !elsewhere.includes(shape));
    expect(unused.sort()).toEqual([
      'ValidationExceptionField',
      'ValidationExceptionFieldList',
      'ValidationExceptionReason',
    ]);
  });

  it('allows the headers of the model across origins, those by which the SDKs mark a retry, and the tag', () => {
    const { additionalAllowedHeaders } = model.service.cors;
    const own = ['amz-sdk-invocation-id', 'amz-sdk-request', 'If-None-Match'];
    expect(allowedHeaders).toEqual([...additionalAllowedHeaders, ...own]);
  });
});
