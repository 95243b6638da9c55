/** What the events of a matter have in common. */

interface Concerned<A, C> {
  assessment: A | null;
  appeal: C | null;
}

/** The assessments and appeals that events are about, each once. */
export function concernedIn<A extends { id: string }, C extends { id: string }>(
  events: Concerned<A, C>[],
): { assessments: A[]; appeals: C[] } {
  const assessments = new Map<string, A>();
  const appeals = new Map<string, C>();
  for (const { assessment, appeal } of events) {
    if (assessment !== null) assessments.set(assessment.id, assessment);
    if (appeal !== null) appeals.set(appeal.id, appeal);
  }
  return { assessments: [...assessments.values()], appeals: [...appeals.values()] };
}

/** Events in the order of the log, those of one command together. */
export function commandsIn<E extends { commitPosition: string }>(events: E[]): E[][] {
  const commands: E[][] = [];
  for (const event of events) {
    const last = commands.at(-1);
    if (last?.[0]?.commitPosition === event.commitPosition) last.push(event);
    else commands.push([event]);
  }
  return commands;
}
