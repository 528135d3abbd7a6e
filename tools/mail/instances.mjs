// Each time at which something in a calendar takes place, as ical.js (the reader of Thunderbird) finds them.
//
//     node tools/mail/instances.mjs calendar.ics
//
// Prints JSON: [summary, begin, end] for each, in order; an hour is in UTC, a whole day is year-month-day.

import { readFileSync } from "node:fs";

import ICAL from "ical.js";

const MOST = 1000;

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);

const said = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());

const found = [];
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  if (!event.isRecurring()) {
    found.push([event.summary, said(event.startDate), said(event.endDate)]);
    continue;
  }
  const times = event.iterator();
  for (let start = times.next(), count = 0; start && count < MOST; start = times.next(), count += 1) {
    const end = start.clone();
    end.addDuration(event.duration);
    found.push([event.summary, said(start), said(end)]);
  }
}
console.log(JSON.stringify(found.sort()));
