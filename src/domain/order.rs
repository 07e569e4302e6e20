//! Putting things in order.

use std::collections::BinaryHeap;

/// The items in order, equal ones as they came. `before` tells whether the first belongs strictly before the second.
///
/// For short or nearly sorted lists, which is all the rules have: it inserts one by one, and takes a tenth of the program that a
/// sort from the standard library takes for each type it is used with.
pub fn sorted<T>(items: impl IntoIterator<Item = T>, before: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::new();
    for item in items {
        let place = sorted.partition_point(|other| !before(&item, other));
        sorted.insert(place, item);
    }
    sorted
}

/// The items in order, for lists of any length whose equal items are the same. A heap takes a quarter of the program of a sort from
/// the standard library.
pub fn all_sorted<T: Ord>(items: Vec<T>) -> Vec<T> {
    BinaryHeap::from(items).into_sorted_vec()
}

/// The items in order, each once.
pub fn unique<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::new();
    for item in items {
        add(&mut sorted, item);
    }
    sorted
}

/// Adds an item to a list in order; tells whether it was not there before.
pub fn add<T: Ord>(sorted: &mut Vec<T>, item: T) -> bool {
    let Err(place) = sorted.binary_search(&item) else { return false };
    sorted.insert(place, item);
    true
}

#[cfg(test)]
mod tests {
    use super::{add, all_sorted, sorted, unique};

    #[test]
    fn order_is_stable_and_unique_drops_doubles() {
        let by_first = sorted([(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')], |a, b| a.0 < b.0);
        assert_eq!(by_first, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        assert_eq!(unique([3, 1, 2, 3, 1]), [1, 2, 3]);
    }

    #[test]
    fn long_lists_are_sorted_and_items_added_once() {
        assert_eq!(all_sorted((0..1000).map(|number| number * 7 % 1000).collect()), (0..1000).collect::<Vec<_>>());
        let mut list = vec![1, 3];
        assert!(add(&mut list, 2) && !add(&mut list, 3));
        assert_eq!(list, [1, 2, 3]);
    }
}
