/**
 * Imports go one way; ARCHITECTURE.md has the picture. A folder may import itself and what its row names.
 */
const layer = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...allowed], dependencyTypesNot: ['core'] },
});

module.exports = {
  forbidden: [
    layer('contract imports zod and nothing else', '^contract/', ['node_modules/zod']),
    layer('domain imports nothing', '^domain/', []),
    layer('the store imports the domain and the SDK', '^lambdas/store/', ['^domain/', 'node_modules/@aws-sdk/']),
    layer('handlers import the contract, the domain and the type of the store', '^lambdas/handlers/', [
      '^contract/',
      '^domain/',
      '^lambdas/store/',
    ]),
    {
      name: 'handlers import no code of the store but its types',
      severity: 'error',
      from: { path: '^lambdas/handlers/' },
      to: { path: '^lambdas/store/', dependencyTypesNot: ['type-only'] },
    },
    layer('time imports the domain and the store', '^lambdas/time/', ['^domain/', '^lambdas/store/']),
    layer('http imports the contract, handlers, the store and middy', '^lambdas/http/', [
      '^contract/',
      '^lambdas/handlers/',
      '^lambdas/store/',
      'node_modules/(@middy|@types)/',
    ]),
    {
      name: 'only http knows middy',
      severity: 'error',
      from: { pathNot: '^lambdas/http/' },
      to: { path: 'node_modules/@middy/' },
    },
    {
      name: 'no circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
