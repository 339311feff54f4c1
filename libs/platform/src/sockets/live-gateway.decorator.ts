import { UseFilters, UsePipes, applyDecorators } from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import { ProblemFilter } from '../errors/problem.filter.ts';
import { SchemaPipe } from '../http/schema.pipe.ts';

/**
 * A Socket.IO namespace of the house. Nest applies the app's guard to its handlers but neither its filter nor its pipe, so they are
 * named here: a refused event answers its acknowledgement, and every `{ schema }` is checked.
 */
export const LiveGateway = (namespace: string) =>
  applyDecorators(WebSocketGateway({ namespace }), UseFilters(ProblemFilter), UsePipes(SchemaPipe));
