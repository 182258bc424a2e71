/** A set that forgets. It holds at least its latest `most` members, and at most twice as many. */
export interface RecentSet {
  readonly has: (member: string) => boolean;
  readonly add: (member: string) => void;
}

export const openRecentSet = (most: number): RecentSet => {
  let latest = new Set<string>();
  let before = new Set<string>();
  return {
    has: (member) => latest.has(member) || before.has(member),
    add: (member) => {
      latest.add(member);
      if (latest.size < most) return;
      before = latest;
      latest = new Set();
    },
  };
};
