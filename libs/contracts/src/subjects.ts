import { identitySubjects } from './identity/revocation.ts';

/**
 * Every NATS subject of the house, in one place. `<service>.<noun>.<verb>` asks, `<service>.<noun>.<participle>` tells, tokens of
 * the partition (hall, system, case) follow. Called without its token a function gives the pattern to listen to.
 */
export const subjects = {
  catalogue: {
    /** Request `{ item, on }`: the version of an item that is in force on a date. */
    itemGet: 'catalogue.item.get',
    /** Request: search as on the guide page. */
    itemSearch: 'catalogue.item.search',
    /** Request `{ item, answers, on }`: what to bring. */
    itemChecklist: 'catalogue.item.checklist',
    /** Stream CATALOGUE_EVENTS. */
    itemEvent: (participle = '*', item = '*') => `catalogue.item.${participle}.${item}`,
  },
  queue: {
    /** HallFeed: core feed of one hall to the display edges, one message a commit, at most once. */
    hallFeed: (hall = '*') => `queue.hall.${hall}`,
    /** EngineBeat of one engine, every second. */
    beat: (engine = '*') => `queue.beat.${engine}`,
    /** Request without body → HallSnapshot, answered by the hall's owner. */
    snapshotGet: (hall = '*') => `queue.snapshot.get.${hall}`,
    /** Request TicketGet → TicketGot: where a ticket stands, answered by the owner of its hall. */
    ticketGet: (hall = '*') => `queue.ticket.get.${hall}`,
    /** QueueDayEvent on the stream QUEUE_EVENTS. */
    dayEvent: (participle = '*', hall = '*') => `queue.day.${participle}.${hall}`,
  },
  display: {
    /** HallSettings: notices or playlist of a hall were changed at one edge. */
    settingsChanged: (hall = '*') => `display.settings.changed.${hall}`,
    /** ScreenPainted: a screen of a hall painted a position, for consoles on other edges. */
    screenPainted: (hall = '*') => `display.screen.painted.${hall}`,
    /** ConsoleBeat: this clerk's console is alive at its window. */
    consoleSeen: (hall = '*') => `display.console.seen.${hall}`,
    /** AnnouncementSpoken: a zone's announcement was begun, so no other screen may begin it. */
    announcementSpoken: (hall = '*') => `display.announcement.spoken.${hall}`,
  },
  identity: {
    /** SubjectRevoked: sockets and requests of this account or device end within 5 s. */
    revoked: identitySubjects.revoked,
    /** Request RevocationsRequest → Revocations, for whoever was away. */
    revocations: identitySubjects.revocations,
  },
  intake: {
    /** Request: one case as another service may see it. */
    caseGet: 'intake.case.get',
    /** Request: orders of a system by day, for reconciliation. */
    orderList: 'intake.order.list',
    /** Request: data key of a case. */
    keyGet: 'intake.key.get',
    /** Stream INTAKE_EVENTS. */
    caseEvent: (participle = '*', centre = '*', caseNumber = '*') => `intake.case.${participle}.${centre}.${caseNumber}`,
  },
  bureaus: {
    /** Stream BUREAU_COMMANDS_<SYSTEM>. */
    command: (verb = '*', system = '*', caseNumber = '*') => `bureaus.command.${verb}.${system}.${caseNumber}`,
    /** Stream BUREAU_RESULTS. */
    caseEvent: (participle = '*', system = '*', caseNumber = '*') => `bureaus.case.${participle}.${system}.${caseNumber}`,
  },
  dead: {
    /** DeadLetter on the stream DEAD_LETTERS: a message of `subject` that `service` could not handle. */
    letter: (service = '*', subject = '>') => `dead.${service}.${subject}`,
  },
} as const;
