### The words of explanations in Norwegian bokmål, as NAV writes it. The keys and their arguments are the same in every language; a test holds them to it.
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
group-sign = { "\u00A0" }
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
assessed-as = vurdert til { $value }
to-be-assessed-by = skal vurderes av { $who }
assessed-because = begrunnelse: { $reason }
factors-left-out = begrunnelsen sier ikke noe om: { $factors }
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
        [yes] { $who } har ikke lov til å { $what }
        [no] { $who } er ikke avskåret fra å { $what }
        [open] det er uavklart om { $who } har lov til å { $what }
       *[fault] det kan ikke avgjøres om { $who } har lov til å { $what }
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
        [yes] at { $who } ikke har lov til å { $what }
       *[no] at { $who } ikke er avskåret fra å { $what }
    }
duty-step = { $who } skal { $what }
power-step = { $who } kan { $what }
prohibition-step = { $who } har ikke lov til å { $what }
always = { $norm }: dette gjelder { $holds ->
        [yes] alltid
       *[no] aldri
    }
answer-would-be = blir svaret { $answer }
would-be-undecided = kan saken ikke avgjøres
condition-would = { $holds ->
        [yes] er vilkåret oppfylt
       *[no] er vilkåret ikke oppfylt
    }
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
none-may-be-met = ingen av disse kan være oppfylt
not-all-may-be-met = disse kan ikke alle være oppfylt
this-must-not-be-met = dette skal ikke være oppfylt
must-not-be-met = { $name } skal ikke være oppfylt
is-not-met = { $name } er ikke oppfylt
opposite-required = { $words } – her kreves det motsatte
read-as = { $label } (lest slik: { $chosen })
read-as-line = { $label } – lest slik: { $chosen }
rule-stands-in = regelen står i { $place }
row-for-others = { $label } er { $value }; raden for alle andre gjelder
is = { $label } er { $value }
is-other-than = { $label } er noe annet enn { $value }
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
range = fra { $low } til og med { $high }
range-below = fra { $low } til, men ikke med, { $high }
one-or-other = { $first } eller { $second }
whatever-unknown = { $known }, uansett det som ikke er kjent
entity = { $name } { $number }

## Exceptions
exception = { $holds ->
        [yes] unntaket gjelder; vilkåret er oppfylt: { $condition }
        [no] unntaket gjelder ikke; vilkåret er ikke oppfylt: { $condition }
        [open] det er uavklart om unntaket gjelder; vilkåret er: { $condition }
       *[fault] det kan ikke avgjøres om unntaket gjelder; vilkåret er: { $condition }
    }
earlier-wording = { $holds ->
        [yes] den tidligere ordlyden gjelder; vilkåret er oppfylt: { $condition }
        [no] den tidligere ordlyden gjelder ikke; vilkåret er ikke oppfylt: { $condition }
        [open] det er uavklart om den tidligere ordlyden gjelder; vilkåret er: { $condition }
       *[fault] det kan ikke avgjøres om den tidligere ordlyden gjelder; vilkåret er: { $condition }
    }
exception-must-not-apply = unntaket måtte ikke ha gjeldt; vilkåret er oppfylt: { $condition }
yields = unntaket viker for unntaket i { $place } ({ $what })
if-that-applies = { $yields }, hvis det gjelder
displaced-condition = vilkåret for unntaket, som dette unntaket går foran
new-wording = den nye ordlyden
displaced-rule = den alminnelige regelen, som unntaket går foran
but-earlier-wording = { $changed }, men den tidligere ordlyden gjelder her

## Formulas
minus = −{ $value }
after-length = { $length } etter { $date }
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
band = { $rate } av delen opp til { $bound }
last-band = { $rate } av resten
age = alder
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
together = { $list } til sammen
the-time = tiden { $words }
part-days = dager i { $of }
part-months = hele måneder i { $of }
part-years = hele år i { $of }
first-day-of = første dag i { $of }
last-day-of = siste dag i { $of }
meets-within = { $day } er innenfor { $period }
meets-not-within = { $day } er ikke innenfor { $period }
meets-overlap = { $one } har dager felles med { $other }
meets-no-overlap = { $one } har ingen dager felles med { $other }
within-period = innenfor { $period }
not-within-period = ikke innenfor { $period }
days-in-common = dager felles med { $period }
no-days-in-common = ingen dager felles med { $period }

## Days that do not exist, and free days
reckoned = { $day } finnes ikke og regnes til { $way } ({ $why })
birthday-up = { $day } finnes ikke; fødselsdagen regnes til 1. mars ({ $why })
birthday-down = { $day } finnes ikke; fødselsdagen regnes til 28. februar ({ $why })
rounded-by-reading = { $place }, { $label }: { $chosen }
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
cited-changed = { $cited }, endret ved { $change }
cited-displaced = { $cited }, fortrengt av unntaket
cited-displaced-in-part = { $cited }, der den alminnelige regelen er fortrengt av unntaket
cited-unverified = { $cited }, ikke bekreftet
cited-unverified-because = { $cited }, ikke bekreftet: { $why }

## The parts of an explanation
law-as-of = Loven per { $day }
with-amendment = med { $title } ({ $name }, { $status })
with-measures-only = med { $title } ({ $name }, { $status }), bare:
only-measure = – { $label } ({ $name })
without = uten: { $label } ({ $name })
title-lacks = Dette måtte vært annerledes
title-faults = Derfor kan saken ikke avgjøres
title-missing = Dette mangler for å avgjøre saken
title-reasons = Begrunnelse
title-turns = Svaret beror på hvordan teksten leses
title-open-turns = Lesemåter som ikke kan prøves uten flere opplysninger
title-basis = Hjemmel
one-is-enough = ett av disse er nok
or-else = eller
not-examined = { $words } – ikke undersøkt
alternative-not-met = { $words } – dette alternativet gjelder ikke
at-place = { $place }: { $words }
missing-fact = { $name } (opplysning): { $wanted }
missing-assessment = { $name } (vurdering): { $wanted }
asked-by = { $words } – { $places }
turns-on = { $place }, { $name }: her lest slik: { $chosen }. Lest slik: { $other } – { $outcome }.
why = hvorfor: { $reason }
reading-option = --reading { $reading }={ $alternative }
reading-needs = { $place }, { $name }: { $other } – krever { $facts }

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
no-condition-here = ikke et vilkår her: { $words } ({ $place })
not-counted-here = ikke med her: { $words } ({ $place })
