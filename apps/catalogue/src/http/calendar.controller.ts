import { Controller, Get, Param } from '@nestjs/common';
import { CalendarParams, CalendarYearView, CityView } from '@yimen/contracts';
import { About, Allow } from '@yimen/platform';
import { DescribeCity } from '../use-cases/describe-city.ts';

/** The city and its calendar. */
@Controller()
@Allow('catalogue.read')
export class CalendarController {
  constructor(private readonly describe: DescribeCity) {}

  @Get('city')
  @About({ summary: 'Names, districts, bureaus and lists of the city', returns: CityView })
  city(): CityView {
    return this.describe.city();
  }

  @Get('calendar/:year')
  @About({ summary: 'Days off and make-up days of a year', returns: CalendarYearView })
  calendar(@Param({ schema: CalendarParams }) { year }: CalendarParams): CalendarYearView {
    return this.describe.calendar(Number(year));
  }
}
