/**
 * The errors of the service: one table, one class.
 */

type Member = 'resourceId' | 'resourceType' | 'reason' | 'fieldList' | 'serviceCode' | 'quotaCode' | 'currentVersion';

interface ErrorRow {
  readonly status: number;
  /** Members of the body beside `message`. */
  readonly members: readonly Member[];
  /** Members that the service model lacks. */
  readonly more?: readonly Member[];
  /** Not in the service model. */
  readonly extension?: true;
}

export const errors = {
  ValidationException: { status: 400, members: ['reason', 'fieldList'] },
  ServiceQuotaExceededException: { status: 402, members: ['resourceId', 'resourceType', 'serviceCode', 'quotaCode'] },
  AccessDeniedException: { status: 403, members: [] },
  ResourceNotFoundException: { status: 404, members: ['resourceId', 'resourceType'] },
  ConflictException: { status: 409, members: ['resourceId', 'resourceType'], more: ['currentVersion'] },
  ThrottlingException: { status: 429, members: ['serviceCode', 'quotaCode'] },
  InternalServerException: { status: 500, members: [] },
  ServiceUnavailableException: { status: 503, members: [] },
  UnknownOperationException: { status: 404, members: [], extension: true },
  RequestTooLargeException: { status: 413, members: [], extension: true },
} as const satisfies Record<string, ErrorRow>;

export type ErrorName = keyof typeof errors;

/** The members of the body of an error beside `message`. */
export const errorMembers = (name: ErrorName): readonly Member[] => {
  const { members, more = [] }: ErrorRow = errors[name];
  return [...members, ...more];
};

/** The errors of nearly every operation in the service model. */
export const basicErrors = ['AccessDeniedException', 'ValidationException'] as const satisfies ErrorName[];
/** The errors of an operation that names a resource and changes nothing. */
export const readErrors = [
  ...basicErrors,
  'ResourceNotFoundException',
  'ThrottlingException',
] as const satisfies ErrorName[];

export const validationReasons = ['unknownOperation', 'cannotParse', 'fieldValidationFailed', 'other'] as const;

/** A broken member: its path, such as `groups[1].variation`, and the problem. */
export interface BrokenField {
  readonly name: string;
  readonly message: string;
}

export interface ErrorMembers {
  readonly resourceId?: string;
  readonly resourceType?: string;
  readonly reason?: (typeof validationReasons)[number];
  readonly fieldList?: readonly BrokenField[];
  readonly serviceCode?: string;
  readonly quotaCode?: string;
  /** The version of a resource of which the request expected another one. The service model lacks it. */
  readonly currentVersion?: number;
}

/** An error for the client, with its message and members. */
export class ServiceError extends Error {
  override readonly name: ErrorName;
  readonly members: ErrorMembers;

  constructor(name: ErrorName, message: string, members: ErrorMembers = {}) {
    super(message);
    this.name = name;
    this.members = members;
  }

  get status(): number {
    return errors[this.name].status;
  }

  /** The body on the wire: the message, and the members that the table names for this error. */
  get body(): Readonly<Record<string, unknown>> {
    const allowed: readonly string[] = errorMembers(this.name);
    return {
      message: this.message,
      ...Object.fromEntries(Object.entries(this.members).filter(([n]) => allowed.includes(n))),
    };
  }
}

/** An error for a request that is not a JSON object. */
export const cannotParse = (message: string): ServiceError =>
  new ServiceError('ValidationException', message, { reason: 'cannotParse' });

/** Most members in a message, and in `fieldList`. A request within its lengths has fewer than the latter. */
const MAX_NAMED = 10;
const MAX_LISTED = 1000;

/** An error that names all broken members at once. */
export const brokenFields = (fieldList: readonly BrokenField[]): ServiceError => {
  const first = fieldList.slice(0, MAX_NAMED).map(({ name, message }) => `${name} ${message}`);
  const more = fieldList.length > MAX_NAMED ? [`and ${fieldList.length - MAX_NAMED} more`] : [];
  return new ServiceError('ValidationException', `Invalid request: ${[...first, ...more].join('; ')}`, {
    reason: 'fieldValidationFailed',
    fieldList: fieldList.slice(0, MAX_LISTED),
  });
};
