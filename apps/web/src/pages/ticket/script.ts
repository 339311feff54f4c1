import './ticket.css';
export {};
