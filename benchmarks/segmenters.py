"""Compares sentence segmenters on sentences of school messages.

    python benchmarks/segmenters.py

Each line below holds a few sentences with a bar between them. A text counts as right when all its sentences
are found. pysbd, syntok and nupunkt are compared where they are installed. The last lines were written after
the segmenter was finished.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.util import find_spec

from plcomms.language.sentences import sentences

CASES = """
Dr. Smith met Mr. J. R. Lee at noon. | They talked.
The meeting starts at 3:30 p.m. in the gym. | Please come.
Doors open at 5:30 p.m. | Dinner is at 6.
We meet at 6 p.m. Monday in the library. | Bring a friend.
The K-5 program is new. | It begins in fall.
Students at St. Mary's visited us. | We had fun.
The average is grade 3.5 this year. | Last year it was 3.1.
The U.S. Department of Education sent a letter. | We read it.
We live in the U.S. | The law is clear.
Bring supplies, e.g. pens and paper. | Label them.
See No. 4 on the list. | Then sign.
The answer is no. | We will not go.
We wondered... and then we knew. | It was time.
We waited... | Then the bus came.
She said, "Come in." | He sat down.
"Why?" Maria asked. | Nobody knew.
"It works," said Ms. Chan. | Parents agreed.
Our motto, "Learn. Grow. Lead." guides us. | We live it.
Email us at info@psd401.net. | We answer within a day.
Visit www.psd401.net/forms?x=1. | Fill in the form.
Go to psd401.ai for more. | Click Start.
Mrs. Gomez, Ph.D., leads the team. | She is new.
He earned his Ph.D. | He then came to us.
Jan. 5 is a holiday. | School resumes Jan. 6.
Martin Luther King Jr. Day is Monday. | No school.
Bring pencils, paper, etc. | Label everything.
Bring pencils, paper, etc. to class. | Label everything.
We chose Plan B. | Families liked it.
Your child earned a B. | Well done!
Is your child ready? | We can help!
Wow! | What a year!
School starts Aug. 28. | See you there!
Call 253-530-1000 ext. 4 for help. | Ask for Ann.
The cost is $3.50. | Pay online.
Meet in Rm. 12 at 9 a.m. | Coffee is served.
The office is at 123 Main St. | Parking is free.
Turn left on Oak Ave. and park. | Walk in.
1. Read the form. | 2. Sign it. | 3. Send it back.
Students learn at their own pace. | iPads help them.
See Sec. 504 of the Act. | It protects students.
Homework is due at 11:59 p.m. PST on Friday. | No late work.
Gov. Inslee visited. | So did Sen. Murray.
We asked parents vs. teachers. | Both agreed.
(See the map on p. 4.) | Parking is limited.
Our students (ages 5-11) love it. | Come see!
We held it on Tues. and Thurs. this week. | More soon.
The bell rings at 8:05. | Be on time.
Our school won! | Go Tigers!
Thank you. | We are grateful.
This is what I.E.P. means. | Ask us.
Approx. 300 families came. | We ran out of food.
We're proud of our kids. | They've grown.
We met on Sept. 4, 2025. | It went well.
Inc. is not a word. | It is short.
We work with Acme Inc. and others. | They help.
Who decides? | You do.
He said "Stop!" and left. | We laughed.
Teachers use data (e.g., test scores) to plan. | Families see it too.
It ended at noon. | 12 families stayed.
A. Patel and B. Jones spoke. | Everyone listened.
Our Asst. Supt. Dr. Kim Park wrote this. | Read it.
Grades 6-8 meet in Bldg. C at 2 p.m. | Grades 9-12 meet later.
The 3.5 mile walk is on. | Wear shoes.
The district uses Canvas. | Log in at canvas.psd401.net.
We will send reports in Nov. and March. | Check your mail.
Dear families, we missed you. | Come back soon.
She asked, "Where is room 5?" | No one knew.
Every student has a plan. | Every plan is different.
St. Paul is far. | We went by bus.
Mt. Rainier was clear. | We hiked.
The vote was 5 to 2. | Mr. Ray voted no.
Is it 4 p.m.? | Yes.
Our score rose from 2.5 to 3.0. | That is good.
Lunch is $2.75; milk is 50 cents. | Bring change.
I can't wait. | Can you?
Call Sgt. Ray at 5 p.m. if you see smoke. | Stay calm.
Wash. state law applies. | Ask the office.
The U.S. has many schools. | Ours is one.
What is PBIS? | It's a way to teach behavior.
No. | It is not required.
Room No. 12 is closed. | Use No. 14.
Students read 20 min. a day. | It adds up.
Students read for 20 min. | They like it.
Mr. and Mrs. Diaz came. | They sat in front.
"We tried it. | It worked," said Principal Lee. | The room cheered.
Teachers meet on Mon. | They plan lessons.
Bring I.D. to the office. | We will copy it.
Lincoln Elem. School is open. | Doors open at 7.
Families, staff, students, etc., are welcome. | Sign up today.
Thank you for all that you do!!! | We mean it.
It costs approx. $5. | Pay at the door.
Ask about the Sept. 30 deadline. | It is firm.
Please reply by Fri. Sept. 12. | Thank you.
The talk is by Prof. Ana M. Ruiz. | She teaches math.
We wrote to Rev. Dr. Lee. | He came.
Children grow fast. | So do we.
The plan has 3 parts: 1. Listen. | 2. Learn. | 3. Lead.
Read "The Cat in the Hat." | Then draw.
He works for the C.I.A. in D.C. | He likes it.
We follow Title I. | It gives us funds.
Both my sister and I. | That is all.
Picture day is Thurs., Oct. 9. | Smile!
Bring: gloves, hat, scarf, etc. | Mark each with a name.
"Can we go again?" asked Leo. | "Please!"
Dr. Park-Ellis, Supt. of Schools, will speak. | Coffee at 8.
The P.E. teacher is Mr. Oh. | He coaches track.
Cost: $1.25/ea. | Cash only.
Read pp. 12-14 tonight. | Quiz tomorrow.
Our scores (see Fig. 2) rose. | They rose again in May.
Meet at the N.E. corner of the lot. | Look for the flag.
The A.M. bus is full. | The P.M. bus is not.
Hurray for the J.V. team! | They won 12-0.
Turn in the form by noon on Dec. 1. | After that, call us.
We read "Mr. Popper's Penguins." | Everyone laughed.
Sr. Ruiz teaches Spanish. | Sra. Lopez helps.
Was it 9 a.m. or 9 p.m.? | I forgot.
See you at St. John's. | Bring a dish.
Kids say the funniest things... | Read on.
Go to Rm. B. | Ask for Lu.
""".strip().splitlines()
LATER = 18
"""How many of the last texts were written after the segmenter was finished."""

Splitter = Callable[[str], list[str]]


def plcomms() -> Splitter:
    return lambda text: [text[start:end] for start, end in sentences(text)]


def pysbd() -> Splitter:
    from pysbd import Segmenter  # noqa: PLC0415

    segmenter = Segmenter(language="en", clean=False)
    return lambda text: [piece.strip() for piece in segmenter.segment(text)]


def syntok() -> Splitter:
    from syntok import segmenter  # noqa: PLC0415

    def split(text: str) -> list[str]:
        found = [list(piece) for paragraph in segmenter.analyze(text) for piece in paragraph]
        ends = [*(piece[0].offset for piece in found[1:]), len(text)]
        return [text[piece[0].offset : end].strip() for piece, end in zip(found, ends, strict=True)]

    return split


def nupunkt() -> Splitter:
    from nupunkt import sent_tokenize  # noqa: PLC0415

    return lambda text: [piece.strip() for piece in sent_tokenize(text)]


def main() -> None:
    texts = [line.split(" | ") for line in CASES]
    long = " ".join(" ".join(text) for text in texts) * 20
    print(f"{len(texts)} texts, the last {LATER} of them unseen; {len(long):,} characters to time")
    for make in (plcomms, pysbd, syntok, nupunkt):
        if find_spec(make.__name__):
            split = make()
            right = [split(" ".join(text)) == text for text in texts]
            begun = time.perf_counter()
            split(long)
            took = time.perf_counter() - begun
            print(
                f"{make.__name__:9} {sum(right):>4} right, unseen {sum(right[-LATER:]):>3}; {took:7.2f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
