import { Controller, Get, Param, Query } from '@nestjs/common';
import { CentreHours, CentreList, CentreParams, CentreView, HoursQuery } from '@yimen/contracts';
import { About, Allow } from '@yimen/platform';
import { DescribeCentre } from '../use-cases/describe-centre.ts';

/** Centres and their opening hours. Positions of visitors never come here: the page sorts by itself. */
@Controller('centres')
@Allow('catalogue.read')
export class CentresController {
  constructor(private readonly describe: DescribeCentre) {}

  @Get()
  @About({ summary: 'All centres with their positions', returns: CentreList })
  list(): CentreList {
    return this.describe.list();
  }

  @Get(':centre')
  @About({ summary: 'One centre', returns: CentreView })
  get(@Param({ schema: CentreParams }) { centre }: CentreParams): CentreView {
    return this.describe.view(centre);
  }

  @Get(':centre/hours')
  @About({ summary: 'Opening hours of fourteen days', returns: CentreHours })
  hours(@Param({ schema: CentreParams }) { centre }: CentreParams, @Query({ schema: HoursQuery }) { from }: HoursQuery): CentreHours {
    return this.describe.hours(centre, from);
  }
}
