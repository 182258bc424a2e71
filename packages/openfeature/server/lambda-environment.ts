/** Whether this process is a Lambda function, whose timers stand still between invocations. */
export const isInLambda = (): boolean => process.env.AWS_LAMBDA_FUNCTION_NAME !== undefined;

let isWrapped = false;

/** Says that a wrapper sends what is pending before each answer. */
export const wrapInvocations = (): void => {
  isWrapped = true;
};

/** Whether a wrapper does. */
export const isEachInvocationWrapped = (): boolean => isWrapped;
