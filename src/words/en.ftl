### The words of the product in English. The keys and their arguments are the same in every language; a test holds them to it.
### `{ $name }` stands where an argument goes. A choice such as `{ $count -> [one] … *[other] … }` says what depends on a number or a name.

## Places and ranks
section-heading = part { $number }
introduction = the introduction
introduction-to = the introduction to { $act }
subsection = { $number ->
        [1] first
        [2] second
        [3] third
        [4] fourth
        [5] fifth
        [6] sixth
        [7] seventh
        [8] eighth
        [9] ninth
        [10] tenth
        [11] eleventh
        [12] twelfth
       *[other] { ORDINAL($number) ->
                [one] { $number }st
                [two] { $number }nd
                [few] { $number }rd
               *[other] { $number }th
            }
    } subsection
letter = letter { $letter }
sentence = { $number ->
        [1] first
        [2] second
        [3] third
        [4] fourth
        [5] fifth
        [6] sixth
        [7] seventh
        [8] eighth
        [9] ninth
        [10] tenth
        [11] eleventh
        [12] twelfth
       *[other] { ORDINAL($number) ->
                [one] { $number }st
                [two] { $number }nd
                [few] { $number }rd
               *[other] { $number }th
            }
    } sentence
between-places = { ", " }
sections = §§ { $list }
point = { $document } point { $point }
rank-statute = statute
rank-regulation = regulation
rank-preparatory-works = preparatory works
rank-circular = circular
rank-practice = practice
the-act = the act
not-in-force = { $place } (not in force any more or yet)
given-under = given under { $list }

## Lists, brackets and signs
comma = { ", " }
and = { " and " }
or = { " or " }
semicolon = { "; " }
within-joint = { " within " }
without-joint = { " without " }
quoted = “{ $words }”
bracketed = ({ $words })
with-note = { $words } ({ $note })
told-as = { $label }: { $value }
said-of = { $label } – { $said }
equals = { $label } = { $value }
followed-by = { $words } { $more }
also = { $words }, { $more }

## Numbers, dates and lengths
decimal-sign = .
# Between groups of three digits, in a number of so many digits.
group-sign = { $digits ->
       *[other] ,
    }
percent = { $number }%
about = about { $number }
years-old = { $number } { $count ->
        [one] year
       *[other] years
    }
hours = { $number } { $count ->
        [one] hour
       *[other] hours
    }
money = NOK { $number }
per = { $amount } per { $period }
length-years = { $count } { $count ->
        [one] year
       *[other] years
    }
length-months = { $count } { $count ->
        [one] month
       *[other] months
    }
length-weeks = { $count } { $count ->
        [one] week
       *[other] weeks
    }
length-days = { $count } { $count ->
        [one] day
       *[other] days
    }
date = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
from-day = from { $day }
days-through = { $first } – { $last }
no-days = no days
a-list = a list
rounded-up-day = the first of the next month
rounded-down-day = the last of the month
yes = yes
no = no
weekday = { $day ->
        [1] a Monday
        [2] a Tuesday
        [3] a Wednesday
        [4] a Thursday
        [5] a Friday
        [6] a Saturday
       *[7] a Sunday
    }

## What was found
met = met
not-met = not met
undetermined = undetermined
undecided = can't be decided
applies = applies
applies-not = does not apply
not-known = not known
not-told = not known
not-assessed = not assessed
no-answer = without an answer
assessed-as = assessed as { $value }
to-be-assessed-by = to be assessed by { $who }
assessed-because = reason: { $reason }
factors-left-out = the reason does not address { $factors }
see-above = see above

## What a rule says of somebody. `holds` is yes, no, open or fault
right = { $holds ->
        [yes] { $who } has the { $what }
        [no] { $who } does not have the { $what }
        [open] it is undetermined whether { $who } has the { $what }
       *[fault] it can't be decided whether { $who } has the { $what }
    }
right-against = { $sentence } against { $against }
duty = { $holds ->
        [yes] { $who } shall { $what }
        [no] { $who } is not obliged to { $what }
        [open] it is undetermined whether { $who } shall { $what }
       *[fault] it can't be decided whether { $who } shall { $what }
    }
power = { $holds ->
        [yes] { $who } may { $what }
        [no] { $who } may not { $what }
        [open] it is undetermined whether { $who } may { $what }
       *[fault] it can't be decided whether { $who } may { $what }
    }
prohibition = { $holds ->
        [yes] { $who } must not { $what }
        [no] { $who } is not forbidden to { $what }
        [open] it is undetermined whether { $who } is forbidden to { $what }
       *[fault] it can't be decided whether { $who } is forbidden to { $what }
    }
that-right = { $holds ->
        [yes] that { $who } has the { $what }
       *[no] that { $who } does not have the { $what }
    }
that-duty = { $holds ->
        [yes] that { $who } shall { $what }
       *[no] that { $who } is not obliged to { $what }
    }
that-power = { $holds ->
        [yes] that { $who } may { $what }
       *[no] that { $who } may not { $what }
    }
that-prohibition = { $holds ->
        [yes] that { $who } must not { $what }
       *[no] that { $who } is not forbidden to { $what }
    }
duty-step = { $who } shall { $what }
power-step = { $who } may { $what }
prohibition-step = { $who } must not { $what }
always = { $holds ->
        [yes] { $norm } – the rule has no conditions
       *[no] the law has no rule to this effect: { $norm }
    }
without-a-rule = { $denied } (the law has no rule to that effect)
answer-would-be = the answer is { $answer }
answer-would-say = the answer is: { $answer }
would-be-undecided = the case can't be decided
right-would = { $holds ->
        [yes] the right holds
       *[no] the right does not hold
    }
duty-would = { $holds ->
        [yes] the duty holds
       *[no] the duty does not hold
    }
power-would = { $holds ->
        [yes] the power holds
       *[no] the power does not hold
    }
prohibition-would = { $holds ->
        [yes] the prohibition holds
       *[no] the prohibition does not hold
    }
exception-would = { $holds ->
        [yes] the exception holds
       *[no] the exception does not hold
    }
impossible-would = { $holds ->
        [yes] the rule on what is impossible holds
       *[no] the rule on what is impossible does not hold
    }

## Conditions
any-of-these = { $holds ->
        [yes] at least one of these is met
        [no] none of these is met
       *[open] at least one of these must be met
    }
all-of-these = { $holds ->
        [yes] all of these are met
        [no] not all of these are met
       *[open] all of these must be met
    }
none-may-be-met = { $holds ->
        [yes] none of these is met
        [no] at least one of these is met, and none may be
       *[open] none of these may be met
    }
not-all-may-be-met = { $holds ->
        [yes] at least one of these is not met
        [no] all of these are met, and at least one must not be
       *[open] at least one of these must not be met
    }
this-must-not-be-met = { $holds ->
        [yes] this is not met
        [no] this is met, and must not be
       *[open] this must not be met
    }
must-not-be-met = { $holds ->
        [yes] { $name } is not met
        [no] { $name } is met, and must not be
       *[open] { $name } must not be met
    }
is-not-met = the condition { $name } is not met
conditions-not-met = the conditions of { $name } are not met
opposite-required = { $words } – here the opposite is required
read-as = { $label } (read as: { $chosen })
is-read-as = here “{ $label }” is read as “{ $chosen }”
read-as-line = { $label } – read as: { $chosen }
rule-stands-in = the rule stands in { $place }
row-for-others = { $label } is { $value }; the row for all others applies
is = { $label } is { $value }
is-other-than = { $label } is not { $value }
requirement = { $is }; it must be { $limit }
condition = { $is }; the condition is { $limit }
row = { $is }; the row says { $limit }
other-than = something other than { $value }
before = before { $day }
no-later-than = { $day } or earlier
after = after { $day }
no-earlier-than = { $day } or later
below = below { $value }
at-most = at most { $value }
over = above { $value }
at-least = at least { $value }
equal-to = equal to { $value }
equal-or-below = equal to or below { $value }
equal-or-over = equal to or above { $value }
range = from { $low } up to and including { $high }
range-below = from { $low } up to, but not including, { $high }
one-or-other = { $first } or { $second }
whatever-unknown = { $known }, whatever is not known
all-the-same = { $undecided }, but is { $known } all the same
entity = { $name } { $number }
told-of-many = { $told } of { $all } are shown, those that decide first
and-more = { $count } more
more-days = and { $count ->
        [one] 1 more day
       *[other] { $count } more days
    }

## Exceptions
exception = { $holds ->
        [yes] the exception applies: { $condition }
        [no] the exception does not apply: { $condition }
        [open] it is undetermined whether the exception applies; its condition is: { $condition }
       *[fault] it can't be decided whether the exception applies; its condition is: { $condition }
    }
earlier-wording = { $holds ->
        [yes] the earlier wording applies: { $condition }
        [no] the earlier wording does not apply: { $condition }
        [open] it is undetermined whether the earlier wording applies; its condition is: { $condition }
       *[fault] it can't be decided whether the earlier wording applies; its condition is: { $condition }
    }
exception-must-not-apply = the exception applies: { $condition }
exception-set-aside = the exception { $name } does not apply: { $why }
yields = the exception yields to the one in { $place } ({ $what })
if-that-applies = { $yields }, if that applies
and-more-exceptions = and to { $count } more, if they apply
displaced-condition = its condition, which this exception displaces
new-wording = the new wording
displaced-rule = the general rule, which the exception displaces
but-earlier-wording = { $changed }, but the earlier wording applies here

## Formulas
minus = −{ $value }
after-length = { $length } after { $date }
length-as = { $length } as { $label }
before-length = { $length } before { $date }
days-between = days from { $from } to { $to }
working-days = working days from { $from } to { $to } ({ $calendar })
moved-next = { $date }, moved to the next working day if it falls on a free day ({ $calendar })
moved-previous = { $date }, moved to the working day before if it falls on a free day ({ $calendar })
moved-on = { $date }, { $count } working days on ({ $calendar })
moved-back = { $date }, { $count } working days back ({ $calendar })
earliest-of = the earliest of { $list }
latest-of = the latest of { $list }
least-of = the least of { $list }
greatest-of = the greatest of { $list }
by-case = by what applies in the case
case-when = { $value } when { $condition }
case-else = otherwise { $value }
is-met = the condition { $name } is met
band = { $rate } of the part up to { $bound }
last-band = { $rate } of the rest
age = age
as-of = { $words } as of { $day }
age-of = { $ending ->
        [sibilant] the age of { $who }
        [phrase-sibilant] the age of { $who }
       *[other] { $who }'s age
    }
concerned = the person concerned
day-turning = the day { $who } turns { $age }
day-reaching = the day { $who } reaches { $age }
rounded = { $way ->
        [up] { $value } rounded up to { $multiple }
        [down] { $value } rounded down to { $multiple }
       *[nearest] { $value } rounded to { $multiple }
    }
nearest-krone = the nearest krone
whole-kroner = whole kroner
nearest-hour = the nearest hour
whole-hours = whole hours
nearest-whole = the nearest whole number
nearest = the nearest { $step }
where-no-such-day = { $words } ({ $day } where the month has no such day)

## Lists and periods
number-of = the number of { $list }
at-least-one-among = at least one among { $list }
all-among = all among { $list }
sum-of = the sum of { $of } over { $list }
days-each = the days { $of } over { $list }
days-of = the days of { $of } over { $list }
of-first = { $of } of the first among { $list }
of-last = { $of } of the last among { $list }
earliest-among = the earliest { $of } among { $list }
latest-among = the latest { $of } among { $list }
lowest-among = the lowest { $of } among { $list }
highest-among = the highest { $of } among { $list }
ordered-by = { $words } by { $key }
where-holds = { $words } where { $filter }
through = from { $first } up to and including { $last }
onwards = from { $first } onwards
calendar-month = the calendar month of { $day }
calendar-year = the calendar year of { $day }
together = { $list } together
the-time = the time { $words }
part-days = days in { $of }
part-months = whole months in { $of }
part-years = whole years in { $of }
first-day-of = the first day of { $of }
last-day-of = the last day of { $of }
meets-within = { $day } is within { $period }
meets-not-within = { $day } is not within { $period }
meets-overlap = { $one } has at least one day in { $other }
meets-no-overlap = { $one } has no day in { $other }
within-period = within { $period }
not-within-period = not within { $period }
days-in-common = at least one day in { $period }
no-days-in-common = no day in { $period }
with-a-day-in = { $is }, with at least one day in { $period }
without-a-day-in = { $is }, without any day in { $period }

## Days that do not exist, and free days
reckoned = { $day } does not exist and is reckoned to { $way } ({ $why })
birthday-up = { $day } does not exist; the birthday is reckoned to 1 March ({ $why })
birthday-down = { $day } does not exist; the birthday is reckoned to 28 February ({ $why })
rounded-by-reading = as { $place } is read here, { $label }: { $chosen }
rounded-by-act = as dates are rounded under the { $act }

## Why there is no answer
cannot-be-worked-out = can't be worked out: { $why }
no-working-day = the calendar has a whole year without working days
not-whole-days = the number of working days is not whole
tie = several come first alike, and their values differ
backwards = the period ends before it begins
endless = the period has no end
no-days-in-it = there are no days in it
nobody-in-list = the list is empty
divided-by = it would have to be divided by { $what }, which is zero
divided-by-zero = this would divide by zero
too-large = the number becomes too large
date-out-of-range = the date is outside years 1 to 9999
no-such-day = { $day } does not exist, and no rule says which day counts instead
no-value-on = { $what } has no value on { $day }
conflict-side = { $place } says { $value } ({ $when })
conflict = two exceptions apply and disagree: { $first }, and { $second }; nothing says which goes first

## Sources
source = source: { $words }
as-given-in = { $source }, as given in { $document }
unverified-source = { $source }, not verified: { $why }
unverified = not verified: { $what } – { $why }
changed-by = changed by: { $change }
change = { $label } ({ $name }, { $status })
in-force-from = in force from { $day }
proposed = proposed
status-unverified = { $status }, not verified
status-unverified-because = { $status }, not verified: { $why }
measure-name = { $amendment }:{ $measure }

## The legal basis
cited-with-rank = { $document } ({ $rank })
cited-with-number = { $document } ({ $rank }, { $number })
cited-changed = { $cited }, { $adopted ->
        [yes] as amended by { $title }
       *[no] as it would be amended by { $title }
    }
cited-displaced = { $cited }, from which the exception departs
cited-displaced-in-part = { $cited }, where the exception departs from the main rule
cited-unverified = { $cited }, not verified
cited-unverified-because = { $cited }, not verified: { $why }

## The parts of an explanation
law-as-of = The law as of { $day }
with-amendment = with { $title } ({ $status })
with-measures-only = with { $title } ({ $status }), only:
only-measure = – { $label }
without = without: { $label }
title-lacks = What would have to be different
title-faults = Why the case can't be decided
title-missing = What is missing to decide the case
title-reasons = Reasons
title-turns = The answer turns on how the text is read
title-open-turns = Readings that can't be tried without more facts
title-basis = Legal basis
at-least-one = at least one of these
or-else = or
not-examined = { $words } – need not be decided
alternative-not-met = { $words } – this alternative does not apply
at-place = { $place }: { $words }
missing-fact = { $name } (fact): { $wanted }
missing-assessment = { $name } (assessment): { $wanted }
asked-by = { $words } – { $places }
turns-on = { $place }, “{ $name }”: read here as “{ $chosen }”. Read as “{ $other }”, { $outcome }.
why = why: { $reason }
reading-option = --reading { $reading }={ $alternative }
reading-needs = { $place }, { $name }: { $other } – needs { $facts }

## What would turn an answer
title-ways = What would change the answer
ways-by-time = As time passes and dates come later
ways-by-person = On the part of { $who }
ways-by-assessment = On another assessment
ways-by-assessment-of = On another assessment by { $who }
ways-by-facts = On other facts
ways-by-several = By several such changes together
ways-by-law = By a change of the rules, with the case as it is
ways-no-law = None of the proposals to change the rules gives another answer in the case.
ways-no-law-tried = None of the proposals to change the rules that were tried gives another answer in the case.
ways-law-not-tried = { $count ->
        [one] One measure of the proposals was
       *[other] { $count } measures of the proposals were
    } not tried.
ways-never = No change of the facts or assessments of the case gives another answer, however many change, with dates of birth as they are. That is proved. Only a change of the rules does.
ways-stopped = The search ended when its tries were used up. { $count ->
        [0] What one change alone may lead to is not decided beyond this.
        [one] Every change of one fact was tried; whether several together give another answer is not decided.
       *[other] Every change of up to { $count } facts together was tried; whether more give another answer is not decided.
    }
ways-more = There are more ways than these.
ways-not-proved = That there are no other ways with up to { $count } facts is not proved.
ways-none = No change of up to { $count } facts or assessments together gives another answer. That is proved.
ways-all = Any other change of up to { $count } facts or assessments that gives another answer changes all that one of these changes. That is proved.
ways-not-changed = Not tried: other items or another content of { $facts }.
way-opens = { $changes } – the answer is then open, and turns on facts that are not given
way-answers = { $changes } – then { $outcome }
way-perhaps-fewer = { $changes } (that nothing less is enough is not proved)
way-perhaps-nearer = { $changes } (that no nearer value is enough is not proved)
way-now = { $change } (in the case: { $own })
way-from = { $label }: { $kind ->
        [day] { $value } or later
       *[number] at least { $value }
    }
way-until = { $label }: { $kind ->
        [day] { $value } or earlier
       *[number] at most { $value }
    }
way-above = { $label }: more than { $value }
way-below = { $label }: less than { $value }
way-between = { $label }: { $kind ->
        [day] from { $low } up to and including { $high }
       *[number] at least { $low } and at most { $high }
    }
way-above-to = { $label }: more than { $low } and at most { $high }
way-below-from = { $label }: at least { $low } and less than { $high }
way-instance = { $label }: for instance { $value }
way-open = the answer is open
way-by-measure = { $title }, “{ $measure }” alone: then { $outcome }
way-by-amendment = { $title }: then { $outcome }

## Comparing two versions
same-answer-other-grounds = The answer is the same, but it rests on different provisions:
same-answer-same-steps = The answer and all steps are the same.
same-answer-other-steps = The answer is the same, but these steps differ:
here-they-part = Here they part:
moved = moved: { $label } ({ $from } → { $to })
moved-place = { $from } → { $to } (moved)
not-in-this-version = not in this version
figure-change = { $label } ({ $name }): { $before } → { $after }
parameter-change = { $label } ({ $name }): { $before } → { $after }, changed on { $day }
moved-from = { $words } (moved from { $place })
label-for = { $label } (for { $whom })
also-parts-for = parts also for { $list }
also-parts-for-more = parts also for { $list } and { $count } more
no-condition-here = no condition here: { $words } ({ $place })
not-counted-here = not counted here: { $words } ({ $place })

## The effect on many cases
effect-cases = { $count } { $count ->
        [one] case
       *[other] cases
    }
effect-goal = { $label } ({ $name })
effect-same = No case gets another answer to { $count } { $count ->
        [one] goal.
       *[other] goals.
    }
effect-count = { $count } { $answer }
effect-sum = { $sum } altogether
effect-none = No case changes from { $before } to { $after }
effect-changed = { $count } { $count ->
        [one] case changes
       *[other] cases change
    } from { $before } to { $after }
effect-group = { $count }: { $shift }
effect-parts = they part at { $place }: { $label }
effect-more = … and { $count } more
effect-from-to = { $before } → { $after }
effect-greater = more
effect-smaller = less
effect-later = a later date
effect-sooner = an earlier date
effect-other = another value
effect-with-a-value = with a value


## Types and units
type-truth = yes/no
type-number = a number
type-hours = hours
type-money = an amount of money
type-money-per-hour = an amount of money per hour
type-money-per-day = an amount of money per day
type-money-per-week = an amount of money per week
type-money-per-month = an amount of money per month
type-money-per-year = an amount of money per year
type-date = a date
type-months = a number of months or years
type-days = a number of days or weeks
type-mixed = a duration of months and days
type-choice = a choice from a list
type-list = a list
type-text = a text
type-period = a period
type-periods = a list of periods
type-rounding = a rounding of dates
type-faulty = something unknown
unit-hour = hour
unit-day = day
unit-week = week
unit-month = month
unit-year = year

## What a fact may be given as. Numbers, dates and names stand as a facts file has them, in every language
wanted-truth = yes or no
wanted-whole = a whole number
wanted-share = a share, such as 30 % or 0.3
wanted-hours = hours, such as 37.5
wanted-date = a date, such as 2018-06-01
wanted-period = a period, such as "2018-01-01 to 2018-03-31"
wanted-periods = a list of periods, such as ["2018-01-01 to 2018-03-31"]
wanted-months = years and months, such as 1 year 6 months
wanted-days = weeks and days, such as 2 weeks
wanted-choice = one of: { $names }

## Around mistakes; what is told of a mistake stands beside its code
error-line = error { $code }: { $message }
warning-line = warning { $code }: { $message }
help-line = help: { $help }
more-mistakes = … and { $count } more

## The reasons, as a decision gives them
title-other-sources = Other sources of law
title-reservations = Reservations
no-statute = no statute or regulation is used; the answer rests on the other sources alone
followed-until = { $acts }: up to date here as of { $day }; later changes may be missing
full-stop = { $text }.
is-to-be-other = { $is }; it must be something else
is-not = { $is }, not { $other }
by-exception = { $condition } (an exception)
length-added = { $date }, plus { $length }
length-deducted = { $date }, less { $length }
measure = { $label } ({ $status })
none-of-alternatives = none of the alternatives is met
none-gives-another = the following circumstances together are decisive
none-of-list = none among { $list } meets the conditions
as-above = { $words }, as above
requirement-met = { $is }, which is { $limit }
not-before = not before { $day }
not-after = not after { $day }
worked-out-in-full = how it was worked out stands in the full explanation
short-ground = { $words }; see { $place }.
whether = whether { $clause }
short-missing = What is not known: { $list }.
short-missing-more = What is not known: { $list } and { $count } more.
short-not-assessed = It has not been assessed whether { $list }.
short-more = The same follows from { $list }.
short-all-met = The conditions in { $place } are met.
short-rest-met = The other conditions are met.
short-rest-idle = What else is not settled need not be decided.
short-turn = If “{ $name }” ({ $place }) is read as “{ $other }”, { $outcome }.
short-more-turns = The answer also turns on how this is read: { $list }.
short-open-turns = Whether the answer is another when { $list } is read otherwise can't be told without more facts.
short-open-turn = What the answer is when “{ $name }” is read as “{ $other }” can't be told without more facts.
short-more-items = { $count } more do not count either.

## What a language has clauses of: verbs with their denial, what begins another clause, what a denial would say something else of, articles
clause-verbs = is still=is no longer, are still=are no longer, is=is not, are=are not, was=was not, were=were not, can=cannot, will=will not, would=would not, has been=has not been, has applied=has not applied, has assessed=has not assessed, has begun=has not begun, has given=has not given, has lost=has not lost, has made=has not made, has received=has not received, has taken=has not taken, has a=does not have a, has an=does not have an, has the=does not have the, has lasted=has not lasted, has had=has not had, has=, supports=does not support, speaks=does not speak, needs=does not need, gets=does not get, ends=does not end, wishes=does not wish, states=does not state, gives=does not give, reaches=does not reach, rests=does not rest, knows=does not know, understands=does not understand, resumes=does not resume, obliges=does not oblige, matters=does not matter, may be=may not be, indicate=do not indicate, lives=does not live, receives=does not receive, contains=does not contain, lasts=does not last, takes=does not take, goes=does not go, lacks=does not lack, meets=does not meet, applies=does not apply, exceeds=does not exceed, reduces=does not reduce, requires=does not require, follows=does not follow, begins=does not begin, fulfils=does not fulfil, upholds=does not uphold, owns=does not own, allows=does not allow
clause-subordinate = that who which when if whether where because what how while before after
clause-scoped = not no none nothing all every each only least most some any never always also already yet just both neither either
articles = the a an

## A decision as a page
page-short = In short
page-facts = Facts of the case
page-trace = Every step
page-sources = Acts and documents
page-contents = On this page
page-skip = To the answer
page-case = Case: { $title }
page-list = { $count ->
    [0] none
   *[other] { $count }
}
page-no-facts = No facts are given that matter to this question.
page-other-facts = { $count ->
    [one] { $count } other fact of the case does not matter to this question.
   *[other] { $count } other facts of the case do not matter to this question.
}
page-sign = { $verdict ->
    [met] met:
    [not_met] not met:
    [undetermined] undetermined:
    [fault] no answer:
    [not_examined] not decided:
   *[other] value:
}
page-with = { $words }, { $more }
page-unverified = { $words }; not verified: { $why }
page-steps-left-out = { $count ->
    [one] … and { $count } step more
   *[other] … and { $count } steps more
}
page-footer = Worked out by the rule files from the facts shown. The page is whole in itself and fetches nothing.
page-parting = Where the versions part
page-together = The steps of both versions
page-differing = { $count ->
    [0] No step differs.
    [one] One step differs, and is marked.
   *[other] { $count } steps differ, and are marked.
}
page-differs = differs

## A report: what it is, and its marks
report-title = What { $amendment } changes
report-title-days = What changed from { $before } to { $after }
report-lead = The law as it stands on { $day }, held against the same law with { $amendment }.
report-lead-days = The law as it stands on { $before }, held against the law as it stands on { $after }.
report-lead-versions = “Before” is the version `{ $before }`. “After” is the version `{ $after }`.
report-skip = To the summary
report-contents = Contents
report-footer = Made by Paragraf from the rules, without discretion. The wording of the law and of the proposal is what counts.
report-mark-proved = Proved
report-mark-refuted = Refuted
report-mark-found = Found
report-mark-suspected = To be read
report-mark-open = Not decided
report-before = before
report-after = after
report-sentence = { $words }.
report-full-stop = .
report-colon = { ": " }
report-question = question
report-provision = Provision
report-because-of = Because of
report-no-items = none
report-item-without-facts = without facts

## A report: the summary
report-summary = Summary
report-scope = The proposal has { $measures ->
        [one] one measure
       *[other] { $measures } measures
    }. It changes { $sections ->
        [one] one section
       *[other] { $sections } sections
    } of { $acts ->
        [one] one act or regulation
       *[other] { $acts } acts and regulations
    }.
report-scope-days = { $sections ->
        [0] No section is
        [one] One section is
       *[other] { $sections } sections are
    } changed, in { $acts ->
        [one] one act or regulation
       *[other] { $acts } acts and regulations
    }.
report-questions = The rules answer { $all ->
        [one] one question
       *[other] { $all } questions
    }, such as who has a right, and how large an amount is. { $changed ->
        [0] None of them is found to get another answer.
        [one] One of them gets another answer in some cases.
       *[other] { $changed } of them get another answer in some cases.
    }
report-known-exact = { $count ->
        [one] For one question it is proved exactly in which cases the answer changes.
       *[other] For { $count } questions it is proved exactly in which cases the answer changes.
    }
report-known-within = { $count ->
        [one] For one question it is proved that the answer changes nowhere outside certain cases, and a case is shown in which it does.
       *[other] For { $count } questions it is proved that the answer changes nowhere outside certain cases, and a case is shown in which it does.
    }
report-known-more = { $count ->
        [one] For one question cases were found in which the answer changes, and there may be more than are described.
       *[other] For { $count } questions cases were found in which the answer changes, and there may be more than are described.
    }
report-known-same = { $count ->
        [0] For no question is it proved that every case gets the same answer.
        [one] For one question it is proved that every case gets the same answer as before.
       *[other] For { $count } questions it is proved that every case gets the same answer as before.
    }
report-known-open = { $count ->
        [0] For no question is it left open whether the answer changes.
        [one] For one question it is left open whether the answer changes.
       *[other] For { $count } questions it is left open whether the answer changes.
    }
report-whom = Whom it concerns
report-whom-nobody = No case is found that gets another answer.
report-whom-rights = { $count ->
        [0] No right is found to change.
        [one] One right changes:
       *[other] { $count } rights change:
    }
report-right-gained = some who did not have the right gain it
report-right-lost = some lose the right
report-duty-gained = some who did not have the duty get it
report-duty-lost = some are freed from the duty
report-power-gained = it may be done in more cases
report-power-lost = it may no longer be done in some cases
report-prohibition-gained = the prohibition applies in more cases
report-prohibition-lost = the prohibition no longer applies in some cases
report-where = { $what } ({ $conditions })
report-in-situations = { $what } (in { $count ->
        [one] one situation
       *[other] { $count } situations
    }{ $led })
report-in-at-least = { $what } (in at least { $count ->
        [one] one situation
       *[other] { $count } situations
    }{ $led })
report-in-all-of-them = { ", all with " }{ $condition }
report-of-them = { ": " }{ $list }
report-in-so-many = { $count } with { $condition }
report-rule-gone = the rule is no longer in the law
report-rule-new = the rule is new
report-because = { $what } – because of { $measures }
report-others = These change as well: { $kinds }. Each is told under{ " " }
report-count-duties = { $count ->
        [0] { "" }
        [one] one duty
       *[other] { $count } duties
    }
report-count-powers = { $count ->
        [0] { "" }
        [one] one power
       *[other] { $count } powers
    }
report-count-prohibitions = { $count ->
        [0] { "" }
        [one] one prohibition
       *[other] { $count } prohibitions
    }
report-count-values = { $count ->
        [0] { "" }
        [one] one amount, day or number
       *[other] { $count } amounts, days and numbers
    }
report-count-conditions = { $count ->
        [0] { "" }
        [one] one condition
       *[other] { $count } conditions
    }
report-papers = Is what the papers say true?
report-papers-count = { $count ->
        [one] One claim about the effects is written so that it can be tried in all cases.
       *[other] { $count } claims about the effects are written so that they can be tried in all cases.
    }
report-papers-hold = { $count ->
        [0] None of them is proved.
        [one] One holds in all cases, under the readings by default.
       *[other] { $count } hold in all cases, under the readings by default.
    }
report-papers-refuted = { $count ->
        [0] None of them is refuted.
        [one] One does not hold: a case shows it.
       *[other] { $count } do not hold: a case shows it for each.
    }
report-papers-open = { $count ->
        [0] None of them is left open.
        [one] One is left open.
       *[other] { $count } are left open.
    }
report-papers-broken = These do not hold:
report-review-short = What the review found
report-review-count = { $count ->
        [0] The review of the text found nothing to look at again, besides the claims.
        [one] The review of the text found one place to look at again, besides the claims.
       *[other] The review of the text found { $count } places to look at again, besides the claims.
    }
report-review-proved = { $count ->
        [0] { "" }
        [one] One defect is proved.
       *[other] { $count } defects are proved.
    }
report-review-found = { $count ->
        [0] { "" }
        [one] One place says something else than it seems to mean.
       *[other] { $count } places say something else than they seem to mean.
    }
report-review-suspected = { $count ->
        [0] { "" }
        [one] In one place the words point to something that should be read again.
       *[other] In { $count } places the words point to something that should be read again.
    }
report-told-under = All is told under{ " " }
report-cases-short = In the cases that were tried
report-cases-count = { $cases ->
        [0] No case was decided.
        [one] One case was tried both before and after; what it has no facts for is undetermined.
       *[other] { $cases } cases were tried both before and after; what they have no facts for is undetermined.
    } { $questions ->
        [0] None of them gets another answer to any question that both versions answer.
        [one] Some of them get another answer to one question.
       *[other] Some of them get another answer to { $questions } questions.
    }

## A report: in pictures
report-pictures = In pictures
report-by-age = { $question }, by age
report-by-number = { $question }, by { $number }
report-and-more = { $question } { $count ->
        [one] and one more question
       *[other] and { $count } more questions
    }
report-differ-at = Difference: { $stretch }
report-legend-all = the answer is yes in every case: proved
report-legend-some = the answer is yes in some cases; other conditions decide. Outside: no in every case, proved
report-all-of = { $stretch } (yes in every case)
report-some-of = { $stretch } (yes in some cases)
report-none-of = no in every case
report-picture-of = { $count ->
        [one] The drawing is of this question:
       *[other] The drawing is of these questions:
    }{ " " }
report-figures = Figures in the law before and after
report-figure-from = { $value } – { $sources }
report-figure-sources = { $label }: before, { $before }; after, { $after }.
report-days = Days and proposals
report-proposed = proposed
report-compared-from = The law that is held against what comes after
report-at-place = { $label } ({ $place })

## A report: the measures
report-measures = The measures
report-measures-intro = A measure is a cause where it is one of the fewest measures that are enough to give the new answer.
report-measure = Measure
report-sources = Where it stands
report-no-source = not stated
report-causes = Answers it is a cause of the change in
report-causes-nothing = none
report-causes-undecided = Not decided which measures change these answers, which may therefore be missing from the table:{ " " }

## A report: side by side
report-provisions = The provisions side by side

## A report: the answers that are others
report-answers = The answers that change
report-answers-intro = Of each question: in which cases the answer changes, because of which measures, and a case that shows it. The cases are made up, and were decided both before and after.
report-answers-none = No answer is found that changes.
report-rights = Rights
report-duties = Duties
report-powers = Powers
report-prohibitions = Prohibitions
report-values = Amounts, days and numbers
report-conditions = Conditions
report-conditions-intro = A condition is mostly a step on the way to a right, a duty or an amount. The conditions that come out otherwise are here, one in each row.
report-condition = Condition
report-how = How and when
report-standing-none = The answer is the same in every case.
report-standing-exact = The answer changes in the cases below, and in no others.
report-standing-within = The answer changes nowhere outside the cases below, and changes in those that are shown.
report-standing-more = The answer changes in the cases that are shown, and perhaps in more, which are not described.
report-standing-rest = Whether the answer changes in all of them.
report-standing-open = It is not decided whether the answer changes.
report-absent-no = The rule is not there { $version }; that counts as no.
report-absent-value = The rule is not there { $version }, and there is no answer.
report-not-there = the rule is not there { $version }
report-in-these = { " " }when
report-in-these-situations = { $count ->
        [one] { " " }in this situation:
       *[other] { " " }in { $count } situations:
    }
report-common = Common to all of them:
report-situation = Situation { $number } of { $count }
report-or = or
report-and-else = and the case otherwise meets what it takes for yes { $version }.
report-and-else-no = and the case otherwise has what makes the answer no { $version }.
report-always = In every case.
report-where-answered = In every case in which what the answer rests on has an answer.
report-example = Example.
report-undecided-ways = Whether some get it so as well: { $ways }. It is not ruled out, but no case was found; `paragraf differ { $goal } { $before } { $after }` tells more.
report-not-decided = not decided: { $ways }
report-in-the-same-cases = { " in the same situations as " }
report-way-of = { " (" }{ $way }).
report-same-case = In the same example, before: { $before }. After: { $after }.
report-in-some = { " " }in some cases. The conditions are too long to stand here; `paragraf differ { $goal } { $before } { $after }` tells them.
report-without-cause = it is not decided which measures it follows from
report-with-the-first = with the first alone
report-more-situations = { $count ->
        [one] One more situation
       *[other] { $count } more situations
    }: `paragraf differ { $goal } { $before } { $after } --every-region`.

## A report: the claims
report-claims = The claims of the papers
report-claims-intro = Each claim was tried in all cases at once, against the measures it is about. One case is enough for it not to hold.
report-claims-none = No claims about this change are written in the rule files.
report-claims-refuted = Claims that do not hold
report-claims-open = Claims that are not decided
report-claims-proved = Claims that hold
report-invariants = What must always hold
report-invariants-intro = Each of these was tried in all cases at once, before and after.
report-invariants-proved = Holds in every case
report-invariant = What must hold
report-holds-in-both = Both before and after.
report-holds-before = Before; after there is nothing that it speaks of.
report-holds-after = After; before there was nothing that it speaks of.
report-invariant-refuted = Does not hold { $version }, in cases such as this:
report-invariant-open = Not decided { $version }. { $why }
report-invariants-hold = { $count ->
        [one] One is proved for every case.
       *[other] { $count } are proved for every case.
    }
report-invariants-refuted = { $count ->
        [one] One does not hold: a case shows it.
       *[other] { $count } do not hold: a case shows it for each.
    }
report-invariants-open = { $count ->
        [one] One is not decided.
       *[other] { $count } are not decided.
    }
report-claim = Claim
report-about = About
report-how-far = How far
report-claim-on = About{ " " }
report-claim-versions = Tried from `{ $before }` to `{ $after }`.
report-refuted-by = The answer goes { $change } in cases such as this:
report-claim-condition = The condition of the claim is { $before } before and { $after } after.

## A report: the review
report-review = The review of the text
report-review-intro = What a law technician would look at again: references that miss, words that come to mean something else, time limits with gaps between them, duties without a power, exceptions that never apply.
report-review-is-proved = Proved
report-review-is-found = Stands in the text
report-review-is-suspected = Should be read again
report-finding = What
report-review-nothing = Nothing besides the claims.
report-review-claims = { $count ->
        [one] One claim that the wording does not bear out stands
       *[other] { $count } claims that the wording does not bear out stand
    } under{ " " }
report-review-earlier = { $count ->
        [one] One place in the law as it was is not counted.
       *[other] { $count } places in the law as it was are not counted.
    }

## A report: the cases
report-cases = Cases
report-cases-intro = The cases show how the change works where they are, and nothing of other cases. Only cases that both versions decide are counted as changed. The cases are called what they are called in the rule files.
report-cases-table = Cases that get another answer
report-cases-of-norms = Below the table stand the cases in which a right, a duty, a power or a prohibition changes. `paragraf compare --all --cases … --law { $before } --law { $after }` tells the others.
report-no-rule = the rule is not there
report-changed = changed
report-group = { $count ->
        [one] one case
       *[other] { $count } cases
    }: { $shift }
report-more-cases = { $count ->
        [one] … and one more case.
       *[other] … and { $count } more cases.
    }

## A report: what stays the same, what is not decided, and how it was made
report-same = What stays the same
report-same-count = { $count ->
        [0] For no question is it proved that every case gets the same answer.
        [one] For one question it is proved that every case gets the same answer as before.
       *[other] For { $count } questions it is proved that every case gets the same answer as before.
    }
report-readings = readings
report-every-reading = every one
report-default-reading = the one taken where no other is chosen
report-open = What is not decided
report-open-intro = Of this the report says neither the one nor the other.
report-open-nothing = Nothing in this report is left open.
report-open-whether = Whether the answer to these questions changes
report-open-where = Whether the answer changes in all of the cases described
report-open-ways = Whether the answer also changes in ways of which no case was found
report-open-causes = Which measures it is because of
report-open-some-causes = Whether it is also because of a measure that no case shows
report-open-claim = Whether these claims hold
report-open-readings = Whether the answer to these is the same under every other reading, as it is under those by default
report-open-cases = { $count ->
        [one] One case could not be decided, and is not counted.
       *[other] { $count } cases could not be decided, and are not counted.
    }
report-method = How the report was made
report-method-rules = Acts, regulations and the proposal are written as rules. Both versions of the rules are held against each other for all cases at once, and each case shown was decided under both. Everything the report says has one of these marks:
report-means-proved = holds in every case there can be.
report-means-refuted = a case shows that it does not hold.
report-means-found = stands in the rules, or was met in the cases that were tried.
report-means-suspected = the words point to it; somebody must read them.
report-means-open = is not known.
report-method-claims = The condition of a claim holds in a case where it is met both before and after. That something has an answer is not told among the conditions.
report-method-not = The report does not say how many people are concerned, or what it costs, and does not know what anybody meant.
report-method-command = It can be made again with `paragraf report { $before } { $after } --out FOLDER`.

## The help: the program and its commands
help-program = Decides cases by law written as rules, and cites the paragraph for every answer
help-after =
    A version of the law is a date, and what is added to it or left out:
      2018-06-01                  the law in force on 1 June 2018
      2018-06-01+bill             with a proposal
      2018-06-01+bill:age_limit   with one measure of it
      2018-06-01+bill-age_limit   with the proposal, without one measure

    Exit codes: 0 done; 1 the input has mistakes, a case did not come out as expected, a claim is refuted, a file lacks its layout, or the answer can't be written; 2 wrong usage; 3 undetermined.
help-decide = Decide a case, and explain the answer
help-decide-long = Decides a case, and explains the answer: the provision of each step, the facts and figures used, every condition that failed, what is missing, and whether the answer turns on how a text is read. Without GOAL it lists what can be decided. Facts are needed only where the goal asks for any.
help-explain = Explain a decision: as text, Markdown, a page, data or a flowchart
help-explain-long = Explains the answer to a case at the length and in the format you ask for: text; Markdown; a page (html) that is whole in one file, with the facts beside the reasons, every step to unfold, and each provision leading to its text; json; or the steps as a flowchart in Mermaid. Under two versions of the law it gives both answers, and the steps as one tree in which those that differ are marked.
help-letter = Write a decision of the case as a letter, from a template
help-letter-long = Writes a decision as a letter: the outcome, the facts, the provisions, the assessments with their reasons, and how, to whom and by when it can be appealed. The template stands in the folder letters beside the rules, as GOAL.LANG.md or decision.LANG.md, or you name it. What is missing is marked in the letter and listed at its end; the letter is then a draft, and the exit code is 3.
help-compare = Decide a case under two versions of the law, and show where they part
help-compare-long = Decides one case under two versions of the law and puts the answers side by side: the step where they part, with its provision, the figures that differ, and the measure that changed them. With --cases it decides many under two or more versions: how many get which answer, and the cases that change, by where they part.
help-differ = Show in which cases two versions of the law give different answers
help-differ-long = Shows all cases in which two versions of the law give different answers to a goal, as regions with an example each, and how much of it is proved. With --all: every goal, each in a line.
help-diff = Show which provisions differ between two versions of the law
help-diff-long = Shows provision by provision what is replaced, inserted, repealed, renumbered or moved from one version of the law to another, by which measure, with the rules side by side.
help-claims = Try what is claimed of amendments: proved, refuted by a case, or not decided
help-claims-long = Tries what the rule files claim of amendments, over all cases at once: a claim is proved, refuted by a case that is decided under both versions, or not decided. Exits with 1 if a claim is refuted.
help-review = Review a version or an amendment, as somebody who drafts laws would
help-review-long = Reads the law as somebody who drafts laws does: references that miss, words given a new meaning in one place and not in another, times that do not meet, duties without the power, rules without an answer. Of an amendment it tells what it brings; what was there before is counted. “Proved” holds over all cases or is shown by one, “found” stands in the rule files, “suspected” has to be read. Exits with 1 if anything is proved.
help-report = Write a report on what a change of law does
help-report-long = Writes report.html, report.md and the drawings to a folder: a summary, the versions side by side, the answers that are others and the measures that cause it, the claims of the papers, the review and the cases. The page is whole in itself and can be printed.
help-check = Look for mistakes in the rule files: every mistake, in every version, in one run
help-check-long = Looks for mistakes in the rule files: every mistake, in every version, in one run. With `--prove`, what must always hold (`invariant`) is tried over all cases of every version as well: proved, refuted by a case, or not decided. Exits with 1 if there are mistakes, or if something that must hold does not.
help-test = Run the cases in the rule files
help-fmt = Give rule files their one layout: indents, blanks, line breaks and columns
help-fmt-long = Gives rule files their one layout: indents, blanks, line breaks and columns. What a file says is never changed, and its comments stay where they are; a file with mistakes is left alone, and its mistakes are told. The files that change are listed. Without PATH it takes the folder given with --rules, or the folder rules where you are.
help-list = What there is: acts, amendments, rules, figures, readings and more, with words and days; search them
help-list-long = Lists what there is of a kind, or what fits all the words: in the name, the words in Norwegian and English, or the provision. Capitals make no difference, and “horing”, “hoering” and “høring” find the same. Without words: how many there are of each kind.
help-show = Print an act, a provision or a part of one as law as it stands in a version, with what the text came with; or an amendment
help-show-long = Tells what the provision says, in own words and condition by condition, with a mark where the text came with an amendment, and below which measure that is, and since when. PLACE is a section or a part of one ("§ 12", "ACT § 12 first subsection letter a"), an act for the whole of it, or the name of a rule. The name of an amendment gives its measures and what is claimed of them.
help-uses = What a name or section of the law affects, and what it rests on
help-uses-long = Tells which rules may come to another answer if this fact, figure, parameter, reading, rule or section is another, by which way, and what it rests on itself: in the law of every day on which something changes and in every proposal, or in the versions given.
help-timeline = How a parameter, figure, rule or section has changed, day by day
help-timeline-long = Tells the values of a parameter, or the texts of a figure, reading, rule or section, from the first to the last day on which something changes, with the measure that changed it, and then what each proposal would change.
help-facts = List what a case may hold for a goal: each fact with its question, its type and the provision that asks
help-ask = Ask the questions of a case, one at a time, until the answer is certain
help-ask-long = Asks for what can still matter to the answer, in the order of the law, and for nothing else; says what has become certain on the way, and explains the answer at the end, as `decide` does. Each question is answered on one line: “?” explains it and shows the provision that asks, “<” goes back, “-” means don't know. Answers from a file or a pipe work the same. With --save the answers are saved on the way, and with --facts an interview goes on where it stopped. If it stops before the answer is certain, the exit code is 3.
help-explain-error = Explain the code of a message: what it means, and how to get out of it
help-explain-error-long = Explains the code of a message: what it means, an example of the mistake with the message it gets, and the same example without the mistake. Without CODE it lists all codes.

## The help: arguments and options
help-goal = The rule to decide
help-goal-optional = The rule to decide; without it, all that can be decided are listed
help-facts-file = The facts of the case, in JSON, YAML or TOML; - for standard input
help-facts-file-format = json, yaml or toml, where the name of the file does not tell
help-case = A case in the rule files by its title, instead of --facts
help-case-as-file = Print the facts of this case in the rule files, by its title, as a facts file
help-known-facts = What is known already, in JSON, YAML or TOML; the interview goes on from there
help-again = Ask also for what is said to be unknown
help-save-answers = Save the facts to this file (YAML) after each answer
help-by = Who makes the assessments of the interview
help-on = The day on which the assessments are made, such as 2019-03-14
help-out = Write to this file instead of standard output
help-law = The version of the law; today's if not given
help-law-twice = A version of the law; give it twice, or more with --cases
help-law-explained = The version of the law; today's if not given. Give it twice to see which steps differ
help-explain-format = text, markdown, html, json or mermaid (text if not given)
help-letter-out = Write to this file, which ends in .docx, .html or .md, instead of Markdown to standard output
help-set = Something the template asks for, such as the sender: sender="The office"; may be given several times
help-template = The template, instead of the one beside the rules
help-diff-before = The version before, such as 2018-06-01
help-diff-after = The version after, such as 2020-01-01+BILL
help-diff-act = Only this act or regulation
help-diff-provision = Only this section or a part of it, such as "§ 1" or "ACT § 1 ledd 2"
help-diff-proved = Prove also which conclusions have the same answer in all cases
help-diff-format = text, json or lovspeil: the versions side by side in words
help-diff-out = Write the versions side by side to this file, which ends in .html, .docx or .md
help-differ-names = A goal and two versions of the law; with --all only the versions
help-differ-all = Every goal, each in a line
help-every-region = Show every region, not only the first
help-cases = Cases to compare: a folder of facts files, a table (.csv) or a file of lines (.jsonl); without a path, the cases in the rule files
help-uses-name = The name of a fact, figure, parameter, reading or rule; or a section: "ACT § 1"
help-uses-law = A version to look in; may be given several times; without it, all of them
help-timeline-name = The name of a parameter, figure, reading or rule; or a section: "ACT § 1"
help-drawn-format = text, json, svg or html (a page with the drawing)
help-compare-all = Every goal, instead of one
help-every-case = Name every case that changes, not only some of each kind
help-amendment = Only the claims about this amendment
help-review-of = An amendment, or a version such as 2019-06-01
help-report-out = The folder to write the report in; made where it is not there
help-report-cases = The cases: a folder of facts files, .csv or .jsonl. Without this the cases in the rule files. May be given several times
help-save = Write each case that refutes a claim as a facts file in this folder
help-save-broken = Write each case that breaks what must always hold as a facts file in this folder
help-prove = Try what must always hold over all cases, in every version
help-differ-by = What the causes are: measures of the amendment (`measure`), or its single changes (`change`)
help-differ-format = text (the default), json or markdown
help-reading = Read a text another way than its default; may be given several times
help-format = text, or json for programs (text if not given)
help-what-would = Tell also what would change the answer, and who can bring it about; of answers that are yes or no, and of a case that has no answer
help-length = How much of the reasons is shown: short, reasons or full (reasons if not given)
help-schema-format = text, or json for a JSON Schema of facts files (text if not given)
help-sources = Look up quotations in the texts of this folder: those of the document NAME in NAME.txt or NAME.md
help-filter = Only cases whose title contains this text
help-coverage = Tell what of the rules the cases saw, by provision: each condition both ways, each exception, each measure
help-mutate = Change the rules in one place at a time, and tell the changes that no case notices
help-explanations = Hold the explanations of the answers against the approved ones in this folder, a Markdown file for each case, and show what has changed
help-accept = Approve all explanations: write the files, and remove those that belong to no case
help-review-each = Show the explanations that are not as approved, and ask about each
help-path = Rule files, or folders of them
help-only-look = Write nothing; list the files that would change, and exit with 1 if there are any
help-place = A section or a part of one, such as "§ 1 first subsection", with the name of its act if several have it; or the name of an act, a rule or an amendment
help-show-format = text, rules for the rules as they stand in the files, or json for programs (text if not given)
help-list-words = A kind (acts, documents, amendments, measures, goals, rules, figures, parameters, readings, facts, assessments, cases), words to search for, or both
help-list-law = Only what this version of the law has
help-code = A code, such as P0107; 107 will do
help-rules = Use the rule files in this folder instead of those that come with the program
help-lang = The language of answers and messages: nb (Norwegian bokmål) or en (English); nb if not given
help-help = Print this help
help-version = Print the version number

## The help: headings, and what stands for a word of the user
heading-usage = Usage
heading-commands = Commands
heading-arguments = Arguments
heading-options = Options
placeholder-options = [OPTIONS]
placeholder-command = <COMMAND>
placeholder-act = ACT
placeholder-goal = GOAL
placeholder-file = FILE
placeholder-format = FORMAT
placeholder-length = LENGTH
placeholder-version = VERSION
placeholder-goal-and-versions = GOAL VERSION VERSION
placeholder-reading = NAME=ALTERNATIVE
placeholder-setting = NAME=TEXT
placeholder-folder = DIR
placeholder-amendment = AMENDMENT
placeholder-review = AMENDMENT|VERSION
placeholder-text = TEXT
placeholder-title = TITLE
placeholder-path = PATH
placeholder-place = PLACE
placeholder-name = NAME
placeholder-words = WORDS
placeholder-code = CODE
placeholder-day = DAY
placeholder-lang = LANG

## The command: what several commands say
standard-input = standard input
more-about = more about { $code }: paragraf explain-error { $code }
no-cases = no cases to try
no-cases-called = no cases to try with a title that contains `{ $text }`
outcome = { $cases } { $cases ->
        [one] case
       *[other] cases
    }, { $answers } { $answers ->
        [one] expected answer
       *[other] expected answers
    }: { $expected }, { $others }
as-expected = { $count } as expected
not-as-expected = { $count } not
explanations-outcome = { $files } { $files ->
        [one] explanation
       *[other] explanations
    }: { $same } as approved, { $changed } changed, { $new } not approved before
explanations-changed = changed: { $file }
explanations-new = not approved before: { $file }
explanations-stale = belongs to no case: { $file }
explanations-more = … and { $count } more
explanations-how = Read what has changed. `--accept` approves everything, `--review` asks about each file, and with a text in front only cases with it in their title are approved.
explanations-approve = Approve { $file }? [y]es, [n]o, [a]ll, [q]uit:
explanations-remove = Remove { $file }? [y]es, [n]o, [a]ll, [q]uit:
amendment-in-force = adopted, in force from { $day }

## The command: `decide` without a goal
decidable = This can be decided:
nothing-in-force = No rules are in force in this version.
nothing-decidable = No rule of this version has one answer for the case.
decidable-rule = { $kind }: { $label } ({ $place })
kind-condition = condition
kind-right = right
kind-duty = duty
kind-power = power
kind-prohibition = prohibition
kind-let = step
kind-exception = exception
kind-impossible = impossible
kind-value = value
kind-deadline = deadline

## The command: `check`
checked-well = { $files } { $files ->
        [one] file
       *[other] files
    }, { $verdict }
checked = { $files } { $files ->
        [one] file
       *[other] files
    }, { $errors }, { $warnings }
invariants-scope = Holds for cases with all facts known, with dates from 1800 to 2199; the cases shown are decided under the readings by default. A rule that a version does not have is “no” there. What is proved holds where facts are not known as well, as far as both sides have an answer all the same.
invariants-none = Nothing is written of what must always hold (`invariant "…" : … implies …`).
invariant-silent = No version has what this speaks of.
invariant-refuted = Does not hold in { $count } of { $all } versions: { $versions }
invariant-open = Not decided in { $count } of { $all } versions: { $versions }
invariant-proved = { $all ->
    [one] In the one version.
   *[other] In all { $all } versions.
}
invariant-lacking = { $count ->
    [one] One more version lacks what this speaks of.
   *[other] { $count } more versions lack what this speaks of.
}
invariant-under = Under { $version }:
invariant-and-more = { $named } and { $count } more
claim-no-case-of-one = A case against it is not ruled out, but none was found:
no-mistakes = no mistakes
mistakes = { $count } { $count ->
        [one] mistake
       *[other] mistakes
    }
warnings = { $count } { $count ->
        [one] warning
       *[other] warnings
    }
looked-up = { $count } { $count ->
        [one] quotation
       *[other] quotations
    } looked up
documents-without-text = { $looked-up }, { $count } { $count ->
        [one] document
       *[other] documents
    } without a text: { $names }

## The command: `compare … --cases`
effect-apart = { $count } { $count ->
        [one] goal is not in every version, so that its answers can't be compared.
       *[other] goals are not in every version, so that their answers can't be compared.
    }
effect-progress = { $count } cases
effect-refused = This case can't be decided: { $name }
effect-left-out = { $count } { $count ->
        [one] case is
       *[other] cases are
    } left out of the figures.

## The command: `uses`
uses-title = { $label } ({ $name }), { $kind }
uses-title-in = { $label } ({ $name }), { $kind } in { $place }
uses-fact = a fact
uses-parameter = a parameter
uses-figure = a figure
uses-reading = a reading
uses-rule = a rule
uses-directly = Affects directly
uses-through = And through these
uses-nothing = Nothing asks for it.
uses-rests-on = Rests on
uses-asks-for = Asks for these facts
uses-by-way-of = by way of: { $steps }
uses-there = There in: { $versions }
uses-only-in = { " [only in " }{ $versions }{ "]" }
uses-from = the law from { $day } on
uses-from-until = the law from { $day } until { $until }
uses-drawn = What “{ $name }” rests on, and what rests on it
uses-drawn-provision = What the provision rests on, and what rests on it
uses-rests = “{ $name }” rests on “{ $on }”.
uses-left-out = { $count ->
        [one] One name further away is not drawn
       *[other] { $count } names further away are not drawn
    }; without `--format` all are told.
uses-band-facts = Facts of the case
uses-band-parameters = Parameters

## The command: `list`
list-overview = There are:
list-how = List them, for example with `paragraf list acts`. Search one kind with `paragraf list goals age`, and everything with `paragraf list age`.
list-heading = { $words } ({ $name }): { $count }
list-acts = acts, regulations and other texts with rules
list-documents = documents that are only cited
list-amendments = amendments, proposed and adopted
list-measures = measures of amendments
list-goals = rules that can be decided
list-rules = other rules: steps, exceptions with a name, rules of each of a list
list-figures = figures in provisions
list-parameters = parameters, which change outside the act
list-readings = readings
list-facts = facts of a case
list-assessments = assessments
list-cases = cases with expected answers
list-from = from { $day }
list-from-to = from { $day } to { $last }
list-proposed = proposed: { $versions }
list-last-value = last { $value } from { $day }
list-followed = followed up to and including { $day }

## The command: `timeline`
timeline-day = { $day }
timeline-proposal = Proposed: { $version }
timeline-drawn = How { $name } came to be what it is, day by day

## The command: `facts`
facts-head = This is what a case may hold. What is left out is unknown. Fill in and save as YAML.
facts-assessments = assessments: a value and a reason
facts-factors = to be weighed: { $factors }
facts-readings = how the text is read where it leaves room
facts-item-name = the name in the answer

## The command: `ask`
ask-law = { $place }. The law: { $version }
ask-left-unknown = { $count ->
        [one] One fact that can matter is said to be unknown, and is not asked for. --again asks.
       *[other] { $count } facts that can matter are said to be unknown, and are not asked for. --again asks.
    }
ask-intro = Answer on one line. “?” explains the question, “<” goes back, “-” means don't know.
ask-question = { $number }. { $question }
ask-by-label = { $label }?
ask-of-item = { $item }: { $words }
ask-choice = { $number }  { $choice }
ask-wanted = Answer: { $wanted }. { $left }
ask-left = { $count ->
        [one] This is the last question.
       *[other] At most { $count } questions left, this one included.
    }
ask-left-and-lists = { $count ->
        [one] Only questions on each of them follow.
       *[other] At most { $count } questions left, this one included, and those on each item of a list.
    }
ask-wanted-truth = yes or no
ask-wanted-choice = the number before what fits
ask-wanted-date = a date, such as 2019-03-14
ask-wanted-period = the first and the last day, such as 2018-01-01 to 2018-03-31, or 2018-01-01 onwards
ask-wanted-periods = periods with commas between, such as 2018-01-01 to 2018-03-31, 2018-06-01 onwards; “none” if there are none
ask-wanted-items = how many there are, in digits; 0 if there are none
ask-wanted-names = how many there are, in digits, or their names with commas between; 0 if there are none
ask-named = { $count }: { $names }
ask-reason = The reason, on one line; a blank line if none is to be given now:
ask-no-reason = no reason is given
ask-understood = Read as: { $value }
ask-certain = { $place }: { $finding }
ask-followed = { $label }: { $value }. This follows from the answers, for with anything else it would be said: { $why }
ask-nothing = Type an answer, or “-” if you don't know.
ask-again = Answer again, or type “<” to correct an earlier answer.
ask-no-way-back = There is no earlier answer to go back to.
ask-nothing-to-undo = There is nothing to undo.
ask-taken-back = { $count ->
        [one] Back. The answer was: { $answer }
       *[other] { $count } answers are taken back. The first of them was: { $answer }
    }
ask-undone = The last step is undone.
ask-given = { $number }. { $label }: { $value }
ask-no-answers = No answers have been given yet.
ask-help-provisions = It is asked by: { $places }
ask-help-source = Source: { $source }
ask-help-by = Assessed by: { $party }
ask-help-factors = To be weighed: { $factors }
ask-help-path = In a facts file: { $path }
ask-help-commands =
    You can also type
      -  or  don't know    if the answer is not known
      <  or  back          to go to the question before; <3 goes three back
      undo                 to undo the last step, also a step back
      answers              to see the answers so far
      save FILE            to save the answers in a facts file
      quit                 to end here
      "…"                  around a text that would otherwise be one of these
ask-word-help = help
ask-word-back = back
ask-word-undo = undo
ask-word-unknown = don't know
ask-word-open = unknown
ask-word-none = none
ask-word-answers = answers
ask-word-save = save
ask-word-quit = quit
ask-done = { $count ->
        [0] The answer is certain without a question.
        [one] The answer is certain after one question.
       *[other] The answer is certain after { $count } questions.
    }
ask-done-and-back = { $done } Press Enter to see it, or type “<” to correct an answer.
ask-done-open = { $count ->
        [0] There is nothing more to ask for, and the answer is open.
        [one] After one question there is nothing more to ask for, and the answer is open.
       *[other] After { $count } questions there is nothing more to ask for, and the answer is open.
    }
ask-stopped = Stopped at question { $number }. { $answers ->
        [0] No answers have been given.
        [one] One answer has been given.
       *[other] { $answers } answers have been given.
    }
ask-kept = The answers are in { $file }. Go on with: { $command }
ask-not-kept = The answers are not saved. With --save FILE they are saved on the way.
ask-saved = Saved in { $file }.

## The command: `fmt`
formatted = { $changed ->
        [0] No files changed
        [one] One file changed
       *[other] { $changed } files changed
    }, { $unchanged } unchanged
would-format = { $changed ->
        [0] No files would change
        [one] One file would change
       *[other] { $changed } files would change
    }, { $unchanged } unchanged

## The command: `show`
as-law-stands = as the law stands on { $day } ({ $version })
repealed = repealed
is-given-under = { $act } is given under { $place }
text-unverified = unverified: { $why }
earlier-wording-when = earlier wording, which applies when { $condition }:
show-mark = { "[" }{ $number }{ "]" }
show-mark-new = { "[" }new, { $number }{ "]" }
show-mark-renumbered = { "[" }renumbered, { $number }{ "]" }
show-origins = The text came with
show-origin = { $label } ({ $amendment }, { $status }; { $name })
show-in-force = in force from { $day }
show-proposed = proposed
title-measures = Measures
measure-needs = { $measure } (needs { $needs })
title-claims = Claims (`paragraf claims { $amendment }` tries them)
amendment-proposed = proposed change of the law as of { $day }
amendment-without-status = without a status

## The command: `test --coverage` and `test --mutate`
column-conditions = conditions
column-exceptions = exceptions
with-amendments = with { $names }
without-amendments = without amendments
title-unfelt-measures = Measures that change no answer
title-never-seen = Never seen
never-tried = not tried
never-yes = never yes
never-no = never no
gap = { $missing }: { $text } ({ $regime })
coverage = seen { $seen } of { $all }: { $share } %
title-explained-changes = Of no matter, with the reason
title-stale-reasons = Reasons that fit no change any more
mutations = { $all } { $all ->
        [one] change
       *[other] changes
    }, { $explained } of no matter; of the others, { $noticed } noticed ({ $share } %), { $open } not; { $refused } more { $refused ->
        [one] was
       *[other] were
    } refused by `check`

## The command: `diff`
diff-versions = changes from { $before } to { $after }
diff-none = No provision is changed.
diff-renumbered = renumbered
diff-moved = moved
diff-replaced = replaced
diff-inserted = new
diff-repealed = repealed
diff-by = measure: { $measure }
diff-not-by = measure that is left out after: { $measure }
diff-own-day = by its own commencement or expiry: { $day }
diff-was = { $place } (before: { $before })
diff-source = source: { $source }
diff-exception = exception to “{ $rule }”
diff-rule-kinds = { " – " }{ $kinds }
diff-moved-to = moved to { $place }
diff-anew = enacted anew at the same place
diff-moved-from = moved from { $place }
diff-parameters = values that differ on the day of the version
diff-value = { $label }: { $before } → { $after }
diff-no-value = no value
diff-ripple = What the changes can affect
diff-ripple-none = No other rule rests on anything that is changed.
diff-ripple-hint = `--proved` proves which of them have the same answer in all cases.
diff-reached = { $label } ({ $name }), { $place }
diff-changed-itself = is changed itself
diff-changed-by-exception = is changed by an exception to it
diff-path = rests on: { $path }
diff-path-step = { " → " }
diff-untouched = { $count ->
        [one] 1 other rule rests on nothing that is changed; its answer is the same.
       *[other] { $count } other rules rest on nothing that is changed; their answers are the same.
    }
diff-not-asked = Not tried: in one version only, or with an answer for each item of a list ({ $count })
lovspeil-title = Side by side: { $before } and { $after }
lovspeil-title-of = Side by side: { $what }
lovspeil-law = the law on { $day }
lovspeil-law-without = the law on { $day } without some of the amendments
lovspeil-law-proposed = the law on { $day } with the proposal
lovspeil-law-amended = the law on { $day } with the amendments
lovspeil-proposal = The proposal: { $what }.
lovspeil-amendments = The amendments: { $what }.
lovspeil-left-out = Left out: { $what }.
lovspeil-measure = “{ $measure }” of { $title }
lovspeil-language = en-GB
lovspeil-intro = The provisions are restated in other words than the law's, from the rules that the answers rest on. The wording of the law and of the proposal is what counts.
lovspeil-marks = What is removed is struck through. What is new is underlined or bold.
lovspeil-provision = Provision
lovspeil-before = Before: { $law }
lovspeil-after = After: { $law }
lovspeil-nothing = (no provision)
lovspeil-removed = removed:
lovspeil-added = new:
lovspeil-was = before: { $place }
lovspeil-of-before = of the version before only: { $note }
lovspeil-of-after = of the version after only: { $note }
lovspeil-same-words = The rules differ, but can be restated in the same words. `paragraf diff` shows them.
lovspeil-order = The rules say what they said. Only their order is another.
lovspeil-empty = (no rule)
lovspeil-words-only = Only the words are others. The rules are the same.
lovspeil-numbered = { $number } { $heading }
lovspeil-value = { $label }: { $value }.
lovspeil-by-case = { $label }:
lovspeil-arm = { $value } when { $when }
lovspeil-in-case = when { $clause }
lovspeil-in-that-case = then:
lovspeil-bracketed = ({ $words })
lovspeil-otherwise = otherwise { $value }
lovspeil-means = “{ $label }” means that { $clause }
lovspeil-when = { $norm } when { $clause }
lovspeil-impossible = This cannot be the case: { $label }. It is so when { $clause }
lovspeil-reading = { $label }: { $chosen }.
lovspeil-other-reading = Can also be read thus: { $other }.
lovspeil-then = { $value } when { $clause }
lovspeil-exception-to = Exception to “{ $rule }”: { $clause }
lovspeil-exception-when = Exception to “{ $rule }” when { $clause }
lovspeil-came = moved here from { $place }: { $rules }
lovspeil-went = moved from here to { $place }: { $rules }
lovspeil-not-when = This does not apply when { $clause }
lovspeil-but = However, { $clause }
lovspeil-earlier = The earlier wording applies when { $clause }
lovspeil-goes-before = This goes before { $others }.
lovspeil-other-exceptions = the other exceptions
lovspeil-exception-in = the exception in { $place } ({ $what })
lovspeil-all = all of these conditions are met
lovspeil-any = at least one of these conditions is met
lovspeil-not-all = not all of these conditions are met
lovspeil-none = none of these conditions is met
lovspeil-met = this is met: { $label }
lovspeil-not-met = this is not met: { $label }
lovspeil-what-fits = what fits of this is met
lovspeil-all-of = all of these:
lovspeil-any-of = at least one of these:
lovspeil-not-all-of = not all of these:
lovspeil-none-of = none of these:
lovspeil-item = – { $text }
lovspeil-at-letter = ({ $letter }) { $text }
lovspeil-full-stop = { $text }.
lovspeil-colon = { $text }:

## The command: `letter`
letter-missing = [MISSING: { $what }]
letter-needs = { $what } – without { $facts }
letter-assessment = the assessment “{ $label }”
letter-fact = the fact “{ $label }”
letter-reason = the reason for { $what }
letter-factors = the reason for the assessment “{ $label }” says nothing of { $factors }
letter-no-rule = { $what } (the law that is applied has no rule on it)
letter-no-answer = an answer, since the rules give none in this case: { $answer }
letter-no-law = the law in force: the law is read with { $title }, which is not in force
letter-law-left-out = the law in force: the law is read without { $title }
letter-draft = { $count ->
        [one] DRAFT, not a decision: one thing is missing. It is named at the end.
       *[other] DRAFT, not a decision: { $count } things are missing. They are named at the end.
    }
letter-draft-title = DRAFT –
letter-lacks = What is missing in the draft
letter-reservations = reservations about the law that the letter rests on, for whoever signs it:
letter-told = { $count ->
        [one] the letter is a draft: one thing is missing
       *[other] the letter is a draft: { $count } things are missing
    }

## The command: `explain-error`
codes-text = text
codes-names = names and references
codes-types = types, units and circles
codes-versions = versions and amendments
codes-facts = facts
codes-cases = cases
codes-files = files and commands
codes-reviews = reviews
codes-letters = Letters
title-wrong = Wrong
title-message = What the program says
title-remedy = Right
differ-readings = Under other readings
differ-readings-open = Not decided under which other readings the difference is another one.
differ-readings-same = Under every other reading the difference is the same.
differ-under = where this is read otherwise: { $readings }
differ-read = { $reading } – { $alternative }
differ-also = also “{ $way }”:
differ-no-longer = no longer “{ $way }”:
differ-and-more = and in further cases
differ-and-more-hidden = and in further cases; `--every-region` shows more of them
differ-more-readings = { $count ->
    [one] Under one more reading, or two together, it is another one as well; `--every-region` shows where.
   *[other] Under { $count } more readings, alone or two together, it is another one as well; `--every-region` shows where.
}
differ-unknown = Where not all facts are known
differ-alike = All that the answer comes to is written alike in both versions, so the answers are the same whatever is known.
differ-open-without = In some cases the answer hangs on this under { $version } alone:
differ-without = Where this is not known: { $fact }
differ-unknown-scope = Where both versions have an answer all the same, it differs at most in the cases above. Facts were left out of typical cases one at a time; others are not decided.
differ-unknown-scope-none = Where both versions have an answer all the same, it is the same. Facts were left out of typical cases one at a time; others are not decided.
differ-unknown-tried = Facts were left out of typical cases one at a time; other cases are not decided.
differ-unknown-open = Not decided which facts the answer hangs on under one version and not under the other.
differ-hidden-facts = { $count ->
    [one] One more fact; `--every-region` shows it
   *[other] { $count } more facts; `--every-region` shows them
}
differ-line = { $words }, under the measure { $measure }
differ-line-replaced = the new wording of { $what }
differ-line-inserted = the introduction of { $what }
differ-line-repealed = the repeal of { $what }
differ-line-renumbered = the new number of { $what }
differ-line-kept = the transitional rule for { $what }
differ-line-at = { $words }, in { $place }
differ-line-exception = the exception to { $rule }
differ-line-letter = letter { $letter } of { $rule }
differ-same = the answer is the same
differ-leap = { $more } or { $less }, by which day stands for 29 February
differ-caused-as = caused as in region { $number }
## The difference between two versions in all cases
differ-versions = from { $before } to { $after }, all cases at once
differ-none = No difference: proved for every case.
differ-norms = The rule itself is another, though: “{ $told_before }” under { $before }, “{ $told_after }” under { $after }.
differ-exact = The answer differs in these cases, and in no others: proved.
differ-within = The answer differs here, and nowhere outside; whether in the whole of each region is not decided.
differ-within-more = The answer differs where a case is shown. Whether it does in other cases, and in which, is not decided: not all of them are described.
differ-open = Not decided whether the answer differs: the question is too large for all cases to be looked at, and no part of them is decided.
differ-open-here = Not decided whether the answer differs here; outside it is the same: proved.
differ-composed = The answer differs in the cases shown, and can only where a value that it is made of differs: proved. Whether it does in every such case is not decided.
differ-composed-open = Not decided whether the answer differs; it can only where a value that it is made of differs: proved.
differ-absent-no = { $version } has no such rule; that counts as no.
differ-absent-value = { $version } has no such rule, and so no answer.
differ-gained = from no to yes
differ-lost = from yes to no
differ-greater = more than before
differ-less = less than before
differ-later = later than before
differ-sooner = earlier than before
differ-other = another answer
differ-now-answered = an answer where there was none
differ-now-unanswered = no answer where there was one
differ-gone-unanswered = there is no such rule any more; before, it could not be decided
differ-new-unanswered = the rule is new, and can't be decided
differ-region = region { $number } of { $of }
differ-and-else = and whatever else the answer asks for under { $version }
differ-and-else-no = and whatever else makes the answer no under { $version }
differ-always = in every case
differ-somewhere = in some cases, which are not told apart any further
differ-wherever-yes = wherever the answer under { $version } is yes
differ-wherever-no = wherever the answer under { $version } is no
differ-example = for example:
differ-boundaries = the difference is the same on these days, all else being the same:
differ-boundary-first = { $inside } at the earliest (not { $outside })
differ-boundary-last = { $inside } at the latest (not { $outside })
differ-no-example = no case was found that shows it
differ-hidden = { $count ->
    [one] One more region; `--every-region` shows it
   *[other] { $count } more regions; `--every-region` shows them
}
differ-more = A certain number of regions of each kind was looked for; there may be more.
differ-rest = Beyond the cases described, the answer differs at most here:
differ-components = The values that it is made of, and that may differ
differ-component = { $rule } (`{ $goal }`)
differ-component-of-items = { $rule } (`{ $goal }`), for at least one in a list
differ-component-common = only where:
differ-component-see = `paragraf differ NAME { $before } { $after }` tells where each of them differs.
differ-scope = Holds for cases with all facts known, under the readings each version has by default, and with dates from 1800 to 2199.
differ-every-reading = Nor is there a difference under any other reading.
differ-other-readings = Under another reading the answer may differ.
differ-undecided = Not decided: here a difference is not ruled out, but no case that shows one was found
differ-all-exact = Another answer, and it is proved exactly where ({ $count })
differ-all-within = Another answer, proved to be nowhere outside certain regions ({ $count })
differ-all-within-more = Another answer in cases that were found, and perhaps in more than those described ({ $count })
differ-all-undecided = {" – not decided: "}{ $ways }
differ-all-open = Not decided ({ $count })
differ-all-none = No difference, proved ({ $count })
differ-all-norms = {" – "}but “{ $before }” becomes “{ $after }”
differ-all-one-version = No case gets another answer, but only one version has the rule ({ $count })
differ-all-absent-no = {" ("}{ $version } has no such rule: counted as no)
differ-all-absent-value = {" ("}{ $version } has no such rule, and so no answer)
differ-age = age on { $on }
differ-any = anything
differ-both = { $low } and { $high }
differ-between = from { $low } to { $high }
differ-from = { $day } or later
differ-before = earlier than { $day }
differ-later-than = later than { $day }
differ-at-latest = { $day } or earlier
differ-same-day = the same day as { $day }
differ-at-least = at least { $limit }
differ-at-most = at most { $limit }
differ-above = more than { $limit }
differ-below = under { $limit }
differ-not = not { $limit }
differ-after = { $length } after { $day }
differ-earlier = { $length } before { $day }
differ-answered = has an answer
differ-unanswered = has no answer
differ-sure = { $number }, of those that surely count
differ-without-answer = { $number }, of those without an answer whether they count
differ-by-old = { $words } (by the old law)
differ-by-new = { $words } (by the new law)
differ-by-reading = { $words } ({ $read })
differ-by-old-read = { $words } (by the old law, { $read })
differ-by-new-read = { $words } (by the new law, { $read })
differ-read-usually = read as usual
differ-read-so = read so
differ-read-partly = where only one is read so
differ-more-by-new = more by the new law than by the old
differ-less-by-new = less by the new law than by the old
differ-no-more-by-new = no more by the new law than by the old
differ-no-less-by-new = no less by the new law than by the old
differ-another-by-new = not the same by the new law as by the old
differ-caused-by = caused by { $measures }
differ-each-enough = caused by any one of: { $sets }
differ-or-by = or by { $measures }
differ-perhaps-by = not decided whether because of { $sets }
differ-together = { $one } together with { $other }
differ-needs = { $measures } (which needs { $needed })
differ-where = { $words }, where { $conditions }
differ-or-where = { ", or where " }
differ-some-cases = { $words }, depending on the other facts of the case
differ-few-not-enough = { $by ->
    [line] no { $most } of the changes are enough
   *[other] no { $most } of the measures are enough
}
differ-alone-nothing = alone, no change here: { $measures }
differ-alone-other = alone, another answer than in both versions: { $measures }
differ-undone = not with { $others } added to { $set } and nothing more
differ-not-attributed = { $by ->
    [line] Not decided which changes cause the difference.
   *[other] Not decided which measures cause the difference.
}
differ-few-sets = { $by ->
    [line] { $count } changes may matter. Up to { $most } at a time were looked at, and all together.
   *[other] { $count } measures may matter. Up to { $most } at a time were looked at, and all together.
}
differ-cancelling = { $by ->
    [line] changes that cancel each other
   *[other] measures that cancel each other
}
differ-cancels = { $set } changes the answer in some cases in which it is as before with { $others } as well
differ-measures = { $by ->
    [line] the changes
   *[other] the measures
}

## Claims, decided over all cases
claims-refuted = Refuted: this case breaks it ({ $count })
claims-open = Not decided ({ $count })
claims-proved = Proved: no case breaks it ({ $count })
claims-none = Nothing is claimed of an amendment here.
claims-scope = Holds for cases with all facts known, with dates from 1800 to 2199; the cases shown are decided under the readings by default. A change that a claim allows must meet its condition both before and after; those whom a claim speaks of meet it before or after. What is proved holds where facts are not known as well, as far as both versions have an answer all the same.
review-nothing = Nothing found.
review-counted = { $proved } proved, { $found } found, { $suspected } suspected.
review-earlier = { $count } more were there before the amendment.
claim-condition = the condition of the claim
claim-condition-open = open
claim-condition-fault = no answer
claim-before-and-after = { $before } before, { $after } after
claim-saved = saved in { $file }
claim-because = as in the example
claim-beyond = It takes more work to tell than there may be.
claim-no-case = A case against it is not ruled out, but none was found ({ $way }):
claim-every-reading = Under every reading.
claim-default-readings = Under the readings by default; others are not decided.
claim-not-under = Under the readings by default, but not where this is read otherwise: { $reading } – { $alternative }.
claim-unchanged = No answer changes at all.
claim-uncompared = In some cases only one of the versions has an answer, and there is nothing to compare.
