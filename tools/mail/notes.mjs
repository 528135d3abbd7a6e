// What caniemail.com knows against messages, beside what it knows against MJML's own output of the same sources.
//
//     node tools/mail/notes.mjs message.mjml message.html [another.mjml another.html]...
//
// Prints JSON, for each message: for `ours` and for `mjml`, by mail program, the titles of what it cannot show (errors) or shows
// in part (warnings), each with the number of places.

import { readFileSync } from "node:fs";

import { caniemail } from "caniemail";
import mjml2html from "mjml";

// Its data have gaps for other programs, at which it stops.
const CLIENTS = ["gmail.*", "outlook.*", "apple-mail.*", "yahoo.*"];

const files = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));

function notes(html) {
  const { issues } = caniemail({ clients: CLIENTS, html });
  const found = {};
  for (const level of ["errors", "warnings"]) {
    for (const [client, list] of issues[level]) {
      const titles = (found[client] ??= {});
      for (const { title } of list) titles[`${level}: ${title}`] = (titles[`${level}: ${title}`] ?? 0) + 1;
    }
  }
  return found;
}

const all = [];
for (let at = 0; at < files.length; at += 2) {
  const theirs = await mjml2html(files[at], { validationLevel: "strict" });
  all.push({ ours: notes(files[at + 1]), mjml: notes(theirs.html) });
}
console.log(JSON.stringify(all, null, 1));
