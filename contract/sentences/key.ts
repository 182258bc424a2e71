/** The sentences of the shapes and members in `contract/key.ts`, in its order. */
export const keySentences = {
  KeyId: 'The id of the key, which is in its secret too.',
  KeyFeature: 'The name of a feature, a beginning of names with `*` behind it, or `*` for all.',
  KeyOrigin: 'The origin of pages, such as `https://example.com`, or `*` for all.',
  scopes: 'What the key is for.',
  KeyScopeList: '`evaluate` and `expose` when omitted.',
  KeyScope:
    'What the key is for: `evaluate` asks for flags, `expose` lets evaluations enrol, `events` sends custom events, and `enrolOnBulk` lets all flags at once enrol, for clients without a hook.',
  KeyFeatureList: 'The features that the key may ask for, all when omitted.',
  KeyOriginList: 'The pages that may use the key, all when omitted. `events` needs the pages named.',
  KeyRequestsPerSecond:
    'How many requests a second the key may send to each process of the service, 100 when omitted. Others are answered by 429.',
  Key: 'A key of a project, without its secret.',
  'Key.id': 'The id of the key.',
  expiresTime: 'When the key ends by itself; never when omitted.',
  'CreateKeyResponse.secret': 'What clients send behind `Authorization: Bearer`. It is shown nowhere else.',
  KeyList: 'The keys of the project, sorted by id.',
};
