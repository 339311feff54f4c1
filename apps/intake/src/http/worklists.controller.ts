import { Controller, Get, Param, Query } from '@nestjs/common';
import { Worklist, WorklistName, WorklistQuery } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { About, Actor, Allow } from '@yimen/platform';
import { z } from 'zod';
import { ReadWorklist } from '../use-cases/reading/read-worklist.ts';

const ListParams = z.strictObject({ name: WorklistName });
type ListParams = z.infer<typeof ListParams>;

/** What waits at the asker's centre. */
@Controller('worklists')
export class WorklistsController {
  constructor(private readonly lists: ReadWorklist) {}

  @Get(':name')
  @Allow('intake.read')
  @About({ summary: 'One page of a worklist of the asker’s centre, by deadline', returns: Worklist })
  read(
    @Param({ schema: ListParams }) { name }: ListParams,
    @Query({ schema: WorklistQuery }) query: WorklistQuery,
    @Actor() actor: Principal | undefined,
  ): Promise<Worklist> {
    return this.lists.run(name, query, actor);
  }
}
