import { Controller, Get, Req, Res } from '@nestjs/common';
import { CityLoad as CityLoadFrame } from '@yimen/contracts';
import { About, Allow, Refusal } from '@yimen/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CityLoad } from '../load/city-load.ts';
import { LoadStreams } from '../load/load-streams.ts';

/** The public feed: every page of the world may read it. */
@Controller('load')
export class LoadController {
  constructor(
    private readonly load: CityLoad,
    private readonly streams: LoadStreams,
  ) {}

  @Get()
  @Allow('display.load')
  @About({ summary: 'The load of all halls; a hall without fresh truth says `stale` and gives no figure', returns: CityLoadFrame })
  all(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    refuseQuery(request);
    const { body, gzip, etag } = this.load.current();
    reply
      .header('access-control-allow-origin', '*')
      .header('cache-control', 'public, max-age=2')
      .header('etag', etag)
      .header('vary', 'accept-encoding');
    if (request.headers['if-none-match']?.split(/,\s*/).includes(etag)) {
      void reply.code(304).send();
      return;
    }
    const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (zipped) reply.header('content-encoding', 'gzip');
    void reply.header('content-type', 'application/json; charset=utf-8').send(zipped ? gzip : body);
  }

  @Get('stream')
  @Allow('display.load')
  @About({ summary: 'The same as server-sent events, whenever it changed, at most every two seconds' })
  stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    refuseQuery(request);
    this.streams.open(reply);
  }
}

function refuseQuery({ query }: FastifyRequest): void {
  if (Object.keys(query as object).length > 0) throw new Refusal('malformed', { reason: 'query' });
}
