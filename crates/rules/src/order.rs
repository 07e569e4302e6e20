//! Orders by numbers.

/// The places of numbers, the lowest first; equal ones stay as they are. What can be told by a number is sorted by it: every further kind of
/// thing that is sorted makes the program larger by a whole sort.
///
/// ```
/// assert_eq!(rules::order::rising([7, 3, 7, 1].into_iter()), [3, 1, 0, 2]);
/// ```
pub fn rising(numbers: impl Iterator<Item = u64>) -> Vec<usize> {
    let mut order: Vec<(u64, usize)> = numbers.enumerate().map(|(place, number)| (number, place)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, place)| place).collect()
}
