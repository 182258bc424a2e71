/**
 * A text of a user. Its direction is its own and changes nothing around it.
 */
export const Name = ({ children }: { readonly children: string }) => <bdi className="name">{children}</bdi>;
