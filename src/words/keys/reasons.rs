//! The messages of an explanation that is shorter than its trace.

/// Hands these messages to a macro that has its own before them, for what makes something of them, and behind them what else it is given.
macro_rules! reasons_messages {
    ($first:ident $made:ident $($more:tt)*) => {
        $first! {
            $made
            // The reasons, as a decision gives them.
            title_other_sources()
            requirement_met(is, limit)
            exception_aside(condition)
            worked_out_in_full()
            short_ground(words, place)
            short_missing(list)
            short_missing_more(list, count)
            short_more(count)
            short_all_met(place)
            short_rest_met()
            short_rest_idle()
            short_turn(name, place, other, outcome)
            short_open_turns(list)
            $($more)*
        }
    };
}
pub(crate) use reasons_messages;
