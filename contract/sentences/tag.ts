/** The sentences of the shapes and members in `contract/tag.ts`, in its order. */
export const tagSentences = {
  TagKeyList: 'The keys of the tags to remove.',
};
