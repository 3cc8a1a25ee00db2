### The words of the product in Norwegian bokmål, as NAV writes it. The keys and their arguments are the same in every language; a test holds them to it.
### `{ $name }` stands where an argument goes. A choice such as `{ $count -> [one] … *[other] … }` says what depends on a number or a name.

## Places and ranks
section-heading = avsnitt { $number }
introduction = innledningen
introduction-to = innledningen til { $act }
subsection = { $number ->
        [1] første
        [2] annet
        [3] tredje
        [4] fjerde
        [5] femte
        [6] sjette
        [7] sjuende
        [8] åttende
        [9] niende
        [10] tiende
        [11] ellevte
        [12] tolvte
       *[other] { $number }.
    } ledd
letter = bokstav { $letter }
sentence = { $number ->
        [1] første
        [2] annet
        [3] tredje
        [4] fjerde
        [5] femte
        [6] sjette
        [7] sjuende
        [8] åttende
        [9] niende
        [10] tiende
        [11] ellevte
        [12] tolvte
       *[other] { $number }.
    } punktum
between-places = { " " }
sections = §§ { $list }
point = { $document } punkt { $point }
rank-statute = lov
rank-regulation = forskrift
rank-preparatory-works = forarbeid
rank-circular = rundskriv
rank-practice = praksis
the-act = loven
not-in-force = { $place } (gjelder ikke lenger eller ennå)
given-under = gitt med hjemmel i { $list }

## Lists, brackets and signs
comma = { ", " }
and = { " og " }
or = { " eller " }
semicolon = { "; " }
within-joint = { " innenfor " }
without-joint = { " utenom " }
quoted = «{ $words }»
bracketed = ({ $words })
with-note = { $words } ({ $note })
told-as = { $label }: { $value }
said-of = { $label } – { $said }
equals = { $label } = { $value }
followed-by = { $words } { $more }
also = { $words }, { $more }

## Numbers, dates and lengths
decimal-sign = ,
# Between groups of three digits, in a number of so many digits: four stand together, as those of a year do.
group-sign = { $digits ->
        [4] { "" }
       *[other] { "\u00A0" }
    }
percent = { $number } %
about = om lag { $number }
years-old = { $number } { $count ->
        [one] år
       *[other] år
    }
hours = { $number } { $count ->
        [one] time
       *[other] timer
    }
money = { $number } kr
per = { $amount } per { $period }
length-years = { $count } år
length-months = { $count } { $count ->
        [one] måned
       *[other] måneder
    }
length-weeks = { $count } { $count ->
        [one] uke
       *[other] uker
    }
length-days = { $count } { $count ->
        [one] dag
       *[other] dager
    }
date = { $day }. { $month ->
        [1] januar
        [2] februar
        [3] mars
        [4] april
        [5] mai
        [6] juni
        [7] juli
        [8] august
        [9] september
        [10] oktober
        [11] november
       *[12] desember
    } { $year }
from-day = fra { $day }
days-through = { $first }–{ $last }
no-days = ingen dager
a-list = en liste
rounded-up-day = den første i neste måned
rounded-down-day = den siste i måneden
yes = ja
no = nei
weekday = { $day ->
        [1] en mandag
        [2] en tirsdag
        [3] en onsdag
        [4] en torsdag
        [5] en fredag
        [6] en lørdag
       *[7] en søndag
    }

## What was found
met = oppfylt
not-met = ikke oppfylt
undetermined = uavklart
undecided = kan ikke avgjøres
applies = gjelder
applies-not = gjelder ikke
not-known = ikke kjent
not-told = ikke opplyst
not-assessed = ikke vurdert
no-answer = uten svar
assessed-as = vurdert som { $value }
to-be-assessed-by = skal vurderes av { $who }
assessed-because = begrunnelse: { $reason }
factors-left-out = begrunnelsen tar ikke stilling til { $factors }
see-above = se ovenfor

## What a rule says of somebody. `holds` is yes, no, open or fault
right = { $holds ->
        [yes] { $who } har { $what }
        [no] { $who } har ikke { $what }
        [open] det er uavklart om { $who } har { $what }
       *[fault] det kan ikke avgjøres om { $who } har { $what }
    }
right-against = { $sentence } overfor { $against }
duty = { $holds ->
        [yes] { $who } skal { $what }
        [no] { $who } er ikke forpliktet til å { $what }
        [open] det er uavklart om { $who } skal { $what }
       *[fault] det kan ikke avgjøres om { $who } skal { $what }
    }
power = { $holds ->
        [yes] { $who } kan { $what }
        [no] { $who } kan ikke { $what }
        [open] det er uavklart om { $who } kan { $what }
       *[fault] det kan ikke avgjøres om { $who } kan { $what }
    }
prohibition = { $holds ->
        [yes] { $who } har ikke adgang til å { $what }
        [no] { $who } er ikke avskåret fra å { $what }
        [open] det er uavklart om { $who } har adgang til å { $what }
       *[fault] det kan ikke avgjøres om { $who } har adgang til å { $what }
    }
that-right = { $holds ->
        [yes] at { $who } har { $what }
       *[no] at { $who } ikke har { $what }
    }
that-duty = { $holds ->
        [yes] at { $who } skal { $what }
       *[no] at { $who } ikke er forpliktet til å { $what }
    }
that-power = { $holds ->
        [yes] at { $who } kan { $what }
       *[no] at { $who } ikke kan { $what }
    }
that-prohibition = { $holds ->
        [yes] at { $who } ikke har adgang til å { $what }
       *[no] at { $who } ikke er avskåret fra å { $what }
    }
duty-step = { $who } skal { $what }
power-step = { $who } kan { $what }
prohibition-step = { $who } har ikke adgang til å { $what }
always = { $holds ->
        [yes] { $norm } – regelen har ingen vilkår
       *[no] loven har ingen regel om dette: { $norm }
    }
without-a-rule = { $denied } (loven har ingen regel om det)
answer-would-be = blir svaret { $answer }
answer-would-say = blir svaret: { $answer }
would-be-undecided = kan saken ikke avgjøres
right-would = { $holds ->
        [yes] gjelder retten
       *[no] gjelder ikke retten
    }
duty-would = { $holds ->
        [yes] gjelder plikten
       *[no] gjelder ikke plikten
    }
power-would = { $holds ->
        [yes] gjelder adgangen
       *[no] gjelder ikke adgangen
    }
prohibition-would = { $holds ->
        [yes] gjelder forbudet
       *[no] gjelder ikke forbudet
    }
exception-would = { $holds ->
        [yes] gjelder unntaket
       *[no] gjelder ikke unntaket
    }
impossible-would = { $holds ->
        [yes] gjelder regelen om hva som er umulig
       *[no] gjelder ikke regelen om hva som er umulig
    }

## Conditions
any-of-these = { $holds ->
        [yes] minst ett av disse er oppfylt
        [no] ingen av disse er oppfylt
       *[open] minst ett av disse må være oppfylt
    }
all-of-these = { $holds ->
        [yes] alle disse er oppfylt
        [no] ikke alle disse er oppfylt
       *[open] alle disse må være oppfylt
    }
none-may-be-met = { $holds ->
        [yes] ingen av disse er oppfylt
        [no] minst ett av disse er oppfylt, og ingen kan være det
       *[open] ingen av disse kan være oppfylt
    }
not-all-may-be-met = { $holds ->
        [yes] minst ett av disse er ikke oppfylt
        [no] alle disse er oppfylt, og minst ett kan ikke være det
       *[open] minst ett av disse kan ikke være oppfylt
    }
this-must-not-be-met = { $holds ->
        [yes] dette er ikke oppfylt
        [no] dette er oppfylt, og kan ikke være det
       *[open] dette kan ikke være oppfylt
    }
must-not-be-met = { $holds ->
        [yes] { $name } er ikke oppfylt
        [no] { $name } er oppfylt, og kan ikke være det
       *[open] { $name } kan ikke være oppfylt
    }
is-not-met = { $name } er ikke oppfylt
conditions-not-met = vilkårene for { $name } er ikke oppfylt
opposite-required = { $words } – her kreves det motsatte
read-as = { $label } (lest slik: { $chosen })
is-read-as = her leses «{ $label }» slik: «{ $chosen }»
read-as-line = { $label } – lest slik: { $chosen }
rule-stands-in = regelen står i { $place }
row-for-others = { $label } er { $value }; raden for alle andre gjelder
is = { $label } er { $value }
is-other-than = { $label } er ikke { $value }
requirement = { $is }; kravet er { $limit }
condition = { $is }; vilkåret er { $limit }
row = { $is }; raden gjelder { $limit }
other-than = noe annet enn { $value }
before = før { $day }
no-later-than = senest { $day }
after = etter { $day }
no-earlier-than = tidligst { $day }
below = under { $value }
at-most = høyst { $value }
over = over { $value }
at-least = minst { $value }
equal-to = lik { $value }
equal-or-below = lik eller under { $value }
equal-or-over = lik eller over { $value }
range = fra { $low } til og med { $high }
range-below = fra { $low } til, men ikke med, { $high }
one-or-other = { $first } eller { $second }
whatever-unknown = { $known }, uansett det som ikke er kjent
all-the-same = { $undecided }, men er likevel { $known }
entity = { $number ->
        [one] { $name } nr. { $number }
        [other] { $name } nr. { $number }
       *[named] { $name } { $number }
    }
told-of-many = { $told } av { $all } vises, de som avgjør først
and-more = { $count } til
more-days = og { $count ->
        [one] 1 dag til
       *[other] { $count } dager til
    }

## Exceptions
exception = { $holds ->
        [yes] unntaket gjelder: { $condition }
        [no] unntaket gjelder ikke: { $condition }
        [open] det er uavklart om unntaket gjelder; vilkåret er: { $condition }
       *[fault] det kan ikke avgjøres om unntaket gjelder; vilkåret er: { $condition }
    }
earlier-wording = { $holds ->
        [yes] den tidligere ordlyden gjelder: { $condition }
        [no] den tidligere ordlyden gjelder ikke: { $condition }
        [open] det er uavklart om den tidligere ordlyden gjelder; vilkåret er: { $condition }
       *[fault] det kan ikke avgjøres om den tidligere ordlyden gjelder; vilkåret er: { $condition }
    }
exception-must-not-apply = unntaket gjelder: { $condition }
exception-set-aside = unntaket { $name } gjelder ikke: { $why }
yields = unntaket viker for unntaket i { $place } ({ $what })
if-that-applies = { $yields }, hvis det gjelder
and-more-exceptions = og for { $count } til, hvis de gjelder
displaced-condition = vilkåret for unntaket, som dette unntaket går foran
new-wording = den nye ordlyden
displaced-rule = den alminnelige regelen, som unntaket går foran
but-earlier-wording = { $changed }, men den tidligere ordlyden gjelder her

## Formulas
minus = −{ $value }
after-length = { $length } etter { $date }
length-as = { $length } som { $label }
before-length = { $length } før { $date }
days-between = dager fra { $from } til { $to }
working-days = virkedager fra { $from } til { $to } ({ $calendar })
moved-next = { $date }, flyttet til neste virkedag om den faller på en fridag ({ $calendar })
moved-previous = { $date }, flyttet til virkedagen før om den faller på en fridag ({ $calendar })
moved-on = { $date }, { $count } virkedager fram ({ $calendar })
moved-back = { $date }, { $count } virkedager tilbake ({ $calendar })
earliest-of = den tidligste av { $list }
latest-of = den seneste av { $list }
least-of = det minste av { $list }
greatest-of = det største av { $list }
by-case = etter hva som gjelder i saken
case-when = { $value } når { $condition }
case-else = ellers { $value }
is-met = { $name } er oppfylt
band = { $rate } av delen opp til { $bound }
last-band = { $rate } av resten
age = alder
as-of = { $words } per { $day }
age-of = { $ending ->
        [plain] { $who }s alder
       *[other] alderen til { $who }
    }
concerned = vedkommende
day-turning = dagen { $who } fyller { $age } år
day-reaching = dagen { $who } når { $age }
rounded = { $way ->
        [up] { $value } avrundet opp til { $multiple }
        [down] { $value } avrundet ned til { $multiple }
       *[nearest] { $value } avrundet til { $multiple }
    }
nearest-krone = nærmeste hele krone
whole-kroner = hele kroner
nearest-hour = nærmeste hele time
whole-hours = hele timer
nearest-whole = nærmeste hele tall
nearest = nærmeste { $step }
where-no-such-day = { $words } ({ $day } der måneden ikke har dagen)

## Lists and periods
number-of = antall { $list }
at-least-one-among = minst én blant { $list }
all-among = alle blant { $list }
sum-of = summen av { $of } for { $list }
days-each = dagene { $of } for { $list }
days-of = dagene i { $of } for { $list }
of-first = { $of } for den første blant { $list }
of-last = { $of } for den siste blant { $list }
earliest-among = den tidligste { $of } blant { $list }
latest-among = den seneste { $of } blant { $list }
lowest-among = den laveste { $of } blant { $list }
highest-among = den høyeste { $of } blant { $list }
ordered-by = { $words } etter { $key }
where-holds = { $words } der { $filter }
through = fra { $first } til og med { $last }
onwards = fra { $first } og framover
calendar-month = kalendermåneden for { $day }
calendar-year = kalenderåret for { $day }
together = { $list } til sammen
the-time = tiden { $words }
part-days = dager i { $of }
part-months = hele måneder i { $of }
part-years = hele år i { $of }
first-day-of = første dag i { $of }
last-day-of = siste dag i { $of }
meets-within = { $day } er innenfor { $period }
meets-not-within = { $day } er ikke innenfor { $period }
meets-overlap = { $one } har minst én dag i { $other }
meets-no-overlap = { $one } har ingen dag i { $other }
within-period = innenfor { $period }
not-within-period = ikke innenfor { $period }
days-in-common = minst én dag i { $period }
no-days-in-common = ingen dag i { $period }
with-a-day-in = { $is }, med minst én dag i { $period }
without-a-day-in = { $is }, uten noen dag i { $period }

## Days that do not exist, and free days
reckoned = { $day } finnes ikke og regnes til { $way } ({ $why })
birthday-up = { $day } finnes ikke; fødselsdagen regnes til 1. mars ({ $why })
birthday-down = { $day } finnes ikke; fødselsdagen regnes til 28. februar ({ $why })
rounded-by-reading = slik { $place } leses her, { $label }: { $chosen }
rounded-by-act = slik datoer rundes av etter { $act }

## Why there is no answer
cannot-be-worked-out = kan ikke regnes ut: { $why }
no-working-day = kalenderen har et helt år uten virkedager
not-whole-days = antallet virkedager er ikke et helt tall
tie = flere kommer like langt fram i rekkefølgen, og verdiene deres er ulike
backwards = perioden slutter før den begynner
endless = perioden har ingen slutt
no-days-in-it = det er ingen dager der
nobody-in-list = listen er tom
divided-by = det måtte bli delt på { $what }, som er null
divided-by-zero = det ville bli delt på null
too-large = tallet blir for stort
date-out-of-range = datoen faller utenfor år 1 til 9999
no-such-day = { $day } finnes ikke, og ingen regel sier hvilken dag som gjelder i stedet
no-value-on = { $what } har ingen verdi { $day }
conflict-side = { $place } sier { $value } ({ $when })
conflict = to unntak gjelder og er uenige: { $first }, og { $second }; ingenting sier hvilket som går foran

## Sources
source = kilde: { $words }
as-given-in = { $source }, gjengitt i { $document }
unverified-source = { $source }, ikke bekreftet: { $why }
unverified = ikke bekreftet: { $what } – { $why }
changed-by = endret ved: { $change }
change = { $label } ({ $name }, { $status })
in-force-from = i kraft fra { $day }
proposed = forslag
status-unverified = { $status }, ikke bekreftet
status-unverified-because = { $status }, ikke bekreftet: { $why }
measure-name = { $amendment }:{ $measure }

## The legal basis
cited-with-rank = { $document } ({ $rank })
cited-with-number = { $document } ({ $rank }, { $number })
cited-changed = { $cited }, { $adopted ->
        [yes] endret ved { $title }
       *[no] som foreslått endret i { $title }
    }
cited-displaced = { $cited }, fraveket ved unntaket
cited-displaced-in-part = { $cited }, der hovedregelen er fraveket ved unntaket
cited-unverified = { $cited }, ikke bekreftet
cited-unverified-because = { $cited }, ikke bekreftet: { $why }

## The parts of an explanation
law-as-of = Loven per { $day }
with-amendment = med { $title } ({ $status })
with-measures-only = med { $title } ({ $status }), bare:
only-measure = – { $label }
without = uten: { $label }
title-lacks = Dette måtte vært annerledes
title-faults = Derfor kan saken ikke avgjøres
title-missing = Dette mangler for å avgjøre saken
title-reasons = Begrunnelse
title-turns = Svaret beror på hvordan teksten leses
title-open-turns = Lesemåter som ikke kan prøves uten flere opplysninger
title-basis = Hjemmel
at-least-one = minst ett av disse
or-else = eller
not-examined = { $words } – trenger ikke avgjøres
alternative-not-met = { $words } – dette alternativet gjelder ikke
at-place = { $place }: { $words }
missing-fact = { $name } (opplysning): { $wanted }
missing-assessment = { $name } (vurdering): { $wanted }
asked-by = { $words } – { $places }
turns-on = { $place }, «{ $name }»: her lest slik: «{ $chosen }». Leses den slik: «{ $other }», { $outcome }.
why = hvorfor: { $reason }
reading-option = --reading { $reading }={ $alternative }
reading-needs = { $place }, { $name }: { $other } – krever { $facts }

## What would turn an answer
title-ways = Hva som ville gitt et annet svar
ways-by-time = Med tiden, når datoer blir senere
ways-by-person = Hos { $who }
ways-by-assessment = Ved en annen vurdering
ways-by-assessment-of = Ved en annen vurdering fra { $who }
ways-by-facts = Med andre opplysninger
ways-by-several = Ved flere slike endringer sammen
ways-by-law = Ved endring av regelverket, med saken som den er
ways-no-law = Ingen av forslagene til endring av regelverket gir et annet svar i saken.
ways-no-law-tried = Ingen av de forslagene til endring av regelverket som er prøvd, gir et annet svar i saken.
ways-law-not-tried = { $count ->
        [one] Ett tiltak i forslagene er
       *[other] { $count } tiltak i forslagene er
    } ikke prøvd.
ways-never = Ingen endring av opplysningene eller vurderingene i saken gir et annet svar, hvor mange som enn endres, når fødselsdatoer står fast. Det er bevist. Bare en endring av regelverket gjør det.
ways-stopped = Letingen stanset da forsøkene var brukt opp. { $count ->
        [0] Hva én endring alene kan føre til, er ikke avgjort ut over dette.
        [one] Alle endringer av én opplysning er prøvd; om flere sammen gir et annet svar, er ikke avgjort.
       *[other] Alle endringer av opptil { $count } opplysninger sammen er prøvd; om flere gir et annet svar, er ikke avgjort.
    }
ways-more = Det finnes flere måter enn disse.
ways-not-proved = At det ikke finnes andre måter med opptil { $count } opplysninger, er ikke bevist.
ways-none = Ingen endring av opptil { $count } opplysninger eller vurderinger sammen gir et annet svar. Det er bevist.
ways-all = Enhver annen endring av opptil { $count } opplysninger eller vurderinger som gir et annet svar, endrer alt som endres i en av disse. Det er bevist.
ways-not-changed = Ikke prøvd: andre poster eller et annet innhold i { $facts }.
way-opens = { $changes } – svaret er da åpent, og beror på opplysninger som ikke er gitt
way-answers = { $changes } – da { $outcome }
way-perhaps-fewer = { $changes } (at ikke noe mindre er nok, er ikke bevist)
way-perhaps-nearer = { $changes } (at ingen nærmere verdi er nok, er ikke bevist)
way-now = { $change } (i saken: { $own })
way-from = { $label }: { $kind ->
        [day] { $value } eller senere
       *[number] minst { $value }
    }
way-until = { $label }: { $kind ->
        [day] { $value } eller tidligere
       *[number] høyst { $value }
    }
way-above = { $label }: mer enn { $value }
way-below = { $label }: mindre enn { $value }
way-between = { $label }: { $kind ->
        [day] fra { $low } til og med { $high }
       *[number] minst { $low } og høyst { $high }
    }
way-above-to = { $label }: mer enn { $low } og høyst { $high }
way-below-from = { $label }: minst { $low } og mindre enn { $high }
way-instance = { $label }: for eksempel { $value }
way-open = er svaret åpent
way-by-measure = { $title }, «{ $measure }» alene: da { $outcome }
way-by-amendment = { $title }: da { $outcome }

## Comparing two versions
same-answer-other-grounds = Svaret er det samme, men det bygger på forskjellige bestemmelser:
same-answer-same-steps = Svaret og alle steg er de samme.
same-answer-other-steps = Svaret er det samme, men disse stegene skiller seg:
here-they-part = Her skilles veiene:
moved = flyttet: { $label } ({ $from } → { $to })
moved-place = { $from } → { $to } (flyttet)
not-in-this-version = finnes ikke i denne versjonen
figure-change = { $label } ({ $name }): { $before } → { $after }
parameter-change = { $label } ({ $name }): { $before } → { $after }, endret { $day }
moved-from = { $words } (flyttet fra { $place })
label-for = { $label } (for { $whom })
also-parts-for = skiller seg også for { $list }
also-parts-for-more = skiller seg også for { $list } og { $count } til
no-condition-here = ikke et vilkår her: { $words } ({ $place })
not-counted-here = ikke med her: { $words } ({ $place })

## The effect on many cases
effect-cases = { $count } { $count ->
        [one] sak
       *[other] saker
    }
effect-goal = { $label } ({ $name })
effect-same = Ingen sak får et annet svar på { $count } { $count ->
        [one] mål.
       *[other] mål.
    }
effect-count = { $count } { $answer }
effect-sum = { $sum } til sammen
effect-none = Ingen sak endres fra { $before } til { $after }
effect-changed = { $count } { $count ->
        [one] sak
       *[other] saker
    } endres fra { $before } til { $after }
effect-group = { $count }: { $shift }
effect-parts = veiene skilles i { $place }: { $label }
effect-more = … og { $count } til
effect-from-to = { $before } → { $after }
effect-greater = mer
effect-smaller = mindre
effect-later = en senere dag
effect-sooner = en tidligere dag
effect-other = en annen verdi
effect-with-a-value = med en verdi


## Types and units
type-truth = ja/nei
type-number = et tall
type-hours = timer
type-money = et beløp
type-money-per-hour = et beløp per time
type-money-per-day = et beløp per dag
type-money-per-week = et beløp per uke
type-money-per-month = et beløp per måned
type-money-per-year = et beløp per år
type-date = en dato
type-months = et antall måneder eller år
type-days = et antall dager eller uker
type-mixed = en varighet av måneder og dager
type-choice = et valg fra en liste
type-list = en liste
type-text = en tekst
type-period = en periode
type-periods = en liste av perioder
type-rounding = en avrunding av datoer
type-faulty = noe ukjent
unit-hour = time
unit-day = dag
unit-week = uke
unit-month = måned
unit-year = år

## What a fact may be given as. Numbers, dates and names stand as a facts file has them, in every language
wanted-truth = ja eller nei (yes, no)
wanted-whole = et helt tall
wanted-share = en andel, som 30 % eller 0.3
wanted-hours = timer, som 37.5
wanted-date = en dato, som 2018-06-01
wanted-period = en periode, som "2018-01-01 to 2018-03-31"
wanted-periods = en liste av perioder, som ["2018-01-01 to 2018-03-31"]
wanted-months = år og måneder, som 1 year 6 months
wanted-days = uker og dager, som 2 weeks
wanted-choice = ett av: { $names }

## Around mistakes; what is told of a mistake stands beside its code
error-line = feil { $code }: { $message }
warning-line = advarsel { $code }: { $message }
help-line = hjelp: { $help }
more-mistakes = … og { $count } til

## The reasons, as a decision gives them
title-other-sources = Andre rettskilder
title-reservations = Forbehold
no-statute = ingen lov eller forskrift er brukt; svaret bygger bare på de andre rettskildene
followed-until = reglene her er ajourført med endringer i { $acts } til og med { $day }; senere endringer kan mangle
full-stop = { $text }.
is-to-be-other = { $is }; det må være noe annet
is-not = { $is }, ikke { $other }
by-exception = { $condition } (unntak)
length-added = { $date }, pluss { $length }
length-deducted = { $date }, minus { $length }
measure = { $label } ({ $status })
none-of-alternatives = ingen av alternativene er oppfylt
none-gives-another = følgende forhold er til sammen avgjørende
none-of-list = ingen blant { $list } oppfyller vilkårene
as-above = { $words }, som over
requirement-met = { $is }, altså { $limit }
not-before = ikke før { $day }
not-after = ikke etter { $day }
worked-out-in-full = hvordan det er regnet ut, står i den fulle begrunnelsen
short-ground = { $words }, jf. { $place }.
whether = om { $clause }
short-missing = Dette er ikke opplyst: { $list }.
short-missing-more = Dette er ikke opplyst: { $list } og { $count } til.
short-not-assessed = Det er ikke vurdert om { $list }.
short-more = Det samme følger av { $list }.
short-all-met = Vilkårene i { $place } er oppfylt.
short-rest-met = De øvrige vilkårene er oppfylt.
short-rest-idle = Det som ikke er avklart ellers, trenger ikke avgjøres.
short-turn = Leses «{ $name }» ({ $place }) slik: «{ $other }», { $outcome }.
short-more-turns = Svaret beror også på hvordan dette leses: { $list }.
short-open-turns = Om svaret blir et annet når { $list } leses annerledes, kan ikke sies uten flere opplysninger.
short-open-turn = Hva svaret blir når «{ $name }» leses slik: «{ $other }», kan ikke sies uten flere opplysninger.
short-more-items = { $count } til teller heller ikke med.

## What a language has clauses of: verbs with their denial, what begins another clause, what a denial would say something else of, articles
clause-verbs = er fortsatt=er ikke lenger, er=er ikke, var=var ikke, kan=kan ikke, blir=blir ikke, ble=ble ikke, får=får ikke, vil=vil ikke, ville=ville ikke, bor=bor ikke, lever=lever ikke, ligger=ligger ikke, står=står ikke, sitter=sitter ikke, går=går ikke, bygger=bygger ikke, fremgår=fremgår ikke, gir=gir ikke, gjelder=gjelder ikke, gjenopptar=gjenopptar ikke, inneholder=inneholder ikke, inngår=inngår ikke, begrunner=begrunner ikke, begynner=begynner ikke, slutter=slutter ikke, angir=angir ikke, mottar=mottar ikke, opplyser=opplyser ikke, oppfyller=oppfyller ikke, forsørger=forsørger ikke, sier=sier ikke, ser=ser ikke, samtykker=samtykker ikke, kjenner=kjenner ikke, forstår=forstår ikke, fortsetter=fortsetter ikke, fyller=fyller ikke, sperrer=sperrer ikke, trenger=trenger ikke, ønsker=ønsker ikke, deltar=deltar ikke, åpner=åpner ikke, pålegger=pålegger ikke, tilbyr=tilbyr ikke, hindrer=hindrer ikke, regnes=regnes ikke, rundes=rundes ikke, kreves=kreves ikke, tas=tas ikke, ytes=ytes ikke, svarer=svarer ikke, rekker=rekker ikke, overskrider=overskrider ikke, tilsier=tilsier ikke, taler=taler ikke, reduserer=reduserer ikke, skyldes=skyldes ikke, foreligger=foreligger ikke, faller=faller ikke, løper=løper ikke, varer=varer ikke, har=har ikke
clause-subordinate = som at når hvis om dersom der fordi hva hvor hvem hvilken hvilket mens før
clause-scoped = ikke ingen ingenting intet alle alt hver hvert enhver ethvert bare kun minst høyst noen noe aldri alltid også ennå allerede nettopp begge verken enten
articles = { "" }

## Et svar som side
page-short = Kort fortalt
page-facts = Opplysninger i saken
page-trace = Alle steg
page-sources = Lover og dokumenter
page-contents = På denne siden
page-skip = Til svaret
page-case = Sak: { $title }
page-list = { $count ->
    [0] ingen
   *[other] { $count }
}
page-no-facts = Saken har ingen opplysninger som har betydning for dette spørsmålet.
page-other-facts = { $count ->
    [one] { $count } annen opplysning i saken har ikke betydning for dette spørsmålet.
   *[other] { $count } andre opplysninger i saken har ikke betydning for dette spørsmålet.
}
page-sign = { $verdict ->
    [met] oppfylt:
    [not_met] ikke oppfylt:
    [undetermined] uavklart:
    [fault] uten svar:
    [not_examined] ikke avgjort:
   *[other] verdi:
}
page-with = { $words }, { $more }
page-unverified = { $words }; ikke bekreftet: { $why }
page-steps-left-out = { $count ->
    [one] … og { $count } steg til
   *[other] … og { $count } steg til
}
page-footer = Regnet ut av regelfilene fra opplysningene som er vist. Siden er hel i seg selv og henter ingenting.
page-parting = Der versjonene skiller lag
page-together = Stegene i begge versjonene
page-differing = { $count ->
    [0] Ingen steg skiller seg.
    [one] Ett steg skiller seg, og er merket.
   *[other] { $count } steg skiller seg, og er merket.
}
page-differs = forskjell

## A report: what it is, and its marks
report-title = Hva { $amendment } endrer
report-title-days = Hva som er endret fra { $before } til { $after }
report-lead = Loven slik den er { $day }, holdt opp mot den samme loven med { $amendment }.
report-lead-days = Loven slik den er { $before }, holdt opp mot loven slik den er { $after }.
report-lead-versions = «Før» er versjonen `{ $before }`. «Etter» er versjonen `{ $after }`.
report-skip = Til sammendraget
report-contents = Innhold
report-footer = Laget av Paragraf fra reglene, uten skjønn. Ordlyden i lov og forslag er den som gjelder.
report-mark-proved = Bevist
report-mark-refuted = Motbevist
report-mark-found = Funnet
report-mark-suspected = Må leses
report-mark-open = Ikke avgjort
report-before = før
report-after = etter
report-sentence = { $words }.
report-full-stop = .
report-colon = { ": " }
report-question = spørsmål
report-provision = Bestemmelse
report-because-of = Følger av
report-no-items = ingen
report-item-without-facts = uten opplysninger

## A report: the summary
report-summary = Sammendrag
report-scope = Forslaget har { $measures ->
        [one] ett tiltak
       *[other] { $measures } tiltak
    }. Det endrer { $sections ->
        [one] én paragraf
       *[other] { $sections } paragrafer
    } i { $acts ->
        [one] én lov eller forskrift
       *[other] { $acts } lover og forskrifter
    }.
report-scope-days = { $sections ->
        [0] Ingen paragrafer er
        [one] Én paragraf er
       *[other] { $sections } paragrafer er
    } endret, i { $acts ->
        [one] én lov eller forskrift
       *[other] { $acts } lover og forskrifter
    }.
report-questions = Reglene svarer på { $all ->
        [one] ett spørsmål
       *[other] { $all } spørsmål
    }, som hvem som har en rettighet, og hvor stort et beløp er. { $changed ->
        [0] Ingen av dem er funnet å få et annet svar.
        [one] Ett av dem får et annet svar i noen saker.
       *[other] { $changed } av dem får et annet svar i noen saker.
    }
report-known-exact = { $count ->
        [one] For ett spørsmål er det bevist nøyaktig i hvilke saker svaret blir et annet.
       *[other] For { $count } spørsmål er det bevist nøyaktig i hvilke saker svaret blir et annet.
    }
report-known-within = { $count ->
        [one] For ett spørsmål er det bevist at svaret ikke blir et annet utenfor visse saker, og en sak er vist der det blir det.
       *[other] For { $count } spørsmål er det bevist at svaret ikke blir et annet utenfor visse saker, og en sak er vist der det blir det.
    }
report-known-more = { $count ->
        [one] For ett spørsmål er det funnet saker der svaret blir et annet, og det kan være flere enn dem som er beskrevet.
       *[other] For { $count } spørsmål er det funnet saker der svaret blir et annet, og det kan være flere enn dem som er beskrevet.
    }
report-known-same = { $count ->
        [0] Ikke for noe spørsmål er det bevist at alle saker får samme svar.
        [one] For ett spørsmål er det bevist at alle saker får samme svar som før.
       *[other] For { $count } spørsmål er det bevist at alle saker får samme svar som før.
    }
report-known-open = { $count ->
        [0] Det er ikke noe spørsmål der det står åpent om svaret blir et annet.
        [one] For ett spørsmål står det åpent om svaret blir et annet.
       *[other] For { $count } spørsmål står det åpent om svaret blir et annet.
    }
report-whom = Hvem det gjelder
report-whom-nobody = Ingen saker er funnet som får et annet svar.
report-whom-rights = { $count ->
        [0] Ingen rettigheter er funnet endret.
        [one] Én rettighet endres:
       *[other] { $count } rettigheter endres:
    }
report-right-gained = noen får retten som ikke hadde den
report-right-lost = noen mister retten
report-duty-gained = noen får plikten som ikke hadde den
report-duty-lost = noen slipper plikten
report-power-gained = adgangen gis i flere saker
report-power-lost = adgangen faller bort i noen saker
report-prohibition-gained = forbudet gjelder i flere saker
report-prohibition-lost = forbudet faller bort i noen saker
report-where = { $what } ({ $conditions })
report-in-situations = { $what } (i { $count ->
        [one] én situasjon
       *[other] { $count } situasjoner
    }{ $led })
report-in-at-least = { $what } (i minst { $count ->
        [one] én situasjon
       *[other] { $count } situasjoner
    }{ $led })
report-in-all-of-them = { ", alle med " }{ $condition }
report-of-them = { ": " }{ $list }
report-in-so-many = { $count } med { $condition }
report-rule-gone = regelen står ikke lenger i loven
report-rule-new = regelen er ny
report-because = { $what } – følger av { $measures }
report-others = I tillegg endres { $kinds }. Hvert av dem står under{ " " }
report-count-duties = { $count ->
        [0] { "" }
        [one] én plikt
       *[other] { $count } plikter
    }
report-count-powers = { $count ->
        [0] { "" }
        [one] én adgang
       *[other] { $count } adganger
    }
report-count-prohibitions = { $count ->
        [0] { "" }
        [one] ett forbud
       *[other] { $count } forbud
    }
report-count-values = { $count ->
        [0] { "" }
        [one] ett beløp, en dag eller et antall
       *[other] { $count } beløp, dager og antall
    }
report-count-conditions = { $count ->
        [0] { "" }
        [one] ett vilkår
       *[other] { $count } vilkår
    }
report-papers = Holder det papirene sier?
report-papers-count = { $count ->
        [one] Én påstand om virkningene er skrevet slik at den kan prøves i alle saker.
       *[other] { $count } påstander om virkningene er skrevet slik at de kan prøves i alle saker.
    }
report-papers-hold = { $count ->
        [0] Ingen av dem er bevist.
        [one] Én holder i alle saker, med den lesningen som er lagt til grunn.
       *[other] { $count } holder i alle saker, med den lesningen som er lagt til grunn.
    }
report-papers-refuted = { $count ->
        [0] Ingen av dem er motbevist.
        [one] Én holder ikke: en sak viser det.
       *[other] { $count } holder ikke: for hver av dem viser en sak det.
    }
report-papers-open = { $count ->
        [0] Ingen av dem står åpne.
        [one] Én står åpen.
       *[other] { $count } står åpne.
    }
report-papers-broken = Disse holder ikke:
report-review-short = Det gjennomgangen fant
report-review-count = { $count ->
        [0] Gjennomgangen av teksten fant ingenting å se på igjen, utenom påstandene.
        [one] Gjennomgangen av teksten fant ett sted å se på igjen, utenom påstandene.
       *[other] Gjennomgangen av teksten fant { $count } steder å se på igjen, utenom påstandene.
    }
report-review-proved = { $count ->
        [0] { "" }
        [one] Én feil er bevist.
       *[other] { $count } feil er bevist.
    }
report-review-found = { $count ->
        [0] { "" }
        [one] Ett sted sier noe annet enn det ser ut til å mene.
       *[other] { $count } steder sier noe annet enn de ser ut til å mene.
    }
report-review-suspected = { $count ->
        [0] { "" }
        [one] På ett sted peker ordene mot noe som bør leses igjen.
       *[other] På { $count } steder peker ordene mot noe som bør leses igjen.
    }
report-told-under = Alt står under{ " " }
report-cases-short = I de sakene som er prøvd
report-cases-count = { $cases ->
        [0] Ingen saker er avgjort.
        [one] Én sak er prøvd både før og etter; det den ikke har opplysninger til, er uavklart.
       *[other] { $cases } saker er prøvd både før og etter; det de ikke har opplysninger til, er uavklart.
    } { $questions ->
        [0] Ingen av dem får et annet svar på noe spørsmål der begge versjonene gir et svar.
        [one] På ett spørsmål får noen av dem et annet svar.
       *[other] På { $questions } spørsmål får noen av dem et annet svar.
    }

## A report: in pictures
report-pictures = I bilder
report-by-age = { $question }, etter alder
report-by-number = { $question }, etter { $number }
report-and-more = { $question } { $count ->
        [one] og ett spørsmål til
       *[other] og { $count } spørsmål til
    }
report-differ-at = Forskjell: { $stretch }
report-legend-all = svaret er ja i alle saker: bevist
report-legend-some = svaret er ja i noen saker; andre vilkår avgjør. Utenfor: nei i alle saker, bevist
report-all-of = { $stretch } (ja i alle saker)
report-some-of = { $stretch } (ja i noen saker)
report-none-of = nei i alle saker
report-picture-of = { $count ->
        [one] Tegningen gjelder dette spørsmålet:
       *[other] Tegningen gjelder disse spørsmålene:
    }{ " " }
report-figures = Tall i loven før og etter
report-figure-from = { $value } – { $sources }
report-figure-sources = { $label }: før { $before }; etter { $after }.
report-days = Dager og forslag
report-proposed = foreslått
report-compared-from = Loven som forslaget holdes opp mot
report-at-place = { $label } ({ $place })

## A report: the measures
report-measures = Tiltakene
report-measures-intro = Et tiltak er en årsak når det hører til de færreste tiltakene som er nok til å gi det nye svaret.
report-measure = Tiltak
report-sources = Hvor det står
report-no-source = ikke oppgitt
report-causes = Svar det er en årsak til endringen av
report-causes-nothing = ingen
report-causes-undecided = Ikke avgjort hvilke tiltak som endrer disse svarene, som derfor kan mangle i tabellen:{ " " }

## A report: side by side
report-provisions = Lovspeil: før og etter ved siden av hverandre

## A report: the answers that are others
report-answers = Svar som blir andre
report-answers-intro = For hvert spørsmål: i hvilke saker svaret blir et annet, hvilke tiltak det følger av, og en sak som viser det. Sakene er funnet på, og er avgjort både før og etter.
report-answers-none = Ingen svar er funnet som blir andre.
report-rights = Rettigheter
report-duties = Plikter
report-powers = Adganger
report-prohibitions = Forbud
report-values = Beløp, dager og antall
report-conditions = Vilkår
report-conditions-intro = Et vilkår er mest et steg på veien til en rettighet, en plikt eller et beløp. Her står de vilkårene som får et annet utfall, hvert på en rad.
report-condition = Vilkår
report-how = Hvordan og når
report-standing-none = Svaret er det samme i alle saker.
report-standing-exact = Svaret blir et annet i sakene nedenfor, og ikke i andre.
report-standing-within = Svaret blir ikke et annet utenfor sakene nedenfor, og blir det i sakene som vises.
report-standing-more = Svaret blir et annet i sakene som vises, og kanskje i flere, som ikke er beskrevet.
report-standing-rest = Om svaret blir et annet i alle av dem.
report-standing-open = Det er ikke avgjort om svaret blir et annet.
report-absent-no = Regelen finnes ikke { $version }; det regnes som nei.
report-absent-value = Regelen finnes ikke { $version }, og det er ikke noe svar.
report-not-there = regelen finnes ikke { $version }
report-in-these = { " " }når
report-in-these-situations = { $count ->
        [one] { " " }i denne situasjonen:
       *[other] { " " }i { $count } situasjoner:
    }
report-common = Felles for dem alle:
report-situation = Situasjon { $number } av { $count }
report-or = eller
report-and-else = og saken ellers fyller det som skal til for ja { $version }.
report-and-else-no = og saken ellers har det som gjør svaret nei { $version }.
report-always = I alle saker.
report-where-answered = I alle saker der det som svaret bygger på, har et svar.
report-example = Eksempel.
report-undecided-ways = Om noen også får svaret slik: { $ways }. Det er ikke utelukket, men ingen sak er funnet; `paragraf differ { $goal } { $before } { $after }` forteller mer.
report-not-decided = ikke avgjort: { $ways }
report-in-the-same-cases = { " i de samme situasjonene som " }
report-way-of = { " (" }{ $way }).
report-same-case = I det samme eksempelet, før: { $before }. Etter: { $after }.
report-in-some = { " " }i noen saker. Vilkårene er for lange til å stå her; `paragraf differ { $goal } { $before } { $after }` forteller dem.
report-without-cause = det er ikke avgjort hvilke tiltak det følger av
report-with-the-first = med bare det første
report-more-situations = { $count ->
        [one] Én situasjon til
       *[other] { $count } situasjoner til
    }: `paragraf differ { $goal } { $before } { $after } --every-region`.

## A report: the claims
report-claims = Påstandene i papirene
report-claims-intro = Hver påstand er prøvd i alle saker under ett, mot de tiltakene den gjelder. Én sak er nok til at den ikke holder.
report-claims-none = Ingen påstander om denne endringen er skrevet i regelfilene.
report-claims-refuted = Påstander som ikke holder
report-claims-open = Påstander som ikke er avgjort
report-claims-proved = Påstander som holder
report-invariants = Det som alltid skal gjelde
report-invariants-intro = Hver av disse er prøvd i alle saker under ett, både før og etter.
report-invariants-proved = Gjelder i alle saker
report-invariant = Det som skal gjelde
report-holds-in-both = Både før og etter.
report-holds-before = Før; etter er det ikke noe den kan gjelde.
report-holds-after = Etter; før var det ikke noe den kunne gjelde.
report-invariant-refuted = Gjelder ikke { $version }, i saker som denne:
report-invariant-open = Ikke avgjort { $version }. { $why }
report-invariants-hold = { $count ->
        [one] Én er bevist for alle saker.
       *[other] { $count } er bevist for alle saker.
    }
report-invariants-refuted = { $count ->
        [one] Én holder ikke: en sak viser det.
       *[other] { $count } holder ikke: for hver av dem viser en sak det.
    }
report-invariants-open = { $count ->
        [one] Én er ikke avgjort.
       *[other] { $count } er ikke avgjort.
    }
report-claim = Påstand
report-about = Gjelder
report-how-far = Hvor langt
report-claim-on = Gjelder{ " " }
report-claim-versions = Prøvd fra `{ $before }` til `{ $after }`.
report-refuted-by = Svaret går { $change } i saker som denne:
report-claim-condition = Vilkåret i påstanden er { $before } før og { $after } etter.

## A report: the review
report-review = Gjennomgangen av teksten
report-review-intro = Det en lovtekniker ville sett på igjen: henvisninger som ikke treffer, ord som får en annen mening, frister med hull imellom, plikter uten hjemmel, unntak som aldri gjelder.
report-review-is-proved = Bevist
report-review-is-found = Står i teksten
report-review-is-suspected = Bør leses igjen
report-finding = Hva
report-review-nothing = Ingenting utenom påstandene.
report-review-claims = { $count ->
        [one] Én påstand som ordlyden ikke bærer,
       *[other] { $count } påstander som ordlyden ikke bærer,
    } står under{ " " }
report-review-earlier = { $count ->
        [one] Ett sted i loven slik den var, er ikke talt med.
       *[other] { $count } steder i loven slik den var, er ikke talt med.
    }

## A report: the cases
report-cases = Saker
report-cases-intro = Sakene viser hvordan endringen virker der de er, og ingenting om andre saker. Bare saker som begge versjonene avgjør, er talt som endret. Sakene kalles det de heter i regelfilene.
report-cases-table = Saker som får et annet svar
report-cases-of-norms = Under tabellen står sakene der en rettighet, en plikt, en adgang eller et forbud endres. `paragraf compare --all --cases … --law { $before } --law { $after }` forteller de andre.
report-no-rule = regelen finnes ikke
report-changed = endret
report-group = { $count ->
        [one] én sak
       *[other] { $count } saker
    }: { $shift }
report-more-cases = { $count ->
        [one] … og én sak til.
       *[other] … og { $count } saker til.
    }

## A report: what stays the same, what is not decided, and how it was made
report-same = Det som er som før
report-same-count = { $count ->
        [0] For ingen spørsmål er det bevist at alle saker får samme svar.
        [one] For ett spørsmål er det bevist at alle saker får samme svar som før.
       *[other] For { $count } spørsmål er det bevist at alle saker får samme svar som før.
    }
report-readings = lesninger
report-every-reading = alle
report-default-reading = den som legges til grunn når ingen annen er valgt
report-open = Det som ikke er avgjort
report-open-intro = Om dette sier rapporten verken det ene eller det andre.
report-open-nothing = Ingenting i denne rapporten står åpent.
report-open-whether = Om svaret blir et annet på disse spørsmålene
report-open-where = Om svaret blir et annet i alle de sakene som er beskrevet
report-open-ways = Om svaret også blir et annet på måter som ingen sak er funnet for
report-open-causes = Hvilke tiltak det følger av
report-open-some-causes = Om det også følger av et tiltak som ingen sak viser
report-open-claim = Om disse påstandene holder
report-open-readings = Om svaret på disse er det samme etter hver annen lesning, slik det er etter dem som gjelder når ingen andre er valgt
report-open-cases = { $count ->
        [one] Én sak kunne ikke avgjøres, og er ikke talt med.
       *[other] { $count } saker kunne ikke avgjøres, og er ikke talt med.
    }
report-method = Slik er rapporten laget
report-method-rules = Lov, forskrift og forslag er skrevet som regler. Begge versjonene av reglene er satt opp mot hverandre for alle saker under ett, og hver sak som vises, er avgjort etter dem begge. Hver opplysning i rapporten har ett av disse merkene:
report-means-proved = gjelder i alle saker det kan være.
report-means-refuted = en sak viser at det ikke holder.
report-means-found = står i reglene, eller er sett i de sakene som er prøvd.
report-means-suspected = ordene peker mot det; noen må lese dem.
report-means-open = vites ikke.
report-method-claims = Vilkåret i en påstand gjelder i en sak når det er oppfylt både før og etter. At noe har et svar, står ikke blant vilkårene.
report-method-not = Rapporten sier ikke hvor mange mennesker det gjelder, eller hva det koster, og den vet ikke hva noen har ment.
report-method-command = Den kan lages igjen med `paragraf report { $before } { $after } --out MAPPE`.

## The help: the program and its commands
help-program = Avgjør saker etter lov skrevet som regler, og viser til paragrafen for hvert svar
help-after =
    En versjon av loven er en dato, og det som legges til den eller utelates:
      2018-06-01                  loven som gjaldt 1. juni 2018
      2018-06-01+bill             med et forslag
      2018-06-01+bill:age_limit   med ett tiltak i det
      2018-06-01+bill-age_limit   med forslaget, uten ett tiltak

    Avslutningskoder: 0 gjort; 1 det er feil i det som er lest, en sak kom ikke ut som ventet, en påstand er motbevist, en fil mangler oppsettet sitt, eller svaret kan ikke skrives; 2 feil bruk; 3 åpent svar.
help-decide = Avgjør en sak, og begrunn svaret
help-decide-long = Avgjør en sak, og begrunner svaret: bestemmelsen for hvert steg, opplysningene og satsene som er brukt, hvert vilkår som ikke er oppfylt, hva som mangler, og om svaret beror på hvordan en tekst leses. Uten MÅL lister den opp hva som kan avgjøres. Opplysninger trengs bare der målet spør om noen.
help-explain = Forklar et svar: som tekst, Markdown, nettside, data eller flytskjema
help-explain-long = Forklarer svaret i en sak i den lengden og det formatet du ber om: tekst; Markdown; en nettside (html) som er hel i én fil, med opplysningene ved siden av begrunnelsen, alle steg til å folde ut, og lenke fra hver bestemmelse til teksten; json; eller stegene som et flytskjema i Mermaid. Etter to versjoner av loven vises begge svarene, og stegene som ett tre der de som skiller seg, er merket.
help-letter = Skriv et vedtak i saken som brev, etter en mal
help-letter-long = Skriver et vedtak som brev: utfallet, opplysningene, bestemmelsene, vurderingene med begrunnelse, og hvordan, til hvem og innen når det kan klages. Malen ligger i mappen letters ved siden av reglene, som MÅL.SPRÅK.md eller decision.SPRÅK.md, eller du oppgir den. Det som mangler, er merket i brevet og stilt opp til slutt; da er brevet et utkast, og utgangskoden er 3.
help-compare = Avgjør en sak etter to versjoner av loven, og vis hvor de skilles
help-compare-long = Avgjør én sak etter to versjoner av loven og setter svarene ved siden av hverandre: steget der de skilles, med bestemmelsen, satsene som er forskjellige, og tiltaket som endret dem. Med --cases avgjør den mange saker etter to eller flere versjoner: hvor mange som får hvilket svar, og sakene som endres, etter hvor veiene skilles.
help-differ = Vis i hvilke saker to versjoner av loven gir forskjellige svar
help-differ-long = Viser alle saker der to versjoner av loven gir forskjellige svar på et mål, som områder med et eksempel hver, og hvor mye som er bevist. Med --all: alle mål, hvert på en linje.
help-diff = Vis hvilke bestemmelser som er forskjellige i to versjoner av loven
help-diff-long = Viser bestemmelse for bestemmelse hva som er erstattet, nytt, opphevet, flyttet eller har fått nytt nummer fra en versjon av loven til en annen, ved hvilket tiltak, med reglene ved siden av hverandre.
help-claims = Prøv det som er påstått om lovendringer: bevist, motbevist av en sak, eller ikke avgjort
help-claims-long = Prøver det regelfilene påstår om lovendringer, for alle saker under ett: en påstand er bevist, motbevist av en sak som er avgjort etter begge versjoner, eller ikke avgjort. Avslutter med 1 hvis en påstand er motbevist.
help-review = Gå gjennom en versjon eller en lovendring, som en lovtekniker ville gjort
help-review-long = Leser loven slik en lovtekniker gjør: henvisninger som bommer, ord som får ny mening ett sted og ikke et annet, tider som ikke møtes, plikter uten adgang, regler uten svar. Om en lovendring sies det som den fører med seg; det som var der før, telles. «Bevist» gjelder alle saker eller er vist av en sak, «funnet» står i regelfilene, «mistenkt» må leses. Avslutter med 1 hvis noe er bevist.
help-report = Skriv en rapport om hva en lovendring gjør
help-report-long = Skriver report.html, report.md og tegningene i en mappe: sammendrag, lovspeil, svarene som blir andre og hvilke tiltak som gjør det, påstandene i papirene, gjennomgangen og sakene. Siden er hel i seg selv og kan skrives ut.
help-check = Let etter feil i regelfilene: alle feil, i alle versjoner, på én gang
help-check-long = Leter etter feil i regelfilene: alle feil, i alle versjoner, på én gang. Med `--prove` prøves også det som alltid skal holde (`invariant`), for alle saker i hver versjon: bevist, motbevist av en sak, eller ikke avgjort. Avslutter med 1 hvis det er feil, eller hvis noe som skal holde, ikke gjør det.
help-test = Prøv sakene i regelfilene
help-fmt = Gi regelfiler deres ene oppsett: innrykk, mellomrom, linjeskift og kolonner
help-fmt-long = Gir regelfiler deres ene oppsett: innrykk, mellomrom, linjeskift og kolonner. Det en fil sier, endres aldri, og kommentarene blir der de står; en fil med feil får være, og feilene blir fortalt. Filene som endres, listes opp. Uten STI tar den mappen som er oppgitt med --rules, eller mappen rules der du er.
help-list = Hva som finnes: lover, lovendringer, regler, satser, lesemåter og mer, med ord og dager; søk i dem
help-list-long = Lister det som finnes av et slag, eller det som passer med alle ordene: i navnet, ordene på bokmål og engelsk, eller bestemmelsen. Store og små bokstaver er det samme, og «horing», «hoering» og «høring» finner det samme. Uten ord: hvor mange det er av hvert slag.
help-show = Vis en lov, en bestemmelse eller en del av den som lovtekst slik den er i en versjon, med hva teksten kommer av; eller en lovendring
help-show-long = Viser hva bestemmelsen sier, i egne ord og vilkår for vilkår, med et merke der teksten kommer av en lovendring, og nedenfor hvilket tiltak det er, og fra når. STED er en paragraf eller en del av den ("§ 12", "LOV § 12 første ledd bokstav a"), en lov for å få hele, eller navnet på en regel. Navnet på en lovendring gir tiltakene i den og det som påstås om dem.
help-uses = Hva et navn eller en paragraf i loven virker på, og hva det bygger på
help-uses-long = Forteller hvilke regler som kan få et annet svar om denne opplysningen, satsen, parameteren, lesemåten, regelen eller paragrafen er en annen, hvilken vei, og hva den selv bygger på: i loven på hver dag da noe endres og i hvert forslag, eller i de versjonene som oppgis.
help-timeline = Hvordan en parameter, sats, regel eller paragraf er endret, dag for dag
help-timeline-long = Forteller verdiene til en parameter, eller tekstene til en sats, lesemåte, regel eller paragraf, fra den første til den siste dagen da noe endres, med tiltaket som endret dem, og så hva hvert forslag ville endre.
help-facts = List opp hva en sak kan inneholde for et mål: hver opplysning med spørsmål, type og bestemmelsen som spør
help-ask = Still spørsmålene i en sak, ett om gangen, til svaret er klart
help-ask-long = Spør om det som fremdeles kan bety noe for svaret, i lovens rekkefølge, og bare det; sier fra når noe er avgjort underveis, og begrunner svaret til slutt, som `decide`. Hvert spørsmål besvares på én linje: «?» forklarer det og viser bestemmelsen som spør, «<» går tilbake, «-» betyr vet ikke. Svar fra en fil eller et rør virker på samme måte. Med --save lagres svarene underveis, og med --facts fortsetter et intervju der det slapp. Stopper intervjuet før svaret er klart, er avslutningskoden 3.
help-explain-error = Forklar koden til en melding: hva den betyr, og hvordan man kommer videre
help-explain-error-long = Forklarer koden til en melding: hva den betyr, et eksempel på feilen med meldingen den får, og samme eksempel uten feilen. Uten KODE lister den opp alle.

## The help: arguments and options
help-goal = Regelen som skal avgjøres
help-goal-optional = Regelen som skal avgjøres; uten den listes alt opp som kan avgjøres
help-facts-file = Opplysningene i saken, i JSON, YAML eller TOML; - for standard inn
help-facts-file-format = json, yaml eller toml, der navnet på filen ikke sier det
help-case = En sak i regelfilene, etter tittelen, i stedet for --facts
help-case-as-file = Skriv opplysningene i denne saken i regelfilene, etter tittelen, som en faktafil
help-known-facts = Det som alt er kjent, i JSON, YAML eller TOML; intervjuet fortsetter derfra
help-again = Spør også om det som er oppgitt som ukjent
help-save-answers = Lagre opplysningene i denne filen (YAML) etter hvert svar
help-by = Hvem som gjør vurderingene i intervjuet
help-on = Dagen vurderingene gjøres, som 2019-03-14
help-out = Skriv til denne filen i stedet for standard ut
help-law = Versjonen av loven; dagens om ikke oppgitt
help-law-twice = En versjon av loven; oppgis to ganger, eller flere med --cases
help-law-explained = Versjonen av loven; dagens hvis ikke oppgitt. Oppgi to for å se hvilke steg som skiller seg
help-explain-format = text, markdown, html, json eller mermaid (text hvis ikke oppgitt)
help-letter-out = Skriv til denne filen, som ender på .docx, .html eller .md, i stedet for Markdown til standard ut
help-set = Noe malen spør etter, som avsenderen: sender="Kontoret"; kan oppgis flere ganger
help-template = Malen, i stedet for den som ligger ved reglene
help-diff-before = Versjonen før, som 2018-06-01
help-diff-after = Versjonen etter, som 2020-01-01+FORSLAG
help-diff-act = Bare denne loven eller forskriften
help-diff-provision = Bare denne paragrafen eller en del av den, som "§ 1" eller "LOV § 1 ledd 2"
help-diff-proved = Bevis også hvilke konklusjoner som får samme svar i alle saker
help-diff-format = text, json eller lovspeil: versjonene ved siden av hverandre i ord
help-diff-out = Skriv et lovspeil til denne filen, som ender på .html, .docx eller .md
help-differ-names = Et mål og to versjoner av loven; med --all bare versjonene
help-differ-all = Alle mål, hvert på en linje
help-every-region = Vis hvert område, ikke bare de første
help-cases = Saker som skal sammenliknes: en mappe med faktafiler, en tabell (.csv) eller en fil med linjer (.jsonl); uten sti sakene i regelfilene
help-uses-name = Navnet på en opplysning, sats, parameter, lesemåte eller regel; eller en paragraf: "LOV § 1"
help-uses-law = En versjon å se i; kan oppgis flere ganger; uten den alle
help-timeline-name = Navnet på en parameter, sats, lesemåte eller regel; eller en paragraf: "LOV § 1"
help-drawn-format = text, json, svg eller html (en side med tegningen)
help-compare-all = Alle mål, i stedet for ett
help-every-case = Nevn hver sak som endres, ikke bare noen av hvert slag
help-amendment = Bare påstandene om denne lovendringen
help-review-of = En lovendring, eller en versjon som 2019-06-01
help-report-out = Mappen som rapporten skrives i; den lages om den ikke finnes
help-report-cases = Sakene: en mappe med faktafiler, .csv eller .jsonl. Uten dette sakene i regelfilene. Kan gis flere ganger
help-save = Skriv hver sak som motbeviser en påstand, som en fil med opplysninger i denne mappen
help-save-broken = Skriv hver sak som bryter med det som alltid skal holde, som en fil med opplysninger i denne mappen
help-prove = Prøv det som alltid skal holde, for alle saker i hver versjon
help-differ-by = Hva årsakene er: tiltakene i lovendringen (`measure`) eller de enkelte endringene (`change`)
help-differ-format = text (det vanlige), json eller markdown
help-reading = Les en tekst på en annen måte enn til vanlig; kan oppgis flere ganger
help-format = text, eller json for programmer (text om ikke oppgitt)
help-what-would = Fortell også hva som ville gitt et annet svar, og hvem som kan få det til; for svar som er ja eller nei, og når saken ikke har noe svar
help-length = Hvor mye av begrunnelsen som vises: short, reasons eller full (reasons om ikke oppgitt)
help-schema-format = text, eller json for et JSON Schema for opplysningsfiler (text om ikke oppgitt)
help-sources = Slå opp sitater i tekstene i denne mappen: de i dokumentet NAVN i NAVN.txt eller NAVN.md
help-filter = Bare saker med denne teksten i tittelen
help-coverage = Fortell hva av reglene sakene har sett, bestemmelse for bestemmelse: hvert vilkår begge veier, hvert unntak, hvert tiltak
help-mutate = Endre reglene på ett sted om gangen, og fortell hvilke endringer ingen sak legger merke til
help-explanations = Hold forklaringene av svarene opp mot de godkjente i denne mappen, en Markdown-fil for hver sak, og vis hva som er endret
help-accept = Godkjenn alle forklaringene: skriv filene, og fjern dem som ikke hører til noen sak
help-review-each = Vis forklaringene som ikke er som godkjent, og spør om hver av dem
help-path = Regelfiler, eller mapper med dem
help-only-look = Skriv ingenting; list opp filene som ville endres, og avslutt med 1 om det er noen
help-place = En paragraf eller en del av den, som "§ 1 første ledd", med navnet på loven om flere har den; eller navnet på en lov, en regel eller en lovendring
help-show-format = text, rules for reglene slik de står i filene, eller json for programmer (text om ikke oppgitt)
help-list-words = Et slag (acts, documents, amendments, measures, goals, rules, figures, parameters, readings, facts, assessments, cases), ord å søke etter, eller begge deler
help-list-law = Bare det som finnes i denne versjonen av loven
help-code = En kode, som P0107; 107 er nok
help-rules = Bruk regelfilene i denne mappen i stedet for dem som følger med programmet
help-lang = Språket i svar og meldinger: nb (bokmål) eller en (engelsk); nb om ikke oppgitt
help-help = Vis denne hjelpen
help-version = Vis versjonsnummeret

## The help: headings, and what stands for a word of the user
heading-usage = Bruk
heading-commands = Kommandoer
heading-arguments = Argumenter
heading-options = Valg
placeholder-options = [VALG]
placeholder-command = <KOMMANDO>
placeholder-act = LOV
placeholder-goal = MÅL
placeholder-file = FIL
placeholder-format = FORMAT
placeholder-length = LENGDE
placeholder-version = VERSJON
placeholder-goal-and-versions = MÅL VERSJON VERSJON
placeholder-reading = NAVN=ALTERNATIV
placeholder-setting = NAVN=TEKST
placeholder-folder = MAPPE
placeholder-amendment = LOVENDRING
placeholder-review = ENDRING|VERSJON
placeholder-text = TEKST
placeholder-title = TITTEL
placeholder-path = STI
placeholder-place = STED
placeholder-name = NAVN
placeholder-words = ORD
placeholder-code = KODE
placeholder-day = DATO
placeholder-lang = SPRÅK

## The command: what several commands say
standard-input = standard inn
more-about = mer om { $code }: paragraf explain-error { $code }
no-cases = ingen saker å prøve
no-cases-called = ingen saker å prøve der tittelen inneholder `{ $text }`
outcome = { $cases } { $cases ->
        [one] sak
       *[other] saker
    }, { $answers } { $answers ->
        [one] forventet svar
       *[other] forventede svar
    }: { $expected }, { $others }
as-expected = { $count } stemte
not-as-expected = { $count } stemte ikke
explanations-outcome = { $files } { $files ->
        [one] forklaring
       *[other] forklaringer
    }: { $same } som godkjent, { $changed } endret, { $new } ikke godkjent før
explanations-changed = endret: { $file }
explanations-new = ikke godkjent før: { $file }
explanations-stale = hører ikke til noen sak: { $file }
explanations-more = … og { $count } til
explanations-how = Les det som er endret. `--accept` godkjenner alt, `--review` spør om hver fil, og med en tekst foran godkjennes bare saker med den i tittelen.
explanations-approve = Godkjenne { $file }? [j]a, [n]ei, [a]lle, [q] slutt:
explanations-remove = Fjerne { $file }? [j]a, [n]ei, [a]lle, [q] slutt:
amendment-in-force = vedtatt, i kraft fra { $day }

## The command: `decide` without a goal
decidable = Dette kan avgjøres:
nothing-in-force = Ingen regler gjelder i denne versjonen.
nothing-decidable = Ingen regel i denne versjonen har ett svar for saken.
decidable-rule = { $kind }: { $label } ({ $place })
kind-condition = vilkår
kind-right = rett
kind-duty = plikt
kind-power = adgang
kind-prohibition = forbud
kind-let = mellomregning
kind-exception = unntak
kind-impossible = umulig
kind-value = verdi
kind-deadline = frist

## The command: `check`
checked-well = { $files } { $files ->
        [one] fil
       *[other] filer
    }, { $verdict }
checked = { $files } { $files ->
        [one] fil
       *[other] filer
    }, { $errors }, { $warnings }
invariants-scope = Gjelder saker der alle opplysninger er kjent, med datoer fra 1800 til 2199; sakene som vises, er avgjort med de lesningene som gjelder når ingen andre er valgt. En regel som en versjon ikke har, er «nei» der. Det som er bevist, holder også når opplysninger ikke er kjent, så langt begge sider likevel har et svar.
invariants-none = Det er ikke skrevet noe om hva som alltid skal holde (`invariant "…" : … implies …`).
invariant-silent = Ingen versjon har det dette handler om.
invariant-refuted = Holder ikke i { $count } av { $all } versjoner: { $versions }
invariant-open = Ikke avgjort i { $count } av { $all } versjoner: { $versions }
invariant-proved = { $all ->
    [one] I den ene versjonen.
   *[other] I alle { $all } versjoner.
}
invariant-lacking = { $count ->
    [one] Én versjon til mangler det dette handler om.
   *[other] { $count } versjoner til mangler det dette handler om.
}
invariant-under = Etter { $version }:
invariant-and-more = { $named } og { $count } til
claim-no-case-of-one = En sak som bryter med det, er ikke utelukket, men ingen er funnet:
no-mistakes = ingen feil
mistakes = { $count } feil
warnings = { $count } { $count ->
        [one] advarsel
       *[other] advarsler
    }
looked-up = { $count } { $count ->
        [one] sitat
       *[other] sitater
    } slått opp
documents-without-text = { $looked-up }, { $count } { $count ->
        [one] dokument
       *[other] dokumenter
    } uten tekst: { $names }

## The command: `compare … --cases`
effect-apart = { $count } { $count ->
        [one] mål er ikke i alle versjonene, og svarene kan ikke holdes mot hverandre.
       *[other] mål er ikke i alle versjonene, og svarene kan ikke holdes mot hverandre.
    }
effect-progress = { $count } saker
effect-refused = Denne saken kan ikke avgjøres: { $name }
effect-left-out = { $count } { $count ->
        [one] sak er
       *[other] saker er
    } ikke med i tallene.

## The command: `uses`
uses-title = { $label } ({ $name }), { $kind }
uses-title-in = { $label } ({ $name }), { $kind } i { $place }
uses-fact = en opplysning
uses-parameter = en parameter
uses-figure = en sats
uses-reading = en lesemåte
uses-rule = en regel
uses-directly = Virker direkte på
uses-through = Og gjennom disse på
uses-nothing = Ingenting spør etter det.
uses-rests-on = Bygger på
uses-asks-for = Spør etter disse opplysningene
uses-by-way-of = gjennom: { $steps }
uses-there = Finnes i: { $versions }
uses-only-in = { " [bare i " }{ $versions }{ "]" }
uses-from = loven fra { $day }
uses-from-until = loven fra { $day } til { $until }
uses-drawn = Det «{ $name }» beror på, og det som beror på det
uses-drawn-provision = Det bestemmelsen beror på, og det som beror på den
uses-rests = «{ $name }» beror på «{ $on }».
uses-left-out = { $count ->
        [one] Ett navn lenger unna er ikke tegnet
       *[other] { $count } navn lenger unna er ikke tegnet
    }; uten `--format` vises alle.
uses-band-facts = Opplysninger i saken
uses-band-parameters = Satser

## The command: `list`
list-overview = Dette finnes:
list-how = Vis dem med for eksempel `paragraf list acts`. Søk i ett slag med `paragraf list goals alder`, og i alt med `paragraf list alder`.
list-heading = { $words } ({ $name }): { $count }
list-acts = lover, forskrifter og andre tekster med regler
list-documents = dokumenter som bare siteres
list-amendments = lovendringer, foreslåtte og vedtatte
list-measures = tiltak i lovendringer
list-goals = regler som kan avgjøres
list-rules = andre regler: mellomregninger, unntak med navn, regler om hver i en liste
list-figures = satser i bestemmelser
list-parameters = parametere, som endres utenom loven
list-readings = lesemåter
list-facts = opplysninger i en sak
list-assessments = vurderinger
list-cases = saker med forventede svar
list-from = fra { $day }
list-from-to = fra { $day } til og med { $last }
list-proposed = foreslått: { $versions }
list-last-value = sist { $value } fra { $day }
list-followed = fulgt til og med { $day }

## The command: `timeline`
timeline-day = { $day }
timeline-proposal = Foreslått: { $version }
timeline-drawn = Slik ble { $name } til, dag for dag

## The command: `facts`
facts-head = Dette kan en sak inneholde. Det som utelates, er ukjent. Fyll ut og lagre som YAML.
facts-assessments = vurderinger: en verdi og en begrunnelse
facts-factors = skal veies: { $factors }
facts-readings = hvordan teksten leses der den gir rom
facts-item-name = navnet i svaret

## The command: `ask`
ask-law = { $place }. Loven: { $version }
ask-left-unknown = { $count ->
        [one] Én opplysning som kan bety noe, er oppgitt som ukjent, og det spørres ikke om den. --again gjør det.
       *[other] { $count } opplysninger som kan bety noe, er oppgitt som ukjent, og det spørres ikke om dem. --again gjør det.
    }
ask-intro = Svar på én linje. «?» forklarer spørsmålet, «<» går tilbake, «-» betyr vet ikke.
ask-question = { $number }. { $question }
ask-by-label = { $label }?
ask-of-item = { $item }: { $words }
ask-choice = { $number }  { $choice }
ask-wanted = Svar: { $wanted }. { $left }
ask-left = { $count ->
        [one] Dette er det siste spørsmålet.
       *[other] Høyst { $count } spørsmål igjen, medregnet dette.
    }
ask-left-and-lists = { $count ->
        [one] Deretter følger bare spørsmål om hver enkelt.
       *[other] Høyst { $count } spørsmål igjen, medregnet dette, og ett eller flere om hver enkelt i lister.
    }
ask-wanted-truth = ja eller nei
ask-wanted-choice = tallet foran det som passer
ask-wanted-date = en dato, som 14.3.2019
ask-wanted-period = første og siste dag, som 1.1.2018 til 31.3.2018, eller 1.1.2018 fremover
ask-wanted-periods = tidsrom med komma mellom, som 1.1.2018 til 31.3.2018, 1.6.2018 fremover; «ingen» om det ikke er noe
ask-wanted-items = hvor mange det er, med siffer; 0 om det ikke er noen
ask-wanted-names = hvor mange det er, med siffer, eller navnene med komma mellom; 0 om det ikke er noen
ask-named = { $count }: { $names }
ask-reason = Begrunnelse, på én linje; tom linje om den ikke skal oppgis nå:
ask-no-reason = ingen begrunnelse er oppgitt
ask-understood = Lest som: { $value }
ask-certain = { $place }: { $finding }
ask-followed = { $label }: { $value }. Det følger av svarene, for med noe annet måtte det vært sagt: { $why }
ask-nothing = Skriv et svar, eller «-» hvis du ikke vet.
ask-again = Svar på nytt, eller skriv «<» for å rette et tidligere svar.
ask-no-way-back = Det er ingen tidligere svar å gå tilbake til.
ask-nothing-to-undo = Det er ingenting å angre.
ask-taken-back = { $count ->
        [one] Tilbake. Svaret var: { $answer }
       *[other] { $count } svar er tatt tilbake. Det første av dem var: { $answer }
    }
ask-undone = Det siste er angret.
ask-given = { $number }. { $label }: { $value }
ask-no-answers = Ingen svar er gitt ennå.
ask-help-provisions = Det spørres etter: { $places }
ask-help-source = Kilde: { $source }
ask-help-by = Vurderes av: { $party }
ask-help-factors = Skal veies: { $factors }
ask-help-path = I en faktafil: { $path }
ask-help-commands =
    Du kan også skrive
      -  eller  vet ikke   om svaret ikke er kjent
      <  eller  tilbake    for å gå til forrige spørsmål; <3 går tre tilbake
      angre                for å gjøre om det siste, også en tur tilbake
      svar                 for å se svarene så langt
      lagre FIL            for å lagre svarene i en faktafil
      slutt                for å slutte her
      "…"                  rundt en tekst som ellers ville vært en av disse
ask-word-help = hjelp
ask-word-back = tilbake
ask-word-undo = angre
ask-word-unknown = vet ikke
ask-word-open = ukjent
ask-word-none = ingen
ask-word-answers = svar
ask-word-save = lagre
ask-word-quit = slutt
ask-done = { $count ->
        [0] Svaret er klart uten spørsmål.
        [one] Svaret er klart etter ett spørsmål.
       *[other] Svaret er klart etter { $count } spørsmål.
    }
ask-done-and-back = { $done } Trykk Enter for å se det, eller skriv «<» for å rette et svar.
ask-done-open = { $count ->
        [0] Det er ingenting mer å spørre om, og svaret er åpent.
        [one] Etter ett spørsmål er det ikke mer å spørre om, og svaret er åpent.
       *[other] Etter { $count } spørsmål er det ikke mer å spørre om, og svaret er åpent.
    }
ask-stopped = Stanset ved spørsmål { $number }. { $answers ->
        [0] Ingen svar er gitt.
        [one] Ett svar er gitt.
       *[other] { $answers } svar er gitt.
    }
ask-kept = Svarene ligger i { $file }. Fortsett med: { $command }
ask-not-kept = Svarene er ikke lagret. Med --save FIL lagres de underveis.
ask-saved = Lagret i { $file }.

## The command: `fmt`
formatted = { $changed ->
        [0] Ingen filer endret
        [one] Én fil endret
       *[other] { $changed } filer endret
    }, { $unchanged } uendret
would-format = { $changed ->
        [0] Ingen filer ville blitt endret
        [one] Én fil ville blitt endret
       *[other] { $changed } filer ville blitt endret
    }, { $unchanged } uendret

## The command: `show`
as-law-stands = slik loven er per { $day } ({ $version })
repealed = opphevet
is-given-under = { $act } er gitt med hjemmel i { $place }
text-unverified = ikke bekreftet: { $why }
earlier-wording-when = tidligere ordlyd, som gjelder når { $condition }:
show-mark = { "[" }{ $number }{ "]" }
show-mark-new = { "[" }ny, { $number }{ "]" }
show-mark-renumbered = { "[" }nytt nummer, { $number }{ "]" }
show-origins = Teksten kommer av
show-origin = { $label } ({ $amendment }, { $status }; { $name })
show-in-force = i kraft fra { $day }
show-proposed = foreslått
title-measures = Tiltak
measure-needs = { $measure } (forutsetter { $needs })
title-claims = Påstander (`paragraf claims { $amendment }` prøver dem)
amendment-proposed = forslag til endring av loven slik den er per { $day }
amendment-without-status = uten status

## The command: `test --coverage` and `test --mutate`
column-conditions = vilkår
column-exceptions = unntak
with-amendments = med { $names }
without-amendments = uten lovendringer
title-unfelt-measures = Tiltak som ikke endrer noe svar
title-never-seen = Aldri sett
never-tried = ikke prøvd
never-yes = aldri ja
never-no = aldri nei
gap = { $missing }: { $text } ({ $regime })
coverage = sett { $seen } av { $all }: { $share } %
title-explained-changes = Uten betydning, med grunn
title-stale-reasons = Grunner som ikke lenger gjelder noen endring
mutations = { $all } { $all ->
        [one] endring
       *[other] endringer
    }, { $explained } uten betydning; av de andre er { $noticed } lagt merke til ({ $share } %), { $open } ikke; { $refused } til stoppet av `check`

## The command: `diff`
diff-versions = endringer fra { $before } til { $after }
diff-none = Ingen bestemmelse er endret.
diff-renumbered = nytt nummer
diff-moved = flyttet
diff-replaced = ny ordlyd
diff-inserted = ny
diff-repealed = opphevet
diff-by = tiltak: { $measure }
diff-not-by = tiltak som ikke er med etter: { $measure }
diff-own-day = egen ikrafttredelse eller eget opphør: { $day }
diff-was = { $place } (før: { $before })
diff-source = kilde: { $source }
diff-exception = unntak fra «{ $rule }»
diff-rule-kinds = { " – " }{ $kinds }
diff-moved-to = flyttet til { $place }
diff-anew = vedtatt på nytt på samme sted
diff-moved-from = flyttet fra { $place }
diff-parameters = verdier som er andre på versjonens dag
diff-value = { $label }: { $before } → { $after }
diff-no-value = ingen verdi
diff-ripple = Hva endringene kan virke inn på
diff-ripple-none = Ingen annen regel beror på noe som er endret.
diff-ripple-hint = `--proved` beviser hvilke av dem som får samme svar i alle saker.
diff-reached = { $label } ({ $name }), { $place }
diff-changed-itself = er selv endret
diff-changed-by-exception = endres av et unntak fra den
diff-path = beror på: { $path }
diff-path-step = { " → " }
diff-untouched = { $count ->
        [one] 1 annen regel beror ikke på noe som er endret; svaret er det samme.
       *[other] { $count } andre regler beror ikke på noe som er endret; svarene er de samme.
    }
diff-not-asked = Ikke prøvd: bare i den ene versjonen, eller med ett svar for hver i en liste ({ $count })
lovspeil-title = Lovspeil: { $before } og { $after }
lovspeil-title-of = Lovspeil: { $what }
lovspeil-law = loven per { $day }
lovspeil-law-without = loven per { $day } uten en del av endringene
lovspeil-law-proposed = loven per { $day } med forslaget
lovspeil-law-amended = loven per { $day } med endringene
lovspeil-proposal = Forslaget: { $what }.
lovspeil-amendments = Endringene: { $what }.
lovspeil-left-out = Holdt utenfor: { $what }.
lovspeil-measure = «{ $measure }» i { $title }
lovspeil-language = nb-NO
lovspeil-intro = Bestemmelsene er gjengitt med andre ord enn lovens, etter reglene som svarene bygger på. Ordlyden i lov og forslag er den som gjelder.
lovspeil-marks = Det som er tatt ut, er strøket over. Det som er nytt, er understreket eller uthevet.
lovspeil-provision = Bestemmelse
lovspeil-before = Før: { $law }
lovspeil-after = Etter: { $law }
lovspeil-nothing = (ingen bestemmelse)
lovspeil-removed = tatt ut:
lovspeil-added = nytt:
lovspeil-was = før: { $place }
lovspeil-of-before = gjelder bare før: { $note }
lovspeil-of-after = gjelder bare etter: { $note }
lovspeil-same-words = Reglene er forskjellige, men kan gjengis med de samme ordene. `paragraf diff` viser dem.
lovspeil-order = Reglene sier det samme som før. Bare rekkefølgen er en annen.
lovspeil-empty = (ingen regel)
lovspeil-words-only = Bare ordene er andre. Reglene er de samme.
lovspeil-numbered = { $number } { $heading }
lovspeil-value = { $label }: { $value }.
lovspeil-by-case = { $label }:
lovspeil-arm = { $value } når { $when }
lovspeil-in-case = når { $clause }
lovspeil-in-that-case = da:
lovspeil-bracketed = ({ $words })
lovspeil-otherwise = ellers { $value }
lovspeil-means = Med «{ $label }» menes at { $clause }
lovspeil-when = { $norm } når { $clause }
lovspeil-impossible = Dette kan ikke være tilfelle: { $label }. Det er slik når { $clause }
lovspeil-reading = { $label }: { $chosen }.
lovspeil-other-reading = Kan også leses slik: { $other }.
lovspeil-then = { $value } når { $clause }
lovspeil-exception-to = Unntak fra «{ $rule }»: { $clause }
lovspeil-exception-when = Unntak fra «{ $rule }» når { $clause }
lovspeil-came = flyttet hit fra { $place }: { $rules }
lovspeil-went = flyttet herfra til { $place }: { $rules }
lovspeil-not-when = Dette gjelder likevel ikke når { $clause }
lovspeil-but = Likevel { $clause }
lovspeil-earlier = Den tidligere ordlyden gjelder når { $clause }
lovspeil-goes-before = Dette går foran { $others }.
lovspeil-other-exceptions = de andre unntakene
lovspeil-exception-in = unntaket i { $place } ({ $what })
lovspeil-all = alle disse vilkårene er oppfylt
lovspeil-any = minst ett av disse vilkårene er oppfylt
lovspeil-not-all = ikke alle disse vilkårene er oppfylt
lovspeil-none = ingen av disse vilkårene er oppfylt
lovspeil-met = dette er oppfylt: { $label }
lovspeil-not-met = dette ikke er oppfylt: { $label }
lovspeil-what-fits = det som passer av dette, er oppfylt
lovspeil-all-of = alle disse:
lovspeil-any-of = minst ett av disse:
lovspeil-not-all-of = ikke alle disse:
lovspeil-none-of = ingen av disse:
lovspeil-item = – { $text }
lovspeil-at-letter = { $letter }) { $text }
lovspeil-full-stop = { $text }.
lovspeil-colon = { $text }:

## The command: `letter`
letter-missing = [MANGLER: { $what }]
letter-needs = { $what } – mangler { $facts }
letter-assessment = vurderingen «{ $label }»
letter-fact = opplysningen «{ $label }»
letter-reason = begrunnelsen for { $what }
letter-factors = begrunnelsen for vurderingen «{ $label }» tar ikke stilling til { $factors }
letter-no-rule = { $what } (loven som er brukt, har ingen regel om det)
letter-no-answer = et svar, fordi reglene ikke gir noe i denne saken: { $answer }
letter-no-law = gjeldende rett: loven er lest med { $title }, som ikke gjelder
letter-law-left-out = gjeldende rett: loven er lest uten { $title }
letter-draft = { $count ->
        [one] UTKAST, ikke et vedtak: én ting mangler. Den er nevnt til slutt.
       *[other] UTKAST, ikke et vedtak: { $count } ting mangler. De er nevnt til slutt.
    }
letter-draft-title = UTKAST –
letter-lacks = Dette mangler i utkastet
letter-reservations = forbehold om loven brevet bygger på, til den som skriver under:
letter-told = { $count ->
        [one] brevet er et utkast: én ting mangler
       *[other] brevet er et utkast: { $count } ting mangler
    }

## The command: `explain-error`
codes-text = tekst
codes-names = navn og henvisninger
codes-types = typer, enheter og ringer
codes-versions = versjoner og endringer
codes-facts = opplysninger
codes-cases = saker
codes-files = filer og kommandoer
codes-reviews = gjennomganger
codes-letters = Brev
title-wrong = Galt
title-message = Da sier programmet
title-remedy = Riktig
differ-readings = Etter andre lesninger
differ-readings-open = Ikke avgjort etter hvilke andre lesninger forskjellen er en annen.
differ-readings-same = Etter enhver annen lesning er forskjellen den samme.
differ-under = når dette leses annerledes: { $readings }
differ-read = { $reading } – { $alternative }
differ-also = også «{ $way }»:
differ-no-longer = ikke lenger «{ $way }»:
differ-and-more = og i flere saker
differ-and-more-hidden = og i flere saker; `--every-region` viser flere
differ-more-readings = { $count ->
    [one] Etter én lesning til, eller to sammen, er den også en annen; `--every-region` viser hvor.
   *[other] Etter { $count } lesninger til, alene eller to sammen, er den også en annen; `--every-region` viser hvor.
}
differ-unknown = Når ikke alle opplysninger er kjent
differ-alike = Alt svaret bygger på, er skrevet likt i begge versjoner, så svarene er de samme hva som enn er kjent.
differ-open-without = I noen saker er det bare etter { $version } at svaret avhenger av:
differ-without = Når dette ikke er kjent: { $fact }
differ-unknown-scope = Når begge versjoner likevel har et svar, er det forskjellig høyst i sakene ovenfor. Opplysninger er utelatt fra typiske saker, én om gangen; andre er ikke avgjort.
differ-unknown-scope-none = Når begge versjoner likevel har et svar, er det det samme. Opplysninger er utelatt fra typiske saker, én om gangen; andre er ikke avgjort.
differ-unknown-tried = Opplysninger er utelatt fra typiske saker, én om gangen; andre saker er ikke avgjort.
differ-unknown-open = Ikke avgjort hvilke opplysninger svaret avhenger av etter den ene versjonen og ikke etter den andre.
differ-hidden-facts = { $count ->
    [one] Én opplysning til; `--every-region` viser den
   *[other] { $count } opplysninger til; `--every-region` viser dem
}
differ-line = { $words }, i tiltaket { $measure }
differ-line-replaced = ny ordlyd for { $what }
differ-line-inserted = innføringen av { $what }
differ-line-repealed = opphevelsen av { $what }
differ-line-renumbered = nytt nummer på { $what }
differ-line-kept = overgangsregelen for { $what }
differ-line-at = { $words }, i { $place }
differ-line-exception = unntaket fra { $rule }
differ-line-letter = bokstav { $letter } i { $rule }
differ-same = svaret er det samme
differ-leap = { $more } eller { $less }, etter hvilken dag som regnes for 29. februar
differ-caused-as = skyldes det samme som i område { $number }
## The difference between two versions in all cases
differ-versions = fra { $before } til { $after }, alle saker under ett
differ-none = Ingen forskjell: bevist for alle saker.
differ-norms = Men regelen selv er en annen: «{ $told_before }» etter { $before }, «{ $told_after }» etter { $after }.
differ-exact = Svaret er et annet i disse sakene, og ikke i andre: bevist.
differ-within = Svaret er et annet her, og ikke utenfor; om det er det i hele hvert område, er ikke avgjort.
differ-within-more = Svaret er et annet der en sak er vist. Om det er det i andre saker, og i hvilke, er ikke avgjort: ikke alle er beskrevet.
differ-open = Ikke avgjort om svaret er et annet: spørsmålet er for stort til at alle saker kunne undersøkes, og ingen del av dem er avgjort.
differ-open-here = Ikke avgjort om svaret er et annet her; utenfor er det det samme: bevist.
differ-composed = Svaret er et annet i sakene som er vist, og kan bare være det der en verdi som det bygger på, er en annen: bevist. Om det er det i hver slik sak, er ikke avgjort.
differ-composed-open = Ikke avgjort om svaret er et annet; det kan det bare være der en verdi som det bygger på, er en annen: bevist.
differ-absent-no = { $version } har ingen slik regel; det regnes som nei.
differ-absent-value = { $version } har ingen slik regel, og så ikke noe svar.
differ-gained = fra nei til ja
differ-lost = fra ja til nei
differ-greater = mer enn før
differ-less = mindre enn før
differ-later = senere enn før
differ-sooner = tidligere enn før
differ-other = et annet svar
differ-now-answered = et svar der det før ikke var noe
differ-now-unanswered = ikke noe svar der det før var et
differ-gone-unanswered = regelen finnes ikke lenger; før kunne den ikke avgjøres
differ-new-unanswered = regelen er ny, og kan ikke avgjøres
differ-region = område { $number } av { $of }
differ-and-else = og ellers det som svaret beror på etter { $version }
differ-and-else-no = og ellers det som gjør svaret nei etter { $version }
differ-always = i alle saker
differ-somewhere = i noen saker, som ikke er skilt nærmere ut
differ-wherever-yes = overalt der svaret etter { $version } er ja
differ-wherever-no = overalt der svaret etter { $version } er nei
differ-example = for eksempel:
differ-boundaries = forskjellen er den samme på disse dagene, når alt annet er likt:
differ-boundary-first = tidligst { $inside } (ikke { $outside })
differ-boundary-last = senest { $inside } (ikke { $outside })
differ-no-example = ingen sak er funnet som viser det
differ-hidden = { $count ->
    [one] Ett område til; `--every-region` viser det
   *[other] { $count } områder til; `--every-region` viser dem
}
differ-more = Det er lett etter et visst antall områder av hvert slag; det kan være flere.
differ-rest = I flere saker enn de som er beskrevet, er svaret et annet høyst her:
differ-components = Verdiene som det bygger på, og som kan være andre
differ-component = { $rule } (`{ $goal }`)
differ-component-of-items = { $rule } (`{ $goal }`), for minst én i en liste
differ-component-common = bare der:
differ-component-see = `paragraf differ NAVN { $before } { $after }` forteller hvor hver av dem er en annen.
differ-scope = Gjelder saker der alle opplysninger er kjent, med den lesningen hver versjon har når ingen annen er valgt, og med datoer fra 1800 til 2199.
differ-every-reading = Det er heller ingen forskjell etter noen annen lesning.
differ-other-readings = Etter en annen lesning kan svaret være et annet.
differ-undecided = Ikke avgjort: her er en forskjell ikke utelukket, men ingen sak som viser en, er funnet
differ-all-exact = Annet svar, og det er bevist nøyaktig hvor ({ $count })
differ-all-within = Annet svar, og det er bevist at det ikke er det utenfor visse områder ({ $count })
differ-all-within-more = Annet svar i saker som er funnet, og kanskje i flere enn dem som er beskrevet ({ $count })
differ-all-undecided = {" – ikke avgjort: "}{ $ways }
differ-all-open = Ikke avgjort ({ $count })
differ-all-none = Ingen forskjell, bevist ({ $count })
differ-all-norms = {" – "}men «{ $before }» blir «{ $after }»
differ-all-one-version = Ingen sak får et annet svar, men bare den ene versjonen har regelen ({ $count })
differ-all-absent-no = {" ("}{ $version } har ingen slik regel: regnet som nei)
differ-all-absent-value = {" ("}{ $version } har ingen slik regel, og dermed ikke noe svar)
differ-age = alder per { $on }
differ-any = hva som helst
differ-both = { $low } og { $high }
differ-between = fra { $low } til { $high }
differ-from = { $day } eller senere
differ-before = tidligere enn { $day }
differ-later-than = senere enn { $day }
differ-at-latest = { $day } eller tidligere
differ-same-day = samme dag som { $day }
differ-at-least = minst { $limit }
differ-at-most = høyst { $limit }
differ-above = mer enn { $limit }
differ-below = under { $limit }
differ-not = ikke { $limit }
differ-after = { $length } etter { $day }
differ-earlier = { $length } før { $day }
differ-answered = har et svar
differ-unanswered = har ikke noe svar
differ-sure = { $number }, av dem som sikkert regnes med
differ-without-answer = { $number }, av dem uten svar på om de regnes med
differ-by-old = { $words } (etter gammel lov)
differ-by-new = { $words } (etter ny lov)
differ-by-reading = { $words } ({ $read })
differ-by-old-read = { $words } (etter gammel lov, { $read })
differ-by-new-read = { $words } (etter ny lov, { $read })
differ-read-usually = lest som ellers
differ-read-so = lest slik
differ-read-partly = når bare det ene leses slik
differ-more-by-new = mer etter ny lov enn etter gammel
differ-less-by-new = mindre etter ny lov enn etter gammel
differ-no-more-by-new = ikke mer etter ny lov enn etter gammel
differ-no-less-by-new = ikke mindre etter ny lov enn etter gammel
differ-another-by-new = et annet etter ny lov enn etter gammel
differ-caused-by = skyldes { $measures }
differ-each-enough = skyldes hvert av disse for seg: { $sets }
differ-or-by = eller { $measures }
differ-perhaps-by = ikke avgjort om det skyldes { $sets }
differ-together = { $one } sammen med { $other }
differ-needs = { $measures } (som trenger { $needed })
differ-where = { $words }, der { $conditions }
differ-or-where = { ", eller der " }
differ-some-cases = { $words }, alt etter saken for øvrig
differ-few-not-enough = { $by ->
    [line] ikke noen { $most } av endringene er nok
   *[other] ikke noen { $most } av tiltakene er nok
}
differ-alone-nothing = alene, ingen endring her: { $measures }
differ-alone-other = alene, et annet svar enn i begge versjonene: { $measures }
differ-undone = ikke når { $others } kommer til { $set } og ikke noe mer
differ-not-attributed = { $by ->
    [line] Ikke avgjort hvilke endringer forskjellen skyldes.
   *[other] Ikke avgjort hvilke tiltak forskjellen skyldes.
}
differ-few-sets = { $by ->
    [line] { $count } endringer kan ha betydning. Det er sett på inntil { $most } om gangen, og på alle under ett.
   *[other] { $count } tiltak kan ha betydning. Det er sett på inntil { $most } om gangen, og på alle under ett.
}
differ-cancelling = { $by ->
    [line] endringer som opphever hverandre
   *[other] tiltak som opphever hverandre
}
differ-cancels = { $set } endrer svaret i noen saker der det er som før når { $others } også gjelder
differ-measures = { $by ->
    [line] endringene
   *[other] tiltakene
}

## Claims, decided over all cases
claims-refuted = Motbevist: denne saken bryter med den ({ $count })
claims-open = Ikke avgjort ({ $count })
claims-proved = Bevist: ingen sak bryter med den ({ $count })
claims-none = Det er ikke påstått noe om lovendringer her.
claims-scope = Gjelder saker der alle opplysninger er kjent, med datoer fra 1800 til 2199; sakene som vises, er avgjort med de lesningene som gjelder når ingen andre er valgt. En endring som en påstand tillater, må oppfylle vilkåret både før og etter; de som en påstand handler om, oppfyller det før eller etter. Det som er bevist, holder også når opplysninger ikke er kjent, så langt begge versjoner likevel har et svar.
review-nothing = Ingenting funnet.
review-counted = { $proved } bevist, { $found } funnet, { $suspected } mistenkt.
review-earlier = { $count } til var der før endringen.
claim-condition = vilkåret i påstanden
claim-condition-open = åpent
claim-condition-fault = ikke noe svar
claim-before-and-after = { $before } før, { $after } etter
claim-saved = lagret i { $file }
claim-because = som i eksempelet
claim-beyond = Det kreves mer arbeid å avgjøre den enn det som er tillatt.
claim-no-case = En sak som bryter med den, er ikke utelukket, men ingen er funnet ({ $way }):
claim-every-reading = Etter enhver lesning.
claim-default-readings = Med de lesningene som gjelder når ingen andre er valgt; andre er ikke avgjort.
claim-not-under = Med de lesningene som gjelder når ingen andre er valgt, men ikke når dette leses annerledes: { $reading } – { $alternative }.
claim-unchanged = Ingen svar endres i det hele tatt.
claim-uncompared = I noen saker har bare den ene versjonen et svar, og det er ikke noe å sammenlikne.
