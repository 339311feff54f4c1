/** What surfaces see of a hall, as queue and display say it and pages read it. The shapes belong to the ticketing domain. */
export {
  Change,
  HallLoad,
  Position,
  Range,
  ScreenCall,
  ScreenView,
  ScreenWindow,
  ServiceWaiting,
  StaffService,
  StaffTicket,
  StaffView,
  StaffWindow,
  Station,
  TicketClass,
  TicketView,
  applyChanges,
} from '@yimen/domain-ticketing/wire';
