//! Putting things in order.

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

/// The items in order, each once.
pub fn unique<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::new();
    for item in items {
        if let Err(place) = sorted.binary_search(&item) {
            sorted.insert(place, item);
        }
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::{sorted, unique};

    #[test]
    fn order_is_stable_and_unique_drops_doubles() {
        let by_first = sorted([(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')], |a, b| a.0 < b.0);
        assert_eq!(by_first, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        assert_eq!(unique([3, 1, 2, 3, 1]), [1, 2, 3]);
    }
}
