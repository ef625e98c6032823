export const samplers = {} as const;
