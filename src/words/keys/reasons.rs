//! The messages of an explanation that is shorter than its trace.

/// Hands these messages to a macro that has its own before them, for what makes something of them, and behind them what else it is given.
macro_rules! reasons_messages {
    ($first:ident $made:ident $($more:tt)*) => {
        $first! {
            $made
            // The reasons, as a decision gives them.
            title_other_sources()
            title_reservations()
            no_statute()
            followed_until(acts, day)
            full_stop(text)
            is_to_be_other(is)
            is_not(is, other)
            by_exception(condition)
            length_added(date, length)
            length_deducted(date, length)
            measure(label, status)
            none_of_alternatives()
            none_gives_another()
            none_of_list(list)
            as_above(words)
            requirement_met(is, limit)
            not_before(day)
            not_after(day)
            worked_out_in_full()
            short_ground(words, place)
            whether(clause)
            short_missing(list)
            short_missing_more(list, count)
            short_not_assessed(list)
            short_more(list)
            short_all_met(place)
            short_rest_met()
            short_rest_idle()
            short_turn(name, place, other, outcome)
            short_more_turns(list)
            short_open_turns(list)
            short_open_turn(name, other)
            short_more_items(count)
            // What a language has clauses of.
            clause_verbs()
            clause_subordinate()
            clause_scoped()
            articles()
            // A decision as a page.
            page_short()
            page_facts()
            page_trace()
            page_sources()
            page_contents()
            page_skip()
            page_case(title)
            page_list(count)
            page_no_facts()
            page_other_facts(count)
            page_sign(verdict)
            page_with(words, more)
            page_unverified(words, why)
            page_steps_left_out(count)
            page_footer()
            page_parting()
            page_together()
            page_differing(count)
            page_differs()
            $($more)*
        }
    };
}
pub(crate) use reasons_messages;
