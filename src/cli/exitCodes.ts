/** What a command ends with; 70 is `EX_SOFTWARE` of sysexits.h. */
export const exitCodes = { fine: 0, problems: 1, usage: 2, defect: 70 } as const;
