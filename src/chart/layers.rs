//! Where the cards of a graph stand: in columns by the longest way to them, in an order with few crossings.

/// Where a card stands: its column, and its place from the top of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) column: usize,
    pub(super) order: usize,
}

/// How often the order is looked at again, from either side.
const SWEEPS: usize = 6;

/// The places of cards. `bands` has the band of each; a column has its cards band by band.
pub(super) fn places(bands: &[usize], edges: &[(usize, usize)]) -> Vec<Place> {
    let columns = columns(bands.len(), edges);
    let count = columns.iter().max().map_or(0, |most| most + 1);
    let mut rows: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (card, column) in columns.iter().enumerate() {
        if let Some(row) = rows.get_mut(*column) {
            row.push(card);
        }
    }
    rows.iter_mut().for_each(|row| row.sort_by_key(|card| (bands.get(*card), *card)));
    let mut places = placed(&rows, bands.len());
    for sweep in 0..SWEEPS {
        let forward = sweep % 2 == 0;
        let mut order: Vec<usize> = (0..count).collect();
        if !forward {
            order.reverse();
        }
        for column in order {
            let Some(row) = rows.get_mut(column) else { continue };
            row.sort_by_key(|card| (bands.get(*card), middle(*card, edges, &places, forward), *card));
            places = placed(&rows, bands.len());
        }
    }
    places
}

/// The column of each card: behind all that lead to it. One that nothing leads to stands as near as it can to what it leads to.
fn columns(cards: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut columns: Vec<usize> = vec![0; cards];
    let mut left: Vec<usize> = (0..cards).map(|card| edges.iter().filter(|(_, to)| *to == card).count()).collect();
    let mut open: Vec<usize> = (0..cards).collect();
    while !open.is_empty() {
        // Where all that are left lead in a circle, the first of them begins.
        let next = open.iter().position(|card| left.get(*card) == Some(&0)).unwrap_or(0);
        let card = open.remove(next);
        let column = columns.get(card).copied().unwrap_or(0);
        for (_, to) in edges.iter().filter(|(from, to)| *from == card && open.contains(to)) {
            if let (Some(own), Some(left)) = (columns.get_mut(*to), left.get_mut(*to)) {
                *own = column.max(own.saturating_sub(1)) + 1;
                *left = left.saturating_sub(1);
            }
        }
    }
    for card in 0..cards {
        let first = edges.iter().filter(|(from, _)| *from == card).filter_map(|(_, to)| columns.get(*to)).min().copied();
        if let (Some(first), false, Some(own)) = (first, edges.iter().any(|(_, to)| *to == card), columns.get_mut(card)) {
            *own = first.saturating_sub(1).max(*own);
        }
    }
    columns
}

fn placed(rows: &[Vec<usize>], cards: usize) -> Vec<Place> {
    let mut places = vec![Place { column: 0, order: 0 }; cards];
    for (column, row) in rows.iter().enumerate() {
        for (order, card) in row.iter().enumerate() {
            if let Some(place) = places.get_mut(*card) {
                *place = Place { column, order };
            }
        }
    }
    places
}

/// The middle of the places of a card's neighbours on one side, in hundredths; its own where it has none there.
fn middle(card: usize, edges: &[(usize, usize)], places: &[Place], before: bool) -> usize {
    let neighbour = |(from, to): &(usize, usize)| match before {
        true => (*to == card).then_some(*from),
        false => (*from == card).then_some(*to),
    };
    let orders: Vec<usize> = edges.iter().filter_map(neighbour).filter_map(|own| places.get(own)).map(|own| own.order).collect();
    match orders.len() {
        0 => places.get(card).map_or(0, |own| own.order * 100),
        count => orders.iter().sum::<usize>() * 100 / count,
    }
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn each_card_stands_behind_what_leads_to_it_and_a_circle_ends() {
        let edges = [(0, 1), (1, 2), (0, 2), (3, 2)];
        let columns: Vec<usize> = places(&[0; 4], &edges).iter().map(|place| place.column).collect();
        assert_eq!(columns, [0, 1, 2, 1]);
        assert_eq!(places(&[0; 2], &[(0, 1), (1, 0)]).len(), 2);
    }

    #[test]
    fn neighbours_stand_beside_each_other() {
        // Two pairs that would cross in the order of their numbers.
        let places = places(&[0; 4], &[(0, 3), (1, 2)]);
        assert!(places[0].order < places[1].order && places[3].order < places[2].order);
    }
}
